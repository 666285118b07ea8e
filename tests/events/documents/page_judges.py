"""Is a paper of fixed measure sound: its size and pages, nothing near the edge, nothing on top of anything else?"""

import io
from datetime import date, time
from typing import Any

import pikepdf
import pypdfium2

from events.day_facts import DayFacts
from events.documents.kind import Document
from events.facts import EventSheet
from events.stand_facts import StandFacts
from tests.events.documents.day_judges import inks
from tests.events.documents.reading import MM_PER_POINT, Sheet, overlaps, read
from tests.events.documents.samples import kajaani, overfull
from tests.events.documents.test_stand_papers import NASTY, WIDEST, stands
from tests.judges import assert_pdf_ua, font_families

FONTS = {"Display-Bold", "Narrow-Bold-Condensed", "Text", "Text-Bold"}
EDGE = 4.5  # mm: what an office printer leaves white
MOVED = {
    "state": "rescheduled",
    "previous_day": date(2027, 12, 29),
    "previous_opens": time(10, 30),
    "previous_closes": time(18, 45),
}
PEOPLE = ("Kaisa Kursseja", "Marja-Leena Esimerkki-Pitkäniemi", "Åke Mallström")
WORDS = {"cancelled": "PERUTTU", "postponed": "LYKÄTTY", "rescheduled": "SIIRRETTY"}


def usual(count: int = 12, language: str = "fi", **facts: Any) -> EventSheet:
    """Return the day of Kajaani with so many partners and stands; three of their staff were trained."""
    known = {"stands": stands(count), "published": True, "day_facts": DayFacts(trained=PEOPLE)}
    words = {"fi": language, "se": "fi"}.get(language, language)
    return kajaani(count, words, **(known | facts)).with_changes(language=language)


def hostile() -> EventSheet:
    """Return a day in which every text is far too long or means harm."""
    trained = (NASTY.presenters[0], "m" * 300, "{{ settings }} <b>Nimi</b>")
    return overfull().with_changes(
        published=False, stands=(WIDEST, NASTY, StandFacts("e", "")), day_facts=DayFacts(trained=trained)
    )


def assert_sound(document: Document, language: str, size: tuple[float, float], pages: int) -> Sheet:
    """Fail unless the paper is sound and of that size in mm; return what stands on it."""
    assert document.log == ()
    assert_pdf_ua(document.pdf)
    assert font_families(document.pdf) <= FONTS
    sheet = read(document.pdf)
    assert (round(sheet.width), round(sheet.height), document.page_count, sheet.pages) == (
        *size,
        pages,
        pages,
    )
    outside = [
        letter
        for letter in sheet.letters
        if letter.left < EDGE or letter.top < EDGE or letter.right > sheet.width - EDGE
        or letter.bottom > sheet.height - EDGE
    ]  # fmt: skip
    assert outside == []
    assert overlaps(sheet.letters) == []
    with pikepdf.open(io.BytesIO(document.pdf)) as pdf:
        assert str(pdf.Root.Lang) == language
        assert str(pdf.docinfo["/Title"]).strip()
        with pdf.open_outline() as outline:
            assert outline.root or pages == 1, "papers of more than one page have bookmarks"
    return sheet


def assert_black(document: Document) -> None:
    """Fail when a page sets any colour but black and white."""
    found = {tuple(round(one, 3) for one in numbers) for numbers in inks(document)}
    assert found <= {(), (0,), (1,), (0, 0, 0), (1, 1, 1)}, found
    assert found & {(0,), (0, 0, 0)}, "there is ink"


def boxes(pdf: bytes, page: int = 0) -> list[tuple[float, float, float, float]]:
    """Return what is drawn on a page besides letters and pictures: left, top, width and height in mm."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = document[page]
        height = found.get_height()
        edges = [
            thing.get_bounds()
            for thing in found.get_objects()
            if thing.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH
        ]
        return [
            tuple(round(edge * MM_PER_POINT, 2) for edge in (left, height - top, right - left, top - bottom))
            for left, bottom, right, top in edges
        ]
    finally:
        document.close()
