"""Is every message sent once, or told of, when the worker is killed 200 times over 4,000 messages?"""

import os

import pytest

from tests.faults import figures
from tests.faults.running import Figures, Scenario, database_of_the_suite, run

MESSAGES = int(os.environ.get("TALKOOT_FAULT_MESSAGES", "4000"))
KILLS = MESSAGES // 20
ASKED = Scenario("guarded, the acceptor is asked", MESSAGES, KILLS)
NOT_ASKED = Scenario("guarded, the acceptor cannot be asked", MESSAGES, KILLS, is_askable=False)
MARKED_FIRST = Scenario(
    "control: called accepted before sending", MESSAGES, KILLS, is_askable=False, guard="mark-first"
)
REQUEUED = Scenario("control: queued again blindly", MESSAGES, KILLS, is_askable=False, guard="requeue")
HEADS = [
    "run",
    "messages",
    "kills",
    "accepted mails",
    "lost",
    "doubled",
    "unclear",
    "random faults",
    "seconds",
]


def told(scenario: Scenario) -> Figures:
    """Do the run and note its figures."""
    found = run(scenario, database_of_the_suite())
    row = [
        scenario.name, scenario.messages, found.kills, found.accepted, len(found.lost), len(found.doubled),
        f"{found.unclear} ({found.unclear_accepted} + {found.unclear_not_accepted})", found.faults,
        round(found.seconds),
    ]  # fmt: skip
    figures.note(f"Worker killed, {found.database}: {scenario.name}", HEADS, [row], scenario.seed)
    assert found.kills == found.deaths >= 0.9 * scenario.kills, found
    return found


def test_nothing_is_lost_doubled_or_unclear_where_the_acceptor_can_be_asked():
    found = told(ASKED)
    assert (found.lost, found.doubled, found.unclear) == ([], [], 0)
    assert found.accepted == MESSAGES


def test_nothing_is_lost_silently_or_doubled_where_it_cannot():
    found = told(NOT_ASKED)
    assert (found.lost, found.doubled) == ([], [])
    assert found.states["accepted"] + found.unclear == MESSAGES
    assert found.unclear_accepted > 0 and found.unclear_not_accepted > 0  # nobody could have known


@pytest.mark.parametrize("scenario", [MARKED_FIRST, REQUEUED], ids=["mark-first", "requeue"])
def test_the_same_run_loses_or_doubles_without_the_guard(scenario: Scenario):
    found = told(scenario)
    assert len(found.lost) + len(found.doubled) >= KILLS / 20, found
