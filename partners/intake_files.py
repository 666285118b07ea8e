"""Which rows and cells are in a pasted text or a file, whatever program made it?"""

import csv
import io
import re
from collections import Counter
from itertools import islice

from .intake_cells import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Grid, Refused, Table, cell_text
from .intake_tables import choose
from .intake_workbook import grids_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PACKED = (b"PK\x03\x04", b"PK\x05\x06")
# The rest of the world's binary files give themselves away by their control characters.
NOT_LISTS = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!\x1a",
    b"{\\rtf",
)
BYTE_ORDERS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
MOST_RECORDS = 4 * MOST_ROWS  # empty ones are dropped later, so there is room
DELIMITERS = ("\t", ";", ",")
MOST_CONTROLS = 0.005  # share of control characters above which a file is no text
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")


def read_text(text: str) -> Table:
    """Return the table in a text pasted from a spreadsheet. Raises Refused."""
    if not text.strip():
        raise Refused("nothing")
    return choose([grid_of_text(text, "")])


def read_file(name: str, content: bytes) -> Table:
    """Return the table in a file: .xlsx, or text with tabs, semicolons or commas. Raises Refused.

    What the file holds decides, not its name; only a name that promises macros is believed.
    """
    if len(content) > MOST_BYTES:
        raise Refused("too_large")
    if not content.strip():
        raise Refused("empty")
    if name.lower().endswith((".xlsm", ".xltm", ".xlam", ".xlsb")):
        raise Refused("macros")
    if content.startswith(OLE):
        raise Refused("password" if "EncryptedPackage".encode("utf-16-le") in content else "old")
    if content.startswith(PACKED):
        return choose(grids_of(content))
    if content.startswith(NOT_LISTS):
        raise Refused("not_a_list")
    text = decoded(content)
    if text.lstrip().startswith("<"):  # SVG, HTML and other markup
        raise Refused("not_a_list")
    return choose([grid_of_text(text, "")])


def decoded(content: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 with a byte order mark, or Windows-1252. Raises Refused."""
    encoding = next((name for mark, name in BYTE_ORDERS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as problem:
        if encoding != "utf-8":
            raise Refused("not_a_list") from problem
        try:
            text = content.decode("cp1252")
        except UnicodeDecodeError as further:
            raise Refused("not_a_list") from further
    if len(_CONTROLS.findall(text)) > MOST_CONTROLS * len(text):
        raise Refused("not_a_list")
    if not text.strip():
        raise Refused("empty")
    if not text.strip(' \t\r\n;,"\ufeff'):
        raise Refused("no_rows")
    return text


def grid_of_text(text: str, name: str) -> Grid:
    """Return the cells of a text whose columns are parted by tabs, semicolons or commas."""
    hint = re.match(
        r"\ufeff?sep=([^\w\s\"]|\t)\r?\n", text
    )  # Excel's own hint, which it does not show as a row
    delimiter = hint.group(1) if hint else delimiter_of(text)
    rows = records(text[hint.end() :] if hint else text, delimiter)
    if len(rows) > MOST_RECORDS:
        raise Refused("too_many")
    return Grid(name, [[cell_text(cell) for cell in row[: MOST_COLUMNS * 2]] for row in rows])


def delimiter_of(text: str) -> str:
    """Return what parts the columns: the sign that gives most rows one and the same width."""
    sample = "\n".join(text[:100_000].splitlines()[:200])
    best, best_share = DELIMITERS[0], 0.0
    for delimiter in DELIMITERS:
        widths = Counter(len(row) for row in records(sample, delimiter) if any(cell.strip() for cell in row))
        wide = {width: count for width, count in widths.items() if width > 1}
        # Titles above a table are narrower, and commas inside a name are not everywhere.
        share = max(wide.values()) / sum(widths.values()) if wide else 0.0
        if share > best_share:
            best, best_share = delimiter, share
    return best


def records(text: str, delimiter: str) -> list[list[str]]:
    """Return the rows of a text; quotation marks may hold line breaks, unless one of them is never closed."""
    for strict in (True, False):
        lines = io.StringIO(text.lstrip("\ufeff"), newline="")
        try:
            rows = list(islice(csv.reader(lines, delimiter=delimiter, strict=strict), MOST_RECORDS + 1))
        except csv.Error as problem:
            if "unexpected end of data" in str(problem):  # a lone quotation mark would swallow the rest
                break
            continue
        return rows
    return [line.split(delimiter) for line in islice(io.StringIO(text), MOST_RECORDS + 1)]
