"""What does one person's week hold: own tasks that are late or due, meetings, and how many partners are silent?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.models import User
from talkoot.lib import dates

from .choices import EventState
from .models import Event, Meeting, Task

MOST_LINES = 15  # in one section; the rest is a number


@dataclass(frozen=True, slots=True)
class Week:
    """The sections of a person's week as lines, each under its heading, and how much it is in a few words."""

    sections: tuple[tuple[str, tuple[str, ...]], ...] = ()
    summary: str = ""

    def __bool__(self) -> bool:
        return bool(self.sections)

    @property
    def text(self) -> str:
        """Return the sections one below another."""
        return "\n\n".join("\n".join([f"{heading}:", *_shortened(lines)]) for heading, lines in self.sections)


def week_of(user: User, monday: date, language: str) -> Week:
    """Return what a person's seven days from a Monday on hold, in the active language; four queries."""
    sunday = monday + timedelta(days=6)
    tasks = Task.objects.visible_to(user).of_person(user).waiting()
    late = [task for task in tasks.late(monday) if not task.was_past]
    due = list(tasks.between(monday, sunday))
    meetings = list(Meeting.objects.visible_to(user).of_planned_events().coming(monday).until(sunday))
    silent = list(Event.objects.editable_by(user).briefly().with_counts().coming(monday))
    found = (
        (_("Late"), [_line(task.event, task.name, task.due_on, language) for task in late]),
        (_("This week"), [_line(task.event, task.name, task.due_on, language) for task in due]),
        (_("Meetings"), [_meeting(one, language) for one in meetings]),
        (_("No answer yet"), _silence(silent)),
    )
    summary = _summary(len(late) + len(due) + len(meetings), len(late))
    return Week(tuple((heading, tuple(lines)) for heading, lines in found if lines), summary)


def _line(event: Event, name: str, day: date, language: str) -> str:
    return f"- {dates.weekday_day(day, language)} {event.municipality}: {name}"


def _meeting(meeting: Meeting, language: str) -> str:
    where = meeting.event.municipality if meeting.event else meeting.network
    return f"- {dates.weekday_day(meeting.day, language)} {where}: {meeting.name}"


def _silence(events: Iterable[Event]) -> list[str]:
    off = (EventState.CANCELLED, EventState.POSTPONED)
    found = []
    for event in events:
        number: int = event.silent_count  # type: ignore[attr-defined]
        if number and event.day and event.state not in off:
            words = ngettext("%(n)s partner has not answered", "%(n)s partners have not answered", number)
            found.append(f"- {event.municipality}: {words % {'n': number}}")
    return found


def _summary(number: int, late: int) -> str:
    if not number:
        return _("partners have not answered yet")
    words = ngettext("%(count)s thing", "%(count)s things", number) % {"count": number}
    if not late:
        return words
    return _("%(things)s, of which late %(late)s") % {"things": words, "late": late}


def _shortened(lines: Sequence[str]) -> list[str]:
    more = len(lines) - MOST_LINES
    return [*lines[:MOST_LINES], _("- and %(n)s more") % {"n": more}] if more > 0 else list(lines)
