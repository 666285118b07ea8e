"""Are letters bound into one sound tagged file, whatever their language and however they were made?"""

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import ImageChops

from events.documents import letter
from events.facts import EventSheet, Recipient
from tests.events.documents.samples import KAISA
from tests.events.documents.stamped import SHEETS, is_stamped, pixels, said, strings, to
from tests.judges import assert_pdf_ua, font_families, pdf_text

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parents[3]


def mixed(count: int) -> list[tuple[EventSheet, Recipient]]:
    """Return letters in four languages; every fifth has to be laid out in full."""
    languages = list(SHEETS)
    return [
        (SHEETS[languages[number % 4]], to(f"Ɓubakar {number}" if number % 5 == 4 else f"Yhdistys {number}"))
        for number in range(count)
    ]


def parts(pdf: bytes) -> Iterator[tuple[str, str]]:
    """Return title and language of each part of the tag tree."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for part in document.Root.StructTreeRoot.K[0].K:
            yield str(part.T), str(part.Lang)


def assert_parent_tree(pdf: bytes) -> None:
    """Fail unless each page's and each link's entry in the parent tree leads to a tag that stands on that page."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        numbers = list(document.Root.StructTreeRoot.ParentTree.Nums)
        found = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        assert list(found) == sorted(found)
        for page in document.pages:
            tags = found.pop(int(page.obj.StructParents))
            assert all(tag.Pg.objgen == page.obj.objgen for tag in tags)
            for place, tag in enumerate(tags):
                assert place in [int(kid) for kid in tag.K if isinstance(kid, int)]
            for link in page.get("/Annots", []):
                tag = found.pop(int(link.StructParent))
                assert tag.S == "/Link" and tag.K[0].Obj.objgen == link.objgen
        assert not found


@pytest.mark.parametrize("count", [1, 2, 12])
def test_a_book_says_what_its_letters_say_page_by_page(count: int):
    letters = mixed(count)
    assert [is_stamped(*pair) for pair in letters] == [number % 5 != 4 for number in range(count)]
    book = letter.invitation_letters(letters)
    assert (book.page_count, book.log) == (count, ())
    assert_pdf_ua(book.pdf)
    assert_parent_tree(book.pdf)
    assert font_families(book.pdf) == {"Text", "Text-Bold"}
    names = [recipient.organisation for _sheet, recipient in letters]
    assert strings(book.pdf)["bookmarks"] == names
    assert list(parts(book.pdf)) == [(recipient.organisation, sheet.language) for sheet, recipient in letters]
    for page, (sheet, recipient) in enumerate(letters[:6]):
        alone = letter.invitation_letter(sheet, recipient).pdf
        assert pdf_text(book.pdf, page).split() == said(alone)
        assert ImageChops.difference(pixels(book.pdf, page), pixels(alone)).getbbox() is None
    assert strings(book.pdf)["links"] == [(to_.answer_url, to_.answer_url) for _sheet, to_ in letters]


def faults(pdf: bytes) -> list[str]:
    """Return what QPDF finds wrong with a file."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return document.check_pdf_syntax()


def test_three_hundred_letters_are_one_sound_book_with_fonts_once():
    sheet = SHEETS["fi"]
    book = letter.invitation_letters([(sheet, to(f"Yhdistys {number}")) for number in range(300)])
    assert book.page_count == 300
    assert faults(book.pdf) == []
    assert_pdf_ua(book.pdf)
    assert len(strings(book.pdf)["bookmarks"]) == 300
    assert len(book.pdf) < 4_000_000
    with pikepdf.open(io.BytesIO(book.pdf)) as document:
        fonts = [one for one in document.objects if isinstance(one, pikepdf.Stream) and "/Length1" in one]
    assert len(fonts) == 2


def test_memory_stays_flat_while_a_book_grows():
    script = (
        "import os, re, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'tests.settings'; django.setup()\n"
        "from events.documents import letter; from tests.events.documents.stamped import SHEETS, to\n"
        "def peak(count):\n"
        "    letter.invitation_letters([(SHEETS['fi'], to(str(n))) for n in range(count)])\n"
        "    return int(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1]) // 1024\n"
        "print(peak(20), peak(300))\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    few, many = map(int, told.stdout.split())
    assert many - few < 40, "megabytes"
    assert many < 250


def test_one_file_each_has_a_name_and_the_letters_own_bytes():
    letters = mixed(4)
    files = list(letter.invitation_files(letters))
    assert [name for name, _pdf in files] == [
        f"kutsukirje-{sheet.slug}-{KAISA.slug}{ending}.pdf"
        for (sheet, _to), ending in zip(letters, ("", "-sv", "-en", "-se"), strict=True)
    ]
    assert [pdf for _name, pdf in files] == [letter.invitation_letter(*pair).pdf for pair in letters]
