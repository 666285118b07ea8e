"""Where does each letter of a PDF stand, and how large is it? Read from the PDF by PDFium, not from our own plan."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Letter:
    """One visible letter: its ink box in mm from the paper's upper left corner, its size in points."""

    index: int
    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float
    points: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """All letters of a PDF and the size of its pages in mm."""

    width: float
    height: float
    pages: int
    letters: tuple[Letter, ...]

    def find(self, words: str) -> list[Letter]:
        """Return the letters of the first place where the words stand, whatever the line breaks between them."""
        squeezed = "".join(letter.text for letter in self.letters)
        start = squeezed.find(squeeze(words))
        assert start >= 0, f"{words!r} is not in {squeezed!r}"
        return list(self.letters[start : start + len(squeeze(words))])

    def size_of(self, words: str) -> float:
        """Return the points in which the words are set."""
        return self.find(words)[0].points

    def says(self, words: str) -> bool:
        """Return whether the words stand anywhere on the sheet."""
        return squeeze(words) in squeeze("".join(letter.text for letter in self.letters))


def squeeze(words: str) -> str:
    """Return the words without spaces, hyphens and what separates names: line breaks change these."""
    return re.sub(r"[\s\u00a0\u00ad\u00b7\x02\ufffe-]", "", words)


def read(pdf: bytes) -> Sheet:
    """Return every visible letter of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        letters = tuple(
            letter for number in range(len(document)) for letter in _letters(document[number], number)
        )
        width, height = (size * MM_PER_POINT for size in document[0].get_size())
        return Sheet(width, height, len(document), letters)
    finally:
        document.close()


def _letters(page: pypdfium2.PdfPage, number: int) -> Iterator[Letter]:
    text, height = page.get_textpage(), page.get_height()
    for index in range(text.count_chars()):
        letter = text.get_text_range(index, 1)
        if not squeeze(letter):
            continue
        left, bottom, right, top = text.get_charbox(index)
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(text, index, matrix)
        scale = (matrix.a**2 + matrix.b**2) ** 0.5
        points = raw.FPDFText_GetFontSize(text, index) * scale
        edges = (left, height - top, right, height - bottom)
        left, top, right, bottom = (edge * MM_PER_POINT for edge in edges)
        yield Letter(index, squeeze(letter), number, left, top, right, bottom, round(points, 2))


def overlaps(letters: tuple[Letter, ...], least: float = 0.12) -> list[str]:
    """Return pairs of letters whose ink boxes share more than `least` mm² although they are not neighbours."""
    cells: dict[tuple[int, int, int], list[Letter]] = {}
    found = []
    for letter in letters:
        for across in range(int(letter.left // 8), int(letter.right // 8) + 1):
            for down in range(int(letter.top // 8), int(letter.bottom // 8) + 1):
                cell = cells.setdefault((letter.page, across, down), [])
                found += [
                    f"{letter.text}({letter.left:.0f},{letter.top:.0f}) on {other.text}"
                    for other in cell
                    if letter.index - other.index > 2 and _shared(letter, other) > least
                ]
                cell.append(letter)
    return found


def _shared(one: Letter, other: Letter) -> float:
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(0.0, wide) * max(0.0, high)
