"""Do five processes that look at the clock in the same minute do each due thing once, also when some are killed?"""

import random
import time

import pytest
from django_tasks_db.models import DBTaskResult

from partners.models import Link, Message
from tests import clocks

pytestmark = pytest.mark.django_db(transaction=True)
TASKS, PARTNERS = 8, 4
ALL = {"task_reminder": TASKS, "partner_reminder": PARTNERS, "weekly": 3, "digest": 0}


def test_five_processes_write_each_due_thing_once():
    clocks.much_is_due(TASKS, PARTNERS)
    processes = clocks.ready(5)
    for process in processes:
        clocks.go(process)
    assert [clocks.ended(process) for process in processes] == [(0, "")] * 5
    assert clocks.written() == ALL
    assert clocks.doubled() == []
    assert Link.objects.count() == PARTNERS
    assert DBTaskResult.objects.filter(task_path="partners.post.jobs.deliver").exists()


def test_what_a_killed_process_left_the_next_one_writes():
    clocks.much_is_due(TASKS, PARTNERS)
    chance = random.Random(20270215)
    *killed, last = clocks.ready(4)
    for process in killed:
        clocks.go(process)
        time.sleep(chance.uniform(0.05, 0.6))
        process.kill()
        clocks.ended(process)
    clocks.go(last)
    assert clocks.ended(last) == (0, "")
    assert clocks.written() == ALL
    assert clocks.doubled() == []
    packed = Message.objects.of_kind("partner_reminder").filter(packed_at__isnull=False)
    assert packed.count() == Link.objects.count() == PARTNERS
