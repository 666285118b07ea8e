"""Which tasks stand in a person's own calendar feed?"""

from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse

from partners.models import Change, User

from .calendars.todos import TaskFacts
from .choices import EventState, TaskState
from .models import Event, Task

OFF = (EventState.CANCELLED, EventState.POSTPONED)
LONGEST_FIELD = 60  # characters of a task's name in the trail


def tasks_of(user: User, since: date) -> dict[int, TaskFacts]:
    """Return a person's own tasks that are due since a day, by number and in order of day; three queries.

    A task keeps no moment of its own: it was last revised when the trail of its event last grew at the latest.
    """
    rows = list(Task.objects.visible_to(user).of_person(user).for_calendar(since))
    changed = Change.objects.newest_by_subject({row.event.subject for row in rows})
    done = done_at(rows)
    found = {}
    for row in rows:
        event = row.event
        address = reverse("desk:event_plan", args=[event.slug])
        found[row.pk] = TaskFacts(
            uid=uid_of(event, row.pk), name=row.name, due_on=row.due_on, state=row.state,
            sequence=row.version + event.calendar_sequence,
            stamp=max(event.created_at, changed.get(event.subject, event.created_at)), event=event.title,
            place=event.municipality.name, url=f"{settings.PORTAL_BASE_URL}{address}#task-{row.pk}",
            called_off=event.state in OFF, done_at=done.get(trail_key(row)),
            after=uid_of(event, row.after_id) if row.after_id else "",
        )  # fmt: skip
    return found


def uid_of(event: Event, number: int) -> str:
    """Return by what calendars know a task of an event; nothing in it changes when days move."""
    return f"talkoot-{event.calendar_uid}-task-{number}@{settings.CALENDAR_DOMAIN}"


def done_at(rows: Iterable[Task]) -> dict[tuple[str, str], datetime]:
    """Return when those tasks that are done were marked so, as far as the trail knows; at most one query."""
    done = [row for row in rows if row.state == TaskState.DONE]
    return Change.objects.newest_of("task_state", TaskState.DONE, {row.event.subject for row in done})


def trail_key(row: Task) -> tuple[str, str]:
    """Return under what the trail keeps the state of a task."""
    return row.event.subject, row.name[:LONGEST_FIELD]
