"""What is left when the portal dies before one statement of a move or of its undoing: all or nothing?"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import connection, transaction

from events.actions import moving, snapshots
from events.actions.situation import Wish
from events.models import CalendarTold, Event, Move
from partners.models import Change, Link, Message, User
from tests.move_world import NOW, found_of

BOUNDS = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


class Killed(BaseException):
    """The machine is gone: nothing that catches errors hears of it."""


class Fuse:
    """Counts statements and dies before one of them (0: never)."""

    def __init__(self, at: int) -> None:
        self.at, self.passed = at, 0

    def __call__(self, execute: Callable[..., Any], sql: str, *arguments: Any) -> Any:
        if not sql.startswith(BOUNDS):
            self.passed += 1
            if self.passed == self.at:
                raise Killed(sql)
        return execute(sql, *arguments)


def everything(event: Event) -> Any:
    """All rows that a move may write, whole."""
    rows = [
        list(model.objects.order_by("pk").values()) for model in (Message, Link, Move, Change, CalendarTold)
    ]
    return snapshots.image_of(event.pk), rows


def statements_of(deed: Callable[[], Any], at: int = 0) -> tuple[bool, int]:
    """Do a deed that dies before a statement; returns (whether it died, how many statements it sent)."""
    fuse = Fuse(at)
    try:
        with connection.execute_wrapper(fuse):
            deed()
    except Killed:
        transaction.set_rollback(
            False
        )  # what the deed itself had begun is taken back; the test's own goes on
        return True, fuse.passed
    return False, fuse.passed


def torn(event: Event, wish: Wish, by: User, every: int) -> list[str]:
    """The points of a move and of its undoing, every so many, at which a death left something behind."""
    seen = found_of(event, wish, NOW).fingerprint
    deeds: tuple[tuple[str, Callable[[], Any]], ...] = (
        (wish.kind, lambda: moving.carry_out(event.pk, wish, seen=seen, by=by, now=NOW)),
        ("undo", lambda: moving.undo(event.pk, by=by, now=NOW + timedelta(minutes=1))),
    )
    found = []
    for name, deed in deeds:
        before, start = everything(event), transaction.savepoint()
        statements_of(deed)  # what is read once and kept is read now
        transaction.savepoint_rollback(start)
        start = transaction.savepoint()
        _died, number = statements_of(deed)
        transaction.savepoint_rollback(start)
        assert number > 20, name
        for at in range(1, number + 1, every):
            died, _passed = statements_of(deed, at)
            if not died or everything(event) != before:
                found.append(f"{name}: statement {at} of {number}")
        assert statements_of(deed)[0] is False
        assert everything(event) != before
    return found
