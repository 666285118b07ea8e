"""What becomes of each meeting and task when their event is moved, postponed, cancelled or held after all?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..choices import EventState, MeetingState
from ..date_choices import MoveKind
from ..models import Event, Meeting, Task
from ..schedule import Planned, carried, replanned
from .situation import Situation, Wish

MOVES, LEAVES, RETURNS = "moves", "leaves", "returns"
TO_A_TIME = (MoveKind.MOVE, MoveKind.REINSTATE)
STOPS = {MoveKind.POSTPONE: EventState.POSTPONED, MoveKind.CANCEL: EventState.CANCELLED}


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of one meeting or task: it moves, leaves or returns. `goes` is false where it stays after all.

    `is_pinned`: a person has given it its day, so it is asked for.
    """

    key: str
    row: Meeting | Task
    becomes: str
    day: date
    computed: date | None = None
    is_pinned: bool = False
    goes: bool = True

    @property
    def was(self) -> date:
        """Return the day on which it stands now."""
        return self.row.day if isinstance(self.row, Meeting) else self.row.due_on

    @property
    def reason_day(self) -> date | None:
        """Return the day off that moved it, if one did."""
        return self.computed if self.computed and self.computed != self.day else None


def of_meetings(situation: Situation, wish: Wish) -> Iterator[Step]:
    """Yield what becomes of the meetings that a wish touches."""
    for meeting in situation.meetings:
        key, is_pinned = f"meeting:{meeting.pk}", meeting.offset_days is None
        is_held = meeting.state == MeetingState.SCHEDULED
        if wish.kind in STOPS and is_held and meeting.day >= situation.today:
            goes = not is_pinned or wish.goes_along(key)
            yield Step(key, meeting, LEAVES, meeting.day, meeting.computed_day, is_pinned, goes)
        if wish.kind not in TO_A_TIME:
            continue
        planned = _planned(situation.event, wish, meeting, meeting.day, meeting.computed_day)
        if meeting.pk in situation.stopped and not is_held:
            day, computed = (
                (meeting.day, meeting.computed_day) if is_pinned else (planned.day, planned.computed)
            )
            if day >= situation.today:
                yield Step(key, meeting, RETURNS, day, computed)
        elif is_held and meeting.day >= situation.today and planned.day != meeting.day:
            goes = not is_pinned or wish.goes_along(key)
            yield Step(key, meeting, MOVES, planned.day, planned.computed, is_pinned, goes)


def of_tasks(situation: Situation, wish: Wish) -> Iterator[Step]:
    """Yield what becomes of the open tasks; only a new time moves them."""
    if wish.kind not in TO_A_TIME:
        return
    for task in situation.tasks:
        key, is_pinned = f"task:{task.pk}", task.offset_days is None
        if not task.is_open:
            continue
        planned = _planned(situation.event, wish, task, task.due_on, task.computed_on)
        if planned.day != task.due_on:
            goes = not is_pinned or wish.goes_along(key)
            yield Step(key, task, MOVES, planned.day, planned.computed, is_pinned, goes)


def _planned(event: Event, wish: Wish, row: Meeting | Task, day: date, computed: date | None) -> Planned:
    """Return where a row goes: by its distance to the event, or carried along where a person has set its day."""
    if wish.day is None or wish.day == event.day:
        return Planned(day, computed or day, None)
    if row.offset_days is not None:
        return replanned(wish.day, row.offset_days, keeps_computed=row.keeps_computed)
    return carried(day, (wish.day - event.day).days) if event.day else Planned(day, day, None)
