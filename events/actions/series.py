"""How is a series of meetings changed: its rhythm, weekday, hours, place and end, from one of them on?

The plan is shown first and told apart by a digest, so that what is confirmed is what was seen. Every meeting keeps its
identity in calendars: whoever was asked gets an update of the same entry, or a cancellation.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from partners.models import FieldChange, User

from ..choices import MeetingState
from ..date_choices import Rhythm
from ..models import Meeting, MeetingSeries
from ..models.meeting_series import SHARED
from ..rhythms import Fate, Occurrence, Step, anchor, occurrences, replanned
from . import convening
from .meetings import change_facts, locked, next_order, owned_by, set_state, tell
from .plan_rows import written

OF_SERIES = ("name", "starts", "minutes", "place", "link")


class SeriesChanged(Exception):
    """The series is not as it was when the plan was shown. Nothing was saved."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How a series shall be from a day on. `facts`: those of SHARED that differ; `keep`: days off that are held."""

    since: date
    rhythm: Rhythm
    weekday: int
    last_day: date
    facts: Mapping[str, Any] = field(default_factory=dict)
    keep: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Plan:
    """What a wish makes of a series. `first_day` is the new beginning of its rhythm, None where that stays."""

    steps: tuple[Step, ...]
    first_day: date | None
    digest: str
    asked: frozenset[int] = frozenset()  # meetings to which people have been called

    @property
    def changes(self) -> bool:
        """Tell whether any meeting gets another day, is new or is cancelled."""
        return any(step.fate in (Fate.MOVED, Fate.NEW, Fate.GONE) for step in self.steps)


@dataclass(frozen=True, slots=True)
class Done:
    """How many meetings were changed, made and cancelled, and how many mails wait in the outbox."""

    changed: int = 0
    made: int = 0
    cancelled: int = 0
    drafts: int = 0


def plan_of(series: MeetingSeries, wish: Wish) -> Plan:
    """Return what a wish would make of a series; three queries."""
    rows = list(Meeting.objects.in_series(series, wish.since))
    held = {row.pk: row.day for row in rows if row.state == MeetingState.SCHEDULED}
    off = {row.pk: row.day for row in rows if row.state == MeetingState.CANCELLED}
    rhythm = Rhythm(series.rhythm)
    if wish.rhythm == rhythm and wish.weekday == series.first_day.weekday():
        first = None  # every meeting stays where it is, also one that was moved alone
        days = [Occurrence(day, False) for day in (*held.values(), *off.values()) if day <= wish.last_day]
        days += occurrences(series.first_day, wish.last_day, rhythm, max(series.last_day, wish.since))
    else:
        near = min(held.values(), default=wish.since)
        first = anchor(near, series.first_day, rhythm, wish.weekday, wish.since)
        days = occurrences(first, wish.last_day, wish.rhythm)
    seen = (series.pk, series.version, wish.since, wish.rhythm, wish.weekday, wish.last_day, sorted(wish.facts.items()),
            [(row.pk, row.version, row.state) for row in rows])  # fmt: skip
    digest = hashlib.blake2b(repr(seen).encode(), digest_size=12).hexdigest()
    asked = frozenset(row.pk for row in rows if row.invited_at and row.state == MeetingState.SCHEDULED)
    return Plan(
        tuple(replanned(held, off, sorted(set(days), key=_day), wish.keep, wish.rhythm)), first, digest, asked
    )


@transaction.atomic
def change_series(series: MeetingSeries, wish: Wish, seen: str, by: User) -> Done:
    """Make a series as wished from a day on; those who were asked get updates or cancellations as drafts.

    Raises SeriesChanged when the plan is another than the one of the digest that was seen.
    """
    series = MeetingSeries.objects.select_for_update(of=("self",)).get(pk=series.pk)
    rows = {
        row.pk: row
        for row in locked(Meeting.objects.in_series(series, wish.since).values_list("pk", flat=True))
    }
    plan = plan_of(series, wish)
    if plan.digest != seen:
        raise SeriesChanged
    changed, made, gone = _held(series, rows, plan, wish, by), _made(series, plan, wish, by), []
    for step in plan.steps:
        if step.fate == Fate.GONE and step.pk:
            gone += set_state(rows[step.pk], MeetingState.CANCELLED, by=by)
    _keep_series(series, plan, wish)
    drafts = convening.call_off(gone, by) if gone else 0
    for row in locked(changed):
        drafts += len(convening.invite(row, (), (), by)) if row.invited_at else 0
    return Done(len(changed), made, len(gone), drafts)


def _held(series: MeetingSeries, rows: dict[int, Meeting], plan: Plan, wish: Wish, by: User) -> list[int]:
    """Move and change the meetings that stay, and hold again what was cancelled; returns the changed ones."""
    changed = []
    for step in plan.steps:
        if step.pk is None or step.fate not in (Fate.KEPT, Fate.MOVED, Fate.NEW):
            continue
        row = rows[step.pk]
        if step.fate == Fate.NEW:
            set_state(row, MeetingState.SCHEDULED, by=by)
        wanted = dict(wish.facts) | {"day": step.day}
        facts = {name: value for name, value in wanted.items() if getattr(row, name) != value}
        change_facts(row, facts, by)
        if facts or step.fate == Fate.NEW:
            changed.append(row.pk)
    return changed


def _made(series: MeetingSeries, plan: Plan, wish: Wish, by: User) -> int:
    """Add the meetings that are new, with what the series is about; returns how many."""
    days = [step.day for step in plan.steps if step.fate == Fate.NEW and step.pk is None]
    last = Meeting.objects.filter(series=series).order_by("day").last()
    if not days or last is None:
        return 0
    owner = last.event or last.own_network
    shared = {name: wish.facts.get(name, getattr(last, name)) for name in SHARED} | owned_by(owner)
    first = next_order(owner)
    made = Meeting.objects.bulk_create(
        Meeting(**shared, day=day, series=series, agenda=series.agenda or last.agenda, order=first + number)
        for number, day in enumerate(days)
    )
    span = ", ".join(written(day) for day in days)[:400]
    tell(made[0], "series_added", by, [FieldChange("", "", f"{made[0].name}, {span}")])
    return len(made)


def _keep_series(series: MeetingSeries, plan: Plan, wish: Wish) -> None:
    """Let the series say what it is from now on."""
    for name in OF_SERIES:
        setattr(series, name, wish.facts.get(name, getattr(series, name)))
    series.first_day = plan.first_day or series.first_day
    series.rhythm, series.last_day = wish.rhythm, max(wish.last_day, series.first_day)
    series.version += 1
    series.save()


def _day(one: Occurrence) -> date:
    return one.day
