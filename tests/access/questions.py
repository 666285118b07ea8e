"""What does a page read of what stands after the question mark of its address?"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock
from urllib.parse import urlencode

from django.http import QueryDict

ROUNDS = 3  # a word may be read only when another is there


@contextmanager
def heard() -> Iterator[set[str]]:
    """Give the names that are asked of the addresses opened inside."""
    names: set[str] = set()

    class Listening(QueryDict):
        """Writes down what it is asked for; every way of asking for one name ends in one of these."""

        def __getitem__(self, key: str) -> Any:
            names.add(key)
            return super().__getitem__(key)

        def __contains__(self, key: object) -> bool:
            names.add(str(key))
            return super().__contains__(key)

        def getlist(self, key: str, default: Any = None) -> Any:
            names.add(key)
            return super().getlist(key, default)

    with mock.patch("django.core.handlers.wsgi.QueryDict", Listening):
        yield names


def names_read(opened: Callable[[str], object]) -> frozenset[str]:
    """Return the names that a page reads; `opened` opens it with the given end of its address."""
    known: set[str] = set()
    for _round in range(ROUNDS):
        with heard() as names:
            opened("?" + urlencode(dict.fromkeys(sorted(known), "1")))
        if names <= known:
            break
        known |= names
    return frozenset(known)
