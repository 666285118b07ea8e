"""What does the list of the outbox show: which messages, in which groups, what needs a person first?"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.choices import MessageState
from partners.models import Message, User
from partners.models.message import MessageQuerySet
from talkoot.lib.text import clean, forbidden_characters

from ...actions import inviting
from ...models import Event, Stand
from . import outbox_words as words

ROWS = 50  # on one page; the filled button sends no more than one has before one's eyes
LAST_PAGE = 10_000
VIEWS: dict[str, tuple[MessageState, ...]] = {
    "odottaa": (MessageState.DRAFT, *MessageState.troubled()),
    "matkalla": MessageState.leaving(),
    "lahteneet": MessageState.gone(),
    "perutut": (MessageState.CANCELLED,),
}
WAITING = "odottaa"
COUNTED = (WAITING, "matkalla")  # a duty and a progress; the others grow for ever


@dataclass(frozen=True)
class Asked:
    """What an address of the outbox asks for: a view, words to search for, one event, a page."""

    view: str = WAITING
    search: str = ""
    event: Event | None = None
    page: int = 1

    @classmethod
    def from_address(cls, user: User, query: QueryDict) -> "Asked":
        """Read the address; what it does not know is as if it were not there."""
        asked = {name: clean(query.get(name, "")) for name in ("tila", "haku", "talkoot", "sivu")}
        asked = {name: "" if forbidden_characters(value) else value[:100] for name, value in asked.items()}
        slug, page = asked["talkoot"], asked["sivu"]
        event = Event.objects.editable_by(user).with_places().at(slug).first() if slug else None
        number = min(int(page), LAST_PAGE) if page.isdecimal() and len(page) < 9 else 1
        return cls(asked["tila"] if asked["tila"] in VIEWS else WAITING, asked["haku"], event, max(number, 1))

    def query(self, **other: Any) -> str:
        """Return the part of an address that asks this again, with some of it otherwise; empty or "?…"."""
        facts = {"tila": self.view, "haku": self.search, "sivu": self.page}
        facts |= {"talkoot": self.event.slug if self.event else ""} | other
        usual = {"tila": WAITING, "sivu": 1}
        address = QueryDict(mutable=True)
        address.update({key: str(value) for key, value in facts.items() if value and usual.get(key) != value})
        return f"?{address.urlencode()}" if address else ""

    def messages(self, user: User) -> MessageQuerySet:
        """Return the messages of this address, all pages, in their order."""
        found = Message.objects.managed_by(user).in_states(VIEWS[self.view])
        if self.event is not None:
            found = found.about(self.event.subject)
        if self.search:
            found = found.matching(self.search, Stand.objects.editable_by(user).subjects_named(self.search))
        return found.urgent_first() if self.view == WAITING else found.newest_first().without_text()


@dataclass
class Group:
    """Messages under one heading. `kind` is trouble, drafts, unaddressed or plain."""

    kind: str
    title: str
    note: str
    rows: list[dict[str, Any]]
    event: Event | None = None
    messages: list[Message] = field(default_factory=list)
    stands: list[int] = field(default_factory=list)  # whose letters can be printed
    seen: str = ""  # digest, where the group has a button of its own


@dataclass
class Listing:
    """One page of the list."""

    groups: list[Group]
    has_more: bool
    messages: list[Message]

    @property
    def sendable(self) -> list[Message]:
        """Return the drafts on this page that can leave by mail."""
        return [one for one in self.messages if one.state == MessageState.DRAFT and one.to_email]

    def open_first(self) -> Message | None:
        """Return the first message, its row marked as the open one; None where there is none."""
        first = next((group for group in self.groups if group.messages), None)
        if first is None:
            return None
        first.rows[0]["is_current"] = True
        return first.messages[0]


def listing(user: User, asked: Asked, current: int | None = None) -> Listing:
    """Return a page of the list in three queries, however many messages there are."""
    start = (asked.page - 1) * ROWS
    found = list(asked.messages(user)[start : start + ROWS + 1])
    shown = found[:ROWS]
    events = Event.objects.editable_by(user).with_places().in_bulk(keys(shown, "event", "occasion"))
    stands = Stand.objects.editable_by(user).in_order().in_bulk(keys(shown, "stand", "subject"))
    names = {stand.subject: stand.organisation.name for stand in stands.values()}
    sorts: dict[tuple[str, str, str], list[Message]] = {}
    for message in shown:  # a group stands where its first message does
        sorts.setdefault(sort_of(message), []).append(message)
    groups = [
        _group(kind, letter, rows, events.get(key_of(occasion, "event") or 0))
        for (kind, occasion, letter), rows in sorts.items()
    ]
    for group in groups:
        group.rows = [_row(one, names, asked, current) for one in group.messages]
        group.stands = [key for key in keys(group.messages, "stand", "subject") if key in stands]
    drafts = [group for group in groups if group.kind == "drafts"]
    for group in drafts if len(drafts) > 1 else []:
        group.seen = inviting.seen_digest(group.messages)
    return Listing(groups, len(found) > ROWS, shown)


def sort_of(message: Message) -> tuple[str, str, str]:
    """Return what a message is listed under: what to do with it, its occasion and its kind."""
    if message.state in MessageState.troubled():
        return ("trouble", "", "")
    if message.state == MessageState.DRAFT:
        return ("drafts" if message.to_email else "unaddressed", message.occasion, message.kind)
    return ("plain", message.occasion, message.kind)


def _group(kind: str, letter: str, messages: list[Message], event: Event | None) -> Group:
    number = len(messages)
    count = ngettext("%(n)s message", "%(n)s messages", number) % {"n": number}
    about = words.event_words(event) if event else ""
    if kind == "trouble":
        return Group(kind, _("Needs your decision"), count, [], None, messages)
    title = words.kind_heading(letter)
    if kind == "unaddressed":
        title = _("%(letters)s without an e-mail address") % {"letters": title}
    return Group(kind, title, ", ".join(part for part in (about, count) if part), [], event, messages)


def _row(message: Message, names: dict[str, str], asked: Asked, current: int | None) -> dict[str, Any]:
    name = names.get(message.subject) or message.to_name or message.to_email
    person = message.to_name if message.to_name != name else ""
    return {
        "pk": message.pk,
        "name": name,
        "url": reverse("desk:message_detail", args=[message.pk]) + asked.query(),
        "person": person,
        "title": message.title if message.state != MessageState.DRAFT else "",
        "look": words.look(message),
        "said": words.said(message),
        "is_current": message.pk == current,
    }


def key_of(name: str, model: str) -> int | None:
    """Return the number in an opaque name such as "event:12"."""
    kind, _colon, key = name.partition(":")
    return int(key) if kind == model and key.isdecimal() else None


def keys(messages: Iterable[Message], model: str, attribute: str) -> list[int]:
    """Return the numbers of the events or stands that messages are about."""
    found = (key_of(getattr(message, attribute), model) for message in messages)
    return sorted({key for key in found if key is not None})


def views(asked: Asked, counts: dict[str, int]) -> list[dict[str, Any]]:
    """Return the four views of the outbox for parts/switch.html, with a number where it is a duty or a progress."""
    labels = {
        "odottaa": _("Waits for you"),
        "matkalla": _("Leaving"),
        "lahteneet": _("Gone"),
        "perutut": _("Not sent"),
    }
    return [
        {
            "label": labels[name],
            "url": reverse("desk:outbox") + asked.query(tila=name, sivu=1),
            "is_current": name == asked.view,
            "count": (sum(counts.get(state, 0) for state in VIEWS[name]) or None)
            if name in COUNTED
            else None,
        }
        for name in VIEWS
    ]
