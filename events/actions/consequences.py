"""What follows when an event is moved, postponed, cancelled, held after all, or held otherwise? Nothing is written.

The preview shows what is found here, and the press that confirms it carries out the same: both compute it from the
rows, and the fingerprint tells whether they found the same.
"""

import hashlib
import json
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from .. import sheet
from ..choices import EventState, MeetingState, RoomState
from ..date_choices import MoveKind
from ..documents import kinds
from ..facts import PUBLIC_LANGUAGES, EventSheet
from ..models import DayPlan, Event, HostSite, Meeting, Printing, RunSlot
from ..prints import newest
from ..room_state import proposes
from . import day_hours, steps
from .event_format import Following, following, plan_b
from .planning import move_times
from .situation import OFF, Situation, Wish, is_answered
from .steps import LEAVES, RETURNS, STOPS, TO_A_TIME, Step


class NotPossible(Exception):
    """It is so already, or the event is in a state in which this cannot be done."""


class StillHeld(NotPossible):
    """Messages of an earlier change are held: it is undone first, or they leave, so that none contradicts another."""


@dataclass(frozen=True, slots=True)
class Consequences:
    """Everything that follows: the event and its rows as they will be, and who is told."""

    situation: Situation
    wish: Wish
    after: Event
    meetings: list[Step]
    tasks: list[Step]
    rows_after: list[Meeting]  # all meetings as they will be
    room_again: bool
    room_taken: bool  # the new time is the one that the venue has proposed
    closes_poll: bool
    plan: Following | None
    fingerprint: str = ""

    @property
    def event(self) -> Event:
        """Return the event as it is now."""
        return self.situation.event

    @property
    def slots(self) -> list[RunSlot]:
        """Return the rows of the run sheet whose hours follow, as they will be."""
        return day_hours.slots_after(self.event.run_slots.all(), day_hours.shift_of(self.event, self.after))

    @property
    def day_plan(self) -> DayPlan | None:
        """Return the plan of the day with the hours of its programme moved; None where none moves."""
        return day_hours.plan_after(
            getattr(self.event, "day_plan", None), day_hours.shift_of(self.event, self.after)
        )

    @property
    def test_calls(self) -> list[HostSite]:
        """Return the host sites whose test call was agreed for the day before this change."""
        sites = (
            self.event.host_sites.all() if self.event.day != self.after.day or self.after.state in OFF else ()
        )
        return [site for site in sites if site.test_call_on and site.test_call_on >= self.situation.today]

    @property
    def is_elsewhere(self) -> bool:
        """Tell whether the place becomes another."""
        return _where(self.event) != _where(self.after)

    def facts(self, language: str) -> EventSheet:
        """Return what letters and calendars tell when it is done."""
        return facts_of(self.after, self.rows_after, language)

    def was(self, language: str) -> EventSheet:
        """Return what was told until now."""
        return facts_of(self.event, self.situation.meetings, language)

    def facts_in_languages(self) -> dict[str, EventSheet]:
        """Return the same in every language of letters."""
        return {language: self.facts(language) for language in PUBLIC_LANGUAGES}

    def stale_prints(self) -> list[Printing]:
        """Return the newest print of each paper that tells something else afterwards."""
        was, now = self.was("fi"), self.facts("fi")
        return [row for row in newest(self.situation.printings) if _differs(row.kind, was, now)]


def weigh(situation: Situation, wish: Wish) -> Consequences:
    """Return what follows from a wish. Raises NotPossible (StillHeld) where nothing would change or it cannot be."""
    event = situation.event
    _refuse(event, wish)
    if situation.held():
        raise StillHeld(wish.kind)
    plan = _plan_of(situation, wish)
    after = _event_after(situation, wish)
    meetings, tasks = list(steps.of_meetings(situation, wish)), list(steps.of_tasks(situation, wish))
    found = Consequences(
        situation, wish, after, meetings, tasks, _rows_after(situation, meetings, plan),
        room_again=wish.kind != MoveKind.FORMAT and is_answered(event) and not _takes(event, after) and (
            wish.kind in STOPS or _when(event) != _when(after) or _where(event) != _where(after)
        ),
        room_taken=_takes(event, after),
        closes_poll=situation.poll is not None and wish.kind in (*TO_A_TIME, MoveKind.CANCEL),
        plan=plan,
    )  # fmt: skip
    return Consequences(
        **{name: getattr(found, name) for name in Consequences.__slots__ if name != "fingerprint"},
        fingerprint=_fingerprint(found),
    )


def facts_of(event: Event, meetings: Iterable[Meeting], language: str) -> EventSheet:
    """Return an event's facts as letters and calendars of a change need them: no partners, no pictures, no query."""
    return sheet.from_rows(event, (), meetings, (), language)


def _refuse(event: Event, wish: Wish) -> None:
    is_same = {
        MoveKind.MOVE: _stays(event, wish) and event.state not in OFF,
        MoveKind.POSTPONE: event.state in OFF or event.day is None,
        MoveKind.CANCEL: event.state == EventState.CANCELLED,
        MoveKind.REINSTATE: event.state not in OFF,
        MoveKind.FORMAT: (event.attendance, event.remote_link) == (wish.attendance, wish.remote_link),
    }[wish.kind]
    is_cancelled = event.state == EventState.CANCELLED and wish.kind in (MoveKind.MOVE, MoveKind.FORMAT)
    if is_same or is_cancelled:
        raise NotPossible(wish.kind)


def _when(event: Event) -> tuple[Any, Any, Any]:
    return event.day, event.opens, event.closes


def _where(event: Event) -> tuple[Any, Any]:
    return event.venue_id, event.room


def _stays(event: Event, wish: Wish) -> bool:
    is_there = wish.venue is None or _where(event) == (wish.venue.pk, wish.room)
    return is_there and _when(event) == (wish.day, wish.opens, wish.closes)


def _plan_of(situation: Situation, wish: Wish) -> Following | None:
    """Return what of the model's conditional rows comes and goes; asked before the event itself is changed."""
    if wish.kind != MoveKind.FORMAT:
        return None
    return following(situation.event, wish.attendance, situation.event.has_newspaper_ad, situation.today)


def _event_after(situation: Situation, wish: Wish) -> Event:
    event, after = situation.event, copy(situation.event)
    if wish.kind in STOPS:
        after.state = STOPS[wish.kind]
    elif wish.kind == MoveKind.FORMAT:
        for name, value in plan_b(event, wish.attendance).items():
            setattr(after, name, value)
        after.attendance, after.remote_link = wish.attendance, wish.remote_link
    elif wish.day and wish.opens and wish.closes:
        _move_to(after, wish, wish.day, wish.opens, wish.closes)
        if _when(event) != _when(after) and situation.is_known and event.day:
            after.previous_day, after.previous_opens, after.previous_closes = _when(event)
        after.state = EventState.RESCHEDULED if after.previous_day else EventState.SCHEDULED
    after.version += 1
    after.calendar_sequence += 1
    after.calendar_stamp = situation.now
    return after


def _move_to(after: Event, wish: Wish, day: date, opens: time, closes: time) -> None:
    """Set day, hours and place; the hours of setting up and clearing away follow unless they came along."""
    move_times(after, day, opens, closes)
    after.set_up_from = wish.set_up_from or after.set_up_from
    after.take_down_until = wish.take_down_until or after.take_down_until
    if wish.venue is not None:
        after.venue, after.municipality, after.room = wish.venue, wish.venue.municipality, wish.room


def _rows_after(situation: Situation, steps: Iterable[Step], plan: Following | None) -> list[Meeting]:
    """Return copies of all meetings as they will be; those that calendars must hear of with their next sequence."""
    going = {step.row.pk: step for step in steps if step.goes}
    turned = {
        row.pk: state
        for rows, state in ((plan.leaving, MeetingState.CANCELLED), (plan.returning, MeetingState.SCHEDULED))
        for row in rows.get("meetings", [])
    } if plan else {}  # fmt: skip
    found = []
    for meeting in situation.meetings:
        row, step = copy(meeting), going.get(meeting.pk)
        if step:
            row.day = step.day
            row.computed_day = None if step.is_pinned else step.computed
            states = {LEAVES: MeetingState.CANCELLED, RETURNS: MeetingState.SCHEDULED}
            row.state = states.get(step.becomes, MeetingState(row.state))
        row.state = turned.get(row.pk, MeetingState(row.state))
        if step or row.pk in turned:
            row.version += 1
            row.calendar_sequence += 1
            row.calendar_stamp = situation.now
        found.append(row)
    return found


def _differs(kind: str, was: EventSheet, now: EventSheet) -> bool:
    """Tell whether a paper tells something else; what is not read for a change (partners, texts) stays the same."""
    names = [name for name in kinds.KINDS[kind].facts if "." not in name]
    return any(getattr(was, name) != getattr(now, name) for name in names)


def _fingerprint(found: Consequences) -> str:
    """Return 32 hex digits over what the preview shows; the choices made on the preview itself are not among them."""
    situation, wish, event = found.situation, found.wish, found.event
    booking = getattr(event, "booking", None)
    told = [
        wish.kind, wish.day, wish.opens, wish.closes, wish.attendance, wish.remote_link, wish.reason,
        wish.venue and wish.venue.pk, wish.room, wish.set_up_from, wish.take_down_until,
        event.pk, event.version, event.state, event.publication, situation.today,
        [(step.key, step.becomes, step.day, step.row.version) for step in (*found.meetings, *found.tasks)],
        [(one.subject, one.email, one.language, sorted(one.holds)) for one in situation.receivers],
        booking and (booking.state, booking.requested_at),
        [(row.pk, row.starts, row.ends) for row in found.slots], found.day_plan and found.day_plan.version,
        [(row.pk, row.version) for row in found.test_calls],
        situation.poll and situation.poll.pk, [row.pk for row in found.stale_prints()], _named(found.plan),
    ]  # fmt: skip
    text = json.dumps(told, default=str, ensure_ascii=False)
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _named(plan: Following | None) -> Any:
    parts = (plan.added, plan.returning, plan.leaving) if plan else ()
    return [{sort: [row.pk for row in rows] for sort, rows in part.items()} for part in parts]


def _takes(event: Event, after: Event) -> bool:
    """Tell whether the event goes to the time that its venue has proposed instead."""
    booking = getattr(event, "booking", None)
    if booking is None or booking.state != RoomState.PROPOSED or _where(event) != _where(after):
        return False
    return after.state not in OFF and proposes(booking, after)


ASKED_AGAIN: dict[str, Any] = {  # what a room's answer becomes when it has to be asked for once more
    "state": RoomState.ASKED, "requested_at": None, "answered_at": None, "proposed_day": None, "proposed_opens": None,
    "proposed_closes": None, "by": None, "by_name": "", "note": "",
}  # fmt: skip
