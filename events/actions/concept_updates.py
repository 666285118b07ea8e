"""What has become of an event's operating model since the event was planned, and how does the event take some of it?

An event holds copies of the model's rows. Nothing of them changes by itself: a person picks row by row.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from partners.models import Change, FieldChange, User

from ..choices import Channel, MeetingState, TaskState
from ..models import Concept, Event, MarketingRow, Meeting, StandType, Supply, Task
from ..schedule import planned_day
from .concept_text_updates import take_texts, text_changes
from .planning import belongs, new_marketing, new_meeting, new_stand_type, new_supply, new_task

FIELDS: Mapping[str, tuple[str, ...]] = {
    "meetings": ("name", "offset_days", "starts", "minutes", "place", "agenda", "responsible", "condition"),
    "tasks": (
        "name", "offset_days", "channel", "responsible", "note", "after", "condition", "audience", "material",
    ),
    "supplies": ("name", "quantity", "bringer", "condition"),
    "stand_types": ("name", "scope", "needs"),
}  # fmt: skip
# What the model leaves empty is not taken away from an event where somebody has filled it in.
FILLED_IN = frozenset({"place", "agenda", "note", "bringer", "needs", "after", "audience", "material"})
OF_MARKETING = ("audience", "material")  # of a task, kept in its row of the marketing plan


class ModelChanged(Exception):
    """The model was saved while the differences were being looked at; nothing was taken."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of a row that differs: as it is in the event, and as the model has it."""

    field: str
    was: Any
    now: Any


@dataclass(frozen=True, slots=True)
class Update:
    """One row that may be taken alone. kind: new, changed or gone; `row` is the model's and `item` the event's."""

    sort: str
    uid: str
    kind: str
    name: str
    row: Any = None
    item: Any = None
    facts: tuple[Fact, ...] = field(default=())
    by_hand: bool = False

    @property
    def key(self) -> str:
        """Return what stays the same however often the two are compared."""
        return f"{self.sort}:{self.uid}"


def is_behind(event: Event) -> bool:
    """Tell whether the model has been saved since the event took its rows. Reads `event.concept`."""
    return event.concept is not None and event.concept.version > event.concept_version


def updates_of(event: Event, concept: Concept) -> list[Update]:
    """Return how the event's rows and texts differ from the model's, sort by sort.

    Seven queries beside the model's own rows and the event's place.
    """
    found: list[Update] = []
    if event.day is not None:
        found += _compared("meetings", event, concept, {row.concept_row: row for row in event.meetings.all()})
        tasks = event.tasks.select_related("after", "marketing")
        found += _compared("tasks", event, concept, {row.concept_row: row for row in tasks})
    for sort in ("supplies", "stand_types"):
        found += _compared(sort, event, concept, {row.concept_row: row for row in getattr(event, sort).all()})
    return [*found, *_texts(event, concept)]


@transaction.atomic
def take_updates(
    event: Event, picked: Collection[str], *, seen: int, by: User, today: date
) -> tuple[Update, ...]:
    """Take the picked rows of the model as it is now and note its version; returns what was taken.

    Rows that are gone from the model are not deleted: tasks are left out and meetings cancelled, so that both can be
    taken back. Picking nothing changes nothing. Raises ModelChanged when the model is not of the version seen.
    """
    event.refresh_from_db(from_queryset=Event.objects.select_for_update())
    concept = _model_of(event, Concept.objects.whole())
    if concept.version != seen:
        raise ModelChanged
    taken = tuple(one for one in updates_of(event, concept) if one.key in set(picked))
    if not taken:
        return ()
    for one in taken:
        if one.sort != "texts":
            _APPLY[one.kind](event, one, today)
    take_texts(event, (one.item for one in taken if one.sort == "texts"), by=by)
    _tie(event, concept, [one for one in taken if one.sort == "tasks" and one.kind != "gone"])
    _note_version(event, concept)
    changes = [FieldChange(one.name[:60], _told(one, "was"), _told(one, "now")) for one in taken]
    Change.objects.record(
        subject=event.subject, network=event.network, deed="concept_updates_taken", by=by, changes=changes
    )
    return taken


@transaction.atomic
def leave_updates(event: Event, *, seen: int, by: User) -> bool:
    """Note that the model has been looked at and nothing is wanted; no row changes. Raises ModelChanged."""
    event.refresh_from_db(from_queryset=Event.objects.select_for_update())
    concept = _model_of(event, Concept.objects.all())
    if concept.version != seen:
        raise ModelChanged
    if event.concept_version == concept.version:
        return False
    _note_version(event, concept)
    Change.objects.record(subject=event.subject, network=event.network, deed="concept_updates_left", by=by)
    return True


def _model_of(event: Event, concepts: Any) -> Concept:
    """Return the event's model as it is now. Raises ModelChanged when there is none any more."""
    found: Concept | None = concepts.filter(pk=event.concept_id).first()
    if found is None:
        raise ModelChanged
    return found


def _note_version(event: Event, concept: Concept) -> None:
    """Note the version on the event alone: its record and its calendar entries have not changed by this."""
    Event.objects.filter(pk=event.pk).update(concept_version=concept.version)
    event.concept_version = concept.version


def _compared(sort: str, event: Event, concept: Concept, items: Mapping[Any, Any]) -> Iterator[Update]:
    """Yield the rows of one sort: of the model in its order, then what the event has from the model of before."""
    rows: list[Any] = [row for row in getattr(concept, sort).all() if belongs(row, event)]
    for row in rows:
        item = items.get(row.uid)
        if item is None:
            yield Update(sort, str(row.uid), "new", row.name, row=row)
        elif facts := tuple(_facts(sort, row, item, items)):
            yield Update(sort, str(row.uid), "changed", item.name, row, item, facts, _is_by_hand(item))
    wanted = {row.uid for row in rows}
    for uid, item in items.items():
        if uid is not None and uid not in wanted and not _is_settled(item):
            yield Update(sort, str(uid), "gone", item.name, None, item, (), _is_by_hand(item))


def _texts(event: Event, concept: Concept) -> Iterator[Update]:
    """Yield the texts that differ, each language alone: a person reads both before taking one."""
    for one in text_changes(event, concept):
        facts = (Fact("text", one.was, one.now),)
        yield Update("texts", one.column, "changed", one.label, None, one, facts, one.by_hand)


def _facts(sort: str, row: Any, item: Any, items: Mapping[Any, Any]) -> Iterator[Fact]:
    for name in FIELDS[sort]:
        now = getattr(row, name)
        if name == "after":
            was = item.after.name if item.after else None
            first = items.get(now)
            now = first.name if first else None
        elif sort == "tasks" and name in OF_MARKETING:
            was = getattr(getattr(item, "marketing", None), name, "")
            now = now if Channel(row.channel).reaches_people else ""
        else:
            was = getattr(item, name)
        if was != now and (now or name not in FILLED_IN):
            yield Fact(name, was, now)


def _is_by_hand(item: Any) -> bool:
    """Tell whether a person has set the row's day."""
    return getattr(item, "offset_days", 0) is None


def _is_settled(item: Any) -> bool:
    """Tell whether a row that is gone from the model needs no decision: it is done, left out or cancelled."""
    if isinstance(item, Task):
        return item.state != TaskState.OPEN
    return isinstance(item, Meeting) and item.state == MeetingState.CANCELLED


def _add(event: Event, one: Update, today: date) -> None:
    if one.sort == "meetings" and event.day:
        new_meeting(one.row, event, event.day).save()
    elif one.sort == "tasks" and event.day:
        task = new_task(one.row, event, event.day, today)
        task.save()
        MarketingRow.objects.bulk_create(new_marketing([(one.row, task)]))
    elif one.sort == "supplies":
        new_supply(one.row, event).save()
    elif one.sort == "stand_types":
        new_stand_type(one.row, event).save()


def _change(event: Event, one: Update, today: date) -> None:
    """Write the fields that differ; a row whose offset is taken follows the event's day again."""
    item, written = one.item, {fact.field: fact.now for fact in one.facts if fact.field != "after"}
    if isinstance(item, Task):
        told = {name: written.pop(name) for name in OF_MARKETING if name in written}
        if told:
            MarketingRow.objects.update_or_create(task=item, defaults=told)
    if event.day and "offset_days" in written:
        planned = planned_day(event.day, written["offset_days"])
        if isinstance(item, Task):
            written |= {
                "due_on": planned.day, "computed_on": planned.computed, "was_past": planned.day < today,
            }  # fmt: skip
        else:
            written |= {"day": planned.day, "computed_day": planned.computed}
        written["keeps_computed"] = False
    _save(item, written)


def _drop(_event: Event, one: Update, _today: date) -> None:
    item = one.item
    if isinstance(item, Supply | StandType):
        item.delete()
        return
    _save(item, {"state": TaskState.LEFT_OUT if isinstance(item, Task) else MeetingState.CANCELLED})


_APPLY = {"new": _add, "changed": _change, "gone": _drop}


def _save(item: Any, written: dict[str, Any]) -> None:
    """Save some fields with what others go by: a task's version, a meeting's sequence (RFC 5545 3.8.7.4)."""
    if isinstance(item, Meeting):
        written |= {"calendar_sequence": item.calendar_sequence + 1, "calendar_stamp": timezone.now()}
    elif isinstance(item, Task):
        written |= {"version": item.version + 1}
    for name, value in written.items():
        setattr(item, name, value)
    item.save(update_fields=list(written))


def _tie(event: Event, concept: Concept, taken: list[Update]) -> None:
    """Let each taken task know the one that it comes after, as far as the event has both."""
    after = {str(row.uid): row.after for row in concept.tasks.all()}
    touched = {
        one.uid for one in taken if one.kind == "new" or any(fact.field == "after" for fact in one.facts)
    }
    if not touched:
        return
    tasks = {str(task.concept_row): task for task in event.tasks.all() if task.concept_row}
    tied = []
    for uid in touched:
        first = tasks.get(str(after.get(uid)))
        if first is not None and uid in tasks:
            tasks[uid].after = first
            tied.append(tasks[uid])
    Task.objects.bulk_update(tied, ["after"])


def _told(one: Update, side: str) -> str:
    """Return one side of what was taken for the trail."""
    if one.kind != "changed":
        return one.name if (one.kind == "new") == (side == "now") else ""
    return ", ".join(str(getattr(fact, side)) for fact in one.facts if getattr(fact, side) not in (None, ""))[
        :400
    ]
