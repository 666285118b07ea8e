"""Which operating model would an event make? Its rows as the plain data of a model, in the way files hold it.

Names of the place become placeholders again. Notes and bringers name people, so they come only where the model had
them already, or where that is asked for.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from .choices import AttendanceMode, TextKey
from .concept_fields import FORMAT, FORMAT_VERSION, ROW_SORTS, SCHEMA
from .concept_file import Document
from .models import Concept, ConceptText, Event, Meeting, StandType, Supply, Task
from .place_texts import COLUMNS, SUFFIXES, as_template, here

FARTHEST = 365  # days, on either side of the event
PLANS_B = {
    AttendanceMode.HYBRID.value: TextKey.CONTINGENCY_HYBRID.value,
    AttendanceMode.ONLINE.value: TextKey.CONTINGENCY_ONLINE.value,
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person wants of an event: words about the model, and the keys of rows and texts by sort."""

    name: str
    summary: str
    lessons: str
    rows: Mapping[str, Collection[int]]
    texts: Collection[str]
    with_notes: bool = False


class Rows:
    """Turns an event's rows into a model's; `concept` is the model it was planned by, with its rows, or None."""

    def __init__(self, event: Event, day: date, concept: Concept | None, wanted: Wanted) -> None:
        self.event, self.day, self.wanted = event, day, wanted
        self.known = {
            sort: {row.uid: row for row in getattr(concept, sort).all()} if concept else {} for sort in ROW_SORTS
        }  # fmt: skip
        self.used: set[UUID] = set()

    def chosen(self, sort: str) -> list[Any]:
        """Return the event's rows of a sort that are wanted, in their order."""
        keys = self.wanted.rows.get(sort, ())
        return [row for row in getattr(self.event, sort).all() if row.pk in keys]

    def uid(self, row: Any) -> UUID:
        """Return the identity of a row: that of the model's row it comes from, once, else a new one."""
        found = getattr(row, "concept_row", None)
        uid = found if found and found not in self.used else uuid4()
        self.used.add(uid)
        return uid

    def offset(self, offset_days: int | None, day: date) -> int:
        """Return how many days before the event a row is; a pinned one by its day."""
        days = offset_days if offset_days is not None else (self.day - day).days
        return max(-FARTHEST, min(FARTHEST, days))

    def told(self, sort: str, row: Any, name: str, text: str) -> str:
        """Return words that may name people: those of the model, and the event's own where they are asked for."""
        known = self.known[sort].get(row.concept_row)
        return text if self.wanted.with_notes else getattr(known, name, "")

    def meeting(self, row: Meeting) -> Document:
        """Return one meeting."""
        known = self.known["meetings"].get(row.concept_row)
        return {
            "uid": str(self.uid(row)), "name": row.name, "offset_days": self.offset(row.offset_days, row.day),
            "condition": row.condition, "starts": f"{row.starts:%H:%M}", "minutes": row.minutes,
            "place": getattr(known, "place", ""), "agenda": row.agenda,
            "responsible": row.responsible,
        }  # fmt: skip

    def tasks(self) -> list[Document]:
        """Return the tasks, each after the one that it came after, if that one is wanted too."""
        rows: list[Task] = self.chosen("tasks")
        uids = {row.pk: str(self.uid(row)) for row in rows}
        return [self.task(row, uids) for row in rows]

    def task(self, row: Task, uids: Mapping[int, str]) -> Document:
        """Return one task with what the marketing plan adds to it."""
        known, marketing = self.known["tasks"].get(row.concept_row), getattr(row, "marketing", None)
        return {
            "uid": uids[row.pk], "name": row.name, "offset_days": self.offset(row.offset_days, row.due_on),
            "condition": row.condition, "channel": row.channel, "responsible": row.responsible,
            "after": uids.get(row.after_id or 0), "note": self.told("tasks", row, "note", row.note),
            "material": (marketing.material if marketing else "") or getattr(known, "material", ""),
            "audience": (marketing.audience if marketing else "") or getattr(known, "audience", ""),
        }  # fmt: skip

    def supply(self, row: Supply) -> Document:
        """Return one supply."""
        return {
            "uid": str(self.uid(row)), "name": row.name, "condition": row.condition, "quantity": row.quantity,
            "bringer": self.told("supplies", row, "bringer", "" if row.stand_id else row.bringer),
        }  # fmt: skip

    def stand_type(self, row: StandType) -> Document:
        """Return one sort of stand, under the condition of the model's row that it comes from."""
        condition = getattr(self.known["stand_types"].get(row.concept_row), "condition", "")
        return {
            "uid": str(self.uid(row)), "name": row.name, "condition": condition, "scope": row.scope,
            "needs": row.needs,
        }  # fmt: skip


def document_of_event(
    event: Event, day: date, concept: Concept | None, wanted: Wanted, head: Document
) -> Document:
    """Return the model as a document; `head` tells its settings. The event comes with its rows below it."""
    rows = Rows(event, day, concept, wanted)
    return {
        "$schema": SCHEMA, "format": FORMAT, "format_version": FORMAT_VERSION, **head,
        "meetings": [rows.meeting(row) for row in rows.chosen("meetings")],
        "tasks": rows.tasks(),
        "supplies": [rows.supply(row) for row in rows.chosen("supplies")],
        "stand_types": [rows.stand_type(row) for row in rows.chosen("stand_types")],
        "texts": texts_of(event, concept, wanted.texts),
    }  # fmt: skip


def texts_of(event: Event, concept: Concept | None, chosen: Collection[str]) -> list[Document]:
    """Return the chosen texts with placeholders; what the event has no room for comes from its model as it is."""
    stored: dict[str, ConceptText] = {row.key: row for row in concept.texts.all()} if concept else {}
    letters = {row.key: row for row in event.texts.all()}
    plan_b = PLANS_B.get(event.attendance, TextKey.CONTINGENCY_PLAN.value)
    found = []
    for key in TextKey.values:
        row = stored.get(key)
        texts = {f"text{suffix}": getattr(row, f"text{suffix}", "") for suffix in SUFFIXES.values()}
        column = TextKey.CONTINGENCY_PLAN.value if key == plan_b else key
        if key in chosen and (key in letters or column in COLUMNS):
            texts |= letter(event, letters[key]) if key in letters else record(event, column, row)
        elif key in chosen or key in offered(event):
            continue  # not wanted, or nothing there
        if any(texts.values()):
            found.append({"key": key, **texts})
    return found


def offered(event: Event) -> list[str]:
    """Return the keys of texts that an event has itself, in their order."""
    letters = {row.key for row in event.texts.all() if row.text}
    plan_b = PLANS_B.get(event.attendance, TextKey.CONTINGENCY_PLAN.value)
    own = [key for key in TextKey.values if key == plan_b and event.contingency_plan]
    return [
        key for key in TextKey.values
        if key in letters or key in own or (key in COLUMNS and key != "contingency_plan" and getattr(event, key))
    ]  # fmt: skip


def record(event: Event, column: str, row: ConceptText | None) -> Document:
    """Return a text of the record in each language, its place's names turned back into placeholders."""
    texts = {}
    for language, suffix in SUFFIXES.items():
        name = f"{column}{suffix}"
        if name in COLUMNS:
            texts[f"text{suffix}"] = as_template(row, language, getattr(event, name), here(event))
    return texts


def letter(event: Event, row: Any) -> Document:
    """Return a text of the letter, in which placeholders stand already; names that were typed become such too."""
    return {
        f"text{suffix}": as_template(None, language, getattr(row, f"text{suffix}"), here(event))
        for language, suffix in SUFFIXES.items()
    }  # fmt: skip
