"""When and through which channels do people hear of a day, and what does that cost whom?

Sums over the tasks of a marketing plan; the same ones on the desk's page, on paper and in spreadsheets.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from talkoot.lib import money

from .choices import Channel, TaskState
from .day_facts import MarketingFacts, TaskFacts

MOST_WEEKS = 16  # columns of the picture; a longer plan shows the weeks that have something
NOTHING = Decimal(0)
Week = tuple[int, int]  # year and number (ISO 8601)


@dataclass(frozen=True, slots=True)
class Cell:
    """How many rows of one channel fall on one week, and how many of them are done."""

    count: int = 0
    done: int = 0

    @property
    def is_done(self) -> bool:
        """Tell whether there is something and all of it is done."""
        return self.count > 0 and self.count == self.done


@dataclass(frozen=True, slots=True)
class Coverage:
    """Weeks across, channels down; `event_week` is that of the day itself."""

    weeks: tuple[Week, ...] = ()
    rows: tuple[tuple[Channel, tuple[Cell, ...]], ...] = ()
    event_week: Week | None = None

    def of_week(self, place: int) -> list[tuple[Channel, Cell]]:
        """Return what falls on the week at a place, by channel."""
        return [(channel, cells[place]) for channel, cells in self.rows if cells[place].count]


@dataclass(frozen=True, slots=True)
class Sums:
    """Planned and actual costs in euros."""

    planned: Decimal = NOTHING
    actual: Decimal = NOTHING


@dataclass(frozen=True, slots=True)
class Budget:
    """What a plan costs: `left` of the budget after the larger of planned and actual, own shares, payers."""

    total: Sums
    budget: Decimal | None
    left: Decimal | None
    own_percent: int | None
    own: Sums
    payers: tuple[tuple[str, Sums], ...]

    @property
    def has_costs(self) -> bool:
        """Tell whether anything costs something."""
        return bool(self.total.planned or self.total.actual)


def rows_of(tasks: Iterable[TaskFacts]) -> list[TaskFacts]:
    """Return the rows of the marketing plan in the order of days.

    A row that was left out stays while money has been spent on it.
    """
    rows = [task for task in tasks if belongs(task) and (not is_left_out(task) or task.cost_actual)]
    return sorted(rows, key=lambda task: task.day)


def belongs(task: TaskFacts) -> bool:
    """Tell whether a task is a row of the plan: its channel reaches people, or somebody has added it."""
    return task.is_added or (task.channel in Channel.values and Channel(task.channel).reaches_people)


def is_left_out(task: TaskFacts) -> bool:
    """Tell whether it will not be done."""
    return task.state == TaskState.LEFT_OUT


def week_of(day: date) -> Week:
    """Return the year and number of a day's week (ISO 8601)."""
    return day.isocalendar()[:2]


def monday_of(week: Week) -> date:
    """Return a week's first day."""
    return date.fromisocalendar(*week, 1)


def coverage_of(rows: Iterable[TaskFacts], day: date | None) -> Coverage:
    """Return what falls where: every week from the first row to the day, or only those with something."""
    counted = [row for row in rows if not is_left_out(row)]
    if not counted:
        return Coverage(event_week=week_of(day) if day else None)
    weeks = _weeks([*(row.day for row in counted), *((day,) if day else ())])
    grid = []
    for channel in Channel:
        mine = [row for row in counted if row.channel == channel]
        if mine:
            grid.append((channel, tuple(_cell(mine, week) for week in weeks)))
    return Coverage(tuple(weeks), tuple(grid), week_of(day) if day else None)


def _weeks(days: Sequence[date]) -> list[Week]:
    """Return every week from the first to the last, or only those with something where there are too many."""
    used = sorted({week_of(day) for day in days})
    first, last = monday_of(used[0]), monday_of(used[-1])
    every = [week_of(first + timedelta(days=past)) for past in range(0, (last - first).days + 1, 7)]
    return every if len(every) <= MOST_WEEKS else used[-MOST_WEEKS:]


def _cell(rows: Iterable[TaskFacts], week: Week) -> Cell:
    there = [row for row in rows if week_of(row.day) == week]
    return Cell(len(there), sum(row.state == TaskState.DONE for row in there))


def budget_of(rows: Sequence[TaskFacts], plan: MarketingFacts) -> Budget:
    """Return what the rows cost, against the plan's budget, and the network's own share of it."""
    total = _sums(rows)
    names = sorted(
        {row.payer for row in rows if _has_cost(row)}, key=lambda name: (name == "", name.casefold())
    )
    payers = tuple((name, _sums([row for row in rows if row.payer == name])) for name in names)
    percent = plan.own_share
    own = Sums(*(money.share(one, percent or 0) for one in (total.planned, total.actual)))
    left = None if plan.budget is None else plan.budget - max(total.planned, total.actual)
    return Budget(total, plan.budget, left, percent, own, payers)


def _has_cost(row: TaskFacts) -> bool:
    return bool(row.cost_planned or row.cost_actual)


def _sums(rows: Iterable[TaskFacts]) -> Sums:
    """Return the sums of rows; what was left out is not planned any more."""
    planned, actual = NOTHING, NOTHING
    for row in rows:
        planned += (row.cost_planned or NOTHING) if not is_left_out(row) else NOTHING
        actual += row.cost_actual or NOTHING
    return Sums(planned, actual)
