"""How far is an event, and what should be known before it goes on? Facts in, words for codes elsewhere.

Pure: no database, no clock of its own. The phase is the furthest one whose facts hold; checks warn and block nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .plan_choices import Phase


@dataclass(frozen=True, slots=True)
class PhaseFacts:
    """What an event's rows say about how far it is; everything is a count or a yes or no.

    `asked` counts the partners that were invited, `silent` those of them who still have to answer. `room_needed` is
    false where nobody comes to a place, `room_outdated` tells that time or place changed after the promise,
    `has_numbers` that visitors were counted.
    """

    day: date | None
    today: date
    asked: int = 0
    confirmed: int = 0
    silent: int = 0
    has_venue: bool = True
    room_needed: bool = True
    room_confirmed: bool = False
    room_outdated: bool = False
    published: bool = False
    closed: bool = False
    has_numbers: bool = False
    late_tasks: int = 0
    poster_lacks: int = 0
    open_tasks: int = 0
    called_off: bool = False


@dataclass(frozen=True, slots=True)
class EntryCheck:
    """One thing that is not yet as the phase it belongs to would like it; `count` is how many of them."""

    code: str
    phase: Phase
    count: int = 0


def phase_of(facts: PhaseFacts) -> Phase:
    """Return the furthest phase whose facts hold: an event may be published although a partner is silent."""
    if facts.day is None:
        return Phase.IDEA
    if facts.day < facts.today and not facts.called_off:
        return Phase.CLOSED if facts.closed else Phase.HELD
    if facts.published:
        return Phase.PUBLISHED
    room = facts.room_confirmed or not facts.room_needed
    if facts.confirmed and not facts.silent and room:
        return Phase.CONFIRMED
    return Phase.INVITED if facts.asked else Phase.DAY_AGREED


def following(phase: Phase) -> Phase | None:
    """Return the phase after this one, or None after the last."""
    names = list(Phase)
    number = names.index(phase) + 1
    return names[number] if number < len(names) else None


def entry_checks(facts: PhaseFacts) -> list[EntryCheck]:
    """Return what is unmet of the phases passed already and of the next one, in their order.

    After the day only what closing needs is left, and of an event that does not take place nothing.
    """
    if facts.called_off:
        return []
    phase = phase_of(facts)
    limit = list(Phase).index(following(phase) or phase)
    over = phase in (Phase.HELD, Phase.CLOSED)
    found = _after(facts) if over else _before(facts)
    return [check for check in found if list(Phase).index(check.phase) <= limit]


def _before(facts: PhaseFacts) -> Iterator[EntryCheck]:
    if facts.day is None:
        yield EntryCheck("no_day", Phase.DAY_AGREED)
    if not facts.has_venue and facts.room_needed:
        yield EntryCheck("no_venue", Phase.DAY_AGREED)
    if not facts.asked:
        yield EntryCheck("nobody_asked", Phase.INVITED)
    if facts.silent:
        yield EntryCheck("unconfirmed", Phase.CONFIRMED, facts.silent)
    elif facts.asked and not facts.confirmed:
        yield EntryCheck("nobody_confirmed", Phase.CONFIRMED)
    if facts.room_needed and facts.has_venue and (facts.room_outdated or not facts.room_confirmed):
        yield EntryCheck("room_outdated" if facts.room_outdated else "room_unconfirmed", Phase.CONFIRMED)
    if facts.poster_lacks:
        yield EntryCheck("poster_lacks", Phase.PUBLISHED, facts.poster_lacks)
    if facts.late_tasks:
        yield EntryCheck("late_tasks", Phase.DAY_AGREED, facts.late_tasks)


def _after(facts: PhaseFacts) -> Iterator[EntryCheck]:
    if not facts.has_numbers:
        yield EntryCheck("no_numbers", Phase.CLOSED)
    if facts.open_tasks:
        yield EntryCheck("open_tasks", Phase.CLOSED, facts.open_tasks)
