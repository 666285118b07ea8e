"""Do two workers share a queue and double nothing, even when one sleeps through its time, and do they stop well?"""

import os
import random
import signal
import time
from pathlib import Path

from tests.faults import figures
from tests.faults import settings as short
from tests.faults.running import Run, Scenario, database_of_the_suite, in_a_place

MESSAGES = int(os.environ.get("TALKOOT_FAULT_MESSAGES", "4000")) // 2
SLEEP_SECONDS = (
    short.POST_LEASE_SECONDS + short.POST_QUIET_SECONDS + 2.0
)  # the row has been given to somebody else
STOPS = 6
HEADS = [
    "messages",
    "stops past the lease",
    "accepted mails",
    "lost",
    "doubled",
    "unclear",
    "slowest drain (s)",
]


def pid_of(place: Path, name: str) -> int:
    """The process of a worker that is running now."""
    return int((place / f"{name}.pid").read_text(encoding="ascii"))


def asleep_past_its_lease(running: Run, chance: random.Random) -> None:
    """Stop one worker wherever it is, as a swapped-out or suspended machine would, and let it go on later."""
    pid = pid_of(running.place, chance.choice(["worker", "worker-2"]))
    time.sleep(chance.uniform(0.2, 1.2))
    os.kill(pid, signal.SIGSTOP)
    time.sleep(SLEEP_SECONDS)
    os.kill(pid, signal.SIGCONT)
    time.sleep(2)  # what it holds is not its own any more: it lets go, with a connection cut if it has to


def drained(running: Run, name: str) -> tuple[float, float]:
    """Ask a worker to stop; from when to when it finished the message in hand, by the clock."""
    pid, began = pid_of(running.place, name), time.time()
    os.kill(pid, signal.SIGTERM)
    while pid_of(running.place, name) == pid:  # its parent starts another when it has ended
        assert time.time() - began < 60, "it does not stop"
        time.sleep(0.01)
    return began, time.time()


def test_two_workers_one_of_which_sleeps_double_nothing_and_drain_when_asked():
    scenario = Scenario("two workers", MESSAGES, 0, share=0.0, workers=2)
    chance, drains = random.Random(scenario.seed), []
    with (
        in_a_place() as place,
        database_of_the_suite()(place) as database,
        Run(scenario, place, database) as running,
    ):
        running.start_all()
        while running.counts().get("accepted", 0) < MESSAGES // 20:
            time.sleep(0.1)
        for number in range(STOPS):
            asleep_past_its_lease(running, chance)
            drains.append(drained(running, "worker" if number % 2 else "worker-2"))
        running.wait_until_settled()
        found = running.figures(0)
        cuts = [event["at"] for event in running.events() if event["event"] == "cut"]
    slowest = max(ended - began for began, ended in drains)
    row = [
        MESSAGES,
        STOPS,
        found.accepted,
        len(found.lost),
        len(found.doubled),
        found.unclear,
        f"{slowest:.1f}",
    ]
    figures.note(f"Two workers, {running.make}", HEADS, [row], scenario.seed)
    assert (found.lost, found.doubled, found.unclear, found.accepted) == ([], [], 0, MESSAGES)
    assert not [at for at in cuts for began, ended in drains if began <= at <= ended], (
        "a mail was left in the middle"
    )
    assert slowest < 30
