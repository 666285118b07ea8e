"""What are the frozen facts that only the papers of the day need: programme, supplies, tasks, contacts, numbers?

They cost queries of their own, so a sheet has them only where a kind of document asks for them.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """One item of the programme for visitors; `starts` is local wall time, None for a line without an hour."""

    title: str
    starts: time | None = None
    who: str = ""


@dataclass(frozen=True, slots=True)
class SlotFacts:
    """One row of the run sheet, in local wall time. An empty title stands for the name of its kind (SlotKind)."""

    starts: time
    title: str = ""
    ends: time | None = None
    kind: str = "other"
    who: str = ""
    place: str = ""
    note: str = ""
    is_public: bool = False


@dataclass(frozen=True, slots=True)
class HostFacts:
    """A place that follows the programme remotely. `equipment` are values of Equipment; the uid is the calendar's."""

    slug: str
    name: str
    street_address: str = ""
    helper_name: str = ""
    helper_phone: str = ""
    test_call_on: date | None = None
    test_call_at: time | None = None
    equipment: tuple[str, ...] = ()
    note: str = ""
    uid: str = ""
    sequence: int = 0
    stamp: datetime | None = None


@dataclass(frozen=True, slots=True)
class BookletEntry:
    """One organisation in the partners' booklet. Contact facts are empty unless the partner allowed them."""

    slug: str
    name: str
    kind: str = "other"
    topic: str = ""
    story: str = ""
    scope: str = "own_service"
    place: int | None = None
    contact_name: str = ""
    contact_email: str = ""
    contact_phone: str = ""


@dataclass(frozen=True, slots=True)
class SupplyFacts:
    """One thing to take along. Whether it is packed changes no paper, and is no fact of it."""

    name: str
    quantity: int = 1
    bringer: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """One task of the plan. `channel`, `responsible` and `state` are values of choices."""

    day: date
    name: str
    channel: str = "none"
    responsible: str = "coordinator"
    state: str = "open"
    note: str = ""
    # what the marketing plan adds: is_added tells that somebody has put the task there; costs in euros
    is_added: bool = False
    audience: str = ""
    message: str = ""
    material: str = ""
    cost_planned: Decimal | None = None
    cost_actual: Decimal | None = None
    payer: str = ""
    published_on: date | None = None
    result: str = ""
    reach: int | None = None


@dataclass(frozen=True, slots=True)
class MarketingFacts:
    """What the communications of a day aim at; `budget` in euros, `own_share` in per cent of the costs."""

    audiences: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    budget: Decimal | None = None
    own_share: int | None = None


@dataclass(frozen=True, slots=True)
class NotesFacts:
    """Who came to one planning meeting and what was written down; `uid` is the meeting's calendar identity.

    `text` has a line for each thing (events/minutes_facts.py).
    """

    uid: str
    chair: str = ""
    secretary: str = ""
    text: str = ""
    coming: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    present: tuple[str, ...] = ()  # as the secretary ticked them, with their organisations
    asked: tuple[tuple[str, str], ...] = ()  # organisation and name of everybody who was asked


@dataclass(frozen=True, slots=True)
class ClosingFacts:
    """How the day went, typed by hand; None where nobody has counted. `grade` is a mean from 4 to 10."""

    visitors: int | None = None
    encounters: int | None = None
    helpers: int | None = None
    volunteers: int | None = None
    helper_hours: int | None = None
    grade: float | None = None
    worked: str = ""
    improve: str = ""
    quotes: tuple[str, ...] = ()
    next_steps: str = ""


@dataclass(frozen=True, slots=True)
class PayerCosts:
    """What one payer pays, in euros; an empty name stands for costs whose payer nobody has chosen."""

    name: str = ""
    planned: Decimal = Decimal(0)
    actual: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class CostFacts:
    """What a day cost, in euros; None where nothing is known.

    `summed` is the actual sum of the rows, which `actual` is unless somebody typed another. `own_percent` tells that
    the own share was reckoned, None that it was typed.
    """

    planned: Decimal | None = None
    actual: Decimal | None = None
    summed: Decimal | None = None
    own: Decimal | None = None
    own_percent: int | None = None
    payers: tuple[PayerCosts, ...] = ()

    @property
    def is_known(self) -> bool:
        """Tell whether there is a sum to show."""
        return self.planned is not None or self.actual is not None


@dataclass(frozen=True, slots=True)
class PaperCount:
    """One line of a print pack: which document, on which paper, how many pages and copies."""

    title: str
    paper: str
    where_to: str = ""
    pages: int = 1
    copies: int = 1


@dataclass(frozen=True, slots=True)
class DayFacts:
    """Everything only the papers of the day need."""

    arrival: str = ""
    power: str = ""
    wifi_name: str = ""
    wifi_password: str = ""
    programme: tuple[ProgrammeItem, ...] = ()
    run_sheet: tuple[SlotFacts, ...] = ()
    hosts: tuple[HostFacts, ...] = ()
    supplies: tuple[SupplyFacts, ...] = ()
    tasks: tuple[TaskFacts, ...] = ()
    marketing: MarketingFacts = field(default_factory=MarketingFacts)
    booklet: tuple[BookletEntry, ...] = ()
    trained: tuple[str, ...] = ()
    notes: tuple[NotesFacts, ...] = ()
    closing: ClosingFacts = field(default_factory=ClosingFacts)
    costs: CostFacts = field(default_factory=CostFacts)
    pack: tuple[PaperCount, ...] = ()
    missing: tuple[
        str, ...
    ] = ()  # of these facts, which had no text in the language and fell back to Finnish
