"""How does the example look as every kind of document? Pictures to compare with and to show on one sheet.

The pictures lie in tests/pictures/looks, 300 pixels wide and in grey; `./dev gallery looks` takes them anew.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont

from events.documents import kinds
from events.documents.design import Design
from events.documents.poster_themes import THEMES
from events.facts import EventSheet
from tests.events.documents.looks_sheet import full_sheet, subject_of

FOLDER = Path(__file__).resolve().parents[2] / "pictures" / "looks"
WIDTH = 300  # pixels
BLUR = 4  # pixels of a cell: hinting and anti-aliasing differ between machines, layouts do not
DIFFERENT = 40  # of 255: a cell that is so much lighter or darker shows something else
MOST_DIFFERENT = 0.02  # of all cells
COLUMNS, CELL, GAP = 7, 190, 12  # of the sheet that shows all


@dataclass(frozen=True)
class Look:
    """One document of the example: its name and how it is set."""

    name: str
    kind: str
    design: Design

    def picture(self, sheet: EventSheet | None = None, width: int = WIDTH) -> Image.Image:
        """Return its first page."""
        sheet = sheet or full_sheet()
        document = kinds.make(self.kind, sheet, subject_of(self.kind), self.design)
        return Image.open(io.BytesIO(kinds.picture(document, width)))


def looks() -> Iterator[Look]:
    """Every kind on its first paper, posters in each theme, screens in each size."""
    for kind in kinds.KINDS.values():
        if kind.name == "poster":
            for theme in THEMES:
                yield Look(f"poster-{theme}", kind.name, Design("a4", theme))
            for variant in kind.variants[1:]:
                yield Look(f"poster-{variant}", kind.name, Design("a4", variant=variant))
        elif kind.name == "screen":
            for paper in kind.papers:
                yield Look(f"screen-{paper}", kind.name, Design(paper))
        else:
            yield Look(kind.name, kind.name, Design(kind.papers[0], ink=kind.inks[0]))


def different(one: Image.Image, other: Image.Image) -> float:
    """Return which part of two pictures' cells differs, 1 when they have another shape."""
    if abs(one.height - other.height) > 1:
        return 1.0
    size = (max(1, one.width // BLUR), max(1, one.height // BLUR))
    cells = [picture.convert("L").resize(size, Image.Resampling.BOX) for picture in (one, other)]
    levels = ImageChops.difference(*cells).histogram()
    return sum(levels[DIFFERENT:]) / (size[0] * size[1])


def keep(look: Look) -> Path:
    """Write a look's picture to compare with."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{look.name}.png"
    look.picture().convert("L").quantize(16, dither=Image.Dither.NONE).save(path, "PNG", optimize=True)
    return path


def sheet_of_all() -> Image.Image:
    """Return one picture with every look, each with its name below, on the grey of a table."""
    found = list(looks())
    rows = -(-len(found) // COLUMNS)
    high = round(CELL * 2**0.5) + 26
    whole = Image.new("RGB", (COLUMNS * (CELL + GAP) + GAP, rows * (high + GAP) + GAP), "#8f968f")
    pen, font = ImageDraw.Draw(whole), ImageFont.load_default(13)
    for number, look in enumerate(found):
        left, top = GAP + number % COLUMNS * (CELL + GAP), GAP + number // COLUMNS * (high + GAP)
        picture = look.picture(width=900).convert("RGB")
        picture.thumbnail((CELL, high - 26), Image.Resampling.LANCZOS)
        whole.paste(picture, (left + (CELL - picture.width) // 2, top + (high - 26 - picture.height) // 2))
        pen.text((left + CELL / 2, top + high - 18), look.name, "#111111", font=font, anchor="mm")
    return whole
