"""How does one row that fails not take along the others of its round?"""

import logging
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from django.db import transaction

log = logging.getLogger(__name__)
Row = TypeVar("Row")


class Round(NamedTuple):
    """What came of a round: the sum of what its rows gave, and how many failed."""

    done: int
    failed: int


def each(rows: Iterable[Row], work: Callable[[Row], int]) -> Round:
    """Do the work of each row in a transaction of its own; the log tells of those that fail, by kind alone.

    Words of an error may hold somebody's name or link. Whoever calls again soon tries the failed ones anew.
    """
    count = failed = 0
    for row in rows:
        try:
            with transaction.atomic():
                count += work(row)
        except Exception as problem:  # whatever is wrong with one row, the next person still waits for hers
            failed += 1
            log.error("%s of a round failed: %s", type(row).__name__, type(problem).__name__)
    return Round(count, failed)
