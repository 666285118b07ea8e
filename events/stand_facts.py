"""What are the frozen inner facts of one stand: for the library, the presenters and the signs, never for the wall?"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class StandFacts:
    """One organisation's stand in the sheet's language. `scope`, `state` and `needs` are values of choices."""

    slug: str
    name: str
    topic: str = ""
    scope: str = "own_service"
    state: str = "confirmed"
    place: int | None = None
    tables: int = 1
    sockets: int = 0
    needs: tuple[str, ...] = ()
    needs_note: str = ""
    presenters: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()  # in the order of the presenters; empty where none was given
    works_remotely: bool | None = None

    def without_phones(self) -> "StandFacts":
        """Return the same stand as the library may read it."""
        return replace(self, phones=())


@dataclass(frozen=True, slots=True)
class RoomFacts:
    """What the room has; None where nobody has told."""

    tables: int | None = None
    sockets: int | None = None
    screens: int | None = None
    has_wifi: bool | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """What all stands need together. `needs` are (value of choices.Need, how many stands), commonest first."""

    stands: int = 0
    presenters: int = 0
    tables: int = 0
    sockets: int = 0
    needs: tuple[tuple[str, int], ...] = ()

    def missing(self, room: RoomFacts) -> dict[str, int]:
        """Return how many tables, sockets or screens the room lacks; what nobody has told of is not missing."""
        wanted = {
            "tables": self.tables,
            "sockets": self.sockets,
            "screens": dict(self.needs).get("screen", 0),
        }
        has = {"tables": room.tables, "sockets": room.sockets, "screens": room.screens}
        return {name: count - (has[name] or 0) for name, count in wanted.items()
                if has[name] is not None and count > (has[name] or 0)}  # fmt: skip


def totals_of(stands: Iterable[StandFacts]) -> Totals:
    """Return the sums over stands."""
    rows = list(stands)
    needs = Counter(need for stand in rows for need in stand.needs)
    return Totals(
        stands=len(rows),
        presenters=sum(len(stand.presenters) for stand in rows),
        tables=sum(stand.tables for stand in rows),
        sockets=sum(stand.sockets for stand in rows),
        needs=tuple(sorted(needs.items(), key=lambda item: (-item[1], item[0]))),
    )
