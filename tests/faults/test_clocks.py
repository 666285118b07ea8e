"""Do clocks on many machines, of which most are killed at random, write every due thing once: nothing lost or doubled?

python -m pytest tests/faults/test_clocks.py
"""

import os
import random
import time

import pytest

from partners.models import Link
from tests import clocks

KILLS = int(os.environ.get("TALKOOT_FAULT_KILLS", "25"))
AT_ONCE = 5
TASKS, PARTNERS = 60, 30


@pytest.mark.django_db(transaction=True)
def test_killed_clocks_lose_and_double_nothing():
    clocks.much_is_due(TASKS, PARTNERS)
    chance = random.Random(20261122)
    for _round in range(KILLS // AT_ONCE):
        processes = clocks.ready(AT_ONCE)
        for process in processes:
            clocks.go(process)
        for process in processes:
            time.sleep(chance.uniform(0.02, 0.4))
            process.kill()
            clocks.ended(process)
    processes = clocks.ready(AT_ONCE)
    for process in processes:
        clocks.go(process)
    ends = [clocks.ended(process) for process in processes]
    # On SQLite a clock gives up its turn after twenty seconds of waiting and says so; the next minute's goes on.
    assert [end for end in ends if end != (0, "") and "database is locked" not in end[1]] == []
    (last,) = clocks.ready()
    clocks.go(last)
    assert clocks.ended(last) == (0, "")
    assert clocks.written() == {
        "task_reminder": TASKS,
        "partner_reminder": PARTNERS,
        "weekly": 3,
        "digest": 0,
    }
    assert clocks.doubled() == []
    assert Link.objects.count() == PARTNERS
