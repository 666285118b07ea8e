"""What follows if a draft's day is changed? Told before anything is done."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talkoot.lib import dates, days

from ...forms.day_words import language, say_day
from ...models import Event
from ...schedule import replanned


def consequences(event: Event, wanted: Mapping[str, Any], today: date) -> dict[str, Any] | None:
    """Return old and new time, and a sentence for each thing that follows; None when nothing would change."""
    if (event.day, event.opens, event.closes) == (wanted["day"], wanted["opens"], wanted["closes"]):
        return None
    new = dates.event_time(wanted["day"], wanted["opens"], wanted["closes"], None, language())
    lines = [*meeting_lines(event, wanted["day"]), *task_lines(event, wanted["day"], today)]
    if wanted["day"] != event.day:
        lines.append(_("The poster, the letter and the calendar show the new day at once."))
    return {"old": said(event), "new": new, "lines": lines}


def said(event: Event) -> str:
    """Return the event's time now."""
    if event.day is None:
        return _("no day yet")
    return dates.event_time(event.day, event.opens, event.closes, None, language())


def meeting_lines(event: Event, day: date) -> list[str]:
    """Return where each planning meeting moves, and which stay because a person set them."""
    lines = []
    for meeting in event.meetings.all():
        if meeting.offset_days is None:
            lines.append(
                _("%(meeting)s stays on %(day)s.") % {"meeting": meeting.name, "day": say_day(meeting.day)}
            )
            continue
        planned = replanned(day, meeting.offset_days, keeps_computed=meeting.keeps_computed)
        if planned.day == meeting.day:
            continue
        words = {"meeting": meeting.name, "old": say_day(meeting.day), "new": say_day(planned.day)}
        if planned.moved:
            words["reason"] = days.reason(planned.computed, language())
            lines.append(_("%(meeting)s moves: %(old)s → %(new)s, because %(reason)s.") % words)
        else:
            lines.append(_("%(meeting)s moves: %(old)s → %(new)s.") % words)
    return lines


def task_lines(event: Event, day: date, today: date) -> list[str]:
    """Return how many open tasks move, and how many of them would be late at once."""
    moved, late = 0, 0
    for task in event.tasks.open():
        if task.offset_days is None:
            continue
        due = replanned(day, task.offset_days, keeps_computed=task.keeps_computed).day
        moved += due != task.due_on
        late += due < today
    lines = []
    if moved:
        lines.append(
            ngettext("%(n)s open task gets a new day.", "%(n)s open tasks get a new day.", moved)
            % {"n": moved}
        )
    if late:
        words = ngettext(
            "The day of %(n)s task would be past.", "The days of %(n)s tasks would be past.", late
        )
        lines.append(words % {"n": late})
    return lines
