"""What does every page of the desk show around its content: whose network, which menu, who is signed in?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .models import Network, User

OUTBOX = "desk:outbox"
# In the order of the bar; the last word tells whether only coordinators have the page.
MENU = (
    ("desk:event_list", _("Next steps"), False),
    ("desk:tasks_of_all", _("Tasks"), False),
    ("partners:organisation_list", _("Network"), True),
    ("desk:concept_list", _("Models"), False),
    (OUTBOX, _("Outbox"), True),
    ("desk:calendar_feed", _("Calendar"), False),
)
UNDO = "undo"  # in the session: {said, url, token, at, is_new} of the last change that can be taken back
OF_PLANNERS = frozenset({"desk:tasks_of_all", "desk:concept_list"})  # librarians plan nothing
OWN_NAMES = {"fi": "suomi", "sv": "svenska", "en": "English"}


def address_of(name: str) -> str:
    """Return the path of a URL name without arguments, or an empty text when there is no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@dataclass(frozen=True)
class MenuItem:
    """One line of the main menu."""

    label: str
    url: str
    is_current: bool = False
    count: int = 0
    count_words: str = ""


class Desk:
    """The frame of a desk page. Nothing is read from session or database before a template asks for it."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def user(self) -> User | None:
        """Return who is signed in, or None."""
        user = getattr(self.request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @cached_property
    def network(self) -> Network | None:
        """Return the network of the event on the page, else the first whose planning side the user may see."""
        if known := getattr(self.request, "network", None):
            return known
        return Network.objects.joined_by(self.user).first() if self.user else None

    @cached_property
    def menu(self) -> list[MenuItem]:
        """Return the lines of the main menu; none for those who are not signed in."""
        if self.user is None:
            return []
        coordinates, plans = bool(self.user.standing.coordinated), bool(self.user.standing.networks)
        pages = [
            (url, label)
            for name, label, is_for_coordinators in MENU
            if (url := address_of(name))
            and (coordinates or not is_for_coordinators)
            and (plans or name not in OF_PLANNERS)
        ]
        outbox = address_of(OUTBOX)
        waiting = self.user.waiting_messages if outbox and coordinates else 0
        path = getattr(self.request, "menu_path", self.request.path)
        if self.mailbox_url and path.startswith(self.mailbox_url):
            path = ""  # the example's mailbox lies beside the portal, under none of its pages
        current = max((url for url, _label in pages if path.startswith(url)), key=len, default="")
        words = ngettext("message waits for you", "messages wait for you", waiting)
        return [
            MenuItem(str(label), url, url == current, waiting if url == outbox else 0, words)
            for url, label in pages
        ]

    @cached_property
    def home(self) -> str:
        """Return where the sign in the bar leads: the desk, or the public front page."""
        return self.menu[0].url if self.menu else address_of("public:event_list")

    @property
    def mailbox_url(self) -> str:
        """Return where the mail lies that an example portal has sent; empty where mail really leaves."""
        return address_of("partners:mailbox") if settings.MAILBOX_DIR and self.user else ""

    @property
    def who(self) -> str:
        """Return the user's name as the bar shows it."""
        return self.user.get_short_name() if self.user else ""

    @property
    def who_url(self) -> str:
        """Return the user's own page: password, second steps, language, sign-out."""
        return address_of("mfa_index")

    @cached_property
    def undo(self) -> dict[str, Any] | None:
        """Return the change that was made just now and can be taken back; told once, on whichever page comes next."""
        found = self.request.session.get(UNDO) if self.user else None
        if not found or not found["is_new"]:
            return None
        self.request.session[UNDO] = found | {"is_new": False}
        return dict(found)

    @property
    def languages(self) -> list[tuple[str, str]]:
        """Return the languages of the pages as (code, own name)."""
        return [(code, OWN_NAMES.get(code, code)) for code, _name in settings.LANGUAGES]

    @property
    def language_url(self) -> str:
        """Return where a chosen language is posted."""
        return address_of("partners:language_set")


def portal(request: HttpRequest) -> dict[str, Desk]:
    """Context processor: `desk` for the base templates."""
    return {"desk": Desk(request)}
