"""Who comes to the event, and how is a stand added, changed or taken away by hand?"""

from functools import partial
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from partners.requests import DeskRequest

from ... import jobs
from ...actions import correcting, stands
from ...choices import StandState
from ...forms.stand import NewStandForm
from ...forms.stand_page import WholeStandForm
from ...models import Event, Meeting, Stand
from . import board, posted, room_needs, stand_page
from .band import band_of


@require_safe
def stand_list(request: DeskRequest, slug: str) -> HttpResponse:
    """Show who comes, who has not answered and who cannot come, all or one view of them."""
    event = get_object_or_404(Event.objects.editable_by(request.user).with_places(), slug=slug)
    whole = board.board_of(event, localdate())
    rows, state, scope = board.chosen(whole.rows, request.GET)
    room = room_needs.room_checks(event, whole.stands)
    return render(request, "events/stand_list.html", {
        "band": band_of(event, request), "event": event, "rows": rows, "all_rows": whole.rows,
        "sentence": board.sentence(whole.rows), "states": board.strip(whole.rows),
        "state_views": board.state_views(event, whole.rows, state, scope),
        "scope_views": board.scope_views(event, whole.rows, state, scope),
        "room": room, "shortage": room_needs.shortage(room), "unknown": room_needs.unknown_facts(event, whole.stands),
        "reminded": board.to_be_reminded(whole.rows), "posted": posted.in_short(event, whole.stands),
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def stand_new(request: DeskRequest, slug: str) -> HttpResponse:
    """Add a stand for an organisation of the network or a new one."""
    event = get_object_or_404(Event.objects.editable_by(request.user).with_places(), slug=slug)
    form = NewStandForm(request.POST or None, event=event)
    if request.method == "POST" and form.is_valid():
        try:
            stand = stands.add_stand(event, form.whose(), form.facts(), by=request.user)
        except stands.StandExists as refusal:
            name = refusal.stand.organisation.name
            field = "organisation" if form.cleaned_data.get("organisation") else "new_name"
            form.add_error(
                field, _("%(name)s is at this event already. Change its stand on the list.") % {"name": name}
            )
        else:
            return done(request, event, _("%(name)s was added.") % {"name": stand.organisation.name})
    return render(
        request, "events/stand_new.html", {"band": band_of(event, request), "event": event, "form": form}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def stand_edit(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Show what an organisation has answered, who was asked what, and mend the facts of its stand."""
    found = Stand.objects.editable_by(request.user).in_order().with_event().with_people().with_contacts()
    stand = get_object_or_404(found, event__slug=slug, pk=pk)
    meetings = list(stand.event.meetings.all())
    form = WholeStandForm(request.POST or None, instance=stand, meetings=meetings)
    if request.method == "POST" and form.is_valid():
        try:
            changed = correcting.correct_stand(
                stand,
                form.answer(),
                form.texts(),
                seen=form.seen_answer(),
                seen_texts=form.seen_texts(),
                by=request.user,
            )
        except stands.StandChanged as refusal:
            form = told_of_change(request, refusal, meetings)
        else:
            told = _("%(name)s: saved.") if changed else _("%(name)s: nothing had changed.")
            return done(request, stand.event, told % {"name": stand.organisation.name})
    stand = stand if not form.is_bound else found.get(pk=pk)  # a refused form has put its words into the row
    words = {"band": band_of(stand.event, request), "event": stand.event, "stand": stand, "form": form}
    return render(
        request, "events/stand_edit.html", words | stand_page.words_of(stand, meetings, localdate())
    )


@require_http_methods(["GET", "HEAD", "POST"])
def stand_remove(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Show what follows when an organisation leaves, and take it away when the button is pressed."""
    found = Stand.objects.editable_by(request.user).in_order().with_event()
    stand = get_object_or_404(found, event__slug=slug, pk=pk)
    if request.method == "POST":
        stands.remove_stand(stand, by=request.user)
        return done(
            request,
            stand.event,
            _("%(name)s was removed from the event.") % {"name": stand.organisation.name},
        )
    others = stand.event.stands.count() - 1
    words = {"band": band_of(stand.event, request), "event": stand.event, "stand": stand, "others": others}
    words["is_named"] = stand.state == StandState.CONFIRMED
    return render(request, "events/stand_remove.html", words)


def done(request: DeskRequest, event: Event, told: str) -> HttpResponse:
    """Go to the list with a sentence on top; posters are made again meanwhile."""
    transaction.on_commit(partial(jobs.prepare_posters.enqueue, event.pk))
    messages.success(request, told)
    return redirect(reverse("desk:stand_list", args=[event.slug]))


def told_of_change(
    request: DeskRequest, refusal: stands.StandChanged, meetings: list[Meeting]
) -> WholeStandForm:
    """Return the form as it was typed, with what somebody else saved meanwhile beside each field."""
    current = Stand.objects.with_event().with_people().in_order().get(pk=refusal.current.pk)
    data: Any = request.POST.copy()
    data["seen"] = WholeStandForm.write_seen(current)
    again = WholeStandForm(data, instance=current, meetings=meetings)
    again.is_valid()
    current = Stand.objects.with_people().get(pk=current.pk)  # the form has put its words into the row
    for field in refusal.fields:
        again.add_error(
            stand_page.field_of(field),
            _("Somebody saved this meanwhile: %(saved)s. Save again to put yours in its place.")
            % {"saved": stand_page.saved(current, field) or "–"},
        )
    return again
