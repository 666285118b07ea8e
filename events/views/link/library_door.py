"""What happens at the door of a library's link: whose page opens, and what is said when none does?"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from allauth.core.ratelimit import respond_429
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate

from partners import limits

from ... import personal_links
from ...models import Event
from ...printing import Order
from . import words
from .doors import CLOSED, with_headers


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
