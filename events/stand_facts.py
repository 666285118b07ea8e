"""What are the frozen inner facts of one stand: for the library, the presenters and the signs, never for the wall?"""

from dataclasses import dataclass


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


EXAMPLE_STANDS = (
    StandFacts(
        "kainuun-tietokoneyhdistys", "Kainuun Tietokoneyhdistys", "digituki", "device_help", place=1, sockets=2,
        needs=("network",), presenters=("Teppo Testaaja",), phones=("000 123 4567",), works_remotely=True,
    ),
    StandFacts("kela-kajaani", "Kela Kajaani", "sähköiset palvelut", place=2, presenters=("Malli Mallikas",)),
)  # fmt: skip
