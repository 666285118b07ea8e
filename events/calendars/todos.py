"""What does a person's calendar say about a task: as a thing to do, or as a whole day where programs know no tasks?

RFC 5545 3.6.2; what waits for another task says so as in RFC 9253 5. A task names nobody but what is to be done:
whoever has a feed's address may read it.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import icalendar
from django.utils import translation
from django.utils.translation import gettext as _

from events.choices import TaskState

from .entries import plain_line

STATUSES = {TaskState.OPEN: "NEEDS-ACTION", TaskState.DONE: "COMPLETED", TaskState.LEFT_OUT: "CANCELLED"}


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """One task as its doer's calendar needs it. `stamp` is when the plan was last changed, with a time zone.

    `sequence` rises with every change of the task and of its event's day or state; `uid` is made of the event's own
    and the task's number, so it stays when days move. `done_at` is when it was marked as done, if the trail knows;
    `after` is the uid of the task it waits for.
    """

    uid: str
    name: str
    due_on: date
    state: str
    sequence: int
    stamp: datetime
    event: str
    place: str
    url: str
    called_off: bool = False
    done_at: datetime | None = None
    after: str = ""

    @property
    def status(self) -> str:
        """Return the task's status; of an event that does not take place all tasks fall away."""
        return "CANCELLED" if self.called_off else STATUSES[TaskState(self.state)]


def todo_entry(task: TaskFacts, language: str = "fi") -> bytes:
    """Return the VTODO of a task: due on a day, without an hour."""
    entry = icalendar.Todo()
    with translation.override(language):
        _add_common(entry, task, task.uid)
    entry.add("due", task.due_on)
    entry.add("status", task.status)
    if task.status == "COMPLETED":
        entry.add("percent-complete", 100)
        entry.add("completed", (task.done_at or task.stamp).astimezone(UTC))
    if task.after:
        entry.add("related-to", task.after, parameters={"RELTYPE": "DEPENDS-ON"})
    return bytes(entry.to_ical())


def day_entry(task: TaskFacts, language: str = "fi") -> bytes:
    """Return the same as a VEVENT of a whole day, for programs that show no VTODO; nobody is busy because of it.

    It has an identity of its own, so that somebody who reads both kinds sees two things and not one that flickers.
    """
    local, at, domain = task.uid.partition("@")
    entry = icalendar.Event()
    with translation.override(language):
        _add_common(entry, task, f"{local}-day{at}{domain}")
    entry.add("dtstart", task.due_on)
    entry.add("status", "CANCELLED" if task.status == "CANCELLED" else "CONFIRMED")
    entry.add("transp", "TRANSPARENT")
    return bytes(entry.to_ical())


def _add_common(entry: icalendar.Todo | icalendar.Event, task: TaskFacts, uid: str) -> None:
    stamp = task.stamp.astimezone(UTC)
    entry.add("uid", uid)
    entry.add("sequence", task.sequence)
    entry.add("dtstamp", stamp)
    entry.add("last-modified", stamp)
    entry.add("summary", plain_line(f"{_prefix(task)}{task.name} ({task.place})"))
    entry.add("description", plain_line(_("Talkoot: %(event)s") % {"event": task.event}))
    entry.add("url", task.url)


def _prefix(task: TaskFacts) -> str:
    """Return the word that stands first in the title, because many programs do not show a status."""
    words = {"COMPLETED": _("Done: "), "CANCELLED": _("Left out: ")}
    return words.get(task.status, "")
