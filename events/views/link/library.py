"""What does a library see and do behind its link: one venue, one event, without signing in?

The language follows ?kieli=; the address of a print asks for its own. Nothing changes by looking.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from allauth.core.ratelimit import respond_429
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from partners import limits

from ... import personal_links
from ...actions import room
from ...documents import press, store
from ...forms.room import RoomForm
from ...models import Event
from ...printing import CannotPrint, Order, work_for
from .. import library as library_words
from .. import library_prints
from . import words
from .doors import CLOSED, with_headers

PATIENCE = 8  # times that of the desk: a library prints seldom, and has no waiting page of its own
PICTURE = "240"


@dataclass(frozen=True, slots=True)
class LibraryVisit:
    """Somebody with a library's link that opens."""

    token: str
    event: Event
    language: str

    def url(self, name: str, *arguments: str) -> str:
        """Return the address of a page behind the same link, in the same language."""
        tail = words.tail(self.language, None)
        return reverse(f"link:{name}", args=[self.token, *arguments]) + tail

    def print_url(self, order: Order) -> str:
        """Return the address of a print."""
        return f"{reverse('link:library_print', args=[self.token, order.kind])}?{order.query()}"

    @property
    def venue(self) -> str:
        """Return in whose name things are done here when nobody tells a name."""
        return self.event.venue.name if self.event.venue else ""


def behind_library_link(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view see a LibraryVisit, or show a kind page that says why the link opens nothing and whom to call."""

    @wraps(view)
    def opened(request: HttpRequest, token: str, **arguments: str) -> HttpResponse:
        found = personal_links.open_library(token, localdate())
        is_unknown = found.door == personal_links.Door.UNKNOWN
        place = limits.place_of(request) if is_unknown else ""
        if is_unknown and not limits.take("unknown link", place, limits.LINK_MISSES):
            return with_headers(respond_429(request), "")
        language = words.language_of(request, "fi")
        with translation.override(language):
            if found.event is None or found.event.venue_id is None or found.door in CLOSED:
                facts = words.frame(found.event.network, language) if found.event else {}
                status = CLOSED.get(found.door, 410)
                shown = {"door": found.door.value, "event": found.event, **facts}
                return with_headers(
                    render(request, "link/library_closed.html", shown, status=status), language
                )
            response = view(request, LibraryVisit(token, found.event, language), **arguments)
        return with_headers(response, language)

    return opened


@login_not_required
@require_safe
@behind_library_link
def library(request: HttpRequest, visit: LibraryVisit) -> HttpResponse:
    """Show the room's state, the papers to print, the day, and who comes with what needs."""
    return page(request, visit, RoomForm(is_signed_in=False))


@login_not_required
@require_POST
@behind_library_link
def room_answer(request: HttpRequest, visit: LibraryVisit) -> HttpResponse:
    """Take the library's answer about the room."""
    form = RoomForm(request.POST, is_signed_in=False)
    if not form.is_valid():
        return page(request, visit, form, status=422)
    state, note, who = form.answer()
    room.answer_room(visit.event, state, note, by_name=who)
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


def page(request: HttpRequest, visit: LibraryVisit, form: RoomForm, status: int = 200) -> HttpResponse:
    """Return the page with this form, the frame of link pages and the addresses of its forms."""
    path = reverse("link:library", args=[visit.token])
    facts = words.frame(visit.event.network, visit.language, path) | library_words.library_page(
        visit.event, visit.language, form, visit.print_url, visit.print_url
    ) | {"answer_url": visit.url("room_answer"), "printed_url": visit.url("library_printed"),
           "pack_url": visit.url("pack_new")}  # fmt: skip
    return render(request, "link/library.html", facts, status=status)
