"""What do the sheets of an Excel workbook hold, and is the file safe to open?"""

import io
import re
import warnings
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
from defusedxml.ElementTree import iterparse

from .intake_cells import MOST_COLUMNS, MOST_ROWS, Grid, Refused, cell_text

# A partner list of 5,000 rows unpacks to about 4 MB in some twenty parts.
MOST_PARTS, MOST_UNPACKED, MOST_RATIO, MOST_SHEETS = 400, 30_000_000, 250, 20
RATIO_MATTERS_FROM = 1_000_000  # bytes of one part
CHUNK = 65_536
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ZEROS = re.compile(r"^0{2,12}$")


def grids_of(content: bytes) -> list[Grid]:
    """Return the cells of the sheets that are shown. Raises Refused, and nothing else whatever the bytes are."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inspect(archive)
            with warnings.catch_warnings():
                warnings.simplefilter(
                    "ignore"
                )  # what the library leaves out (charts, validation) is no fact of ours
                return _read(content, archive)
    except Refused:
        raise
    except Exception as problem:  # a stranger's file breaks the parsers below in every way there is
        raise Refused("broken") from problem


def inspect(archive: zipfile.ZipFile) -> None:
    """Raise Refused unless the archive is a workbook of a bearable size; every part is unpacked once and measured."""
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Refused("bomb")
    if any(_ratio(part) > MOST_RATIO for part in parts if part.file_size > RATIO_MATTERS_FROM):
        raise Refused("bomb")
    if any(part.flag_bits & 0x1 for part in parts):
        raise Refused("password")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Refused("macros")
    if "mimetype" in names and b"opendocument" in archive.read("mimetype"):
        raise Refused("open_document")
    if not any(name.startswith("xl/") for name in names):
        raise Refused("not_a_list")
    if "xl/workbook.bin" in names:
        raise Refused("old")
    total = 0
    for part in parts:
        with archive.open(part) as packed:
            first = True
            while chunk := packed.read(CHUNK):
                total += len(chunk)
                if total > MOST_UNPACKED or (first and b"<!DOCTYPE" in chunk):
                    raise Refused("bomb")
                first = False


def _ratio(part: zipfile.ZipInfo) -> float:
    return part.file_size / max(1, part.compress_size)


def _read(content: bytes, archive: zipfile.ZipFile) -> list[Grid]:
    workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    shown = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    try:
        return [_grid(sheet, archive) for sheet in shown[:MOST_SHEETS]]
    finally:
        workbook.close()


def _grid(sheet: Any, archive: zipfile.ZipFile) -> Grid:
    sheet.reset_dimensions()  # files lie about their size
    rows: list[list[str]] = []
    limits = {"max_row": MOST_ROWS * 2 + 1, "max_col": MOST_COLUMNS * 2}
    for row in sheet.iter_rows(**limits):
        rows.append([cell_text(_words(cell)) for cell in row])
        if len(rows) > MOST_ROWS * 2:
            raise Refused("too_many")
    while rows and not any(rows[-1]):
        rows.pop()
    hidden_columns, hidden_rows = _hidden(archive, sheet._worksheet_path)
    return Grid(sheet.title, rows, hidden_columns, hidden_rows)


def _words(cell: Any) -> str:
    """Return a cell's value as a person reads it; a number that is shown with leading zeros keeps them."""
    value = cell.value
    if value is None or getattr(cell, "data_type", "") == "e":
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, int):
        text = str(value)
        return text.zfill(len(cell.number_format)) if _ZEROS.match(str(cell.number_format or "")) else text
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return str(value)


def _hidden(archive: zipfile.ZipFile, path: str) -> tuple[set[int], set[int]]:
    """Return the numbers of a sheet's hidden columns and rows (ECMA-376 18.3.1.13 and 18.3.1.73)."""
    columns: set[int] = set()
    rows: set[int] = set()
    number = 0
    with archive.open(path) as part:
        for _event, element in iterparse(part, events=("end",)):
            if element.tag == f"{_MAIN}col" and _is_hidden(element):
                first, last = int(element.get("min", 1)), int(element.get("max", 1))
                columns |= set(range(first, min(last, MOST_COLUMNS * 2) + 1))
            elif element.tag == f"{_MAIN}row":
                number = int(element.get("r", number + 1))
                if _is_hidden(element):
                    rows.add(number)
                if number > MOST_ROWS * 2:
                    break
                element.clear()
    return columns, rows


def _is_hidden(element: Any) -> bool:
    return element.get("hidden", "0") in ("1", "true")
