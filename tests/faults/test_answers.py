"""Is one answer taken when fifty people press at once, and are five places given to exactly five?"""

import os

import pytest

from tests.faults import figures
from tests.faults.crowd import Crowd, Outcome, race
from tests.faults.running import database_of_the_suite, sqlite

ROUNDS = int(os.environ.get("TALKOOT_FAULT_ROUNDS", "100"))
DATABASES = {"sqlite": lambda: sqlite, "suite": database_of_the_suite}
HEADS = ["race", "guard", "rounds", "presses", "answers taken", "receipts", "most confirmed at one event",
         "5xx or no answer", "slowest of 95 %"]  # fmt: skip
SEED = 20261122


def told(kind: str, crowd: Crowd, database: str) -> Outcome:
    """Do a race and note its figures."""
    found = race(kind, crowd, DATABASES[database]())
    name = found.database.replace("postgres", "PostgreSQL").replace("sqlite", "SQLite")
    presses = sum(found.statuses.values())
    row = [kind, crowd.guard, crowd.rounds, presses, found.transitions, found.receipts, found.worst, found.broken,
           f"{found.slowest:.2f} s"]  # fmt: skip
    remark = "Fifty processes press at once, gunicorn with 2 workers of 4 threads."
    figures.note(f"Answers at once, {name}: {kind}, guard {crowd.guard}", HEADS, [row], SEED, remark)
    return found


@pytest.mark.parametrize("database", DATABASES)
def test_one_of_fifty_equal_answers_is_taken_and_all_see_it_done(database: str):
    found = told("same", Crowd(ROUNDS), database)
    assert set(found.statuses) == {302}
    assert [(event["transitions"], event["receipts"], event["states"]) for event in found.events] == [
        (1, 1, ["confirmed"])
    ] * ROUNDS
    assert "locked" not in found.log
    assert not [token for token in found.tokens if token in found.log]


@pytest.mark.parametrize("database", DATABASES)
def test_five_places_are_given_to_exactly_five_of_fifty(database: str):
    found = told("places", Crowd(max(1, ROUNDS // 10)), database)
    assert set(found.statuses) == {302}
    for event in found.events:
        assert event["states"] == ["confirmed"] * 5 + ["waiting"] * 45
        assert event["places"] == [1, 2, 3, 4, 5]
    assert "locked" not in found.log


@pytest.mark.parametrize("database", DATABASES)
@pytest.mark.parametrize("kind", ["same", "places"])
def test_the_same_race_goes_wrong_without_the_guards(kind: str, database: str):
    crowd = Crowd(max(2, ROUNDS // 10), guard="off")
    found = told(kind, crowd, database)
    expected = crowd.rounds if kind == "same" else crowd.rounds * crowd.people
    assert found.broken or found.transitions > expected or found.worst > crowd.places
