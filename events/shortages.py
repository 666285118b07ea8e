"""What would make up for that which the room has too little of, and which of it is not on the supplies list yet?"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .choices import Need
from .plan_choices import Shortage
from .stand_facts import RoomFacts, Totals


@dataclass(frozen=True, slots=True)
class Proposal:
    """One row proposed for the list. `pieces` make up for the whole shortage, `listed` are there already."""

    shortage: Shortage
    needed: int
    there: int
    pieces: int
    listed: int = 0


def proposals(totals: Totals, room: RoomFacts, listed: Iterable[tuple[str, int]]) -> tuple[Proposal, ...]:
    """Return what to bring along. `listed` are (shortage that a row answers, its quantity) of the rows there are.

    Of what nobody has told about the room nothing is proposed.
    """
    on_list: Counter[str] = Counter()
    for answers, quantity in listed:
        on_list[answers] += quantity
    found = []
    for shortage, (needed, there) in _counts(totals, room).items():
        pieces = shortage.pieces(max(0, needed - there))
        if pieces > on_list[shortage]:
            found.append(Proposal(shortage, needed, there, pieces, on_list[shortage]))
    return tuple(found)


def _counts(totals: Totals, room: RoomFacts) -> dict[Shortage, tuple[int, int]]:
    """Return by shortage how many are needed and how many the room has, as far as that is known."""
    needs = dict(totals.needs)
    pairs = {
        Shortage.TABLES: (totals.tables, room.tables),
        Shortage.SOCKETS: (totals.sockets, room.sockets),
        Shortage.SCREENS: (needs.get(Need.SCREEN, 0), room.screens),
        Shortage.NETWORK: (
            min(1, needs.get(Need.NETWORK, 0)), None if room.has_wifi is None else int(room.has_wifi)
        ),
    }  # fmt: skip
    return {shortage: (needed, there) for shortage, (needed, there) in pairs.items() if there is not None}
