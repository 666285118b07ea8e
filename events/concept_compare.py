"""What differs between two versions of an operating model, who changed it, and what is the model after taking some?

Pure: works on exported documents (see concept_file.py) alone. A row is the same in every copy when its identity is.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .concept_fields import HEAD

Document = dict[str, Any]
Row = dict[str, Any]

# What tells a model from others, or whom to ask, is never taken from another one.
OWN = frozenset({"uid", "network", "version", "updated_on", "contact", "contact_email"})
SETTINGS = tuple(name for name in HEAD if name not in OWN)
# Each list of rows with the field by which a row is known.
SECTIONS = {"meetings": "uid", "tasks": "uid", "supplies": "uid", "stand_types": "uid", "texts": "key"}
ORDERED = ("meetings", "tasks", "supplies", "stand_types")
ORDER = "*order"  # in the place of an identity: no row can be called so


class Kind(StrEnum):
    """What taking a change does to one's own model."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    ORDER = "order"


class Side(StrEnum):
    """Who has changed a thing since the model was taken; without a base every difference counts as theirs."""

    THERE = "there"
    HERE = "here"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that may be taken alone. `before` is mine and `after` theirs; a whole row where `field` is empty."""

    section: str  # a list of SECTIONS, or "settings"
    row: str  # identity of the row; empty for a setting
    field: str
    kind: Kind
    side: Side
    before: Any = None
    after: Any = None
    title: str = ""  # name of the row, or its key

    @property
    def key(self) -> str:
        """Return what stays the same however often the two are compared."""
        return ":".join(part for part in (self.section, self.row, self.field) if part)


def differences(mine: Document, theirs: Document, base: Document | None = None) -> list[Difference]:
    """Return what taking `theirs` would change in `mine`, in reading order; with a base also who changed it."""
    found = [*_fields("settings", "", SETTINGS, mine, theirs, base, "")]
    for section, identity in SECTIONS.items():
        found += _rows(section, *(_by(identity, section, one) for one in (mine, theirs, base)))
        if section in ORDERED:
            found += _order(section, mine, theirs, base)
    return found


def merged(mine: Document, theirs: Document, chosen: Collection[str]) -> Document:
    """Return `mine` with the differences of these keys taken from `theirs`; unknown keys take nothing.

    Neither document is changed. Taking nothing gives `mine`, taking all gives the plan of `theirs`.
    """
    keys, result = set(chosen), deepcopy(mine)
    taken = [difference for difference in differences(mine, theirs) if difference.key in keys]
    for setting in (one for one in taken if one.section == "settings"):
        result[setting.field] = setting.after
    if str(result.get("closes", "")) <= str(result.get("opens", "")):  # the halves of two openings do not fit
        result |= {name: mine[name] for name in ("opens", "closes") if name in mine}
    for section, identity in SECTIONS.items():
        here = [one for one in taken if one.section == section]
        if here:
            result[section] = _merged_rows(section, identity, mine, theirs, here)
    if any(one.section == "tasks" for one in taken):
        _untangle(result["tasks"])
    return result


def renewed_base(base: Document, mine: Document, theirs: Document) -> Document:
    """Return the base to compare with next time: theirs wherever mine agrees with it by now, else as it was."""
    open_keys = [difference.key for difference in differences(mine, theirs)]
    settled = [
        one.key for one in differences(base, theirs) if not any(_touches(one.key, key) for key in open_keys)
    ]
    return merged(base, theirs, settled)


def lineage_of_copy(
    own_uid: str, source: Mapping[str, Any], lineage: Iterable[Mapping[str, Any]]
) -> list[Row]:
    """Return the lineage of a model made of `source`, the nearest first: each model once, and never itself."""
    seen, found = {own_uid}, []
    for ancestor in (source, *lineage):
        if str(ancestor["uid"]) not in seen:
            seen.add(str(ancestor["uid"]))
            found.append(dict(ancestor))
    return found


def descends_from(lineage: Iterable[Mapping[str, Any]], uid: str) -> bool:
    """Tell whether a model with this lineage is based on the model of that identity."""
    return any(str(ancestor.get("uid")) == uid for ancestor in lineage)


def _touches(one: str, other: str) -> bool:
    """Tell whether two keys speak of the same thing, or one of a part of the other."""
    return one == other or one.startswith(f"{other}:") or other.startswith(f"{one}:")


def _by(identity: str, section: str, document: Document | None) -> dict[str, Row] | None:
    """Return a document's rows by their identity, in their order."""
    return None if document is None else {str(row[identity]): row for row in document.get(section) or ()}


def _same(one: Any, other: Any) -> bool:
    """Compare two values; what is not there is as good as empty."""
    return ("" if one is None else one) == ("" if other is None else other)


def _side(mine: Any, theirs: Any, base: Any) -> Side:
    """Return who has changed a thing in which mine and theirs differ."""
    if _same(mine, base):
        return Side.THERE
    return Side.HERE if _same(theirs, base) else Side.BOTH


def _fields(
    section: str, row: str, fields: Iterable[str], mine: Row, theirs: Row, base: Row | None, title: str
) -> Iterator[Difference]:
    """Yield a difference for each field that is not the same."""
    for field in fields:
        before, after = mine.get(field), theirs.get(field)
        if not _same(before, after):
            side = Side.THERE if base is None else _side(before, after, base.get(field))
            yield Difference(section, row, field, Kind.CHANGED, side, before, after, title)


def _rows(
    section: str, mine: dict[str, Row] | None, theirs: dict[str, Row] | None, base: dict[str, Row] | None
) -> Iterator[Difference]:
    """Yield the differences of one list: of theirs in their order, then what only I have."""
    mine, theirs = mine or {}, theirs or {}
    for identity, row in theirs.items():
        old = base.get(identity) if base is not None else None
        if identity not in mine:
            side = Side.THERE if base is None or old is None else _side(None, row, old)
            yield Difference(section, identity, "", Kind.ADDED, side, None, row, _title(row))
            continue
        # Without an old row both have added it, which only happens to rows copied by hand.
        since = None if base is None else (old or {})
        names = [name for name in {**mine[identity], **row} if name not in (SECTIONS[section], "order")]
        yield from _fields(section, identity, names, mine[identity], row, since, _title(row))
    for identity, row in mine.items():
        if identity not in theirs:
            old = base.get(identity) if base is not None else None
            side = Side.THERE if base is None else _side(row, None, old)
            yield Difference(section, identity, "", Kind.REMOVED, side, row, None, _title(row))


def _title(row: Row) -> str:
    return str(row.get("name") or row.get("key") or "")


def _order(section: str, mine: Document, theirs: Document, base: Document | None) -> Iterator[Difference]:
    """Yield one difference if the rows that both have stand in another order."""
    lists = [list(_by(SECTIONS[section], section, one) or ()) for one in (mine, theirs, base)]
    both = set(lists[0]) & set(lists[1])
    before, after = ([name for name in order if name in both] for order in lists[:2])
    if before == after:
        return
    known = both & set(lists[2])
    old = [name for name in lists[2] if name in known]
    side = Side.THERE
    if base is not None:
        mine_known, theirs_known = ([name for name in order if name in known] for order in (before, after))
        side = _side(mine_known, theirs_known, old)
    yield Difference(section, ORDER, "", Kind.ORDER, side, before, after)


def _merged_rows(
    section: str, identity: str, mine: Document, theirs: Document, taken: Sequence[Difference]
) -> list[Row]:
    """Return one list of rows after taking these differences."""
    rows = deepcopy(_by(identity, section, mine) or {})
    others = _by(identity, section, theirs) or {}
    for one in taken:
        if one.kind == Kind.ADDED:
            rows[one.row] = deepcopy(others[one.row])
        elif one.kind == Kind.REMOVED:
            rows.pop(one.row)
        elif one.kind == Kind.CHANGED:
            rows[one.row][one.field] = one.after
    mine_order, their_order = list(_by(identity, section, mine) or ()), list(others)
    in_their_order = any(one.kind == Kind.ORDER for one in taken)
    leading, following = (their_order, mine_order) if in_their_order else (mine_order, their_order)
    return [rows[name] for name in _arranged(leading, following, set(rows))]


def _arranged(leading: Sequence[str], following: Sequence[str], kept: Collection[str]) -> list[str]:
    """Return the kept names in the leading order; the others stand behind whom they follow in the other order."""
    order, before = [name for name in leading if name in kept], ""
    for name in following:
        if name not in kept:
            continue
        if name not in order:
            order.insert(order.index(before) + 1 if before else 0, name)
        before = name
    return order


def _untangle(tasks: list[Row]) -> None:
    """Let no task wait for one that is gone or, in a circle, for itself: parts of two plans may not fit together."""
    known = {str(row["uid"]): row for row in tasks}
    for row in tasks:
        if row.get("after") and str(row["after"]) not in known:
            row["after"] = None
        seen, at = {str(row["uid"])}, row.get("after")
        while at and str(at) not in seen:
            seen.add(str(at))
            at = known.get(str(at), {}).get("after")
        if at and str(at) == str(row["uid"]):
            row["after"] = None
