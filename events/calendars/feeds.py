"""How is a feed that programs poll all day answered cheaply?

An event's entries are written once per version of its facts and kept; a feed is a join of ready entries.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Mapping

LONGEST_MEMORY = 4000  # blocks of about two kilobytes in one process
_written: OrderedDict[Hashable, bytes] = OrderedDict()

Versions = Mapping[int, Hashable]  # by event id: everything that its entries are made of


def etag(versions: Versions, *facts: str) -> str:
    """Return a strong validator (RFC 9110 8.8.3) that changes exactly when an entry or a named fact does."""
    text = repr((list(versions.items()), facts))
    return f'"{hashlib.blake2b(text.encode(), digest_size=16).hexdigest()}"'


def blocks(
    audience: str, versions: Versions, write: Callable[[Collection[int]], Mapping[int, bytes]]
) -> list[bytes]:
    """Return the entries of each event in order; `write` is asked, once, for those whose version is new.

    `audience` keeps apart what different readers may see of the same event.
    """
    keys = {event: (audience, event, version) for event, version in versions.items()}
    ready = {event: _written[key] for event, key in keys.items() if key in _written}
    new = [event for event in keys if event not in ready]
    if new:
        written = write(new)
        for event in new:
            if event in written:
                _keep(keys[event], written[event])
        ready |= written
    return [ready[event] for event in keys if event in ready]


def _keep(key: Hashable, block: bytes) -> None:
    """Remember a block, forgetting the oldest when there are too many."""
    _written[key] = block
    while len(_written) > LONGEST_MEMORY:
        _written.popitem(last=False)
