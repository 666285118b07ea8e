"""Does the phase follow from facts alone, and do checks warn of what is unmet until the next phase, and no further?"""

from datetime import date, timedelta
from typing import Any

import pytest

from events.phases import PhaseFacts, entry_checks, following, phase_of
from events.plan_choices import Phase

TODAY = date(2027, 1, 11)
READY = {"asked": 3, "confirmed": 3, "room_confirmed": True}


def facts(days: int | None = 30, **given: Any) -> PhaseFacts:
    """The facts of an event so many days ahead."""
    return PhaseFacts(day=None if days is None else TODAY + timedelta(days=days), today=TODAY, **given)


def codes(of: PhaseFacts) -> list[str]:
    """What is unmet."""
    return [check.code for check in entry_checks(of)]


@pytest.mark.parametrize(
    ("given", "phase"),
    [
        (facts(None, **READY), Phase.IDEA),
        (facts(), Phase.DAY_AGREED),
        (facts(asked=3, silent=3), Phase.INVITED),
        (facts(asked=3, confirmed=2, silent=1, room_confirmed=True), Phase.INVITED),
        (facts(asked=3, confirmed=3), Phase.INVITED),
        (facts(**READY), Phase.CONFIRMED),
        (facts(asked=3, confirmed=3, room_needed=False), Phase.CONFIRMED),
        (facts(asked=3, room_confirmed=True), Phase.INVITED),
        (facts(published=True), Phase.PUBLISHED),
        (facts(0, published=True), Phase.PUBLISHED),
        (facts(0, closed=True, **READY), Phase.CONFIRMED),
        (facts(-1), Phase.HELD),
        (facts(-1, closed=True, published=True), Phase.CLOSED),
    ],
)
def test_the_phase_is_the_furthest_whose_facts_hold(given, phase):
    assert phase_of(given) == phase


@pytest.mark.parametrize(
    ("given", "unmet"),
    [
        (facts(None), ["no_day"]),
        (facts(None, has_venue=False, late_tasks=2), ["no_day", "no_venue", "late_tasks"]),
        (facts(), ["nobody_asked"]),
        (facts(asked=3, silent=2, confirmed=1), ["unconfirmed", "room_unconfirmed"]),
        (facts(asked=3, room_confirmed=True, poster_lacks=2), ["nobody_confirmed"]),
        (facts(poster_lacks=2, **READY), ["poster_lacks"]),
        (facts(room_outdated=True, **READY), ["room_outdated"]),
        (facts(**READY), []),
        (
            facts(published=True, poster_lacks=1),
            ["nobody_asked", "room_unconfirmed", "poster_lacks"],
        ),
        (facts(-1, asked=3, silent=3, poster_lacks=1, open_tasks=2), ["no_numbers", "open_tasks"]),
        (facts(-1, closed=True, has_numbers=True), []),
        (facts(asked=3, silent=2, called_off=True), []),
    ],
)
def test_checks_tell_what_is_unmet_until_the_next_phase(given, unmet):
    assert codes(given) == unmet


def test_a_check_counts():
    (check,) = entry_checks(facts(asked=3, confirmed=1, silent=2, room_confirmed=True))
    assert (check.code, check.phase, check.count) == ("unconfirmed", Phase.CONFIRMED, 2)


def test_the_phases_follow_one_another():
    assert [following(phase) for phase in Phase] == [*list(Phase)[1:], None]
