"""Which promises does a finished document of any kind break?"""

import io

import pikepdf

from events.documents import kinds
from events.documents.design import Design
from events.documents.kind import Subject
from events.facts import EventSheet
from tests.events.documents.reading import overlaps, read
from tests.judges import font_families, pdf_ua_faults

FONTS = {"Display-Bold", "Narrow-Bold-Condensed", "Text", "Text-Bold"}
# Pages at most; slips have a back, and in large print so has the small feedback form.
MOST_PAGES = {"poster": 1, "screen": 1, "programme_screen": 1, "newspaper_ad": 1, "closing_report": 1, "window_test": 1,
              "tally_sheet": 1, "feedback_form": 1, "referral_slips": 2, "ethics_sign": 1}  # fmt: skip


def faults_of(name: str, sheet: EventSheet, design: Design, subject: Subject | None = None) -> list[str]:
    """Return every promise that one document breaks: complaints, pages, boxes, tags, fonts, title, bookmarks."""
    document = kinds.make(name, sheet, subject, design)
    found = [f"complaint: {line}" for line in document.log]
    found += pdf_ua_faults(document.pdf)
    found += [f"strange font {font}" for font in font_families(document.pdf) - FONTS]
    large_form = (name, design.paper, design.variant) == ("feedback_form", "a5", "large")
    if document.page_count > MOST_PAGES.get(name, 1_000) + large_form:
        found.append(f"{document.page_count} pages")
    seen = read(document.pdf)
    outside = [
        letter for letter in seen.letters
        if letter.left < 0 or letter.top < 0 or letter.right > seen.width + 0.1 or letter.bottom > seen.height + 0.1
    ]  # fmt: skip
    found += [f"outside the page: {letter.text}" for letter in outside[:3]]
    found += [f"one on another: {pair}" for pair in overlaps(seen.letters)[:3]]
    return found + _of_file(document.pdf, sheet.language, document.page_count)


def _of_file(pdf: bytes, language: str, pages: int) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        found = []
        if len(file.pages) != pages:
            found.append("another number of pages than told")
        if str(file.Root.Lang) != language:
            found.append(f"language {file.Root.Lang}")
        if not str(file.docinfo.get("/Title", "")).strip():
            found.append("no title")
        with file.open_outline() as outline:
            if pages > 1 and not outline.root:
                found.append("no bookmarks")
    return found
