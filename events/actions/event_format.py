"""What follows for the plan when an event changes between in place, hybrid and remote, and how is it done?

Rows of the model whose condition holds now are added; open ones whose condition does not hold any more leave the
plan. What is done, packed or promised by a partner stays, and so does every row without a condition.
"""

from copy import copy
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from partners.models import Change, FieldChange, User

from ..choices import MeetingState, TaskState
from ..concept_fields import ROW_SORTS
from ..merging import for_trail
from ..models import Concept, Event, MarketingRow, Meeting, StandType, Supply, Task
from .plan_texts import record_texts
from .planning import belongs, new_marketing, new_meeting, new_stand_type, new_supply, new_task, tie_tasks

Rows = dict[str, list[Any]]


class FormatOvertaken(Exception):
    """The event was changed while the consequences were being read. Nothing was done."""


@dataclass(frozen=True, slots=True)
class Following:
    """What follows, by sort (meetings, tasks, supplies, stand_types): new rows, those that return, those that leave."""

    added: Rows = field(default_factory=dict)
    returning: Rows = field(default_factory=dict)
    leaving: Rows = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(rows for part in (self.added, self.returning, self.leaving) for rows in part.values())


def following(event: Event, attendance: str, has_newspaper_ad: bool, today: date) -> Following:
    """Return what follows if the event were of this format. Four queries beside the model's five; writes nothing."""
    new = copy(event)
    new.attendance, new.has_newspaper_ad = attendance, has_newspaper_ad
    meetings, tasks, supplies = (
        list(event.meetings.all()),
        list(event.tasks.all()),
        list(event.supplies.all()),
    )
    types = list(event.stand_types.all())
    present = {row.concept_row for rows in (meetings, tasks, supplies, types) for row in rows}

    def leaves(row: Any) -> bool:
        return bool(row.condition) and not belongs(row, new)

    def returns(row: Any) -> bool:
        return bool(row.condition) and not belongs(row, event) and belongs(row, new)

    scheduled = MeetingState.SCHEDULED
    return Following(
        added=_missing(event, new, present),
        returning={
            "meetings": [
                row for row in meetings if row.state != scheduled and row.day >= today and returns(row)
            ],
            "tasks": [row for row in tasks if row.state == TaskState.LEFT_OUT and returns(row)],
        },
        leaving={
            "meetings": [
                row for row in meetings if row.state == scheduled and row.day >= today and leaves(row)
            ],
            "tasks": [row for row in tasks if row.state == TaskState.OPEN and leaves(row)],
            "supplies": [row for row in supplies if _is_untouched(row) and leaves(row)],
            "stand_types": _types_that_leave(event, new, types),
        },
    )


def _is_untouched(supply: Supply) -> bool:
    return not supply.is_packed and supply.stand_id is None and supply.cost is None


def _missing(event: Event, new: Event, present: set[Any]) -> Rows:
    """Return the model's conditional rows that belong to the new format and are not in the plan."""
    concept = _model_of(event)
    if concept is None or event.day is None:
        return {}

    return {
        sort: [
            row
            for row in getattr(concept, sort).all()
            if row.condition and belongs(row, new) and row.uid not in present
        ]
        for sort in ROW_SORTS
    }


def _types_that_leave(event: Event, new: Event, types: list[StandType]) -> list[StandType]:
    """An event's sorts of stands have no condition of their own: the model's row that they were made from tells it."""
    concept = _model_of(event)
    rows = {row.uid: row for row in concept.stand_types.all()} if concept else {}
    made = [(one, rows.get(one.concept_row)) for one in types if one.concept_row]
    return [one for one, row in made if row and row.condition and not belongs(row, new)]


def _model_of(event: Event) -> Concept | None:
    if event.concept is not None and not hasattr(event.concept, "_prefetched_objects_cache"):
        event.concept = Concept.objects.whole().select_related("network").get(pk=event.concept.pk)
    return event.concept


@transaction.atomic
def follow_format(
    event: Event, *, attendance: str, has_newspaper_ad: bool, seen: int, by: User, today: date
) -> bool:
    """Give an event a format and let its plan follow; returns whether anything changed.

    `seen` is the version of the event whose consequences were read; raises FormatOvertaken if it is another now.
    The second of two presses finds nothing left to do.
    """
    event.refresh_from_db(from_queryset=Event.objects.select_for_update())
    found = following(event, attendance, has_newspaper_ad, today)
    is_same = (event.attendance, event.has_newspaper_ad) == (attendance, has_newspaper_ad)
    if is_same and not found:
        return False
    if event.version != seen:
        raise FormatOvertaken
    _write_record(event, attendance, has_newspaper_ad, by)
    change_plan(event, found, by=by, today=today)
    return True


def change_plan(event: Event, found: Following, *, by: User, today: date) -> None:
    """Let the rows of a plan follow a format that the event has already; inside the caller's transaction."""
    _leave(event, found.leaving, by)
    _return(event, found.returning, by)
    _add(event, found.added, today)


def _write_record(event: Event, attendance: str, has_newspaper_ad: bool, by: User) -> None:
    facts: dict[str, Any] = {"attendance": attendance, "has_newspaper_ad": has_newspaper_ad}
    facts |= plan_b(event, attendance)
    changed = {name: value for name, value in facts.items() if getattr(event, name) != value}
    changes = [
        FieldChange(name, for_trail(getattr(event, name)), for_trail(changed[name])) for name in changed
    ]
    for name, value in changed.items():
        setattr(event, name, value)
    event.version += 1
    event.calendar_sequence += "attendance" in changed  # a calendar tells its reader how to take part
    event.calendar_stamp = timezone.now()
    event.save(update_fields=[*changed, "version", "calendar_sequence", "calendar_stamp"])
    Change.objects.record(
        subject=event.subject, network=event.network, deed="event_edited", by=by, changes=changes
    )


def plan_b(event: Event, attendance: str) -> dict[str, str]:
    """Return the plan B of the new format, where the event still has the model's words for the old one."""
    concept = _model_of(event)
    if concept is None or event.venue is None:
        return {}
    old, new = (
        record_texts(concept, event.municipality, event.venue, one) for one in (event.attendance, attendance)
    )
    key = "contingency_plan"
    return {key: new[key]} if key in new and event.contingency_plan in ("", old.get(key)) else {}


def _leave(event: Event, leaving: Rows, by: User) -> None:
    _turn_tasks(event, leaving.get("tasks", []), TaskState.LEFT_OUT, by)
    _turn_meetings(leaving.get("meetings", []), MeetingState.CANCELLED)
    event.supplies.filter(pk__in=[row.pk for row in leaving.get("supplies", [])]).delete()
    event.stand_types.filter(pk__in=[row.pk for row in leaving.get("stand_types", [])]).delete()


def _return(event: Event, returning: Rows, by: User) -> None:
    _turn_tasks(event, returning.get("tasks", []), TaskState.OPEN, by)
    _turn_meetings(returning.get("meetings", []), MeetingState.SCHEDULED)


def _turn_tasks(event: Event, tasks: list[Task], state: TaskState, by: User) -> None:
    changes = [FieldChange(task.name[:60], task.state, state.value) for task in tasks]
    for task in tasks:
        task.state = state
        task.version += 1
    Task.objects.bulk_update(tasks, ["state", "version"])
    if changes:
        Change.objects.record(
            subject=event.subject, network=event.network, deed="task_state", by=by, changes=changes
        )


def _turn_meetings(meetings: list[Meeting], state: MeetingState) -> None:
    """Calendars that know a meeting follow, so its sequence rises (RFC 5545 3.8.7.4)."""
    for meeting in meetings:
        meeting.state = state
        meeting.calendar_sequence += 1
        meeting.calendar_stamp = timezone.now()
    Meeting.objects.bulk_update(meetings, ["state", "calendar_sequence", "calendar_stamp"])


def _add(event: Event, added: Rows, today: date) -> None:
    concept = _model_of(event)
    if concept is None or event.day is None:
        return
    day = event.day
    Meeting.objects.bulk_create(new_meeting(row, event, day) for row in added.get("meetings", []))
    tasks = [(row, new_task(row, event, day, today)) for row in added.get("tasks", [])]
    Task.objects.bulk_create(task for _row, task in tasks)
    MarketingRow.objects.bulk_create(new_marketing(tasks))
    Supply.objects.bulk_create(new_supply(row, event) for row in added.get("supplies", []))
    StandType.objects.bulk_create(new_stand_type(row, event) for row in added.get("stand_types", []))
    if added.get("tasks"):
        tie_tasks(concept, event, only={row.uid for row in added["tasks"]})
