"""What happens at the door of a personal link: whose page opens, in which language, and what is said when none does?

Unknown links answer 404, expired and revoked ones 410, with the same kind page. A cancelled event answers 200 to those
who look (the news is the page) and 409 to those who still answer; so does an event that is over.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from allauth.core.ratelimit import respond_429
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate

from partners import limits
from partners.models import Network

from ...choices import EventState
from ...forms.new_link import NewLinkForm
from ...models import Event, Stand
from ...personal_links import Door, Opened, open_stand
from . import words

CODES = tuple(code for code, _name in settings.LANGUAGES)
CLOSED = {Door.UNKNOWN: 404, Door.EXPIRED: 410, Door.REVOKED: 410}
PAGES = (
    "answer",
    "thanks",
    "undo",
    "letter",
    "calendar",
    "promo_kit",
    "promo_logo",
    "promo_logo_remove",
    "tasks_done",
    "run_sheet_phone",
    "meetings",
)
HEADERS = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody with a link that opens: the stand, its event, the page's language and what is still possible."""

    token: str
    stand: Stand
    event: Event
    language: str
    is_cancelled: bool
    is_over: bool

    @property
    def may_answer(self) -> bool:
        """Tell whether an answer is still taken: until the event's day has passed."""
        return not self.is_cancelled and not self.is_over

    @property
    def path(self) -> str:
        """Return the address of the answer's page without a language."""
        return reverse("link:answer", args=[self.token])

    def url(self, name: str, *arguments: Any) -> str:
        """Return the address of another page behind the same link, in the same language."""
        return (
            f"{reverse(f'link:{name}', args=[self.token, *arguments])}{words.tail(self.language, self.stand)}"
        )

    @property
    def pages(self) -> dict[str, str]:
        """Return the addresses of all pages behind this link, under the names that templates use."""
        return {f"{name}_url": self.url(name) for name in PAGES}


def behind_link(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view see a Visit, or show the kind page. Nothing is written by looking, not even that somebody looked."""

    @wraps(view)
    def opened(request: HttpRequest, token: str, **arguments: Any) -> HttpResponse:
        found = open_stand(token, localdate())
        if found.door == Door.UNKNOWN and not limits.take(
            "unknown link", limits.place_of(request), limits.LINK_MISSES
        ):
            return with_headers(respond_429(request), "")
        own = found.stand.organisation.language if found.stand else settings.LANGUAGE_CODE
        language = words.language_of(request, own)
        with translation.override(language):
            if found.stand is None or found.event is None or found.door in CLOSED:
                return with_headers(closed(request, found, language), language)
            response = view(
                request, visit_of(token, found.stand, found.event, found.door, language), **arguments
            )
        return with_headers(response, language)

    return opened


def visit_of(token: str, stand: Stand, event: Event, door: Door, language: str) -> Visit:
    """Return what an open door leads to."""
    return Visit(token, stand, event, language, door == Door.CANCELLED, is_held(event))


def closed(request: HttpRequest, found: Opened, language: str) -> HttpResponse:
    """Say kindly why the link does not open, whom to call, and how to get a new one."""
    facts: dict[str, Any] = {
        "door": found.door.value, "event": found.event, "stand": found.stand, "is_held": is_held(found.event),
        "helpers": [] if found.event else words.helpers_of(Network.objects.order_by("name")[:5], language),
        "new_link": NewLinkForm(), "request_url": reverse("link:request_new") + words.tail(language, None),
    }  # fmt: skip
    if found.event:
        facts |= words.frame(found.event.network, language)
    return render(request, "link/closed.html", facts, status=CLOSED[found.door])


def is_held(event: Event | None) -> bool:
    """Tell whether the event's day has passed, so that a new link would open nothing; a postponed one is ahead."""
    if event is None or event.day is None or event.state == EventState.POSTPONED:
        return False
    return event.day < localdate()


def with_headers(response: HttpResponse, language: str) -> HttpResponse:
    """Keep a page with a personal address out of caches and search engines."""
    for name, value in HEADERS.items():
        response[name] = value
    if language:
        response["Content-Language"] = language
    return response
