"""Which letters do the tests of stamping make, and what does such a letter say and look like?"""

import io
import secrets
from dataclasses import replace
from typing import Any

import pikepdf
import pypdfium2
import pytest

from events.documents import letter, letter_pages, press, stamping
from events.documents.text_runs import NotStampable
from events.facts import EventSheet, Recipient
from tests.events.documents.reading import read
from tests.events.documents.samples import KAISA, LETTER, kajaani
from tests.judges import pdf_text

SHEETS = {language: kajaani(12, language, letter=LETTER) for language in ("fi", "sv", "en")}
SHEETS["se"] = replace(SHEETS["fi"], language="se")


def to(name: str = "Kela", **facts: Any) -> Recipient:
    """Return a receiver with a link of their own."""
    link = f"https://talkoot.example.org/k/{secrets.token_urlsafe(32)}/"
    return replace(KAISA, **({"organisation": name, "answer_url": link} | facts))


def in_full(sheet: EventSheet, recipient: Recipient) -> bytes:
    """Return the letter as it would be without stamping."""
    made = letter._letter(sheet, recipient)
    for many in (False, True):
        html, page_css = made.layout(made.words, many)
        pages = press.pdf(html, letter_pages.style().css, page_css)
        if letter_pages.fits(pages.page_count, pages.boxes):
            break
    return pages.pdf


def said(pdf: bytes) -> list[str]:
    """Return the words of a PDF; all kinds of spaces part them."""
    return pdf_text(pdf).split()


def strings(pdf: bytes) -> dict[str, Any]:
    """Return what a letter says besides its pages: title, bookmarks, links, alternative texts, language."""
    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_outline() as outline:
        alternatives = [str(thing.Alt) for thing in document.objects if _has_alt(thing)]
        links = [
            (str(one.A.URI), str(one.Contents)) for page in document.pages for one in page.get("/Annots", [])
        ]
        title = str(document.docinfo["/Title"])
        shown = [line.title for line in outline.root]
        return {"title": title, "bookmarks": shown, "links": links, "alt": alternatives,
                "language": str(document.Root.Lang)}  # fmt: skip


def _has_alt(thing: object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing


def assert_same(sheet: EventSheet, recipient: Recipient) -> None:
    """Fail unless the letter says what the full render says, and where it does."""
    stamped, full = letter.invitation_letter(sheet, recipient).pdf, in_full(sheet, recipient)
    assert said(stamped) == said(full)
    assert strings(stamped) == strings(full)
    ours, theirs = read(stamped).letters, read(full).letters
    assert [one.text for one in ours] == [one.text for one in theirs]
    for one, other in zip(ours, theirs, strict=True):
        assert (one.page, one.points) == (other.page, other.points)
        assert (one.left, one.top) == pytest.approx((other.left, other.top), abs=0.06), one


def is_stamped(sheet: EventSheet, recipient: Recipient) -> bool:
    """Tell whether the letter is stamped and not laid out in full."""
    made = letter._letter(sheet, recipient)
    template = stamping.templates.of(made, letter_pages.style())
    try:
        return template is not None and bool(template.drawn(made))
    except NotStampable:
        return False


def pixels(pdf: bytes, page: int = 0) -> Any:
    """Return a page in grey at 100 dots to the inch."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[page].render(scale=100 / 72).to_pil().convert("L")
    finally:
        document.close()
