"""Which of the tables on the sheets is the list of partners, and where does it begin and end?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .intake_cells import BLACKED_OUT, MOST_COLUMNS, MOST_ROWS, Grid, Refused, Table
from .intake_columns import BUSINESS_ID, EMAIL, PHONE, POSTAL_CODE, field_of, is_heading_row

LONGEST_TOLD = 60  # characters of a title or of headings that are told
EVIDENCE = {"email": EMAIL, "phone": PHONE, "business_id": BUSINESS_ID, "postal_code": POSTAL_CODE}


@dataclass
class Piece:
    """Rows of one sheet that belong together, with their row numbers in the file, and the titles above them."""

    grid: Grid
    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)

    @property
    def headings(self) -> list[str]:
        """Return the first row when it holds headings."""
        return self.rows[0] if self.rows and is_heading_row(self.rows[0]) else []

    def add(self, row: list[str], line: int) -> None:
        """Take one row more."""
        self.rows.append(row)
        self.lines.append(line)


def choose(grids: Sequence[Grid]) -> Table:
    """Return the table that looks most like contacts, and what was left aside. Raises Refused when there is none."""
    pieces = [piece for grid in grids for piece in pieces_of(grid)]
    if not pieces:
        raise Refused("no_rows")
    best = max(pieces, key=points)
    table = _table(best)
    is_empty = all(cell in ("", BLACKED_OUT) for row in table.rows for cell in row)
    if is_empty or (len(table.rows) == 1 and best.headings):
        raise Refused("no_rows")
    for title in best.titles:
        table.told.append(("title", {"text": title[:LONGEST_TOLD]}))
    for other in pieces:
        if other is not best and len(other.rows) > 1:
            start = ", ".join(cell for cell in other.rows[0] if cell)[:LONGEST_TOLD]
            table.told.append(
                ("other_table", {"sheet": other.grid.name, "line": other.lines[0], "text": start})
            )
    return table


def points(piece: Piece) -> float:
    """Return how much a table looks like a list of contacts."""
    cells = [cell for row in piece.rows[:300] for cell in row if cell]
    known = sum(1 for heading in piece.headings if field_of(heading))
    emails, phones = (sum(1 for cell in cells if sign.fullmatch(cell)) for sign in (EMAIL, PHONE))
    return 4 * known + 3 * emails + phones + min(len(piece.rows), 50) / 10


def pieces_of(grid: Grid) -> Iterator[Piece]:
    """Yield the tables of one sheet: an empty row or new headings may begin another one."""
    current: Piece | None = None
    for block, first in _blocks(grid.rows):
        piece = _without_titles(grid, block, first)
        if not piece.rows:
            if current is None or not current.rows:
                current = piece  # a title with air below it
            continue
        if current is not None and current.rows and _continues(current, piece):
            _join(current, piece)
            continue
        if current is not None and current.rows:
            yield current
        elif current is not None:
            piece.titles = current.titles + piece.titles
        current = piece
    if current is not None and current.rows:
        yield current


def _blocks(rows: Sequence[list[str]]) -> Iterator[tuple[list[list[str]], int]]:
    """Yield runs of rows without an empty one between, each with the number of its first row; headings begin a run."""
    block: list[list[str]] = []
    first = 1
    for number, row in enumerate(rows, start=1):
        is_empty = not any(row)
        if block and (is_empty or (len(block) > 1 and is_heading_row(row))):
            yield block, first
            block = []
        if not is_empty:
            if not block:
                first = number
            block.append(row)
    if block:
        yield block, first


def _without_titles(grid: Grid, block: list[list[str]], first: int) -> Piece:
    """Return a run of rows without the lines of one cell above its headings."""
    width = max(sum(1 for cell in row if cell) for row in block)
    has_headings = next((place for place, row in enumerate(block[:8]) if is_heading_row(row)), None)
    start = 0
    if width > 1 and has_headings is not None:
        start = has_headings
    elif (
        width > 1 and grid.rows and sum(1 for cell in block[0] if cell) == 1 and len(block) > 1 and first == 1
    ):
        start = 1 if not field_of(next(cell for cell in block[0] if cell)) else 0
    elif width == 1 and first == 1 and len(block) <= 2 and any(any(row) for row in grid.rows[len(block) :]):
        start = len(block)  # one or two lines of a single cell, then air, then the list
    titles = [next(cell for cell in row if cell) for row in block[:start]]
    piece = Piece(grid, titles=titles)
    for offset, row in enumerate(block[start:], start=start):
        piece.add(row, first + offset)
    return piece


def _continues(current: Piece, piece: Piece) -> bool:
    """Tell whether rows after an empty one still belong to the table above."""
    if piece.headings:
        return piece.headings == current.headings  # headings repeated on every printed page
    if len(piece.rows) == 1 or current.grid is not piece.grid:
        return True
    width = max(len(row) for row in current.rows)
    proving = [
        (place, sign)
        for sign in EVIDENCE.values()
        for place in range(width)
        if sum(1 for row in current.rows if place < len(row) and sign.fullmatch(row[place])) * 2
        > len(current.rows) - 1
    ]
    if not proving:
        return True
    alike = sum(
        1
        for row in piece.rows
        if any(
            place < len(row) and (sign.fullmatch(row[place]) or "@" in row[place]) for place, sign in proving
        )
    )
    return alike * 2 >= len(piece.rows)


def _join(current: Piece, piece: Piece) -> None:
    skip = 1 if piece.headings else 0
    for row, line in zip(piece.rows[skip:], piece.lines[skip:], strict=True):
        current.add(row, line)


def _table(piece: Piece) -> Table:
    """Return the piece without empty columns, every row equally wide, with what its sheet hides."""
    if len(piece.rows) > MOST_ROWS + 1:
        raise Refused("too_many")
    width = max(len(row) for row in piece.rows)
    rows = [row + [""] * (width - len(row)) for row in piece.rows]
    used = [place for place in range(width) if any(row[place] for row in rows)]
    kept = used[:MOST_COLUMNS]
    table = Table([[row[place] for place in kept] for row in rows], piece.lines)
    hidden = piece.grid.hidden_columns
    table.hidden_columns = [new for new, old in enumerate(kept) if old + 1 in hidden]
    table.hidden_rows = [place for place, line in enumerate(piece.lines) if line in piece.grid.hidden_rows]
    if len(used) > len(kept):
        table.told.append(("many_columns", {"count": len(used) - len(kept)}))
    if table.hidden_columns:
        heads = table.rows[0] if piece.headings else []
        names = ", ".join(heads[place] for place in table.hidden_columns if heads)[:LONGEST_TOLD]
        table.told.append(("hidden_columns", {"count": len(table.hidden_columns), "text": names}))
    if table.hidden_rows:
        table.told.append(("hidden_rows", {"count": len(table.hidden_rows)}))
    blacked_out = sum(row.count(BLACKED_OUT) for row in table.rows)
    if blacked_out:
        table.told.append(("identity_codes", {"count": blacked_out}))
    return table
