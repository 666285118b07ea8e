"""Which runs of text in a page's content stand for somebody's own words, and how is the content written with these?

What stays the same is deflated once, each part ending at a whole byte (full flush); words go between the parts as
stored blocks, so that a page costs a copy and no compression (RFC 1950, RFC 1951 3.2.4).
"""

import functools
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import uharfbuzz

from events.documents.faces import FILES, FONTS, NO_BREAK_SPACE

SHOWN = re.compile(rb"^\[(.*)\] TJ$")
GLYPHS = re.compile(rb"<([0-9a-f]*)>")
CHOSEN = re.compile(rb"^/(\S+) [\d.]+ Tf$")
DRAWN = re.compile(rb"^/(\S+) Do$")
MAPPED = re.compile(rb"<([0-9a-f]{4})> <((?:[0-9a-f]{4})+)>")
STORED_MOST = 0xFFFF  # bytes of a stored block


class NotStampable(Exception):
    """These words do not go into this frozen letter; it must be laid out in full."""


@dataclass(frozen=True, slots=True)
class Font:
    """An embedded font: the face of ours, and what each glyph of the subset says to who copies the text."""

    face: str
    letters: Mapping[int, str]


class Line(NamedTuple):
    """A shaped line: the operand of TJ, its glyphs, and its width in em."""

    operand: bytes
    glyphs: tuple[int, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Still:
    """A part of the content that is the same in every letter."""

    content: bytes
    deflated: bytes


@dataclass(frozen=True, slots=True)
class Run:
    """A place for a line of somebody's words; `slot` is its number among the letter's words."""

    slot: int
    font: Font


@dataclass(frozen=True, slots=True)
class Code:
    """The place of the QR code of a link; `slot` is the link's number among the letter's words."""

    slot: int


Part = Still | Run | Code


class _Pieces(dict[tuple[int, int], str]):
    """What a glyph with this advance puts into the operand of TJ; each pair is worked out once."""

    def __init__(self, font: uharfbuzz.Font) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, pair: tuple[int, int]) -> str:
        glyph, advance = pair
        less = self._font.get_glyph_h_advance(glyph) - advance
        self[pair] = piece = f"{glyph:04x}" + _kerned(less, self._font.face.upem)
        return piece


@functools.cache
def _shaper(face: str) -> tuple[uharfbuzz.Font, int, _Pieces]:
    """Return a face, its units per em, and the pieces of its lines."""
    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(FONTS / FILES[face]))))
    return font, font.face.upem, _Pieces(font)


@functools.lru_cache(maxsize=4_000)
def shaped(text: str, face: str, language: str) -> Line:
    """Return a line as HarfBuzz sets it in one of our faces, kerning included, as WeasyPrint asks it to."""
    font, unit, pieces = _shaper(face)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.language = language
    uharfbuzz.shape(font, buffer)
    glyphs = [info.codepoint for info in buffer.glyph_infos]
    advances = [position.x_advance for position in buffer.glyph_positions or ()]
    shown = "".join(map(pieces.__getitem__, zip(glyphs, advances, strict=True)))
    return Line(f"<{shown}>".encode(), tuple(glyphs), sum(advances) / unit)


def _kerned(less: int, unit: int) -> str:
    """Return what stands after a glyph in the operand of TJ where the next comes nearer, in thousandths of an em."""
    thousandths = int(less * 1000 / unit)
    return f">{thousandths}<" if thousandths else ""


def font_of(face: str, to_unicode: bytes) -> Font:
    """Return an embedded font; its ToUnicode map tells what each glyph of the subset says."""
    letters = {
        int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for glyph, text in MAPPED.findall(to_unicode)
    }
    return Font(face, letters)


def line(text: str, font: Font, language: str) -> Line:
    """Return a shaped line. Raises NotStampable unless each glyph is embedded and says what it should."""
    found = shaped(text, font.face, language)
    try:
        said = "".join(map(font.letters.__getitem__, found.glyphs))
    except KeyError as error:
        raise NotStampable(f"no glyphs for {text!r}") from error
    if said != text and said.replace(NO_BREAK_SPACE, " ") != text.replace(NO_BREAK_SPACE, " "):
        raise NotStampable(f"other glyphs for {text!r}")
    if len(found.operand) > STORED_MOST:
        raise NotStampable("too long for one line")
    return found


def parts_of(
    content: bytes, fonts: Mapping[bytes, Font], mark: re.Pattern[str], pictures: Mapping[bytes, int]
) -> tuple[Part, ...]:
    """Return a content stream in parts: runs that are a mark and nothing else are slots, and so are the pictures.

    `mark` has the slot's number as its group; a run with a mark without a number is dropped. Raises NotStampable when
    a mark stands among other words.
    """
    parts: list[Part] = []
    still: list[bytes] = []
    font = Font("", {})

    def add(before: bytes, part: Part) -> None:
        parts.append(_still(b"\n".join([*still, before])))
        parts.append(part)
        still.clear()

    for row in content.split(b"\n"):
        if found := CHOSEN.match(row):
            font = fonts[found[1]]
        elif (found := DRAWN.match(row)) and found[1] in pictures:
            add(b"", Code(pictures[found[1]]))
            continue
        elif found := SHOWN.match(row):
            marked = mark.search(said := _said(found[1], font))
            if marked and not marked[1]:
                continue
            if marked and marked[0] != said:
                raise NotStampable(f"a slot is not alone on its line: {said!r}")
            if marked:
                add(b"[", Run(int(marked[1]), font))
                still.append(b"] TJ")
                continue
        still.append(row)
    return (*parts, _still(b"\n".join(still)))


def _said(operand: bytes, font: Font) -> str:
    glyphs = b"".join(GLYPHS.findall(operand))
    return "".join(font.letters.get(int(glyphs[at : at + 4], 16), "\0") for at in range(0, len(glyphs), 4))


def _still(content: bytes) -> Still:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return Still(content, packer.compress(content) + packer.flush(zlib.Z_FULL_FLUSH))


def deflated(parts: Sequence[Part], drawn: Sequence[bytes]) -> bytes:
    """Return the content as a zlib stream, with what is drawn in each slot."""
    chunks, checksum = [b"\x78\xda"], 1
    for part in parts:
        if isinstance(part, Still):
            content = part.content
            chunks.append(part.deflated)
        else:
            content = drawn[part.slot]
            size = len(content)
            chunks += (b"\0", size.to_bytes(2, "little"), (size ^ STORED_MOST).to_bytes(2, "little"), content)
        checksum = zlib.adler32(content, checksum)
    return b"".join([*chunks, b"\x03\0", checksum.to_bytes(4, "big")])
