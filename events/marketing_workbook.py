"""How does a marketing plan leave as a spreadsheet and come back, with every cell known by its name?

What leaves are values and texts, never formulas; of what comes back only values are read, whatever else the file holds.
"""

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import openpyxl
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

from partners.intake_cells import Refused
from partners.intake_workbook import inspect

from .reports import CONTENT_TYPE, cell

__all__ = ["CONTENT_TYPE", "MOST_LINES", "Line", "headings", "read", "written"]

MOST_LINES = 300  # rows of a plan; a year of weeks with six channels each
MOST_COLUMNS = 40
LONGEST_CELL = 5000  # characters read of one cell
# Column, heading, width in characters
COLUMNS: tuple[tuple[str, str, int], ...] = (
    ("key", gettext_noop("Key (do not change)"), 12), ("due_on", gettext_noop("Day"), 12),
    ("name", gettext_noop("What"), 40), ("channel", gettext_noop("Channel"), 20),
    ("responsible", gettext_noop("Who does it"), 18), ("state", "State", 14),
    ("audience", gettext_noop("Audience"), 28), ("message", gettext_noop("Message of the row"), 36),
    ("text_short", gettext_noop("Text, at most 160 characters"), 40), ("text", gettext_noop("Text"), 40),
    ("material", gettext_noop("Material"), 24), ("cost_planned", gettext_noop("Planned cost, euros"), 14),
    ("cost_actual", gettext_noop("Actual cost, euros"), 14), ("payer", gettext_noop("Who pays"), 20),
    ("publish_on", gettext_noop("Published on"), 14), ("publish_at", gettext_noop("Published at"), 12),
    ("result", gettext_noop("Result"), 30), ("reach", gettext_noop("Reached, people"), 12),
    ("link", gettext_noop("Link to what was published"), 34),
)  # fmt: skip
FORMATS = {date: "d.m.yyyy", Decimal: "#,##0.00"}


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet that came back: its number, and its cells as text and by their names ("C4")."""

    number: int
    cells: Mapping[str, str]
    places: Mapping[str, str]


def headings() -> dict[str, str]:
    """Return the heading of each column in the page's language."""
    return {
        name: pgettext("of a task", "State") if name == "state" else _(words) for name, words, _w in COLUMNS
    }


def written(title: str, rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Return rows under the headings as .xlsx; a text stays a text, whatever it begins with."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("".join(sign for sign in title if sign not in "[]:*?/\\")[:31] or "Talkoot")
    for number, (_name, _words, width) in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "D2"
    sheet.append([cell(sheet, words, bold=True) for words in headings().values()])
    for row in rows:
        sheet.append([_value(sheet, row.get(name)) for name, _words, _width in COLUMNS])
    found = io.BytesIO()
    book.save(found)
    return found.getvalue()


def _value(sheet: Any, value: Any) -> WriteOnlyCell:
    """Return a cell: days and sums as such, so that they can be counted with; all else as text."""
    if type(value) in FORMATS:
        made = WriteOnlyCell(sheet, value)
        made.number_format = FORMATS[type(value)]
        return made
    return cell(sheet, f"{value:%H.%M}" if isinstance(value, time) else value)


def read(content: bytes) -> list[Line]:
    """Return the rows of the first sheet that is shown, below its headings.

    Raises Refused for what is no workbook or not ours: its reason is one of intake_cells, or no_headings or many_lines.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inspect(archive)
        grid = _grid(content)
    except Refused:
        raise
    except Exception as problem:  # a stranger's file breaks the parsers below in every way there is
        raise Refused("broken") from problem
    place = next((number for number, row in enumerate(grid[:10]) if _columns(row)), None)
    if place is None:
        raise Refused("no_headings")
    columns = _columns(grid[place])
    lines = [
        Line(
            number + 1,
            {name: row[column] if column < len(row) else "" for name, column in columns.items()},
            {name: f"{get_column_letter(column + 1)}{number + 1}" for name, column in columns.items()},
        )
        for number, row in enumerate(grid) if number > place and any(row)
    ]  # fmt: skip
    if len(lines) > MOST_LINES:
        raise Refused("many_lines")
    return lines


def _grid(content: bytes) -> list[list[str]]:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        sheet = next(sheet for sheet in book.worksheets if sheet.sheet_state == "visible")
        sheet.reset_dimensions()  # files lie about their size
        limits = {"max_row": MOST_LINES + 50, "max_col": MOST_COLUMNS}
        return [[as_typed(value) for value in row] for row in sheet.iter_rows(values_only=True, **limits)]
    finally:
        book.close()


def _columns(row: list[str]) -> dict[str, int]:
    """Return the place of each known column in a row of headings, in whatever language; none without what and when."""
    known = _known_headings()
    found: dict[str, int] = {}
    for number, words in enumerate(row):
        name = known.get(words.strip().casefold())
        if name:
            found.setdefault(name, number)
    return found if {"key", "name"} & found.keys() and len(found) > 1 else {}


def _known_headings() -> dict[str, str]:
    known: dict[str, str] = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            for name, words in headings().items():
                known.setdefault(words.casefold(), name)
    return known


def as_typed(value: Any) -> str:
    """Return a cell as a person would type it: "10.3.2027", "14.30", "98.5"; a formula counts as its last result."""
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value)
    if isinstance(value, datetime) and value.time() != time(0):
        return f"{value.day}.{value.month}.{value.year} {value:%H.%M}"
    if isinstance(value, date):
        return f"{value.day}.{value.month}.{value.year}"
    if isinstance(value, time):
        return f"{value:%H.%M}"
    if isinstance(value, float):
        whole = round(value, 4)
        return str(int(whole)) if whole.is_integer() and abs(whole) < 1e15 else str(whole)
    return str(value)[:LONGEST_CELL].strip()
