"""Is a flowing paper sound: no complaints, inside its margins, readable by machines, with our fonts and its inks?"""

import io
import re
from typing import Any

import pikepdf

from events.documents import kinds
from events.documents.design import Design
from events.documents.kind import Document, Subject
from events.facts import EventSheet
from tests.events.documents.reading import Sheet, overlaps, read
from tests.judges import assert_pdf_ua, font_families

FONTS = {"Display-Bold", "Text", "Text-Bold"}
EDGE = 9.0  # mm: nothing of a flowing paper stands nearer to the edge
INK_OPERATORS = {"rg", "RG", "g", "G", "k", "K", "sc", "SC", "scn", "SCN"}


def made(kind: str, sheet: EventSheet, subject: Subject | None = None, **design: Any) -> Document:
    """Return the document on its usual paper; the renderer may not complain about anything."""
    known = {"paper": kinds.KINDS[kind].papers[0]} | design
    document = kinds.make(kind, sheet, subject, Design(**known))
    assert document.log == ()
    return document


def told(kind: str, sheet: EventSheet, subject: Subject | None = None, **design: Any) -> Sheet:
    """Return what stands on the document."""
    return read(made(kind, sheet, subject, **design).pdf)


def assert_sound(document: Document, language: str) -> Sheet:
    """Fail unless the paper is sound; return what stands on it."""
    assert_pdf_ua(document.pdf)
    assert font_families(document.pdf) <= FONTS
    sheet = read(document.pdf)
    outside = [
        letter
        for letter in sheet.letters
        if letter.left < EDGE or letter.top < EDGE or letter.right > sheet.width - EDGE
        or letter.bottom > sheet.height - 5
    ]  # fmt: skip
    assert outside == []
    assert overlaps(sheet.letters) == []
    with pikepdf.open(io.BytesIO(document.pdf)) as pdf:
        assert len(pdf.pages) == document.page_count
        assert str(pdf.Root.Lang) == language
        assert str(pdf.docinfo["/Title"]).strip()
        with pdf.open_outline() as outline:
            assert outline.root or document.page_count == 1, "papers of more than one page have bookmarks"
    return sheet


def bookmarks(document: Document) -> list[str]:
    """Return the titles of the outermost bookmarks."""
    with pikepdf.open(io.BytesIO(document.pdf)) as pdf, pdf.open_outline() as outline:
        return [line.title for line in outline.root]


def inks(document: Document) -> set[tuple[float, ...]]:
    """Return every colour that a page or a drawing on it sets, as the numbers of the operator."""
    found: set[tuple[float, ...]] = set()
    with pikepdf.open(io.BytesIO(document.pdf)) as pdf:
        streams: list[Any] = list(pdf.pages)
        streams += [thing for thing in pdf.objects
                    if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form"]  # fmt: skip
        for stream in streams:
            for operands, operator in pikepdf.parse_content_stream(stream):
                if str(operator) in INK_OPERATORS:
                    numbers = [float(one) for one in operands if re.fullmatch(r"-?[\d.]+", str(one))]
                    found.add(tuple(numbers))
    return found
