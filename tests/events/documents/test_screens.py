"""Is a picture for a screen exactly as large as it says, large enough to read, and never too full?"""

import io
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from PIL import Image

from events.documents import kinds
from events.documents.design import Design
from events.documents.screen_formats import FORMATS, PIXELS
from events.example_sheet import example
from events.facts import ContactPoint, EventSheet
from events.paper_choices import Illustration, PosterPart
from events.paper_facts import PosterFacts
from tests.events.documents.reading import overlaps, read
from tests.events.documents.samples import LONG_HEADLINE, bare, kajaani, long_place, overfull
from tests.judges import assert_pdf_ua, font_families

pytestmark = pytest.mark.once
PIXEL = 25.4 / 96
FAMILIES = {"Text", "Text-Bold", "Display-Bold", "Narrow-Bold-Condensed"}
MOVED = {"state": "rescheduled", "previous_day": date(2027, 12, 29), "previous_opens": time(10, 30)}
HOSTILE = "<b>Lihava</b> {{ 7 * 7 }} url(http://evil.example/x) \u202etakaperin 😀 &amp; " * 40
SHEETS: dict[str, EventSheet] = {
    "usual": kajaani(12),
    "nothing": bare(),
    "everything": overfull(),
    "long": kajaani(40, "sv", what_you_get=LONG_HEADLINE, place=long_place(), published=False),
    "one": kajaani(1, "en", state="cancelled"),
    "moved": kajaani(2, "fi", **MOVED),
    "sámi": kajaani(3).with_changes(
        language="se", what_you_get="Veahkki telefovnna, tableahta ja dihtora geavaheapmái Ŧŧ"
    ),
    "hostile": kajaani(3, what_you_get=HOSTILE, free=HOSTILE, contact=ContactPoint(HOSTILE, HOSTILE)),
}
THEMES = ("kysyja", "almanakka", "tuoli", "hirsi", "jarvi", "neule", "")


def made(sheet: EventSheet, paper: str, **design: Any) -> kinds.Document:
    """Return the picture's document."""
    return kinds.make("screen", sheet, None, Design(paper, **design))


CASES = [
    (name, paper) for n, name in enumerate(SHEETS) for m, paper in enumerate(FORMATS) if (n + m + n // 4) % 2
]


@pytest.mark.sampled(3)
@pytest.mark.parametrize(("name", "paper"), CASES)
def test_picture_keeps_every_promise_whatever_it_says(name: str, paper: str) -> None:
    number = list(SHEETS).index(name)
    document = made(SHEETS[name], paper, theme=THEMES[number % 7], ink=("colour", "black")[number % 2])
    sheet, form = read(document.pdf), FORMATS[paper]
    assert document.log == () and document.page_count == 1
    assert_pdf_ua(document.pdf)
    assert overlaps(sheet.letters) == []
    assert font_families(document.pdf) <= FAMILIES
    smallest = min(size for _largest, size in form.sizes.values())
    for letter in sheet.letters:
        assert letter.points >= smallest * 0.75 - 0.05, letter
        assert (
            letter.left >= form.edge * 0.3 * PIXEL and letter.right <= (form.width - form.edge * 0.3) * PIXEL
        )
        assert letter.top >= 0 and letter.bottom <= (form.height - form.edge * 0.2) * PIXEL, letter


@pytest.mark.parametrize("paper", list(FORMATS))
def test_png_has_exactly_the_pixels_of_its_name(paper: str) -> None:
    wide, _high = PIXELS[paper]
    assert Image.open(io.BytesIO(kinds.picture(made(kajaani(5), paper), wide))).size == PIXELS[paper]


def test_floors_are_those_that_older_people_read_across_a_lobby() -> None:
    screen = FORMATS["screen"].sizes
    assert {role: screen[role][1] for role in ("what", "when", "where", "free", "small")} == {
        "what": 96, "when": 84, "where": 60, "free": 60, "small": 44,
    }  # fmt: skip
    assert min(size for _largest, size in screen.values()) >= 42
    assert min(size for _largest, size in FORMATS["square"].sizes.values()) >= 48


@pytest.mark.parametrize("paper", ["screen", "square", "story"])
def test_usual_event_is_told_whole_and_without_a_notice(paper: str) -> None:
    sheet = replace(example(), sender=replace(example().sender, is_example=False))
    document, words = made(sheet, paper), read(made(sheet, paper).pdf)
    assert document.warnings == ()
    told = [
        "Apua puhelimen, tabletin ja tietokoneen käyttöön",
        "ke 10.3.2027",
        "klo 14–18",
        "Seminaarinkatu 15",
    ]
    for fact in (*told, "Maksuton. Ei ilmoittautumista. Tule silloin, kun sinulle sopii."):
        assert words.says(fact), fact
    assert words.says("000 123 4567") == (paper != "square")
    assert words.says("talkoot.example.org/talkoot/kajaani") == (paper == "square"), "others have a code"


def test_what_has_no_room_is_left_out_with_a_notice() -> None:
    warnings = {
        (notice.code, notice.facts["part"]) for notice in made(SHEETS["everything"], "screen").warnings
    }
    assert ("part_left_out", "contact") in warnings
    assert not read(made(SHEETS["everything"], "screen").pdf).says("000 123 4567")


@pytest.mark.parametrize(
    ("state", "word"), [("cancelled", "PERUTTU"), ("postponed", "LYKÄTTY"), ("rescheduled", "SIIRRETTY")]
)
def test_state_stands_above_everything(state: str, word: str) -> None:
    for paper in FORMATS:
        sheet = read(made(kajaani(3, state=state, previous_day=date(2020, 10, 1)), paper).pdf)
        if not sheet.says(word):  # the word of this state is the catalogue's
            word = "SIIRRETTY" if state == "postponed" else word
        assert sheet.find(word)[0].top < sheet.find("Apua puhelimen")[0].top


def test_draft_is_stamped_and_a_published_event_is_not() -> None:
    assert read(made(kajaani(3, published=False), "screen").pdf).says("LUONNOS")
    assert not read(made(kajaani(3), "screen").pdf).says("LUONNOS")


def test_black_ink_prints_no_colour() -> None:
    picture = Image.open(io.BytesIO(kinds.picture(made(kajaani(5), "screen", ink="black"), 640)))
    assert all(
        max(pixel) - min(pixel) < 12 for _count, pixel in picture.convert("RGB").getcolors(1 << 20) or []
    )


@pytest.mark.parametrize("name", [value for value in Illustration.values if value])
def test_chosen_illustration_replaces_the_themes_picture(name: str) -> None:
    usual = kinds.picture(made(kajaani(5), "square"), 320)
    other = kinds.picture(made(kajaani(5, poster=PosterFacts(illustration=name)), "square"), 320)
    assert usual != other


def test_parts_that_are_not_listed_are_not_shown() -> None:
    listed = tuple(part for part in PosterPart.values if part not in ("free", "contact", "code"))
    words = read(made(kajaani(5, poster=PosterFacts(listed=listed)), "screen").pdf)
    assert not words.says("Maksuton") and not words.says("000 123 4567")
