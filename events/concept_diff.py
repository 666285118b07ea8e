"""In which words does a coordinator read what another version of an operating model has changed?"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .choices import AttendanceMode, Channel, Responsible, Scope, TextKey, Theme
from .concept_compare import ORDER, Difference, Document, Kind, Side
from .concept_words import material_word, offset_words
from .models import Concept, ConceptMeeting, ConceptStandType, ConceptSupply, ConceptTask, ConceptText
from .plan_choices import Condition

HEADINGS = {
    "settings": gettext_lazy("The model itself"), "meetings": gettext_lazy("Meetings"),
    "tasks": gettext_lazy("Tasks"), "supplies": gettext_lazy("Supplies"),
    "stand_types": gettext_lazy("Sorts of stands"), "texts": gettext_lazy("Texts"),
}  # fmt: skip
MODELS: Mapping[str, Any] = {
    "settings": Concept, "meetings": ConceptMeeting, "tasks": ConceptTask, "supplies": ConceptSupply,
    "stand_types": ConceptStandType, "texts": ConceptText,
}  # fmt: skip
CHOICES: Mapping[str, Any] = {
    "condition": Condition, "channel": Channel, "responsible": Responsible, "scope": Scope, "theme": Theme,
    "attendance": AttendanceMode, "key": TextKey,
}  # fmt: skip
PLAIN = (
    *CHOICES,
    "after",
    "material",
    "starts",
    "opens",
    "closes",
)  # one word or time is another, not mended
NEAR = 2  # lines shown before and after a change
DAYS = ("offset_days", "answer_by_days")
Piece = tuple[str, bool]  # words, and whether they differ


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to take or leave: what happens to what, and how it reads on both sides."""

    key: str
    title: str
    what: str
    before: list[Piece]
    after: list[Piece]
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What the other version has changed, what both have, what either of these is, and one's own; by heading."""

    theirs: list[tuple[str, list[Line]]]
    both: list[tuple[str, list[Line]]]
    offered: list[tuple[str, list[Line]]]
    own: list[tuple[str, list[Line]]]


def read_differences(found: Iterable[Difference], mine: Document, theirs: Document) -> Reading:
    """Return differences as a person reads them; what only the other has changed is ticked."""
    names = _names(mine) | _names(theirs)
    lines = [(one.side, one.section, _line(one, names)) for one in found]

    def of(*sides: Side) -> list[tuple[str, list[Line]]]:
        return _grouped((section, line) for side, section, line in lines if side in sides)

    return Reading(of(Side.THERE), of(Side.BOTH), of(Side.THERE, Side.BOTH), of(Side.HERE))


def _grouped(lines: Iterable[tuple[str, Line]]) -> list[tuple[str, list[Line]]]:
    groups: dict[str, list[Line]] = {}
    for section, line in lines:
        groups.setdefault(section, []).append(line)
    return [(str(HEADINGS[section]), rows) for section, rows in groups.items()]


def _names(document: Document) -> dict[str, str]:
    """Return the names of tasks by identity: other tasks come after them."""
    return {row["uid"]: row["name"] for row in document.get("tasks", ())}


def _line(one: Difference, names: Mapping[str, str]) -> Line:
    is_ticked = one.side == Side.THERE
    title = _choice("key", one.title) if one.section == "texts" else one.title
    if one.kind == Kind.ORDER or one.row == ORDER:
        return Line(one.key, _("Order"), _("The rows stand in another order"), [], [], is_ticked)
    if one.kind == Kind.CHANGED:
        label = _label(one.section, one.field)
        before, after = (_value(one.field, value, names) for value in (one.before, one.after))
        is_text = isinstance(one.after or one.before, str) and one.field not in PLAIN
        old, new = marked(before, after) if is_text else ([(before, False)], [(after, False)])
        return Line(one.key, title or label, label if title else "", old, new, is_ticked)
    row = one.after if one.kind == Kind.ADDED else one.before
    pieces: list[Piece] = [(_row_words(row, names), False)]
    is_added, is_own = one.kind == Kind.ADDED, one.side == Side.HERE
    if is_added:
        return Line(one.key, title, _("You removed it") if is_own else _("A new row"), [], pieces, is_ticked)
    return Line(one.key, title, _("Your own row") if is_own else _("Removed"), pieces, [], is_ticked)


def _label(section: str, field: str) -> str:
    """Return what a field is called in the form where it is typed; the name of a task is no task."""
    if field == "name":
        return _("Name")
    return str(capfirst(MODELS[section]._meta.get_field(field).verbose_name))


def _choice(field: str, value: str) -> str:
    choices = CHOICES[field]
    return str(choices(value).label) if value in choices.values else value


def _value(field: str, value: Any, names: Mapping[str, str]) -> str:
    """Return a value as people read it; nothing is told as "empty"."""
    if field in DAYS and isinstance(value, int):
        return offset_words(value)
    if field in CHOICES and value is not None:
        return _choice(field, str(value))
    if value in (None, ""):
        return _("empty")
    if field == "after":
        return names.get(str(value), str(value))
    return material_word(str(value)) if field == "material" else str(value)


def _row_words(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Return what a whole row says besides its name, in one line."""
    said = (
        _value(field, row[field], names) for field in ROW_FACTS if row.get(field) not in (None, "", "none")
    )
    return ", ".join(said)


ROW_FACTS = (
    "offset_days", "starts", "place", "responsible", "channel", "condition", "audience", "after", "material", "note",
    "agenda", "quantity", "bringer", "scope", "needs", "text",
)  # fmt: skip


def marked(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Return both texts in pieces, those words marked that are not the same."""
    old, new = (re.findall(r"\s+|\S+", text) for text in (before, after))
    sides: tuple[list[Piece], list[Piece]] = ([], [])
    for word, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for side, words in zip(sides, (old[first:last], new[start:end]), strict=True):
            if words:
                side.append(("".join(words), word != "equal"))
    if not any(not is_new and text.strip() for text, is_new in sides[1]):  # nothing in common to compare
        return [(before, False)], [(after, False)]
    return _shortened(sides[0]), _shortened(sides[1])


def _shortened(pieces: list[Piece]) -> list[Piece]:
    """Leave out lines that are the same on both sides, but those next to a change."""
    found: list[Piece] = []
    for number, (text, differs) in enumerate(pieces):
        lines = text.split("\n")
        head = lines[:NEAR] if number else []
        tail = lines[-NEAR:] if number < len(pieces) - 1 else []
        if differs or len(lines) <= len(head) + len(tail) + 1:
            found.append((text, differs))
        else:
            found.append(("\n".join([*head, "…", *tail]), False))
    return found
