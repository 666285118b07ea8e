"""Is a newspaper advertisement as large as the space that was bought, legible, and honest about what it lacks?"""

import io
from datetime import date, time
from typing import Any

import pytest
from PIL import Image

from events.documents import kinds
from events.documents.columns import millimetres
from events.documents.design import Design
from events.facts import ContactPoint, EventSheet
from tests.events.documents.reading import overlaps, read
from tests.events.documents.samples import LONG_HEADLINE, bare, kajaani, long_place, overfull
from tests.judges import assert_pdf_ua, font_families

pytestmark = pytest.mark.once
FAMILIES = {"Text", "Text-Bold", "Display-Bold", "Narrow-Bold-Condensed"}
PAPERS = ("80x100", "40x120", "260x60", "40x40", "38x60", "122x80", "260x370", "30x30", "420x30")
HOSTILE = "<b>Lihava</b> {{ 7 * 7 }} url(http://evil.example/x) \u202etakaperin 😀 &amp; " * 40
SHEETS: dict[str, EventSheet] = {
    "usual": kajaani(12),
    "nothing": bare(),
    "everything": overfull(),
    "long": kajaani(40, "sv", what_you_get=LONG_HEADLINE, place=long_place()),
    "cancelled": kajaani(1, "en", state="cancelled"),
    "moved": kajaani(
        2, state="rescheduled", previous_day=date(2027, 12, 29), previous_opens=time(10, 30), published=False
    ),
    "hostile": kajaani(3, what_you_get=HOSTILE, free=HOSTILE, contact=ContactPoint(HOSTILE, HOSTILE)),
}


def made(sheet: EventSheet, paper: str, **design: Any) -> kinds.Document:
    """Return the advertisement."""
    return kinds.make("newspaper_ad", sheet, None, Design(paper, **design))


CASES = [
    (name, paper)
    for across, name in enumerate(SHEETS)
    for down, paper in enumerate(PAPERS)
    if (across + down) % 3 == 0
]


@pytest.mark.sampled(4)
@pytest.mark.parametrize(("name", "paper"), CASES)
def test_advertisement_keeps_every_promise_at_any_size(name: str, paper: str) -> None:
    ink = ("colour", "black")[(list(SHEETS).index(name) + PAPERS.index(paper)) % 2]
    document = made(SHEETS[name], paper, ink=ink)
    sheet = read(document.pdf)
    width, height = map(int, paper.split("x"))
    assert document.log == () and document.page_count == 1
    assert (sheet.width, sheet.height) == (pytest.approx(width, abs=0.01), pytest.approx(height, abs=0.01))
    assert_pdf_ua(document.pdf)
    assert overlaps(sheet.letters) == []
    assert font_families(document.pdf) <= FAMILIES
    for letter in sheet.letters:
        assert letter.points >= 8.45, letter
        assert letter.left >= 0.5 and letter.right <= width - 0.5, letter
        assert letter.top >= 0.5 and letter.bottom <= height - 0.4, letter


def test_smallest_space_says_what_when_where_and_whom_to_call_and_names_what_it_lacks() -> None:
    document = made(kajaani(12), "40x40")
    words = read(document.pdf)
    for fact in (
        "Apua puhelimen, tabletin ja tietokoneen käyttöön",
        "to 8.10.2020",
        "klo 14–18",
        "000 123 4567",
    ):
        assert words.says(fact), fact
    assert words.says("Kajaanin kaupunginkirjasto")
    left_out = {notice.facts["part"] for notice in document.warnings if notice.code == "part_left_out"}
    assert left_out == {"organiser", "code", "helpers", "page", "free", "address"}


def test_common_space_tells_everything_but_names() -> None:
    words = read(made(kajaani(3), "80x100").pdf)
    for fact in ("Seminaarinkatu 15", "Maksuton.", "000 123 4567", "talkoot.example.org/talkoot/kajaani"):
        assert words.says(fact), fact


def test_black_ink_is_black_or_white_and_never_a_tint() -> None:
    document = made(kajaani(12), "260x370", ink="black")
    picture = Image.open(io.BytesIO(kinds.picture(document, 1040))).convert("RGB")
    colours = picture.getcolors(1 << 20) or []
    assert all(max(pixel) - min(pixel) < 20 for _count, pixel in colours)
    grey = sum(count for count, pixel in colours if 24 < pixel[0] < 232)
    assert grey < 0.06 * picture.width * picture.height, "only the edges of letters"


def test_frame_is_half_a_millimetre_and_lies_on_the_trimmed_edge() -> None:
    picture = Image.open(io.BytesIO(kinds.picture(made(bare(), "100x80", ink="black"), 2000))).convert("L")
    across = [picture.getpixel((x, 1500)) for x in range(40)]
    assert all(value < 128 for value in across[1:9]) and across[14] > 200  # 20 pixels are a millimetre


def test_senseless_size_is_refused() -> None:
    for paper in ("0x100", "29x40", "80x999", "a4"):
        with pytest.raises(kinds.UnknownKind):
            made(kajaani(1), paper)


@pytest.mark.parametrize(
    ("columns", "column", "gap", "height", "paper", "paid"),
    [(2, 38, 4, 100, "80x100", 200), (1, 44.5, 5, 60.5, "44x60", 61), (6, 39, 5, 60, "259x60", 360)],
)
def test_columns_become_millimetres(
    columns: int, column: float, gap: float, height: float, paper: str, paid: int
) -> None:
    size = millimetres(columns, column, gap, height)
    assert (size.paper, size.column_millimetres) == (paper, paid)


def test_no_columns_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one column"):
        millimetres(0, 40, 4, 100)


def test_long_address_of_the_web_is_broken_after_a_slash_and_not_cut() -> None:
    document = made(kajaani(3), "40x120")
    assert read(document.pdf).says("talkoot.example.org/talkoot/kajaani")
    assert not [notice for notice in document.warnings if notice.code == "text_shortened"]
