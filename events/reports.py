"""How does an event's partner list leave as a spreadsheet that every program opens, and none of it runs as a formula?

The headings are those that pasting recognises, so that the file can be pasted back into the next event.
"""

import io
from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from talkoot.lib.text import forbidden_characters

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = (34, 24, 34, 18, 16, 30, 40, 28, 8, 8, 30, 30, 8, 18, 24)  # characters


def headings() -> tuple[str, ...]:
    """Return the headings in the page's language."""
    return (
        _("Organisation"), _("Contact"), _("E-mail"), _("Phone"), _("State"), _("Topic"), _("Text for the web"),
        _("Presenters"), _("Tables"), _("Wall sockets"), _("Needs"), _("Other needs"), _("Place"), _("Answered"),
        _("Who answered"),
    )  # fmt: skip


def partners_workbook(title: str, rows: Iterable[Iterable[object]]) -> bytes:
    """Return the rows under the headings as .xlsx; every text stays a text, whatever it begins with (ASVS 1.2.10)."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_name(title))
    for number, width in enumerate(WIDTHS):
        sheet.column_dimensions[chr(ord("A") + number)].width = width
    sheet.freeze_panes = "B2"
    sheet.append([cell(sheet, words, bold=True) for words in headings()])
    for row in rows:
        sheet.append([cell(sheet, value) for value in row])
    found = io.BytesIO()
    book.save(found)
    return found.getvalue()


def cell(sheet: WriteOnlyWorksheet, value: object, bold: bool = False) -> WriteOnlyCell:
    """Return a cell; a text is marked as one, so that "=2+2" is shown and never counted."""
    if value is None or isinstance(value, int | datetime):
        return WriteOnlyCell(sheet, value)
    text = str(value)
    forbidden = {chr(int(name[2:], 16)) for name in forbidden_characters(text)}
    cell = WriteOnlyCell(sheet, "".join(sign for sign in text if sign not in forbidden))
    cell.data_type = "s"
    cell.quotePrefix = True
    if bold:
        cell.font = Font(bold=True)
    return cell


def _sheet_name(title: str) -> str:
    """Return a name that spreadsheets accept: at most 31 characters and no brackets, colons, slashes or stars."""
    return "".join(sign for sign in title if sign not in "[]:*?/\\")[:31].strip("' ") or "Talkoot"
