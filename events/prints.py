"""Which posters hang on walls, and what has changed since each was printed?"""

from collections.abc import Iterable
from dataclasses import dataclass

from partners.models import Change

from .choices import PublicFact, StandState
from .documents import kinds
from .facts import EventSheet
from .models import Printing, Stand

TOLD = ("state", "scope", "topic", "topic_sv", "topic_en", "public_facts")  # what a poster tells of a stand
# What a poster tells of the record, as the trail names it; the rest of the record is not on it.
RECORD = frozenset(
    {"title", "what_you_get", "kind_name", "day", "opens", "closes", "state", "attendance", "venue", "room", "free",
     "bring", "access_note", "step_free", "induction_loop", "accessible_toilet", "contact_name", "contact_phone",
     "contact_email", "languages"}
)  # fmt: skip
STAND = "stand:"


@dataclass(frozen=True, slots=True)
class Since:
    """What has become different of one stand since a moment: the first value before and the last one after."""

    before: dict[str, str]
    after: dict[str, str]
    is_new: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the names of the facts that differ now; what was changed and changed back does not."""
        return tuple(name for name, value in self.after.items() if self.before[name] != value)


def facts_digest(kind: str, sheet: EventSheet) -> str:
    """Return 32 hex digits over the facts that a kind of document tells: equal as long as printed paper is true."""
    return sheet.digest(kinds.KINDS[kind].facts)


def newest(printings: Iterable[Printing]) -> list[Printing]:
    """Return the newest print of each paper and language; the prints come newest first."""
    found: dict[tuple[str, str], Printing] = {}
    for printing in printings:
        found.setdefault((printing.paper, printing.language), printing)
    return list(found.values())


def since_print(changes: Iterable[Change]) -> dict[str, Since]:
    """Return by stand ("stand:34") what the given changes, newest first, have made different."""
    found: dict[str, Since] = {}
    for change in reversed(list(changes)):
        if not change.part.startswith(STAND):
            continue
        known = found.get(change.part, Since({}, {}))
        if change.deed == "stand_added":
            known = Since(known.before, known.after, is_new=True)
        name = change.field.partition(":")[0]
        if name in TOLD:
            known.before.setdefault(name, change.before)
            known.after[name] = change.after
        found[change.part] = known
    return found


def is_stale(stand: Stand, known: Since | None) -> bool:
    """Tell whether a print made before these changes tells something else of a stand than a new one would."""
    if known is None or (not known.fields and not known.is_new):
        return False
    return stand.is_told or _was_told(stand, known)


def _was_told(stand: Stand, known: Since) -> bool:
    if known.is_new:
        return False
    state = known.before.get("state", stand.state)
    facts = known.before.get("public_facts", ", ".join(stand.public_facts))
    return state == StandState.CONFIRMED and PublicFact.NAME_AND_TOPIC in facts.split(", ")


def changed_fields(changes: Iterable[Change], language: str) -> list[str]:
    """Return the fields of the trail that posters in a language tell and that are different now, oldest first."""
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for change in reversed(list(changes)):
        if _on_poster(change, language):
            before.setdefault(change.field, change.before)
            after[change.field] = change.after
    found = [field for field, value in after.items() if before[field] != value]
    return [field for field in found if _matters(field, before[field], after[field])]


def _matters(field: str, before: str, after: str) -> bool:
    """Tell whether a stand's new state shows on posters: they name those who come, and nobody else."""
    name, _colon, whose = field.partition(":")
    return name != "state" or not whose or StandState.CONFIRMED in (before, after)


def _on_poster(change: Change, language: str) -> bool:
    name, _colon, whose = change.field.partition(":")
    base, other = (name[:-3], name[-2:]) if name[-3:] in ("_sv", "_en") else (name, "fi")
    if other not in ("fi", language):
        return False
    return name in TOLD if whose else base in RECORD


def posters_of(printings: Iterable[Printing]) -> list[Printing]:
    """Return the posters among an event's prints."""
    return [printing for printing in printings if printing.kind == "poster"]
