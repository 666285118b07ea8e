"""Does a clock that is killed before any of its writes lose or double something, once another one has looked?"""

from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection, transaction

from events.management.commands.tick import tick
from partners.models import Link, Message
from tests import clocks

TASKS, PARTNERS = 1, 1
ALL = {"task_reminder": TASKS, "partner_reminder": PARTNERS, "weekly": 3, "digest": 0}
WRITES = ("INSERT", "UPDATE", "DELETE")


class Killed(BaseException):
    """The machine is gone: nothing that catches errors hears of it."""


def killed_before(number: int) -> Callable[..., Any]:
    """End before the write with this number."""
    count = 0

    def wrapper(execute: Any, sql: str, *arguments: Any) -> Any:
        nonlocal count
        is_write = sql.startswith(WRITES)
        count += is_write
        if is_write and count == number:
            raise Killed(sql)
        return execute(sql, *arguments)

    return wrapper


def is_killed_before(number: int) -> bool:
    """Look at the clock once; tell whether it was killed before it was done."""
    try:
        with connection.execute_wrapper(killed_before(number)):
            assert tick(clocks.MOMENT) == []
    except Killed:
        transaction.set_rollback(
            False
        )  # what the clock itself had begun is taken back; the test's own goes on
        return True
    return False


@pytest.mark.django_db
def test_whatever_a_killed_clock_left_the_next_one_writes_once() -> None:
    clocks.much_is_due(TASKS, PARTNERS)
    with time_machine.travel(clocks.MOMENT, tick=False):
        for number in range(1, 300):
            before = transaction.savepoint()
            was_killed = is_killed_before(number)
            assert tick(clocks.MOMENT) == []
            assert (clocks.written(), clocks.doubled()) == (ALL, []), number
            packed = Message.objects.of_kind("partner_reminder").filter(packed_at__isnull=False)
            assert packed.count() == Link.objects.count() == PARTNERS, number
            transaction.savepoint_rollback(before)
            cache.clear()
            if not was_killed:
                break
        assert number > 12
