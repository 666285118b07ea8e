"""On which days do the plan's parts fall, and what should be known about a day before it is chosen?

Pure arithmetic of local days: no database, no clock of its own. Warnings carry codes and facts, never words.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from talkoot.lib.days import day_off, working_day

TOO_NEAR_DAYS = 30  # the first planning meeting is called together 30 days before the event
FAR_AWAY_MONTHS = 18

Fact = str | int | date | time


@dataclass(frozen=True)
class Planned:
    """A day of the plan: what it became, what the offset gave, and the day off that moved it (or None)."""

    day: date
    computed: date
    reason_day: date | None

    @property
    def moved(self) -> bool:
        """Whether the proposed day is another than the computed one."""
        return self.day != self.computed


@dataclass(frozen=True)
class OpenHours:
    """One staffed period of a venue. Weekday 0 is Monday; a missing end of validity means no limit."""

    weekday: int
    opens: time
    closes: time
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True)
class CalendarFact:
    """Something in the course of the year, both ends included.

    Kind: election, advance_voting, school_break or season; other kinds give no warning.
    """

    kind: str
    name: str
    first: date
    last: date


@dataclass(frozen=True)
class OtherEvent:
    """Another event that is held on the day in question."""

    title: str
    place: str
    slug: str


@dataclass(frozen=True)
class Closure:
    """Days on which the venue is closed, both ends included; without a last day until further notice."""

    first: date
    last: date | None
    reason: str = ""


@dataclass(frozen=True)
class Warning:
    """One thing to know about a chosen day: a code, and the facts that its sentence needs."""

    code: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


CALENDAR_KINDS = frozenset({"election", "advance_voting", "school_break", "season"})


def planned_day(event_day: date, offset_days: int) -> Planned:
    """The day `offset_days` before the event (negative: after it), moved off weekends, holidays and eves.

    Days before the event move earlier, days after it later; the event's own day (0) never moves.
    """
    computed = event_day - timedelta(days=offset_days)
    if offset_days == 0:
        return Planned(day=computed, computed=computed, reason_day=None)
    day = working_day(computed, earlier=offset_days > 0)
    return Planned(day=day, computed=computed, reason_day=None if day == computed else computed)


def replanned(event_day: date, offset_days: int, *, keeps_computed: bool) -> Planned:
    """The same for a row that is planned already: where a person took the computed day back, no day off moves it."""
    planned = planned_day(event_day, offset_days)
    return Planned(planned.computed, planned.computed, None) if keeps_computed else planned


def carried(day: date, by_days: int) -> Planned:
    """A day that a person has set, carried along by as many days as the event moves, off days off; earlier then."""
    computed = day + timedelta(days=by_days)
    moved = computed if day_off(day) else working_day(computed, earlier=True)
    return Planned(day=moved, computed=computed, reason_day=None if moved == computed else computed)


def meeting_day(event_day: date, offset: int) -> Planned:
    """The day of a planning meeting `offset` days before the event: the same rule as for tasks."""
    return planned_day(event_day, offset)


def is_past(day: date, today: date) -> bool:
    """Whether the day is over."""
    return day < today


def weeks_before(event_day: date, day: date) -> int:
    """How many whole weeks before the event a day is, to the nearest week; after the event negative."""
    return round((event_day - day).days / 7)


def day_warnings(
    day: date,
    opens: time | None,
    closes: time | None,
    today: date,
    staffed: Sequence[OpenHours] = (),
    lead_time_days: int | None = None,
    notes: Sequence[CalendarFact] = (),
    others: Sequence[OtherEvent] = (),
    closures: Sequence[Closure] = (),
) -> list[Warning]:
    """What to know before choosing this day and these hours; `others` are the events of the same day.

    Codes in order: past_day, too_near, lead_time, far_away; holiday, weekend or eve; venue_closed; unstaffed_day
    or outside_staffed_hours; election, advance_voting, school_break, season; same_day_talkoot. Nothing blocks.
    """
    return [
        *_distance_warnings(day, today, lead_time_days),
        *_day_off_warnings(day),
        *_closure_warnings(day, closures),
        *_staff_warnings(day, opens, closes, staffed),
        *_calendar_warnings(day, notes),
        *(Warning("same_day_talkoot", {"title": o.title, "place": o.place, "slug": o.slug}) for o in others),
    ]


def _distance_warnings(day: date, today: date, lead_time_days: int | None) -> Iterator[Warning]:
    days_left = (day - today).days
    if days_left < 0:
        yield Warning("past_day", {"day": day})
        return
    if days_left < TOO_NEAR_DAYS:
        yield Warning("too_near", {"days_left": days_left, "day": day})
    if lead_time_days is not None and days_left < lead_time_days:
        yield Warning("lead_time", {"lead_time_days": lead_time_days, "days_left": days_left})
    if (day.year - today.year) * 12 + day.month - today.month - (day.day <= today.day) >= FAR_AWAY_MONTHS:
        yield Warning("far_away", {"months": FAR_AWAY_MONTHS, "day": day})


def _day_off_warnings(day: date) -> Iterator[Warning]:
    off = day_off(day)
    if off is not None:
        yield Warning(off.kind, {"day": day})


def _closure_warnings(day: date, closures: Sequence[Closure]) -> Iterator[Warning]:
    for closure in closures:
        if closure.first <= day and (closure.last is None or day <= closure.last):
            facts: dict[str, Fact] = {"first": closure.first, "reason": closure.reason}
            if closure.last is not None:
                facts["last"] = closure.last
            yield Warning("venue_closed", facts)


def _staff_warnings(
    day: date, opens: time | None, closes: time | None, staffed: Sequence[OpenHours]
) -> Iterator[Warning]:
    """Nothing is said where no hours are known for that time of the year."""
    valid = [row for row in staffed if _is_valid(row, day)]
    today_rows = [row for row in valid if row.weekday == day.weekday()]
    if valid and not today_rows:
        yield Warning("unstaffed_day", {"day": day})
        return
    if opens is None or not today_rows:
        return
    periods = _joined(today_rows)
    end = opens if closes is None else closes
    if end < opens or not any(start <= opens and end <= stop for start, stop in periods):
        start, stop = min(periods, key=lambda period: _distance(period, opens))
        yield Warning("outside_staffed_hours", {"day": day, "opens": start, "closes": stop})


def _is_valid(row: OpenHours, day: date) -> bool:
    begun = row.valid_from is None or row.valid_from <= day
    return begun and (row.valid_until is None or day <= row.valid_until)


def _joined(rows: Sequence[OpenHours]) -> list[tuple[time, time]]:
    """Staffed periods of one day in order, those that touch or overlap made one."""
    periods: list[tuple[time, time]] = []
    for row in sorted(rows, key=lambda row: (row.opens, row.closes)):
        if periods and row.opens <= periods[-1][1]:
            periods[-1] = (periods[-1][0], max(periods[-1][1], row.closes))
        else:
            periods.append((row.opens, row.closes))
    return periods


def _distance(period: tuple[time, time], opens: time) -> int:
    start, stop = (moment.hour * 60 + moment.minute for moment in period)
    wanted = opens.hour * 60 + opens.minute
    return max(start - wanted, wanted - stop, 0)


def _calendar_warnings(day: date, notes: Sequence[CalendarFact]) -> Iterator[Warning]:
    for note in notes:
        if note.kind in CALENDAR_KINDS and note.first <= day <= note.last:
            yield Warning(note.kind, {"name": note.name, "first": note.first, "last": note.last})
