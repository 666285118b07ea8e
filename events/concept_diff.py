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
    """What the other version has changed, what both have, and what is one's own; each by its heading."""

    theirs: list[tuple[str, list[Line]]]
    both: list[tuple[str, list[Line]]]
    own: list[tuple[str, list[Line]]]
    count: int  # what may be taken without losing anything of one's own


def read_differences(found: Iterable[Difference], mine: Document, theirs: Document) -> Reading:
    """Return differences as a person reads them; what only the other has changed is ticked."""
    names = _names(mine) | _names(theirs)
    sides: dict[Side, list[tuple[str, Line]]] = {side: [] for side in Side}
    for one in found:
        sides[one.side].append((one.section, _line(one, names)))
    count = len(sides[Side.THERE])
    return Reading(_grouped(sides[Side.THERE]), _grouped(sides[Side.BOTH]), _grouped(sides[Side.HERE]), count)


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
        old, new = marked(before, after)
        return Line(one.key, title or label, label if title else "", old, new, is_ticked)
    row = one.after if one.kind == Kind.ADDED else one.before
    pieces: list[Piece] = [(_row_words(row, names), False)]
    if one.kind == Kind.ADDED:
        return Line(one.key, title, _("A new row"), [], pieces, is_ticked)
    return Line(one.key, title, _("The row is not there"), pieces, [], is_ticked)


def _label(section: str, field: str) -> str:
    """Return what a field is called in the form where it is typed."""
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
    hidden = {"uid", "name", "key", "order"}
    said = (
        _value(field, value, names)
        for field, value in row.items()
        if field not in hidden and value not in (None, "", "none") and field in ROW_FACTS
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
    return sides
