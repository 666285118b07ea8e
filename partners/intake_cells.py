"""What is in one cell, how is a whole table handed on, and why may a list be refused?"""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from talkoot.lib.text import has_personal_identity_code

MOST_ROWS, MOST_COLUMNS = 5_000, 40
MOST_BYTES = 5_000_000  # of a file; 5 MB as people count
LONGEST_CELL = 2_000  # characters; longer cells are cut, no fact of a partner is so long
# Stands where a personal identity code was: the code itself is never kept, not even until the list is confirmed.
BLACKED_OUT = "\u2588" * 4

REASONS = {
    "nothing": _("There is nothing to read. Paste the rows, or choose a file."),
    "empty": _("The file is empty."),
    "no_rows": _("No rows were found. Copy the cells together with their headings."),
    "too_many": _("There are more than 5,000 rows. Leave only the partners you invite in the list."),
    "too_large": _("The file is larger than 5 MB. Save the list of partners as a file of its own."),
    "password": _("The file is protected by a password. Remove the protection in Excel and choose the file again."),
    "old": _("This is an old .xls file. Open it in Excel and save it as an Excel workbook (.xlsx)."),
    "macros": _("The file holds macros, so it was not opened. Save it as an Excel workbook (.xlsx) without macros."),
    "bomb": _("The file unpacks into far more than a list of partners, so it was not opened."),
    "broken": _("The file cannot be read; it may be damaged. Open it in Excel and save it again as .xlsx."),
    "open_document": _("This is a LibreOffice file. Save it as an Excel workbook (.xlsx) and choose it again."),
    "not_a_list": _("This file is not a table. Choose an Excel file (.xlsx) or a text file (.csv)."),
}  # fmt: skip


class Refused(Exception):
    """The list cannot be read; `reason` is a key of REASONS, the text says why and what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(REASONS[self.reason])


@dataclass
class Grid:
    """The cells of one sheet as text, with what the sheet hides. Rows and columns are counted from 1."""

    name: str
    rows: list[list[str]]
    hidden_columns: set[int] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)


@dataclass
class Table:
    """The list of partners that was found: its cells, and the row of the file or paste on which each line stood.

    `hidden_rows` are places in `rows`, `hidden_columns` places of columns, both from 0. `told` holds what the reader
    should know: (code, facts).
    """

    rows: list[list[str]]
    lines: list[int]
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    told: list[tuple[str, dict[str, Any]]] = field(default_factory=list)


_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_LINE_ENDS = re.compile("[\r\n\x0b\x0c\x85\u2028\u2029]+")
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
_NON_CHARACTERS = re.compile("[\ufdd0-\ufdef\ufffe\uffff\U0001fffe\U0001ffff]")
_PROTECTED_FORMULA = re.compile(r"'(?=[=+\-@])")


def cell_text(value: str) -> str:
    """Return a cell as it is kept: one line, composed letters, plain spaces, nothing unseen, no identity code.

    A formula's start is text like any other; the apostrophe that our own lists put before it is taken away.
    """
    text = _LINE_ENDS.sub(" ", value[:LONGEST_CELL])
    text = _SPACES.sub(" ", _UNSEEN.sub("", text.replace("\t", " ")))
    text = unicodedata.normalize("NFC", _NON_CHARACTERS.sub("", text)).strip()
    text = _PROTECTED_FORMULA.sub("", text, count=1) if text.startswith("'") else text
    if len(text) > 9 and has_personal_identity_code(text):
        return BLACKED_OUT
    return text
