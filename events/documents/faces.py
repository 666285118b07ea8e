"""How wide and how tall is a text in our printed faces, and can they show it at all?

Measured by HarfBuzz with the very font files that are embedded, kerning included.
"""

import functools
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import uharfbuzz

FONTS = Path(__file__).resolve().parents[2] / "static" / "documents" / "fonts"
FILES = {
    "display": "display.ttf",
    "narrow": "display-narrow.ttf",
    "text": "text.ttf",
    "bold": "text-bold.ttf",
}
MM_PER_POINT = 25.4 / 72
SOFT_HYPHEN, NO_BREAK_SPACE = "\u00ad", "\u00a0"
LONGEST_TEXT = 600  # characters of any one free text that can reach the layout
# characters that look the same to a reader and are in the fonts
TWINS = {
    "\u2010": "-",
    "\u2011": "-",
    "\u2212": "–",
    "\u2192": "–",
    "\u202f": NO_BREAK_SPACE,
    "\u2009": " ",
    "\t": " ",
}


@dataclass(frozen=True, slots=True)
class Metrics:
    """Heights of a face in em: what WeasyPrint uses to place a baseline, and where capitals end."""

    ascender: float
    descender: float
    capital: float

    def capital_top(self, leading: float) -> float:
        """Return how far under the top of a line box of `leading` em the capitals begin, in em."""
        return (leading - self.ascender - self.descender) / 2 + self.ascender - self.capital


@functools.cache
def _font(face: str) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(FONTS / FILES[face]))))


@functools.cache
def metrics(face: str) -> Metrics:
    """Return the heights of a face."""
    font = _font(face)
    unit = font.face.upem
    extents = font.get_font_extents("ltr")
    capital = font.get_glyph_extents(font.get_nominal_glyph(ord("H")))
    return Metrics(extents.ascender / unit, -extents.descender / unit, capital.y_bearing / unit)


@functools.lru_cache(maxsize=20_000)
def width_em(text: str, face: str) -> float:
    """Return the set width of a text in em."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text.replace(SOFT_HYPHEN, ""))
    buffer.guess_segment_properties()
    font = _font(face)
    uharfbuzz.shape(font, buffer)
    return sum(position.x_advance for position in buffer.glyph_positions or ()) / font.face.upem


def width_mm(text: str, face: str, points: float) -> float:
    """Return the set width of a text in mm."""
    return width_em(text, face) * points * MM_PER_POINT


@functools.cache
def side_bearing(character: str, face: str) -> float:
    """Return the empty space left of a glyph in em: huge figures are pulled left by it onto the margin."""
    font = _font(face)
    extents = font.get_glyph_extents(font.get_nominal_glyph(ord(character)))
    return extents.x_bearing / font.face.upem


@functools.lru_cache(maxsize=4_000)
def covers(text: str, face: str) -> bool:
    """Return whether the face has every letter; one missing letter changes the face of the whole line."""
    font = _font(face)
    return all(font.get_nominal_glyph(ord(letter)) for letter in text if letter != SOFT_HYPHEN)


@functools.cache
def _plain() -> frozenset[str]:
    """Return the letters that printable() keeps as they are."""
    known = (chr(code) for code in range(0x20, 0x2100))
    return frozenset(
        letter
        for letter in known
        if letter not in TWINS
        and letter != SOFT_HYPHEN
        and (letter in (" ", NO_BREAK_SPACE) or not letter.isspace())
        and covers(letter, "text")
    )


def printable(text: str) -> str:
    """Return the text without what the text face cannot show: emoji, control and direction marks, soft hyphens.

    A letter with an unknown accent loses the accent rather than the letter. Line breaks become spaces.
    """
    if _plain().issuperset(text) and unicodedata.is_normalized("NFC", text):  # nearly every text
        if "  " in text or text[:1] == " " or text[-1:] == " ":
            return " ".join(part for part in text.split(" ") if part)
        return text
    kept = []
    for letter in unicodedata.normalize("NFC", text):
        letter = TWINS.get(letter, letter)
        if letter.isspace() and letter != NO_BREAK_SPACE:
            kept.append(" ")
        elif letter != SOFT_HYPHEN and covers(letter, "text"):
            kept.append(letter)
        else:
            base = unicodedata.normalize("NFKD", letter)
            kept.append("".join(part for part in base if covers(part, "text") and part.isalnum()))
    return " ".join(part for part in "".join(kept).split(" ") if part)


def clean(text: str) -> str:
    """Return a free text as the fonts can print it, never longer than a poster could ever hold."""
    return printable(text[: LONGEST_TEXT * 4])[:LONGEST_TEXT].strip()
