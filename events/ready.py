"""How is what is asked for all day long written once per version of its facts, and then only put together?"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Mapping
from typing import Any, TypeVar

LONGEST_MEMORY = 8000  # pieces of one or two kilobytes in one process
_written: OrderedDict[Hashable, Any] = OrderedDict()

Piece = TypeVar("Piece")
Versions = Mapping[int, Hashable]  # by event id: everything that the event's piece is made of


def pieces(
    audience: Hashable, versions: Versions, write: Callable[[Collection[int]], Mapping[int, Piece]]
) -> list[Piece]:
    """Return the piece of each event in order; `write` is asked, once, for those whose version is new.

    `audience` keeps apart what different readers see of the same event.
    """
    keys = {event: (audience, event, version) for event, version in versions.items()}
    ready: dict[int, Piece] = {event: _written[key] for event, key in keys.items() if key in _written}
    new = [event for event in keys if event not in ready]
    if new:
        written = write(new)
        for event in new:
            if event in written:
                _keep(keys[event], written[event])
        ready |= written
    return [ready[event] for event in keys if event in ready]


def forget() -> None:
    """Forget everything, as a new process does."""
    _written.clear()


def _keep(key: Hashable, piece: object) -> None:
    """Remember a piece, forgetting the oldest when there are too many."""
    _written[key] = piece
    while len(_written) > LONGEST_MEMORY:
        _written.popitem(last=False)
