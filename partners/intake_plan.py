"""Which organisations and contacts come of a checked list, each partner once?"""

from collections.abc import Iterable, Mapping
from typing import Any

from .intake import Row
from .intake_match import loose_name

OF_ORGANISATION = ("business_id", "street_address", "postal_code", "postal_place")


def plan_of(rows: Iterable[Row], places: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return one entry for each partner, ready to be kept as JSON until it is saved.

    {"known": key or None, "facts": fields of a new organisation, "topic", "people": new contacts, "updates":
    [[key of a contact, its new fields]], "lines"}
    """
    entries: dict[str, dict[str, Any]] = {}
    for row in rows:
        entry = entries.setdefault(row.group, _empty(row))
        entry["lines"].append(row.line)
        entry["topic"] = entry["topic"] or row.values["topic"]
        if row.is_known:
            _add_news(entry, row)
            continue
        for name in OF_ORGANISATION:
            entry["facts"][name] = entry["facts"].get(name) or row.values[name]
        entry["facts"]["municipality_id"] = entry["facts"].get("municipality_id") or places.get(
            row.values["municipality"].casefold()
        )
        entry["facts"]["language"] = entry["facts"].get("language") or row.values["language"]
        _add_person(entry, row)
    for entry in entries.values():
        if entry["known"] is None:
            entry["facts"]["language"] = entry["facts"]["language"] or "fi"
    return list(entries.values())


def _empty(row: Row) -> dict[str, Any]:
    known = row.match.known.pk if row.is_known and row.match else None
    facts = {} if known else {"name": row.values["organisation"]}
    return {"known": known, "facts": facts, "topic": "", "people": [], "updates": [], "lines": []}


def _add_news(entry: dict[str, Any], row: Row) -> None:
    """Note what the person chose to take into a known organisation."""
    if not row.takes_news:
        return
    if row.news.is_new_person:
        _add_person(entry, row)
    elif row.news.person:
        fresh = {"phone": row.news.phone, "email": row.news.email}
        entry["updates"].append([row.news.person.pk, {name: text for name, text in fresh.items() if text}])


def _add_person(entry: dict[str, Any], row: Row) -> None:
    """Add the row's person unless the entry has it: the same address, or the same name where one has no address."""
    person = {
        "name": row.values["contact"],
        **{name: row.values[name] for name in ("title", "email", "phone")},
    }
    if not any(person[name] for name in ("name", "email", "phone")):
        return
    for other in entry["people"]:
        by_email = person["email"] and other["email"].casefold() == person["email"].casefold()
        lacks_one = not (person["email"] and other["email"])
        by_name = lacks_one and person["name"] and loose_name(other["name"]) == loose_name(person["name"])
        if by_email or by_name:
            other |= {name: other[name] or text for name, text in person.items()}
            return
    entry["people"].append(person)
