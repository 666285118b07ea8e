"""How does a person change one row of an event's plan: a task's state, a task's day, a meeting's day?

Every change is one effect however often it is sent, and leaves a line in the trail.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.dateformat import format as format_date

from partners.models import Change, FieldChange, User

from ..choices import TaskState
from ..models import Event, Meeting, Task
from ..schedule import planned_day


@transaction.atomic
def set_task_state(task: Task, state: TaskState, *, by: User) -> bool:
    """Mark a task as done, open or left out; returns whether anything changed."""
    row = Task.objects.select_for_update().get(pk=task.pk)
    if row.state == state:
        return False
    before, row.state = row.state, state
    row.version += 1
    row.save(update_fields=["state", "version"])
    task.state, task.version = row.state, row.version
    record(task.event, "task_state", by, task.name, before=before, after=state.value)
    return True


@transaction.atomic
def do_task_today(task: Task, *, by: User, today: date) -> bool:
    """Give a task this day by hand: it no longer follows the event's day. Returns whether anything changed."""
    row = Task.objects.select_for_update().get(pk=task.pk)
    if row.due_on == today and not row.was_past:
        return False
    before = row.due_on
    row.due_on, row.offset_days, row.computed_on, row.was_past = today, None, None, False
    row.keeps_computed = False
    row.version += 1
    row.save(update_fields=["due_on", "offset_days", "computed_on", "keeps_computed", "was_past", "version"])
    copy_day(task, row)
    record(task.event, "task_day", by, task.name, before=written(before), after=written(today))
    return True


@transaction.atomic
def choose_task_day(task: Task, *, proposed: bool, by: User) -> bool:
    """Take a task's computed day back, or the proposed working day again; returns whether anything changed."""
    row = Task.objects.select_for_update().get(pk=task.pk)
    day = wanted_day(task.event, row.offset_days, proposed=proposed)
    if day is None or day == row.due_on:
        return False
    before, row.due_on, row.keeps_computed = row.due_on, day, not proposed
    row.version += 1
    row.save(update_fields=["due_on", "keeps_computed", "version"])
    copy_day(task, row)
    record(task.event, "task_day", by, task.name, before=written(before), after=written(day))
    return True


@transaction.atomic
def choose_meeting_day(meeting: Meeting, *, proposed: bool, by: User) -> bool:
    """Take a meeting's computed day back, or the proposed working day again; returns whether anything changed.

    Calendars that know the meeting follow, so its sequence rises (RFC 5545 3.8.7.4).
    """
    row = Meeting.objects.select_for_update().get(pk=meeting.pk)
    day = wanted_day(meeting.own_event, row.offset_days, proposed=proposed)
    if day is None or day == row.day:
        return False
    before, row.day, row.keeps_computed = row.day, day, not proposed
    row.calendar_sequence += 1
    row.calendar_stamp = timezone.now()
    row.save(update_fields=["day", "keeps_computed", "calendar_sequence", "calendar_stamp"])
    meeting.day, meeting.calendar_sequence = row.day, row.calendar_sequence
    record(meeting.own_event, "meeting_day", by, meeting.name, before=written(before), after=written(day))
    return True


def wanted_day(event: Event, offset_days: int | None, *, proposed: bool) -> date | None:
    """Return the computed or the proposed day of a row that follows the event's day, else None."""
    if event.day is None or offset_days is None:
        return None
    planned = planned_day(event.day, offset_days)
    return planned.day if proposed else planned.computed


def copy_day(task: Task, row: Task) -> None:
    """Show the saved day on the row the caller holds."""
    task.due_on, task.offset_days, task.computed_on, task.was_past, task.version = (
        row.due_on, row.offset_days, row.computed_on, row.was_past, row.version,
    )  # fmt: skip


def record(event: Event, deed: str, by: User, name: str, *, before: str, after: str) -> None:
    """Add a line to the event's trail; the field holds the name of the row, as people know it by that."""
    Change.objects.record(
        subject=event.subject, network=event.network, deed=deed, by=by,
        changes=[FieldChange(name[:60], before, after)],
    )  # fmt: skip


def written(day: date) -> str:
    """Return a day for the trail: 10.3.2027."""
    return str(format_date(day, "j.n.Y"))
