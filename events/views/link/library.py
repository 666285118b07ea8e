"""What does a library see and do behind its link: one venue, one event, without signing in?

The language follows ?kieli=; the address of a print asks for its own. Nothing changes by looking.
"""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ... import sheet
from ...actions import room
from ...actions.polling import lacks_day
from ...documents import press, store
from ...forms.room import RoomForm
from ...printing import CannotPrint, Order, work_for
from .. import library as library_words
from .. import library_prints, poll_taps
from ..adding import add_words
from . import words
from .library_door import LibraryVisit, behind_library_link
from .library_poll import library_poll_page

PATIENCE = 8  # times that of the desk: a library prints seldom, and has no waiting page of its own
PICTURE = "240"


@login_not_required
@require_safe
@behind_library_link
def library(request: HttpRequest, visit: LibraryVisit) -> HttpResponse:
    """Show the room's state, the papers to print, the day, and who comes with what needs."""
    asked = poll_taps.asked_of(visit.event, None)
    if asked and lacks_day(visit.event):
        return library_poll_page(request, visit, asked)  # the same link asks for the day first
    return page(request, visit, RoomForm(is_signed_in=False), is_asked=asked is not None)


@login_not_required
@require_POST
@behind_library_link
def room_answer(request: HttpRequest, visit: LibraryVisit) -> HttpResponse:
    """Take the library's answer about the room."""
    form = RoomForm(request.POST, is_signed_in=False)
    if not form.is_valid():
        return page(request, visit, form, status=422)
    state, note, who = form.answer()
    room.answer_room(visit.event, state, note, proposal=form.proposal(), by_name=who)
    messages.success(request, library_words.thanks(state))
    return redirect(visit.url("library"))


@login_not_required
@require_POST
@behind_library_link
def library_printed(request: HttpRequest, visit: LibraryVisit) -> HttpResponse:
    """Note that the library has printed a paper."""
    try:
        is_new = library_prints.note_printed(visit.event, request.POST, visit.language, by_name=visit.venue)
    except library_prints.NoCopies:
        messages.error(request, library_prints.uncounted())
    else:
        if is_new:
            messages.success(request, library_prints.noted())
    return redirect(visit.url("library") + "#prints")


@login_not_required
@require_safe
@behind_library_link
def library_print(request: HttpRequest, visit: LibraryVisit, kind: str) -> HttpResponse:
    """Send a PDF that a library may print (or its picture); without phone numbers."""
    try:
        order = Order.from_address(kind, request.GET)
        if not library_prints.is_printed(visit.event, order):
            raise CannotPrint("kind", kind)
        work = work_for(visit.event, order)
        with press.within(settings.PRINT_PATIENCE * PATIENCE):
            document = work.make()
            if request.GET.get("w") == PICTURE:
                return HttpResponse(store.picture(document, int(PICTURE)), content_type="image/png")
    except CannotPrint as refusal:
        raise Http404(str(refusal)) from refusal
    except press.PressError:
        facts = words.frame(visit.event.network, visit.language) | {"again": request.get_full_path()}
        busy = render(request, "link/library_print.html", facts, status=503)
        busy["Retry-After"] = "15"
        return busy
    response = HttpResponse(document.pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{work.file_name}"'
    return response


def page(
    request: HttpRequest, visit: LibraryVisit, form: RoomForm, status: int = 200, *, is_asked: bool = False
) -> HttpResponse:  # fmt: skip
    """Return the page with this form, the frame of link pages and the addresses of its forms."""
    path = reverse("link:library", args=[visit.token])
    day = sheet.from_rows(visit.event, (), (), (), visit.language)
    facts = words.frame(visit.event.network, visit.language, path) | library_words.library_page(
        visit.event, visit.language, form, visit.print_url, visit.print_url
    ) | {"answer_url": visit.url("room_answer"), "printed_url": visit.url("library_printed"),
           "pack_url": visit.url("pack_new"),
           "run_sheet_url": visit.url("library_run_sheet"), "poll_url": visit.url("library_poll") if is_asked else "",
           "facts_url": visit.url("library_room_facts"),
           "venue_feed_url": visit.url("venue_feed"),
           "adding": add_words(day, visit.url("library_calendar"), visit.language)}  # fmt: skip
    return render(request, "link/library.html", facts, status=status)
