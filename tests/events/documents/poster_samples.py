"""Which logos, photographs and sheets do the tests of posters' choices use?"""

import hashlib
import io
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageDraw

from events.documents import kinds
from events.documents.design import Design
from events.documents.kind import Document
from events.facts import EventSheet
from events.paper_facts import LogoFacts, PictureFacts
from tests.events.documents.reading import Letter, read
from tests.events.documents.samples import kajaani

PLACES = ("kysyja", "almanakka", "tuoli", "hirsi", "jarvi", "neule")
WITH_PICTURE = ("kysyja", "tuoli", "jarvi")
# width and height of logos in pixels, and their colours
LOGOS = {
    "Kainuun digituki": (900, 260, "#0a7a4c"),
    "Kajaanin kaupunki": (300, 300, "#8a1538"),
    "Kainuun hyvinvointialue": (800, 160, "#2a4c9c"),
}
FUNDER = "Euroopan unionin osarahoittama"


def name_of(where: Path, words: str) -> str:
    """Return 32 hex digits that no other test uses: pictures are remembered by them."""
    return hashlib.blake2b(f"{where} {words}".encode(), digest_size=16).hexdigest()


def keep(where: Path, digest: str, picture: Image.Image, ending: str) -> None:
    """Keep a picture where uploaded ones lie."""
    path = where / digest[:2] / f"{digest}.{ending}"
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path)


def logo(where: Path, name: str, size: tuple[int, int], colour: str, is_funder: bool = False) -> LogoFacts:
    """Return a logo of one colour whose file lies among the uploaded pictures."""
    digest = name_of(where, name)
    keep(where, digest, Image.new("RGB", size, colour), "png")
    return LogoFacts(PictureFacts(digest, "png", *size, name), is_funder)


def logos(where: Path) -> tuple[LogoFacts, ...]:
    """Return the funder's logo first, as it must not stand, and three others."""
    others = (logo(where, name, (wide, high), colour) for name, (wide, high, colour) in LOGOS.items())
    return (logo(where, FUNDER, (600, 200), "#003399", True), *others)


def photograph(where: Path, width: int = 1600, height: int = 1067) -> PictureFacts:
    """Return a picture like a photograph: a red field with a green middle."""
    picture = Image.new("RGB", (width, height), "#c02020")
    middle = (width * 0.35, height * 0.25, width * 0.65, height * 0.75)
    ImageDraw.Draw(picture).rectangle(middle, fill="#20a040")
    digest = name_of(where, f"{width} {height}")
    keep(where, digest, picture, "jpg")
    return PictureFacts(digest, "jpg", width, height, "Kaksi ihmistä pöydän ääressä")


def poster(sheet: EventSheet | None = None, other: EventSheet | None = None, **design: Any) -> Document:
    """Return a poster on one page about which the renderer has nothing to say; `other` is its second language."""
    wanted = Design(**design, second=other.language if other else "")
    made = kinds.make("poster", sheet or kajaani(), None, wanted, other)
    assert (made.log, made.page_count) == ((), 1)
    return made


def codes(document: Document) -> set[str]:
    """Return the codes of a document's warnings."""
    return {warning.code for warning in document.warnings}


def outside(document: Document, margin: float, around: float = 0.0) -> list[Letter]:
    """Return the letters that stand outside the margins in mm of a sheet with so much paper around it."""
    sheet = read(document.pdf)
    edge = margin + around - 0.6
    return [
        letter
        for letter in sheet.letters
        if letter.left < edge
        or letter.right > sheet.width - edge
        or letter.bottom > sheet.height - edge + 2.4
    ]


def pixels(document: Document, width: int = 420) -> Image.Image:
    """Return the picture of a document's first page in RGB."""
    return Image.open(io.BytesIO(kinds.picture(document, width))).convert("RGB")


def coloured(picture: Image.Image, least: int = 24) -> int:
    """Return how many pixels are no grey: their channels differ by more than `least`."""
    red, green, blue = picture.convert("RGB").split()
    lightest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    return sum(ImageChops.difference(lightest, darkest).histogram()[least + 1 :])


def colours_of(picture: Image.Image) -> list[tuple[int, ...]]:
    """Return the pixels of a picture in RGB."""
    return [pixel for pixel in picture.get_flattened_data() if isinstance(pixel, tuple)]
