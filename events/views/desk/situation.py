"""Where does one event stand: its phase, its partners, its plan, and what is to be known before it is published?"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.models import User
from partners.templatetags.parts import count_word
from talkoot.lib import dates

from ...choices import EventState, Publication, StandState
from ...forms.day_words import Check, capital, language, say_day
from ...models import Event, Stand, Task
from ...phases import phase_of
from .agenda import Row, task_row
from .phase_page import brief_facts
from .plan_lines import short
from .plan_points import missing_points

LOOKS = {StandState.CONFIRMED: "ok", StandState.DECLINED: "no", StandState.CANCELLED: "no"}
MOST_BLOCKS = 15  # more than that is a bar, not a strip


def partners_strip(stands: Sequence[Stand]) -> dict[str, Any]:
    """Return one block for each partner that was asked, and the sentence that says the same."""
    asked = [stand for stand in stands if stand.state != StandState.WAITING]
    confirmed = sum(1 for stand in asked if stand.state == StandState.CONFIRMED)
    refused = sum(1 for stand in asked if LOOKS.get(StandState(stand.state)) == "no")
    silent = len(asked) - confirmed - refused
    strong = ngettext("%(count)s has confirmed", "%(count)s have confirmed", confirmed) % {"count": confirmed}
    strong = strong if confirmed else _("Nobody has confirmed yet")
    rest = []
    if silent:
        rest.append(
            ngettext("%(count)s has not answered", "%(count)s have not answered", silent) % {"count": silent}
        )
    if refused:
        rest.append(ngettext("%(count)s cannot come", "%(count)s cannot come", refused) % {"count": refused})
    return {
        "states": [LOOKS.get(StandState(stand.state), "wait") for stand in asked] if len(asked) <= MOST_BLOCKS else [],
        "count": len(asked), "confirmed": confirmed, "strong": strong,
        "text": "".join(f", {part}" for part in rest) + ".",
    }  # fmt: skip


def late_rows(tasks: Iterable[Task], user: User, today: date) -> list[Row]:
    """Return the late tasks with how long and what that endangers; what was late at birth is decided elsewhere."""
    return [
        task_row(task, user, today)
        for task in tasks
        if task.is_open and task.due_on < today and not task.was_past
    ]


def next_task(tasks: Iterable[Task], today: date) -> str:
    """Return the next open task and its day as a sentence, or nothing."""
    for task in tasks:
        if task.is_open and task.due_on >= today:
            return _("Next, %(day)s: %(task)s.") % {"task": task.name, "day": short(task.due_on)}
    return ""


def publication_checks(event: Event, stands: Iterable[Stand], today: date) -> list[Check]:
    """Return what is to be known before an event is published; nothing here prevents it."""
    lines = [Check("warn", point.text, point.url, point.link) for point in missing_points(event)]
    if event.day and event.day < today:
        lines.insert(0, Check("warn", _("The day has already passed.")))
    if event.venue is None:
        lines.append(Check("warn", _("No library has been chosen, so the page does not say where to come.")))
    confirmed = [stand for stand in stands if stand.state == StandState.CONFIRMED]
    if confirmed:
        number = len(confirmed)
        words = ngettext(
            "%(count)s partner is named on the page.", "%(count)s partners are named on the page.", number
        )
        lines.insert(0, Check("ok", capital(words % {"count": count_word(number)})))
    else:
        lines.append(Check("warn", _("No partner has confirmed yet, so the page names nobody who helps.")))
    return sorted(lines, key=lambda line: line.kind != "ok")


def side_rows(events: Iterable[Event], today: date) -> list[dict[str, str]]:
    """Return the events as short lines: place and day, then what is known of each in one or two sentences."""
    return [
        {
            "slug": event.slug,
            "name": str(event.municipality),
            "when": said_day(event),
            "text": in_short(event, today),
        }
        for event in events
    ]


def said_day(event: Event) -> str:
    """Return the event's day, or that there is none yet."""
    return say_day(event.day) if event.day else _("no day yet")


def in_short(event: Event, today: date) -> str:
    """Return an event's phase, draft state and partners; needs EventQuerySet.briefly and with_counts."""
    asked, confirmed = event.stand_count, event.confirmed_count  # type: ignore[attr-defined]
    if event.state in (EventState.CANCELLED, EventState.POSTPONED):
        return f"{EventState(event.state).label}."
    parts = [f"{phase_of(brief_facts(event, today)).label}."]
    if event.day and event.day > today:
        parts.insert(0, capital(days_left(event.day, today)))
    if event.publication == Publication.DRAFT:
        parts.append(_("Draft."))
    if asked:
        words = ngettext("%(confirmed)s of %(asked)s partner has confirmed.",
                         "%(confirmed)s of %(asked)s partners have confirmed.", asked)  # fmt: skip
        parts.append(words % {"confirmed": confirmed, "asked": asked})
    return " ".join(parts)


def days_left(day: date, today: date) -> str:
    """Return how many days are left, as a sentence."""
    return _("%(days)s left.") % {"days": dates.day_count((day - today).days, language())}
