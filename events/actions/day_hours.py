"""How do the run sheet and the typed programme of a day follow when its opening hours move?

What happens before closing follows the opening, the rest follows the closing, each by the same difference.
"""

import re
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from datetime import time

from ..models import DayPlan, Event, RunSlot
from ..run_sheet import minutes, moved

PROGRAMMES = ("programme", "programme_sv", "programme_en", "programme_se")
_HOUR = re.compile(r"(?m)^(\s*(?:(?:klo|kl\.?|at|dii\.?)\s*)?)(\d{1,2})([.:])(\d{2})(?=\s)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shift:
    """By how many minutes what begins before closing moves, and by how many the rest."""

    closes: time
    early: int
    late: int

    def of(self, starts: time) -> int:
        """Return the minutes by which something that begins at a moment moves."""
        return self.late if minutes(starts) >= minutes(self.closes) else self.early


def shift_of(event: Event, after: Event) -> Shift | None:
    """Return how hours follow; None where they stay or are not known yet."""
    if not (event.opens and event.closes and after.opens and after.closes):
        return None
    early, late = minutes(after.opens) - minutes(event.opens), minutes(after.closes) - minutes(event.closes)
    return Shift(event.closes, early, late) if early or late else None


def slots_after(slots: Iterable[RunSlot], shift: Shift | None) -> list[RunSlot]:
    """Return copies of the rows of a run sheet that move, with their new hours."""
    return list(_moved_slots(slots, shift)) if shift else []


def _moved_slots(slots: Iterable[RunSlot], shift: Shift) -> Iterator[RunSlot]:
    for slot in slots:
        by = shift.of(slot.starts)
        end = shift.of(slot.ends) if slot.ends and minutes(slot.ends) >= minutes(shift.closes) else by
        if by or end:
            row = copy(slot)
            row.starts = moved(slot.starts, by)
            row.ends = moved(slot.ends, end) if slot.ends else None
            yield row


def plan_after(plan: DayPlan | None, shift: Shift | None) -> DayPlan | None:
    """Return a copy of the plan of the day with the hours of its typed programme moved; None where none moves."""
    if plan is None or shift is None:
        return None
    row = copy(plan)
    for name in PROGRAMMES:
        setattr(row, name, _HOUR.sub(lambda found: _line(found, shift), getattr(plan, name)))
    if all(getattr(row, name) == getattr(plan, name) for name in PROGRAMMES):
        return None
    row.version += 1
    return row


def _line(found: re.Match[str], shift: Shift) -> str:
    try:
        starts = time(int(found[2]), int(found[4]))
    except ValueError:
        return found[0]
    later = moved(starts, shift.of(starts))
    return f"{found[1]}{later.hour}{found[3]}{later:%M}"
