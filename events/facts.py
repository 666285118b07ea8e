"""What are the frozen facts of one event that every document, calendar and page is made of?

Value objects only: no rows, no queries, no clock. `events/sheet.py` builds them.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime, time

from .day_facts import DayFacts
from .paper_facts import LogoFacts, PictureFacts, PosterFacts
from .stand_facts import RoomFacts, StandFacts

PUBLIC_LANGUAGES = ("fi", "sv", "en")

# Columns of an event that a Finnish calendar entry is made of. A feed has changed exactly when one of these has.
CALENDAR_FACTS = (
    "slug", "publication", "state", "day", "opens", "closes", "previous_day", "previous_opens", "previous_closes",
    "set_up_from", "take_down_until", "attendance", "remote_link", "kind_name", "title", "what_you_get", "free",
    "bring", "room", "contact_name", "contact_phone", "contact_email", "calendar_uid", "calendar_sequence",
    "calendar_stamp", "venue__name", "venue__street_address", "venue__postal_code", "venue__postal_place",
    "network__name", "network__email", "day_plan__joining",
)  # fmt: skip

# Columns of an event that a row of the public list is made of, in any language.
LIST_FACTS = (
    "network_id", "slug", "state", "day", "opens", "closes", "attendance", "title", "title_sv", "title_en",
    "summary", "summary_sv", "summary_en", "venue__name", "venue__name_sv", "venue__name_en",
    "venue__street_address", "venue__postal_code", "venue__postal_place",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sender:
    """The network that speaks: letterhead, reply address, colours, and the envelope's window."""

    name: str
    project: str = ""
    street_address: str = ""
    postal_code: str = ""
    postal_place: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    business_id: str = ""
    colour_dark: str = "#14507a"
    colour_light: str = "#f3b73b"
    window_left_mm: float = 0.0
    window_top_mm: float = 0.0
    signer_name: str = ""
    signer_title: str = ""
    signature: PictureFacts | None = None
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where: the venue in the sheet's language. Case forms are Finnish and stored, never computed.

    In Swedish and English `locative` and `destination` hold the whole phrase ("på Kajana stadsbibliotek").
    """

    name: str
    genitive: str = ""
    locative: str = ""
    destination: str = ""
    room: str = ""
    street_address: str = ""
    postal_code: str = ""
    postal_place: str = ""
    municipality: str = ""
    municipality_genitive: str = ""
    municipality_locative: str = ""
    phone: str = ""

    @property
    def address(self) -> str:
        """Return street, postal code and place on one line, as far as they are known."""
        town = f"{self.postal_code} {self.postal_place}".strip()
        return ", ".join(part for part in (self.street_address, town) if part)


@dataclass(frozen=True, slots=True)
class Access:
    """Physical accessibility: True, False, or None when nobody has checked."""

    step_free: bool | None = None
    induction_loop: bool | None = None
    accessible_toilet: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ContactPoint:
    """Whom a visitor may ask."""

    name: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Helper:
    """One organisation at the event, as posters name it. `scope` and `state` are values of choices.

    `topic_fell_back` tells that the topic had no text in the sheet's language and stands there in Finnish; `kind` is
    the sort of organisation.
    """

    slug: str
    name: str
    topic: str = ""
    scope: str = "own_service"
    state: str = "confirmed"
    topic_fell_back: bool = False
    kind: str = "other"


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """A planning meeting, in local wall time; uid, sequence and stamp are the calendar's own."""

    name: str
    day: date
    starts: time
    ends: time
    place: str = ""
    link: str = ""
    agenda: str = ""
    uid: str = ""
    sequence: int = 0
    stamp: datetime | None = None
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a letter is addressed to. At most five address lines of at most 80 mm."""

    slug: str
    organisation: str
    person: str = ""
    street_address: str = ""
    postal_code: str = ""
    postal_place: str = ""
    answer_url: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A letter on paper to one recipient whose words are already filled in; `data_words` came from the record.

    `closing` stands above the signature; the usual one where it is empty.
    """

    recipient: Recipient
    kind: str
    language: str
    heading: str
    text: str
    attachments: str = ""
    data_words: tuple[str, ...] = ()
    closing: str = ""


@dataclass(frozen=True, slots=True)
class LetterText:
    """The network's own words of one letter in one language; placeholders are already replaced."""

    heading: str = ""
    opening: str = ""
    share: str = ""
    closing: str = ""
    ethics: str = ""
    attachments: str = ""


@dataclass(frozen=True, slots=True)
class EventSheet:
    """Every fact of one event in one language. Public facts may hang on a wall; inner ones may not.

    `missing` names the fields that had no text in this language and fell back to Finnish.
    """

    language: str
    slug: str
    public_url: str
    sender: Sender
    title: str
    what_you_get: str
    kind_name: str
    # when, in local wall time of Europe/Helsinki; an idea has no day yet
    day: date | None = None
    opens: time | None = None
    closes: time | None = None
    previous_day: date | None = None
    previous_opens: time | None = None
    previous_closes: time | None = None
    state: str = "scheduled"
    published: bool = False
    attendance: str = "onsite"
    place: Place | None = None
    access: Access = field(default_factory=Access)
    contact: ContactPoint = field(default_factory=ContactPoint)
    summary: str = ""
    description: str = ""
    audience: str = ""
    free: str = ""
    bring: str = ""
    languages: tuple[str, ...] = ("fi",)
    helpers: tuple[Helper, ...] = ()
    theme: str = "kysyja"
    poster: PosterFacts = field(default_factory=PosterFacts)
    logos: tuple[LogoFacts, ...] = ()
    remote_link: str = ""
    joining: str = ""  # how one takes part remotely; empty for an event that is only in place
    missing: tuple[str, ...] = ()
    # inner facts: for partners, presenters and the library, never for the wall
    invited: tuple[Helper, ...] = ()
    contingency_plan: str = ""
    set_up_from: time | None = None
    take_down_until: time | None = None
    answer_by: date | None = None
    letter_date: date | None = None
    case_number: str = ""
    meetings: tuple[MeetingFacts, ...] = ()
    stands: tuple[StandFacts, ...] = ()
    room: RoomFacts = field(default_factory=RoomFacts)
    letter: LetterText = field(default_factory=LetterText)
    day_facts: DayFacts = field(
        default_factory=DayFacts
    )  # only where a kind asks for them (events/sheet_day.py)
    # the calendar's own
    uid: str = ""
    sequence: int = 0
    stamp: datetime | None = None

    def __hash__(self) -> int:
        """Sheets are keys of what is computed once for many letters: two names tell nearly all of them apart."""
        return hash((self.slug, self.language))

    def digest(self, names: Iterable[str] | None = None) -> str:
        """Return 32 hex digits that change exactly when one of the named facts (default: all) changes.

        A name may go one step down: "day_facts.programme".
        """
        facts = asdict(self)
        facts |= {f"day_facts.{name}": value for name, value in facts["day_facts"].items()}
        chosen = facts if names is None else {name: facts[name] for name in names}
        text = json.dumps(chosen, sort_keys=True, default=str, ensure_ascii=False)
        return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()

    def with_changes(self, **facts: object) -> "EventSheet":
        """Return a copy with some facts replaced (previews of what is not saved yet)."""
        return replace(self, **facts)  # type: ignore[arg-type]
