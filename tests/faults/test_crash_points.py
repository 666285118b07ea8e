"""Is it all or nothing when the portal dies between a change, its commit, the enqueueing and the sending?"""

import json
import os
import subprocess
import sys
from collections import Counter
from typing import Any

from tests.faults import figures
from tests.faults.crashing import DEAD
from tests.faults.running import ROOT, Run, Scenario, database_of_the_suite, in_a_place

TIMES = int(os.environ.get("TALKOOT_CRASH_TIMES", "3"))
STANDS = 90  # more than any act has points


def crashing(running: Run, word: str) -> str:
    """Do one step of the run in a process of its own."""
    command = [sys.executable, "-m", "tests.faults.crashing", word, "--times", str(TIMES), "--stands", str(STANDS),
               "--place", str(running.place)]  # fmt: skip
    return subprocess.run(
        command, cwd=ROOT, env=running.environment, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def left_behind(running: Run) -> dict[tuple[str, int, int], dict[str, Any]]:
    """What each act has left, by act, repetition and point."""
    rows = [json.loads(line) for line in crashing(running, "report").splitlines()]
    return {(row["act"], row["number"], row["at"]): row for row in rows}


def is_whole(row: dict[str, Any]) -> bool:
    """Has the act happened with everything that belongs to it?"""
    messages = row["messages"]
    if row["act"] == "answer":
        receipt = len(messages) == 1 and messages[0][1:] == ["queued", True]
        return (
            row["answered"] and row["presenters"] == 1 and row["trail"] > 0 and row["links"] == 2 and receipt
        )
    if row["act"] == "send":
        return len(messages) == 1 and messages[0][1:] == ["queued", False]
    return len(messages) == 1 and messages[0][1:] == ["queued", True] and row["links"] == 1


def is_untouched(row: dict[str, Any]) -> bool:
    """Has nothing happened at all?"""
    messages = row["messages"]
    if row["act"] == "answer":  # the one link is the one that Kaisa had been sent
        return not (row["answered"] or row["presenters"] or row["trail"] or messages) and row["links"] <= 1
    waiting = ["draft", False] if row["act"] == "send" else ["queued", False]
    return len(messages) == 1 and messages[0][1:] == waiting and row["links"] == 0


def test_every_death_leaves_all_or_nothing_and_what_was_released_leaves_once():
    scenario = Scenario("crash points", 0, 0, is_askable=False, share=0.0)
    with (
        in_a_place() as place,
        database_of_the_suite()(place) as database,
        Run(scenario, place, database) as running,
    ):
        crashing(running, "prepare")
        crashing(running, "crash")
        crashes = json.loads((place / "crashes.json").read_text(encoding="utf-8"))
        behind = left_behind(running)
        found: Counter[tuple[str, str]] = Counter()
        for crash in crashes:
            row = behind[crash["act"], crash["number"], crash["at"]]
            assert crash["code"] in (DEAD, 0), crash
            assert is_whole(row) != is_untouched(row), (crash, row)
            assert crash["code"] == DEAD or is_whole(row), (crash, row)  # it was done before its point came
            found[crash["act"], "whole" if is_whole(row) else "nothing"] += 1
        crashing(running, "forget-posters")
        released = [
            message for row in behind.values() for message in row["messages"] if message[1] == "queued"
        ]
        running.start_all()
        running.wait_until_settled()
        sent = Counter(event["id"] for event in running.events() if event["event"] == "accepted")
    rows = []
    for act in ("answer", "send", "pack"):
        here = [crash for crash in crashes if crash["act"] == act]
        deaths = sum(crash["code"] == DEAD for crash in here)
        assert deaths > 10 and found[act, "nothing"], act
        assert found[act, "whole"] > TIMES, "no point after the commit"
        rows.append([act, here[0]["points"], deaths, found[act, "nothing"], found[act, "whole"], 0])
    rows.append(["afterwards: released, sent once", "", "", "", len(released), len(released) - len(sent)])
    figures.note(
        f"Crash points, {running.make}", ["act", "points", "deaths", "nothing", "all", "half"], rows, 0
    )
    assert sent == Counter({message[0]: 1 for message in released})


def test_a_change_saved_apart_from_its_letter_would_be_seen():
    row = {"act": "answer", "answered": True, "presenters": 1, "trail": 3, "links": 1, "messages": []}
    assert not is_whole(row) and not is_untouched(row)
