"""How does an order for a document (whose, which kind, paper, language, to whom) become a PDF, kept or made now?"""

from dataclasses import asdict, dataclass
from typing import Any

from django.http import QueryDict
from django.utils.timezone import localdate

from partners.models import Contact, Organisation
from talkoot.lib.text import in_language

from . import sheet
from .documents import kinds, store
from .facts import EventSheet, Recipient
from .models import Event

LANGUAGES = ("fi", "sv", "en")


class CannotPrint(LookupError):
    """The order names something that is not there. `why` is kind, paper, language or organisation."""

    def __init__(self, why: str, value: str) -> None:
        super().__init__(f"{why}: {value}")
        self.why, self.value = why, value


@dataclass(frozen=True, slots=True)
class Order:
    """What to print, in words that fit an address or a job."""

    kind: str
    paper: str = "a4"
    language: str = "fi"
    theme: str = ""
    organisation: str = ""
    phones: bool = False  # presenters' phones; never asked for by an address, only given by who the reader is

    @classmethod
    def from_address(cls, kind: str, asked: QueryDict) -> "Order":
        """Return the order that an address makes; what it does not say is A4, in Finnish, in the event's theme."""
        return cls(
            kind=kind,
            paper=asked.get("paper", "a4").lower(),
            language=asked.get("language", "fi"),
            theme=asked.get("theme", ""),
            organisation=asked.get("organisation", ""),
        )

    def query(self) -> str:
        """Return the part of an address that makes this order again."""
        asked = QueryDict(mutable=True)
        unsaid = ("kind", "phones")
        asked.update({name: value for name, value in asdict(self).items() if name not in unsaid and value})
        return asked.urlencode()

    def facts(self) -> dict[str, Any]:
        """Return the order as plain words, for a job."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Work:
    """An order with its facts: ready to be looked up or rendered."""

    order: Order
    sheet: EventSheet
    subject: Recipient | None
    digest: str

    def kept(self) -> kinds.Document | None:
        """Return the document if it has been made before."""
        return store.kept(self.order.kind, self.digest)

    def make(self) -> kinds.Document:
        """Return the document, kept or rendered now. Raises press.PressError."""
        return store.document(
            self.order.kind, self.sheet, self.subject, self.order.paper, self.order.theme or None
        )

    @property
    def file_name(self) -> str:
        """Return the name the file is saved under."""
        return kinds.file_name(self.order.kind, self.sheet, self.subject, self.order.paper)


def work_for(event: Event, order: Order) -> Work:
    """Return an order's facts as they are now. Raises CannotPrint when it names what is not there."""
    if order.kind not in kinds.KINDS:
        raise CannotPrint("kind", order.kind)
    if order.language not in LANGUAGES:
        raise CannotPrint("language", order.language)
    if order.paper not in kinds.KINDS[order.kind].papers:
        raise CannotPrint("paper", order.paper)
    facts, subject = sheet.of(event, order.language), None
    if kinds.KINDS[order.kind].needs_recipient:
        facts = facts.with_changes(letter_date=localdate())
        subject = _recipient(event, order) if order.organisation else None
    if not order.phones:
        facts = facts.with_changes(stands=tuple(stand.without_phones() for stand in facts.stands))
    digest = kinds.cache_key(order.kind, facts, subject, order.paper, order.theme or None)
    return Work(order, facts, subject, digest)


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
