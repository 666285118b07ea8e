"""How is the shared record saved when several people may be changing it?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from partners.models import Change, FieldChange, User

from ..choices import AttendanceMode
from ..merging import CALENDAR_FIELDS, Merge, comparable, for_trail, merge, values_of
from ..models import Event
from .situation import OFF, is_known

TRIES = 3
TIME = ("opens", "closes", "set_up_from", "take_down_until")
PLACE = ("venue", "room")
WAY = ("attendance", "remote_link")


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody had before them when they began to type: the version and its comparable values."""

    version: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save did: the fields it changed, and those that somebody else had changed meanwhile."""

    changed: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()


class RecordChanged(Exception):
    """Somebody else changed the same facts. Nothing was saved; `current` is what there is now."""

    def __init__(self, current: Event, found: Merge) -> None:
        super().__init__("the record has changed")
        self.current = current
        self.found = found


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Facts that a record's form does not save by itself: time and place together, and how the event is held."""

    of_move: tuple[str, ...] = ()
    of_format: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return all of them."""
        return self.of_move + self.of_format


class _Overtaken(Exception):
    """Another save came between reading and writing."""


def held_back(event: Event, values: Mapping[str, Any], seen: Seen) -> HeldBack:
    """Return which of a person's changes have consequences to be seen first: hours, place and form of a known event.

    Hours of setting up alone are told to nobody, and an event that is off has none to keep; no query then.
    """
    now = values_of(event, (*TIME, *PLACE, *WAY))
    base = now if seen.version == event.version else now | {
        name: value for name, value in seen.values.items() if name in now
    }  # fmt: skip
    changed = {name for name in now if comparable(values[name]) not in (base[name], now[name])}
    moves = changed & {"opens", "closes", *PLACE}
    is_link_told = AttendanceMode.ONSITE not in (event.attendance, values["attendance"])
    turns = "attendance" in changed or ("remote_link" in changed and is_link_told)
    if not (moves or turns) or event.day is None or event.state in OFF or not is_known(event):
        return HeldBack()
    of_move = [name for name in (*TIME, *PLACE) if name in changed] if moves else []
    return HeldBack(tuple(of_move), tuple(name for name in WAY if name in changed) if turns else ())


def save_record(event: Event, values: Mapping[str, Any], seen: Seen, by: User) -> Saved:
    """Save the facts that differ from what the person saw; what only others changed stays theirs.

    Raises RecordChanged when both changed the same fact in different ways. Saving nothing new does nothing,
    so a second press has no effect.
    """
    for _attempt in range(TRIES):
        try:
            return _save_once(event.pk, values, seen, by)
        except _Overtaken:
            continue
    raise RecordChanged(Event.objects.with_places().get(pk=event.pk), Merge(clashes=tuple(values)))


@transaction.atomic
def _save_once(pk: int, values: Mapping[str, Any], seen: Seen, by: User) -> Saved:
    current = Event.objects.with_places().get(pk=pk)
    now = values_of(current, values)
    base = now if seen.version == current.version else seen.values
    found = merge(base, {name: comparable(value) for name, value in values.items()}, now)
    if found.clashes:
        raise RecordChanged(current, found)
    if found.mine:
        _write(current, {name: values[name] for name in found.mine})
        Change.objects.record(
            subject=current.subject, network=current.network, deed="event_edited", by=by,
            changes=[
                FieldChange(name, for_trail(getattr(current, name)), for_trail(values[name])) for name in found.mine
            ],
        )  # fmt: skip
    return Saved(found.mine, found.theirs)


def _write(current: Event, facts: dict[str, Any]) -> None:
    """Write on condition that the version is still the one that was read."""
    further: dict[str, Any] = {}
    if facts.get("venue") is not None:
        further["municipality"] = facts["venue"].municipality
    if CALENDAR_FIELDS & facts.keys():
        further["calendar_sequence"] = current.calendar_sequence + 1
    written = Event.objects.filter(pk=current.pk, version=current.version).update(
        **facts, **further, version=current.version + 1, calendar_stamp=timezone.now()
    )
    if not written:
        raise _Overtaken
