"""Has a file for a print shop its bleed, marks and press inks, and does it claim nothing else?"""

import io
import random
import re

import pikepdf
import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from events.documents import shop
from events.documents.colours import APART, ENOUGH, INK, WHITE, contrast, device_cmyk, pair
from tests.events.documents.poster_samples import PLACES, pixels, poster
from tests.events.documents.reading import read
from tests.events.documents.samples import kajaani
from tests.judges import assert_pdf_ua

pytestmark = pytest.mark.once
POINTS = 72 / 25.4
COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)
# what sets a colour in a content stream: grey, RGB or CMYK, filling or stroking
SETTERS = re.compile(rb"([\d. -]+) (rg|RG|g|G|k|K|scn|SCN)\n")


def boxes(pdf: bytes) -> dict[str, list[float]]:
    """Return the page's boxes in mm."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        page = document.pages[0]
        names = ("/MediaBox", "/BleedBox", "/TrimBox")
        return {name[1:]: [float(edge) / POINTS for edge in page[name]] for name in names}


@pytest.mark.parametrize(("paper", "size"), [("a4", (210, 297)), ("a3", (297, 420)), ("a5", (148, 210))])
def test_the_sheet_has_three_millimetres_of_bleed_and_room_for_marks(paper: str, size: tuple[int, int]):
    found = boxes(poster(kajaani(5), paper=paper, shop=True).pdf)
    left, low, right, high = found["TrimBox"]
    assert (right - left, high - low) == pytest.approx(size, abs=0.01)
    for box, out in (("BleedBox", 3), ("MediaBox", shop.AROUND)):
        wanted = [left - out, low - out, right + out, high + out]
        assert found[box] == pytest.approx(wanted, abs=0.02)
    with pikepdf.open(io.BytesIO(poster(kajaani(5), paper=paper).pdf)) as usual:
        assert "/BleedBox" not in usual.pages[0] or len(set(map(str, usual.pages[0].values()))) > 1


def test_eight_marks_stand_outside_the_bleed_in_line_with_the_cut():
    picture = pixels(poster(kajaani(5), shop=True), int((210 + 2 * shop.AROUND) * 10)).convert("L")
    wide, high = picture.size
    edge, bleed = shop.AROUND * 10, shop.BLEED * 10
    middle = (edge - bleed) / 2  # through the marks
    across = [x for x in range(wide) if _level(picture, x, int(middle)) < 200]
    down = [y for y in range(high) if _level(picture, int(middle), y) < 200]
    assert [round(x / 10) for x in (across[0], across[-1])] == [9, 219]
    assert [round(y / 10) for y in (down[0], down[-1])] == [9, 306]
    inside = [x for x in range(wide) if _level(picture, x, int(edge - bleed / 2)) < 200]
    assert inside == [], "nothing stands in the bleed"


def _level(picture: Image.Image, across: int, down: int) -> int:
    spots = (picture.getpixel((min(picture.width - 1, across + step), down)) for step in (0, 1))
    return min(spot for spot in spots if isinstance(spot, int))


@pytest.mark.parametrize("theme", PLACES)
def test_every_text_and_area_is_in_press_inks_and_black_is_black_alone(theme: str):
    made = poster(kajaani(5), theme=theme, shop=True)
    assert_pdf_ua(made.pdf)
    used = {setter for setter in painted(made.pdf) if setter[1] not in (b"rg", b"RG", b"g", b"G")}
    rgb = {values for values, setter in painted(made.pdf) if setter in (b"rg", b"RG")}
    assert rgb <= {b"0 0 0"}, "only the renderer's own start of a state, nothing is drawn with it"
    fours = {values for values, _setter in used if len(values.split()) == 4}
    assert b"0 0 0 1" in fours
    assert {values for values, _setter in used if len(values.split()) == 3} == set()
    usual = {values for values, _setter in painted(poster(kajaani(5), theme=theme).pdf)}
    assert not any(len(values.split()) == 4 for values in usual)


def painted(pdf: bytes) -> set[tuple[bytes, bytes]]:
    """Return what sets colours in the streams of a PDF."""
    found: set[tuple[bytes, bytes]] = set()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != "/Image":
                content = thing.read_bytes()
                if b" Tf" in content or b" re\n" in content or b" m\n" in content or b" l\n" in content:
                    found |= {(values.strip(), setter) for values, setter in SETTERS.findall(content)}
    return found


def test_texts_stand_where_they_stand_on_the_usual_sheet():
    usual, shops = read(poster(kajaani(5)).pdf), poster(kajaani(5), shop=True)
    for one, two in zip(usual.letters, read(shops.pdf).letters, strict=True):
        assert one.text == two.text
        moved = (
            two.left - one.left,
            two.top - one.top,
        )  # from the left cut and from the top of a paper below zero
        assert moved == pytest.approx((0, 2 * shop.AROUND), abs=0.05)


def test_the_file_does_not_claim_to_be_more_than_it_is():
    pdf = poster(kajaani(5), shop=True).pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert "/OutputIntents" not in document.Root
        assert "/GTS_PDFXVersion" not in document.docinfo
        assert "pdfx" not in str(document.open_metadata()).lower()
    with translation.override("fi"):
        said = shop.limits()
    assert "Tiedosto ei ole PDF/X. Se on PDF, jossa on leikkuuvara ja leikkuumerkit." in said
    assert len(said) == len(set(said)) == 5


def test_a_black_poster_for_a_shop_has_black_ink_alone():
    made = poster(kajaani(5), ink="black", shop=True).pdf
    fours = {values for values, _setter in painted(made) if len(values.split()) == 4}
    assert fours <= {b"0 0 0 1", b"0 0 0 0", b"1 1 1 1"}


@pytest.mark.parametrize(
    ("colour", "inks"),
    [
        ("#000000", "device-cmyk(0 0 0 1)"),
        (INK, "device-cmyk(0 0 0 1)"),
        ("#fff", "device-cmyk(0.000 0.000 0.000 0.000)"),
        ("#ff0000", "device-cmyk(0.000 1.000 1.000 0.000)"),
        ("#14507a", "device-cmyk(0.836 0.344 0.000 0.522)"),
    ],
)
def test_colours_become_inks_by_arithmetic(colour: str, inks: str):
    assert device_cmyk(colour) == inks


@given(COLOURS, COLOURS)
def test_any_two_colours_become_a_dark_and_a_light_one_that_a_copier_tells_apart(one: str, two: str):
    dark, light = pair(one, two)
    assert contrast(dark, WHITE) >= ENOUGH
    assert contrast(light, INK) >= ENOUGH
    assert contrast(dark, light) >= APART


def test_colours_that_are_good_stay_as_they_are():
    chance = random.Random(4)
    for _ in range(300):
        colours = ["#" + "".join(chance.choice("0123456789abcdef") for _ in range(6)) for _ in range(2)]
        repaired = pair(*colours)
        assert pair(*repaired) == repaired
