"""On which days do the meetings of a series fall, which are skipped, and what becomes of each when the series changes?

Pure arithmetic of local days; no database, no clock of its own.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from talkoot.lib.days import day_off

from .date_choices import Rhythm

MOST = 60  # meetings of one series: weekly for more than a year
WEEKS = {Rhythm.WEEKLY: 1, Rhythm.FORTNIGHTLY: 2}


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One day of a series; `is_off` tells that it is skipped, because it is a holiday, an eve or in a weekend."""

    day: date
    is_off: bool


class Fate(StrEnum):
    """What becomes of one day of a series that is changed."""

    KEPT = "kept"
    MOVED = "moved"
    NEW = "new"
    GONE = "gone"
    OFF = "off"  # a day off, on which nothing is held
    CALLED_OFF = "called_off"  # cancelled earlier, and stays so


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a changed series: its day, the meeting that it is about, if any, and the day that this one had."""

    fate: Fate
    day: date
    pk: int | None = None
    before: date | None = None


def occurrences(first: date, last: date, rhythm: Rhythm, after: date = date.min) -> list[Occurrence]:
    """Return the days of a series from the first until the last, those after a day, in order, at most MOST of them.

    A monthly series keeps the weekday and its number in the month (second Tuesday); a fifth weekday is the last one.
    """
    found: list[date] = []
    step = 0
    while len(found) < MOST and (day := _nth(first, step, rhythm)) <= last:
        if day > after:
            found.append(day)
        step += 1
    return [Occurrence(day, day_off(day) is not None) for day in found]


def anchor(near: date, first: date, rhythm: Rhythm, weekday: int, not_before: date) -> date:
    """Return on which day a changed series begins: in the week of its occurrence nearest to a day, on a weekday.

    `first` and `rhythm` are those of the series as it was; weekday 0 is Monday.
    """
    slots = [
        one.day for one in occurrences(first, near + timedelta(days=45), rhythm, near - timedelta(days=45))
    ]
    slot = min(slots or [near], key=lambda day: abs(day - near))
    day = slot + timedelta(days=weekday - slot.weekday())
    while day < not_before:
        day += timedelta(weeks=1)
    return day


def replanned(
    meetings: Mapping[int, date], cancelled: Mapping[int, date], wanted: Iterable[Occurrence],
    keep: Collection[date], rhythm: Rhythm,
) -> list[Step]:  # fmt: skip
    """Return what becomes of the meetings of a series, by number, when they are to fall on other days.

    A meeting takes the wanted day of its own week, in a monthly rhythm else of its own month; what is left over is
    cancelled, what is missing is new. Days off and days of meetings cancelled earlier stay free, but for those kept.
    """
    steps, free = [], []
    gone = {day: pk for pk, day in cancelled.items()}
    for one in wanted:
        if one.is_off and one.day not in keep and one.day not in meetings.values():
            steps.append(Step(Fate.OFF, one.day))
        elif one.day in gone and one.day not in meetings.values():
            fate = Fate.NEW if one.day in keep else Fate.CALLED_OFF
            steps.append(Step(fate, one.day, gone[one.day]))
        else:
            free.append(one.day)
    left = dict(meetings)
    for is_near in (_same_day, _same_week, *((_same_month,) if rhythm == Rhythm.MONTHLY else ())):
        for pk, before in list(left.items()):
            day = next((day for day in free if is_near(day, before)), None)
            if day is not None:
                steps.append(Step(Fate.KEPT if day == before else Fate.MOVED, day, pk, before))
                free.remove(day)
                del left[pk]
    steps += [Step(Fate.GONE, before, pk, before) for pk, before in left.items()]
    return sorted([*steps, *(Step(Fate.NEW, day) for day in free)], key=lambda step: (step.day, step.fate))


def _same_day(one: date, other: date) -> bool:
    return one == other


def _same_week(one: date, other: date) -> bool:
    return one.isocalendar()[:2] == other.isocalendar()[:2]


def _same_month(one: date, other: date) -> bool:
    return (one.year, one.month) == (other.year, other.month)


def _nth(first: date, step: int, rhythm: Rhythm) -> date:
    if rhythm in WEEKS:
        return first + timedelta(weeks=WEEKS[rhythm] * step)
    months = first.month - 1 + step
    year, month = first.year + months // 12, months % 12 + 1
    ordinal = (first.day - 1) // 7
    start = date(year, month, 1)
    day = start + timedelta(days=(first.weekday() - start.weekday()) % 7 + 7 * ordinal)
    return day if day.month == month else day - timedelta(days=7)
