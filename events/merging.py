"""Which facts does the record's page change, and what happens when two people change them at once? Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from talkoot.lib import text

TRANSLATED = (
    "title", "what_you_get", "summary", "description", "audience", "free", "bring", "kind_name", "room", "access_note",
)  # fmt: skip
OTHER_LANGUAGES = ("sv", "en", "se")
LETTER_TEXTS = ("reason",)  # no Sámi: letters are written in the other three languages
LETTER_LANGUAGES = ("sv", "en")
PLAIN = (
    "attendance", "remote_link", "contingency_plan", "opens", "closes", "set_up_from", "take_down_until", "venue",
    "step_free", "induction_loop", "accessible_toilet", "contact_name", "contact_phone", "contact_email", "languages",
    "theme", "case_number", "reason", "evidence",
)  # fmt: skip


def translated_in(language: str) -> tuple[str, ...]:
    """Return the texts that the record has in another language, by their Finnish names."""
    return (*TRANSLATED, *LETTER_TEXTS) if language in LETTER_LANGUAGES else TRANSLATED


RECORD_FIELDS = (
    *TRANSLATED,
    *(f"{name}_{language}" for language in OTHER_LANGUAGES for name in translated_in(language)),
    *PLAIN,
)
# A calendar tells its reader of a change of these (RFC 5545 3.8.7.4); day and state have pages of their own.
CALENDAR_FIELDS = frozenset({"opens", "closes", "venue", "room", "attendance", "remote_link"})


@dataclass(frozen=True, slots=True)
class Merge:
    """Names of fields: changed by me alone, by them alone, and by both in different ways."""

    mine: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    clashes: tuple[str, ...] = ()


def comparable(value: Any) -> Any:
    """Return a value so that equal ones compare equal and JSON can carry it: rows by key, times as "14:00"."""
    if isinstance(value, str):
        return text.clean(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, list | tuple):
        return [comparable(one) for one in value]
    return getattr(value, "pk", value)


def values_of(row: Any, names: Iterable[str] = RECORD_FIELDS) -> dict[str, Any]:
    """Return the named facts of a row, comparable."""
    return {name: comparable(_raw(row, name)) for name in names}


def _raw(row: Any, name: str) -> Any:
    """Return a fact; a related row by its key, without asking the database for it."""
    return getattr(row, f"{name}_id") if hasattr(row, f"{name}_id") else getattr(row, name)


def merge(base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Merge:
    """Compare what I saw, what I want and what there is now, all comparable.

    A fact that I did not say I had seen counts as changed by both, so that nothing is overwritten unseen.
    """
    found: dict[str, list[str]] = {"mine": [], "theirs": [], "clashes": []}
    for name, wanted in mine.items():
        now = theirs[name]
        if wanted == now:
            continue
        if name not in base or (wanted != base[name] and now != base[name]):
            found["clashes"].append(name)
        else:
            found["theirs" if wanted == base[name] else "mine"].append(name)
    return Merge(**{side: tuple(names) for side, names in found.items()})


def as_typed(value: Any) -> list[str]:
    """Return a comparable value as a form posts it."""
    if isinstance(value, list):
        return [str(one) for one in value]
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    return ["" if value is None else str(value)]


def for_trail(value: Any) -> str:
    """Return a fact as the trail keeps it: words as they are, choices by their code, so that each reader's
    language can show them.
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, time):
        return f"{value.hour}.{value:%M}"
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value)
    return "" if value is None else str(value)
