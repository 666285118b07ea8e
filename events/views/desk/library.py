"""What does the signed-in librarian of a venue, or the coordinator who asks on the phone, see and answer?"""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from partners.requests import DeskRequest

from ...actions import inviting, room
from ...forms.room import RoomForm
from ...models import Event
from .. import library as library_words
from .. import library_prints
from . import shelf
from .band import band_of


def found_event(request: DeskRequest, slug: str) -> Event:
    """Return the event of which this person may read who comes with what needs. Raises Http404."""
    return get_object_or_404(Event.objects.people_seen_by(request.user).with_places(), slug=slug)


@require_safe
def library_page(request: DeskRequest, slug: str) -> HttpResponse:
    """Show the room's state, the papers to print, the day, and who comes with what needs."""
    return page(request, found_event(request, slug), RoomForm(is_signed_in=True))


@require_POST
def room_answer(request: DeskRequest, slug: str) -> HttpResponse:
    """Take the library's answer about the room, given here or told to the coordinator."""
    event, form = found_event(request, slug), RoomForm(request.POST, is_signed_in=True)
    if not form.is_valid():
        return page(request, event, form, status=422)
    state, note, _who = form.answer()
    room.answer_room(event, state, note, proposal=form.proposal(), by=request.user)
    messages.success(request, library_words.thanks(state))
    return redirect("desk:library_page", slug)


@require_POST
def library_printed(request: DeskRequest, slug: str) -> HttpResponse:
    """Note that the library has printed a paper."""
    event = found_event(request, slug)
    name = event.venue.name if event.venue else ""
    whose = {"by": request.user, "by_name": name}
    try:
        is_new = library_prints.note_printed(event, request.POST, get_language() or "fi", **whose)
    except library_prints.NoCopies:
        messages.error(request, library_prints.uncounted())
    else:
        if is_new:
            messages.success(request, library_prints.noted())
    return redirect(reverse("desk:library_page", args=[slug]) + "#prints")


@require_POST
def library_invite(request: DeskRequest, slug: str) -> HttpResponse:
    """Write the library a draft with its link; it waits in the outbox to be looked at."""
    event = get_object_or_404(Event.objects.editable_by(request.user).with_places(), slug=slug)
    message = inviting.prepare_library_link(event, request.user)
    if message is None:
        messages.warning(request, _("There is no library to write to, or the day is over."))
        return redirect("desk:library_page", slug)
    messages.success(request, _("The message to the library is here. Look at it, then send it."))
    return redirect("desk:outbox")


def page(request: DeskRequest, event: Event, form: RoomForm, status: int = 200) -> HttpResponse:
    """Return the page with this form."""
    to_paper, to_picture = (
        partial(shelf.address, name, event) for name in ("document_print", "document_picture")
    )
    facts = library_words.library_page(event, get_language() or "fi", form, to_paper, to_picture)
    return render(request, "events/library_page.html", facts | {
        "band": band_of(event, request), "answer_url": reverse("desk:room_answer", args=[event.slug]),
        "printed_url": reverse("desk:library_printed", args=[event.slug]),
        "pack_url": reverse("desk:pack_new", args=[event.slug]),
        "may_invite": event.network_id in request.user.standing.coordinated and event.venue_id,
    }, status=status)  # fmt: skip
