"""What of an event is still open, so that a planning meeting should talk of it?

Partners who have not answered, tasks that nobody does or that are late, things that are short, decisions that fall due,
and what the last meeting left over. Each has a source, so that it comes onto an agenda once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from talkoot.lib import dates

from .choices import Responsible, StandState, TaskState
from .date_choices import ItemOrigin, LineKind
from .models import AgendaItem, Event, Meeting, MinutesLine, Stand, Task
from .sheet_stands import room_of, stands_of
from .shortages import proposals
from .stand_facts import totals_of

SILENT, NOBODY, LATE, SHORT, LEFT = "silent", "nobody", "late", "short", "left-tasks"
WEEKS_AHEAD = timedelta(weeks=3)  # which decisions and tasks without a doer a meeting talks of
MOST = 12  # lines of one point; nobody reads more aloud
DECISION_WORDS = ("varasuunnitelma", "päätä", "päätös", "reservplan", "besluta", "plan b", "decide")


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that is open: where it comes from, its title, and the single things as lines."""

    source: str
    title: str
    lines: tuple[str, ...] = ()
    origin: ItemOrigin = ItemOrigin.OPEN


def open_points(meeting: Meeting) -> list[Point]:
    """Return what is open for a meeting, as of its day; eleven queries at most, none of them per row."""
    last = Meeting.objects.before(meeting)
    found = left_over(meeting, last) if last is not None else []
    if meeting.event is not None:
        found += of_event(meeting.event, meeting.day)
    return found


def of_event(event: Event, day: date) -> list[Point]:
    """Return what is open in an event's plan for a meeting on a day; late is what is late today."""
    today = min(localdate(), day)
    stands, tasks = list(event.stands.in_order().with_presenters()), list(event.tasks.in_order())
    found = [_silent(stands), _late(tasks, today), _nobody(tasks, today, day), _short(event, stands)]
    return [*(point for point in found if point.lines), *_decisions(tasks, day)]


def left_over(meeting: Meeting, last: Meeting) -> list[Point]:
    """Return what is not finished: points of the last meeting that nothing was written of, and tasks not done."""
    lines = list(last.lines.standing())
    items = list(last.agenda_items.standing())
    points = []
    if any(line.text.strip() for line in lines):
        talked = {line.item_id for line in lines if line.item_id and line.text.strip()}
        are_sorted = bool(talked) or any(item.is_finished for item in items)
        points = [_carried(item) for item in items if are_sorted and _is_left(item, talked)]
    tasks = tasks_left(meeting)
    if tasks:
        points.insert(0, Point(LEFT, _("Tasks of the last meeting"), tasks[:MOST], ItemOrigin.CARRIED))
    return points


def tasks_left(meeting: Meeting) -> tuple[str, ...]:
    """Return the task lines of earlier meetings that are not done; four queries.

    A line that became a task is open as long as that is; one that became none until the point of an agenda that asks
    about it has been said to be dealt with.
    """
    earlier = Meeting.objects.beside(meeting).until(meeting.day - timedelta(days=1))
    found: dict[str, bool] = {}  # the words, and whether a task came of them
    for row in earlier.prefetch_related("agenda_items", "lines__wrote_task"):
        if any(item.source == LEFT and item.is_finished for item in row.agenda_items.all()):
            found = {words: has_task for words, has_task in found.items() if has_task}
        found |= {line.text: bool(line.wrote_task) for line in row.lines.all() if _is_open(line)}
    return tuple(found)


def _is_open(line: MinutesLine) -> bool:
    if line.is_removed or line.kind != LineKind.TASK or not line.text.strip():
        return False
    return line.wrote_task is None or line.wrote_task.state == TaskState.OPEN


def _is_left(item: AgendaItem, talked: set[int]) -> bool:
    """Tell whether a point goes on to the next meeting; what is open in the plan is asked anew each time."""
    is_gathered = item.origin == ItemOrigin.OPEN or item.source == LEFT
    return not item.is_finished and item.pk not in talked and not is_gathered


def _carried(item: AgendaItem) -> Point:
    source = item.source if item.source.startswith("from:") else f"from:{item.pk}"
    lines = tuple(line for line in item.note.splitlines() if line.strip())
    return Point(source, item.title, lines, ItemOrigin.CARRIED)


def _silent(stands: Iterable[Stand]) -> Point:
    names = [
        _("%(partner)s (not sure)") % {"partner": stand.organisation.name}
        if stand.state == StandState.UNSURE
        else stand.organisation.name
        for stand in stands
        if stand.state in StandState.silent()
    ]
    return Point(SILENT, _("Partners who have not answered"), tuple(names[:MOST]))


def _late(tasks: Iterable[Task], day: date) -> Point:
    late = [_told(task) for task in tasks if task.is_open and task.due_on < day and not _is_decision(task)]
    return Point(LATE, _("Late tasks"), tuple(late[:MOST]))


def _nobody(tasks: Iterable[Task], today: date, day: date) -> Point:
    """Return open tasks until some weeks after the meeting that no person and no partner has been given by name."""
    shared = (Responsible.EVERYBODY, Responsible.PARTNERS, Responsible.LIBRARY_AND_PARTNERS)
    free = [
        _told(task) for task in tasks
        if task.is_open and not task.user_id and not task.stand_id and task.responsible in shared
        and today <= task.due_on <= day + WEEKS_AHEAD and not _is_decision(task)
    ]  # fmt: skip
    return Point(NOBODY, _("Tasks that nobody does yet"), tuple(free[:MOST]))


def _short(event: Event, stands: list[Stand]) -> Point:
    totals = totals_of(stands_of(stands, get_language() or "fi"))
    listed = [(row.answers, row.quantity) for row in event.supplies.all() if row.answers]
    found = proposals(totals, room_of(event.venue), listed) if totals.stands else ()
    missing = [f"{one.shortage.label}: {one.pieces}" for one in found]
    return Point(SHORT, _("What is short"), tuple(missing[:MOST]))


def _decisions(tasks: Iterable[Task], day: date) -> list[Point]:
    """Return decisions that fall due: each is a point of its own."""
    due = [task for task in tasks if task.is_open and _is_decision(task) and task.due_on <= day + WEEKS_AHEAD]
    return [Point(f"task:{task.pk}", task.name, (_by(task.due_on),)) for task in due]


def _is_decision(task: Task) -> bool:
    name = task.name.lower()
    return any(word in name for word in DECISION_WORDS)


def _told(task: Task) -> str:
    return f"{task.name} ({dates.weekday_day(task.due_on, get_language() or 'fi')})"


def _by(day: date) -> str:
    return _("By %(day)s") % {"day": dates.weekday_day(day, get_language() or "fi")}
