"""What does the page show of one typed row of a sheet: its cells, their choices, what lies folded, what is wrong?

A row is drawn from what was typed and from the columns of its sort, which are read once for the whole sheet. A Django
form for each row is made only when the rows are checked.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from .concept_row import FORMS

Option = tuple[str, str]
TOLD_LENGTH = 60  # characters of one value told of a folded row


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `rows` of a text of several lines, `choices` of a choice, else one line or a number."""

    name: str
    label: str
    rows: int = 0
    is_number: bool = False
    choices: tuple[Option, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cell:
    """One typed value with its mistakes. `options` are those that the page offers at once."""

    column: Column
    html_name: str
    value: str
    mistakes: Sequence[str] = ()
    options: Sequence[Option] = ()

    @property
    def id(self) -> str:
        """Return the id of its control, to which links and labels lead."""
        return f"id_{self.html_name}"


@dataclass(slots=True)
class SheetLine:
    """One row as it is drawn: `line` holds the cells of the line itself, `fold` those that lie folded below it."""

    number: int
    uid: Cell
    line: list[Cell]
    fold: list[Cell]
    is_first: bool
    is_last: bool
    is_open: bool
    focus: str = ""

    @property
    def index(self) -> int:
        """Return its place counted from zero, as buttons and names of fields have it."""
        return self.number - 1

    @property
    def cells(self) -> dict[str, Cell]:
        """Return all its cells by the names of their columns."""
        return {cell.column.name: cell for cell in (self.uid, *self.line, *self.fold)}

    @property
    def has_mistakes(self) -> bool:
        """Tell whether something in it is to be corrected."""
        return any(cell.mistakes for cell in (self.uid, *self.line, *self.fold))

    @property
    def kept(self) -> list[Cell]:
        """Return what travels along unseen while the row is folded: the cells into which something was typed."""
        return [] if self.is_open else [cell for cell in self.fold if cell.value]

    @property
    def told(self) -> str:
        """Return what lies in the fold, in short."""
        return " · ".join(word for cell in self.fold if (word := told_word(cell)))


def columns_of_page(sort: str) -> dict[str, Column]:
    """Return the columns of one sort in the reader's language."""
    return {name: _column(name, given) for name, given in FORMS[sort].base_fields.items()}


def lines_of_page(
    sort: str,
    rows: Sequence[Mapping[str, str]],
    mistakes: Sequence[Mapping[str, Sequence[str]]],
    *,
    focus: tuple[int, str] | None = None,
    whole: bool = False,
) -> Iterator[SheetLine]:
    """Yield each row as it is drawn. `mistakes` hold those of each row by column, or nothing when nothing was checked.

    A choice offers only what was chosen, and the page's script adds the rest from one list; with `whole`, in a row that
    is open and where the value is none of the choices it offers all of them.
    """
    columns, shape = columns_of_page(sort), FORMS[sort]
    for index, row in enumerate(rows):
        wrong = mistakes[index] if mistakes else {}
        is_open = bool(row.get("open")) or any(name in wrong for name in shape.further)
        draw = partial(
            _cells, columns, index, {**row, "place": str(index + 1)}, wrong, whole=whole or is_open
        )
        yield SheetLine(
            index + 1, draw(["uid"])[0], draw(["place", *shape.first]), draw(shape.further),
            is_first=not index, is_last=index == len(rows) - 1, is_open=is_open,
            focus=focus[1] if focus and focus[0] == index else "",
        )  # fmt: skip


def shared_choices(sort: str) -> list[Column]:
    """Return the columns of the line whose choices the page holds once for all rows."""
    columns = columns_of_page(sort)
    return [columns[name] for name in FORMS[sort].first if columns[name].choices]


def told_word(cell: Cell) -> str:
    """Return a value of the fold as it is read, or nothing."""
    if cell.value and cell.column.name == "after":
        return _("after row %(number)s") % {"number": cell.value}
    if not cell.column.choices:
        return Truncator(" ".join(cell.value.split())).chars(TOLD_LENGTH)
    return cell.column.words.get(cell.value, cell.value) if cell.value else ""


def _cells(
    columns: Mapping[str, Column], index: int, row: Mapping[str, str], wrong: Mapping[str, Sequence[str]],
    names: Sequence[str], *, whole: bool,
) -> list[Cell]:  # fmt: skip
    """Return the cells of some columns of one row."""
    found = []
    for name in names:
        column, value = columns[name], str(row.get(name) or "")
        options = _options(column, value, whole=whole)
        found.append(Cell(column, f"r{index}-{name}", value, wrong.get(name, ()), options))
    return found


def _column(name: str, given: forms.Field) -> Column:
    widget, known = given.widget, getattr(given, "choices", ())
    choices = tuple((str(code), str(words)) for code, words in known)
    rows = int(widget.attrs.get("rows", 0)) if isinstance(widget, forms.Textarea) else 0
    is_number = widget.attrs.get("inputmode") == "numeric"
    return Column(name, str(given.label or ""), rows, is_number, choices, dict(choices))


def _options(column: Column, value: str, *, whole: bool) -> Sequence[Option]:
    """Return the choices to draw; a word that is none of them stands first, so that nothing typed is lost."""
    if not column.choices:
        return ()
    if value not in column.words:
        return column.choices if not value else ((value, value), *column.choices)
    return column.choices if whole else ((value, column.words[value]),)
