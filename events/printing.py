"""How does an order for a document (whose, which kind, how set, in which language, about whom) become a PDF?"""

from dataclasses import asdict, dataclass
from typing import Any

from django.http import QueryDict
from django.utils.timezone import localdate

from partners.models import Contact, Organisation
from talkoot.lib.text import in_language

from . import sheet, sheet_day
from .documents import kinds, store
from .documents.design import Design
from .documents.kind import LANGUAGES, Document, Subject
from .facts import EventSheet, Recipient
from .models import Event

__all__ = ["LANGUAGES", "CannotPrint", "Order", "Work", "recipient_of", "work_for"]


class CannotPrint(LookupError):
    """The order names something that is not there. `why` is kind, paper, language, organisation, stand or meeting."""

    def __init__(self, why: str, value: str) -> None:
        super().__init__(f"{why}: {value}")
        self.why, self.value = why, value


@dataclass(frozen=True, slots=True)
class Order:
    """What to print, in words that fit an address or a job.

    `organisation` is the slug of the letter's recipient or of the stand's organisation, `meeting` a meeting's id.
    """

    kind: str
    paper: str = "a4"
    language: str = "fi"
    theme: str = ""
    organisation: str = ""
    phones: bool = False  # presenters' phones; never asked for by an address, only given by who the reader is
    variant: str = ""
    ink: str = "colour"
    shop: bool = False
    second: str = ""
    meeting: int = 0

    @classmethod
    def from_address(cls, kind: str, asked: QueryDict) -> "Order":
        """Return the order that an address makes; unsaid are the kind's first paper, Finnish and the event's theme."""
        meeting = asked.get("meeting", "")
        first = kinds.KINDS[kind].papers[0] if kind in kinds.KINDS else "a4"
        return cls(
            kind=kind,
            paper=asked.get("paper", first).lower(),
            language=asked.get("language", "fi"),
            theme=asked.get("theme", ""),
            organisation=asked.get("organisation", ""),
            variant=asked.get("variant", ""),
            ink=asked.get("ink", "colour"),
            shop=asked.get("shop", "") == "1",
            second=asked.get("second", ""),
            meeting=int(meeting) if meeting.isdecimal() and len(meeting) < 12 else 0,
        )

    @property
    def design(self) -> Design:
        """Return how the document is set."""
        return Design(self.paper, self.theme, self.variant, self.ink, self.shop, self.second)

    def query(self) -> str:
        """Return the part of an address that makes this order again."""
        asked, usual = QueryDict(mutable=True), Order(self.kind)
        said = {"paper": self.paper, "language": self.language} | {
            name: "1" if value is True else str(value)
            for name, value in asdict(self).items()
            if name not in ("kind", "phones") and value != getattr(usual, name)
        }
        asked.update(said)
        return asked.urlencode()

    def facts(self) -> dict[str, Any]:
        """Return the order as plain words, for a job."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Work:
    """An order with its facts: ready to be looked up or rendered."""

    order: Order
    sheet: EventSheet
    subject: Subject | None
    digest: str
    second: EventSheet | None = None

    def kept(self) -> Document | None:
        """Return the document if it has been made before."""
        return store.kept(self.order.kind, self.digest)

    def make(self) -> Document:
        """Return the document, kept or rendered now. Raises press.PressError."""
        return store.document(self.order.kind, self.sheet, self.subject, self.order.design, self.second)

    @property
    def file_name(self) -> str:
        """Return the name the file is saved under."""
        return kinds.file_name(self.order.kind, self.sheet, self.subject, self.order.design)


def work_for(event: Event, order: Order) -> Work:
    """Return an order's facts as they are now. Raises CannotPrint when it names what is not there."""
    if order.kind not in kinds.KINDS:
        raise CannotPrint("kind", order.kind)
    if order.language not in LANGUAGES or order.second not in ("", *LANGUAGES):
        raise CannotPrint("language", order.language)
    kind = kinds.KINDS[order.kind]
    if not kind.takes(order.paper):
        raise CannotPrint("paper", order.paper)
    facts, second = _facts(event, order, order.language), None
    if kind.in_two_languages and order.second not in ("", order.language):
        second = _facts(event, order, order.second)
    subject = _subject(event, order, facts)
    digest = kinds.cache_key(order.kind, facts, subject, order.design, second)
    return Work(order, facts, subject, digest, second)


def _facts(event: Event, order: Order, language: str) -> EventSheet:
    """Return the sheet as this order may show it."""
    kind, facts = kinds.KINDS[order.kind], sheet.of(event, language)
    if kind.about == "recipient":
        facts = facts.with_changes(letter_date=localdate())
    if kind.needs_day:
        facts = facts.with_changes(day_facts=sheet_day.of(event, language))
    if not order.phones:
        facts = facts.with_changes(stands=tuple(stand.without_phones() for stand in facts.stands))
    return facts


def _subject(event: Event, order: Order, facts: EventSheet) -> Subject | None:
    about = kinds.KINDS[order.kind].about
    if about == "recipient" and order.organisation:
        return _recipient(event, order)
    if about == "stand" and order.organisation:
        stand = next((one for one in facts.stands if one.slug == order.organisation), None)
        if stand is None:
            raise CannotPrint("stand", order.organisation)
        return stand
    if about == "meeting" and order.meeting:
        found = event.meetings.filter(pk=order.meeting).first()
        if found is None:
            raise CannotPrint("meeting", str(order.meeting))
        return sheet.meeting_facts(found)
    return None


def _recipient(event: Event, order: Order) -> Recipient:
    found = (
        Organisation.objects.of(event.network)
        .filter(slug=order.organisation)
        .prefetch_related("contacts")
        .first()
    )
    if found is None:
        raise CannotPrint("organisation", order.organisation)
    return recipient_of(found, next(iter(found.contacts.all()), None), order.language)


def recipient_of(organisation: Organisation, contact: Contact | None, language: str) -> Recipient:
    """Return how a letter in a language is addressed to an organisation and its first contact."""
    return Recipient(
        slug=organisation.slug,
        organisation=in_language(organisation, "name", language)[0],
        person=contact.name if contact else "",
        street_address=organisation.street_address,
        postal_code=organisation.postal_code,
        postal_place=organisation.postal_place,
    )
