"""Which facts stand below the date on a picture for a screen, and how much room do they need? Pixels throughout."""

from dataclasses import dataclass

from events.documents.faces import MM_PER_POINT, metrics, width_em, width_mm
from events.documents.fitting import ELLIPSIS, Fitted, shortened, wrap
from events.documents.fixed_page import Panel
from events.documents.poster_words import PosterWords
from events.documents.screen_formats import Format, mm, pixels_of, points

ROLES = {
    "place": "where",
    "address": "where",
    "free": "free",
    "contact": "small",
    "helpers": "small",
    "page": "small",
}
BOLD = ("place", "free")
MOST_LINES = {"place": 3, "address": 2, "free": 4, "contact": 3, "helpers": 2, "page": 1}
LEADING = 1.16


@dataclass(frozen=True, slots=True)
class Cell:
    """Texts of one column of one row, one under the other, and their names."""

    texts: tuple[tuple[str, Fitted], ...]

    @property
    def height(self) -> float:
        """Return the pixels from the first capitals to the last baseline."""
        return sum(pixels_of(fitted.height) + before for fitted, before in self._spaced())

    def _spaced(self) -> list[tuple[Fitted, float]]:
        """Return each text with the pixels above it: a new line of the same text, a little more for another role."""
        spaced, before = [], 0.0
        for number, (_name, fitted) in enumerate(self.texts):
            size = pixels_of(fitted.points * MM_PER_POINT)
            before = (LEADING + 0.06 - metrics(fitted.face).capital) * size if number else 0.0
            spaced.append((fitted, before))
        return spaced

    def put(self, panel: Panel, left: float, top: float) -> None:
        """Place the texts on a page."""
        for (name, _fitted), (fitted, before) in zip(self.texts, self._spaced(), strict=True):
            top += before
            panel.put(fitted, mm(left), mm(top), part=name)
            top += pixels_of(fitted.height)


@dataclass(frozen=True, slots=True)
class Facts:
    """The grid of facts: rows of cells, the left edge of each, and the height of all rows with what is between."""

    rows: tuple[tuple[tuple[float, Cell], ...], ...]
    between: float
    code: str
    height: float

    @property
    def cut(self) -> bool:
        """Tell whether words of a fact had to be left out."""
        return any(fitted.cut for row in self.rows for _left, cell in row for _name, fitted in cell.texts)

    def put(self, panel: Panel, top: float) -> None:
        """Place every row."""
        for row in self.rows:
            for left, cell in row:
                cell.put(panel, left, top)
            top += max(cell.height for _left, cell in row) + self.between


def facts_of(
    told: dict[str, str],
    code: str,
    form: Format,
    factor: float,
    without: tuple[str, ...] = (),
    width: float = 0.0,
    lines: int = 9,
) -> Facts:
    """Return the grid in a column of `width`, from the smallest sizes (factor 0) to the largest (1).

    `code` is the square code's address where it stands among the facts; `without` names what is left out; a text has
    at most `lines`.
    """
    told = {name: text for name, text in told.items() if text and name not in without}
    under = form.picture == "under"
    names = [
        [kept for column in columns if (kept := tuple(name for name in column if name in told))]
        for columns in form.rows
    ]
    names = [columns for columns in names if columns]
    rows = []
    for number, shown in enumerate(names):
        beside_code = bool(code) and (not under or number == len(names) - 1)
        room = width - 2 * form.edge - (form.code + 70 if beside_code else 0)
        rows.append(_row(told, shown, form, factor, room, lines))
    between = form.smallest("where") * (0.7 + 0.25 * factor)
    height = sum(max(cell.height for _left, cell in row) for row in rows) + between * max(0, len(rows) - 1)
    if code and under and rows:
        height += max(0.0, form.code - max(cell.height for _left, cell in rows[-1]))
    return Facts(tuple(rows), between, code, max(height, float(form.code)) if code else height)


def texts(words: PosterWords, page: str) -> dict[str, str]:
    """Return the facts by name; one or two who help are named, more are counted."""
    names = [helper.name for helper in words.helpers]
    helpers = f"{words.helpers_heading}: {', '.join(names)}" if 0 < len(names) < 3 else words.helpers_number
    return {
        "place": words.place,
        "address": words.address,
        "free": "" if words.struck else words.free,
        "contact": words.contact,
        "helpers": helpers,
        "page": page,
    }


def _row(
    told: dict[str, str], columns: list[tuple[str, ...]], form: Format, factor: float, room: float, lines: int
) -> tuple[tuple[float, Cell], ...]:
    """Return one row; two columns share the room so that the first has a little more."""
    gap = form.edge * 0.8
    first = room if len(columns) == 1 else (room - gap) * 0.56
    widths = [first, room - gap - first]
    left, cells = float(form.edge), []
    for names, width in zip(columns, widths, strict=False):
        cells.append(
            (left, Cell(tuple((name, _set(told[name], name, form, factor, width, lines)) for name in names)))
        )
        left += width + gap
    return tuple(cells)


def _set(text: str, name: str, form: Format, factor: float, width: float, lines: int) -> Fitted:
    """Return a fact as lines; an address of the web is never divided within a word."""
    role = ROLES[name]
    if name == "page":
        return address_lines(text, mm(width), points(form.largest(role)), points(form.smallest(role)))
    size = form.smallest(role) + (form.largest(role) - form.smallest(role)) * factor
    fitted = wrap(text, mm(width), "bold" if name in BOLD else "text", points(size), LEADING)
    return shortened(fitted, min(lines, MOST_LINES[name]), mm(width))


def address_lines(text: str, width: float, largest: float, smallest: float) -> Fitted:
    """Return a web address in a column of `width` mm: on one line, else broken after a slash, else shortened."""
    size = min(largest, width / (width_em(text, "text") or 1.0) / MM_PER_POINT)
    if size >= smallest:
        return Fitted((text,), "text", int(size * 10) / 10)
    for place in (n + 1 for n in range(len(text) - 1, 0, -1) if text[n] == "/"):
        first, rest = text[:place], text[place:]
        if rest and max(width_mm(first, "text", smallest), width_mm(rest, "text", smallest)) <= width:
            return Fitted((first, rest), "text", smallest, 1.18)
    while text and width_mm(text + ELLIPSIS, "text", smallest) > width:
        text = text[:-1]
    return Fitted((text + ELLIPSIS,), "text", smallest, cut=True)
