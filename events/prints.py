"""Which printed papers are there, which of them tell other facts than new ones would, and what has changed since?"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from partners.models import Change

from . import sheet, sheet_day
from .choices import PublicFact, StandState
from .documents import kinds
from .documents.kind import Subject
from .facts import EventSheet, MeetingFacts
from .models import Event, Printing, Stand
from .printing import Order
from .stand_facts import StandFacts

TOLD = (
    "state",
    "scope",
    "topic",
    "topic_sv",
    "topic_en",
    "topic_se",
    "public_facts",
)  # what a poster tells of a stand
# Which facts a field of the trail is part of; fields that are not here are on no paper.
FACTS_OF = {
    **{name: name for name in (
        "title", "what_you_get", "kind_name", "day", "opens", "closes", "state", "attendance", "free", "bring",
        "languages", "summary", "description", "audience", "set_up_from", "take_down_until", "remote_link", "joining",
    )},
    "venue": "place", "room": "place", "access_note": "access", "step_free": "access", "induction_loop": "access",
    "accessible_toilet": "access", "contact_name": "contact", "contact_phone": "contact", "contact_email": "contact",
    **dict.fromkeys(("headline", "illustration", "picture", "listed", "grouping"), "poster"),
    **{name: f"day_facts.{name}" for name in (
        "arrival", "power", "wifi_name", "wifi_password", "programme", "trained", "run_sheet", "hosts",
    )},
}  # fmt: skip
# Facts that cost queries which an event's front page does not spend
HEAVY = {
    "meetings",
    "letter",
    "day_facts.supplies",
    "day_facts.hosts",
    "day_facts.booklet",
    "day_facts.notes",
    "day_facts.costs",
}
DESIGNED = ("theme", "variant", "ink", "shop", "second")
LANGUAGE_ENDINGS = ("_sv", "_en", "_se")
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


def facts_digest(
    kind: str, facts: EventSheet, subject: Subject | None = None, second: EventSheet | None = None
) -> str:
    """Return 32 hex digits over the facts that a kind of document tells: equal as long as printed paper is true.

    Phones are left out, so that the library's copy and the coordinator's are the same print.
    """
    names = kinds.KINDS[kind].facts
    if subject is None and second is None:
        return _without_phones(facts).digest(names)
    others = [name for name in names if name not in ("stands", "meetings")] if subject else list(names)
    told = json.dumps(asdict(subject), sort_keys=True, default=str) if subject else ""
    parts = (
        _without_phones(facts).digest(others),
        told,
        _without_phones(second).digest(others) if second else "",
    )
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


def _without_phones(facts: EventSheet) -> EventSheet:
    return facts.with_changes(stands=tuple(stand.without_phones() for stand in facts.stands))


def order_of(printing: Printing) -> Order:
    """Return the order that makes the same paper anew."""
    known: dict[str, Any] = {name: value for name, value in printing.design.items() if name in DESIGNED}
    if kinds_about(printing) == "stand":
        known["organisation"] = printing.subject
    return replace(Order(printing.kind, printing.paper, printing.language), **known)


def kinds_about(printing: Printing) -> str:
    """Return about whom the kind of a print is, "" for a kind that is no more."""
    found = kinds.KINDS.get(printing.kind)
    return found.about if found else ""


def newest(printings: Iterable[Printing]) -> list[Printing]:
    """Return the newest print of each paper, language, design and subject; the prints come newest first."""
    found: dict[tuple[str, ...], Printing] = {}
    for printing in printings:
        if printing.kind in kinds.KINDS:
            looks = json.dumps(printing.design, sort_keys=True)
            key = (printing.kind, printing.paper, printing.language, looks, printing.subject)
            found.setdefault(key, printing)
    return list(found.values())


def sheets_for(event: Event, printings: Iterable[Printing]) -> dict[str, EventSheet]:
    """Return the facts as they are now, in each language that the prints speak."""
    rows = list(printings)
    languages = {row.language for row in rows} | {row.design.get("second") or row.language for row in rows}
    found = sheet.in_languages(event, sorted(languages)) if languages else {}
    return with_day_facts(event, found, rows)


def with_day_facts(
    event: Event, facts: Mapping[str, EventSheet], printings: Iterable[Printing]
) -> dict[str, EventSheet]:
    """Return the facts with those that only papers of the day need, in languages in which such a paper was printed."""
    rows = [row for row in newest(printings) if kinds.KINDS[row.kind].needs_day]
    wanted = {row.language for row in rows} | {row.design.get("second", "") for row in rows}
    return {
        code: own.with_changes(day_facts=sheet_day.of(event, code)) if code in wanted else own
        for code, own in facts.items()
    }


def is_light(printing: Printing) -> bool:
    """Tell whether an event's front page can judge this print with the rows it has anyway."""
    return not HEAVY & set(kinds.KINDS[printing.kind].facts)


def is_old(printing: Printing, facts: Mapping[str, EventSheet]) -> bool:
    """Tell whether a print tells other facts than a new one would; `facts` by language, as of now."""
    own = facts[printing.language]
    subject = _subject(printing, own)
    if printing.subject and subject is None:
        return True  # the stand or the meeting is no more
    second = facts.get(printing.design.get("second", ""))
    return printing.digest != facts_digest(printing.kind, own, subject, second)


def _subject(printing: Printing, facts: EventSheet) -> StandFacts | MeetingFacts | None:
    if not printing.subject:
        return None
    about: Iterable[StandFacts | MeetingFacts] = facts.stands
    if kinds_about(printing) == "meeting":
        about = facts.meetings
    return next((one for one in about if subject_key(one) == printing.subject), None)


def subject_key(subject: Subject | None) -> str:
    """Return how a print remembers whom it is about."""
    if isinstance(subject, StandFacts):
        return subject.slug
    return subject.uid if isinstance(subject, MeetingFacts) else ""


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


def changed_fields(
    changes: Iterable[Change], language: str, kind: str = "poster", second: str = ""
) -> list[str]:
    """Return the fields of the trail that a kind tells in a language and that are different now, oldest first."""
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for change in reversed(list(changes)):
        if _is_told(change, {"fi", language, second}, kind):
            before.setdefault(change.field, change.before)
            after[change.field] = change.after
    found = [field for field, value in after.items() if before[field] != value]
    return [field for field in found if _matters(field, before[field], after[field])]


def _matters(field: str, before: str, after: str) -> bool:
    """Tell whether a stand's new state shows: papers name those who come, and nobody else."""
    name, _colon, whose = field.partition(":")
    return name != "state" or not whose or StandState.CONFIRMED in (before, after)


def _is_told(change: Change, languages: set[str], kind: str) -> bool:
    name, _colon, whose = change.field.partition(":")
    is_other = name.endswith(LANGUAGE_ENDINGS)
    base, language = (name[:-3], name[-2:]) if is_other else (name, "fi")
    if language not in languages:
        return False
    facts = kinds.KINDS[kind].facts
    if whose:
        return "stands" in facts or (name in TOLD and "helpers" in facts)
    return FACTS_OF.get(base, "") in facts


def posters_of(printings: Iterable[Printing]) -> list[Printing]:
    """Return the posters among an event's prints."""
    return [printing for printing in printings if printing.kind == "poster"]
