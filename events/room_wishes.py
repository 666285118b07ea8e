"""What is asked of a room: from when until when, how many tables and sockets, and by when must one ask?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talkoot.lib import dates, days

from . import wording
from .choices import StandState
from .models import Event, Stand
from .stand_facts import StandFacts, totals_of

GONE = (StandState.DECLINED, StandState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is needed, as lines. `is_guess` tells that nobody has confirmed: the lines come from those asked."""

    lines: tuple[str, ...] = ()
    is_guess: bool = False


def of_event(event: Event) -> Wishes:
    """Return what the confirmed stands need together; before that what those asked, or the model's sorts, need."""
    stands = [stand for stand in event.stands.all() if stand.state not in GONE]
    coming = [stand for stand in stands if stand.state == StandState.CONFIRMED]
    if coming:
        return Wishes(_summed(coming))
    if stands:
        return Wishes(_summed(stands), is_guess=True)
    types = [f"{row.name}: {row.needs}" if row.needs else row.name for row in event.stand_types.all()]
    return Wishes(tuple(types), is_guess=True)


def _summed(stands: Iterable[Stand]) -> tuple[str, ...]:
    rows = [
        StandFacts("", "", tables=stand.tables, sockets=stand.sockets, needs=tuple(stand.needs))
        for stand in stands
    ]
    totals = totals_of(rows)
    count = ngettext("%(n)s stand", "%(n)s stands", totals.stands) % {"n": totals.stands}
    furniture = wording.reserved(totals.tables, totals.sockets)
    return tuple(line for line in (count, furniture, *wording.need_counts(totals)) if line)


def sentence(wishes: Wishes) -> str:
    """Return the wishes on one line."""
    return "; ".join(wishes.lines)


def room_time(event: Event, language: str) -> str:
    """Return from when until when the room is needed, set-up and clearing away included; nothing without hours."""
    begins, ends = event.set_up_from or event.opens, event.take_down_until or event.closes
    if not (event.day and begins):
        return ""
    return dates.event_time(event.day, begins, ends, None, language)


def ask_by(event: Event) -> date | None:
    """Return the last working day on which the venue's own lead time (days) is kept; None where it wants none."""
    venue = event.venue
    if venue is None or not venue.lead_time_days or event.day is None:
        return None
    return days.working_day(event.day - timedelta(days=venue.lead_time_days), earlier=True)


def late_words(event: Event, today: date, language: str) -> str:
    """Return why a request made today is late, as one sentence; nothing while it is in time."""
    by = ask_by(event)
    if by is None or event.day is None or event.venue is None:
        return ""
    if (event.day - today).days >= (event.venue.lead_time_days or 0):
        return ""
    return _("The library wants to be asked %(asked)s days before. The last day was %(day)s: call them first.") % {
        "asked": event.venue.lead_time_days, "day": dates.weekday_date(by, language),
    }  # fmt: skip
