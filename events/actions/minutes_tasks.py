"""Which task comes of a line of minutes, in whose plan, and what becomes of it when the line changes?

A meeting of an event writes into that event's plan. A meeting of the network alone writes into the plan of the event
that is chosen for the line; without one there is no task, and the line comes up at the next meeting.
"""

import contextlib
from datetime import date
from typing import Any

from django.utils.timezone import localdate

from partners.models import User

from .. import task_lines
from ..date_choices import LineKind
from ..models import Event, Meeting, MinutesLine, Task
from . import tasks
from .meetings import told

NO_NAME, UNKNOWN_NAME, NO_DAY, NO_EVENT = "no_name", "unknown_name", "no_day", "no_event"
MOST_EVENTS = 60  # to choose from


def events_for(meeting: Meeting, by: User) -> list[Event]:
    """Return the coming events whose plans a network's own meeting may write into; none for a meeting of an event."""
    if meeting.event_id:
        return []
    found = Event.objects.editable_by(by).of(meeting.own_network).coming(localdate()).with_places()
    return list(found[:MOST_EVENTS])


def follow(meeting: Meeting, line: MinutesLine, slug: str, by: User, *, is_new: bool) -> str:
    """Make, change or take away the task of a line; returns why there is none, or nothing.

    `slug`: the event chosen for the line. A task whose line is as it was keeps what a person changed in it.
    """
    task = line.wrote_task
    if line.is_removed or line.kind != LineKind.TASK:
        _forget(line, by)
        return ""
    event = meeting.event or _chosen(meeting, slug, by) or (task.event if task else None)
    values, hint = _understood(line, event, meeting.day)
    if not values or event is None:
        return "" if task is not None else hint
    if task is not None and task.event_id != event.pk:
        _forget(line, by)
        task = None
    if task is None:
        line.wrote_task = tasks.add_task(event, values | {"note": told(meeting)}, by)
        line.save(update_fields=["wrote_task"])
    elif task.is_open and is_new:
        tasks.edit_task(task, values, seen=Task.objects.get(pk=task.pk).version, by=by)
        line.wrote_task = Task.objects.get(pk=task.pk)
    return ""


def hint_of(line: MinutesLine, meeting: Meeting) -> str:
    """Return what a task line lacks to become a task, as far as its words tell; no query."""
    if line.kind != LineKind.TASK or line.wrote_task_id or not line.text.strip():
        return ""
    found = task_lines.read(line.text, meeting.day)
    return _lacking(found) or ("" if meeting.event_id else NO_EVENT)


def _lacking(found: task_lines.TaskLine) -> str:
    if not found.who:
        return NO_NAME
    return NO_DAY if found.day is None else ""


def _chosen(meeting: Meeting, slug: str, by: User) -> Event | None:
    if not slug or meeting.event_id:
        return None
    return next((one for one in events_for(meeting, by) if one.slug == slug), None)


def _understood(line: MinutesLine, event: Event | None, day: date) -> tuple[dict[str, Any], str]:
    """Return the facts of the task that a line tells of, or why there is none."""
    found = task_lines.read(line.text, day)
    if lacking := _lacking(found):
        return {}, lacking
    if event is None:
        return {}, NO_EVENT
    doer = task_lines.doer_of(found.who, event)
    if doer is None:
        return {}, UNKNOWN_NAME
    name = f"{found.what[:1].upper()}{found.what[1:]}"[:120]
    return {
        "name": name, "due_on": found.day, "responsible": doer.responsible, "user": doer.user, "stand": doer.stand,
    }, ""  # fmt: skip


def _forget(line: MinutesLine, by: User) -> None:
    """Take away the task of a line that is one no more; where marketing has taken it up, or it is done, it stays."""
    task = line.wrote_task
    if task is None:
        return
    line.wrote_task = None
    line.save(update_fields=["wrote_task"])
    if task.is_open:
        with contextlib.suppress(tasks.TaskStays):
            tasks.remove_task(task, by)
