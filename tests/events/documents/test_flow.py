"""Do all flowing papers keep what they have in common: head, foot, state, large letters, black ink, foreign words?"""

import itertools
from dataclasses import replace

import pytest

from events.documents import kinds
from events.example_sheet import example
from tests.events.documents.day_judges import assert_sound, inks, made, told
from tests.events.documents.day_samples import sheet
from tests.judges import pdf_text

pytestmark = pytest.mark.once
FLOWING = (
    "presenters_list", "presenters_sheet", "run_sheet", "programme_leaflet", "booklet", "packing_list", "agenda",
    "minutes", "marketing_plan", "press_release", "closing_report", "pack_cover",
)  # fmt: skip
LARGE = [kind for kind in FLOWING if "large" in kinds.KINDS[kind].variants]
# every kind with every pair of (language, size), the number of partners going round
CASES = [
    (kind, language, size, (1, 3, 12)[number % 3])
    for number, (kind, (language, size)) in enumerate(
        itertools.product(FLOWING, [("fi", "full"), ("sv", "empty"), ("sv", "over")])
    )
]


@pytest.mark.sampled(4)
@pytest.mark.parametrize(("kind", "language", "size", "count"), CASES)
def test_every_paper_is_sound_with_little_and_with_far_too_much(
    kind: str, language: str, size: str, count: int
):
    few = 2 if size == "over" else count if kind != "presenters_sheet" else min(count, 3)
    document = made(kind, sheet(size, few, language))
    found = assert_sound(document, language)
    assert found.says({"fi": "sivu 1 (", "sv": "sida 1 (", "en": "page 1 ("}[language])
    assert found.says(
        {"fi": "Esimerkkiaineisto", "sv": "Exempelmaterial", "en": "Example material"}[language]
    )


@pytest.mark.sampled(3)
@pytest.mark.parametrize("kind", FLOWING)
def test_a_moved_day_says_so_before_its_title(kind: str):
    moved = sheet(count=1, state="rescheduled", previous_day=example().day)
    text = " ".join(pdf_text(made(kind, moved).pdf, 0).split())
    assert "SIIRRETTY Uusi aika! Aiempi aika oli ke 10.3.2027" in text
    assert "SIIRRETTY" not in pdf_text(made(kind, sheet(count=1)).pdf)
    assert "PERUTTU" in pdf_text(made(kind, sheet(count=1, state="cancelled")).pdf, 0)


@pytest.mark.sampled(2)
@pytest.mark.parametrize("kind", LARGE)
def test_large_print_has_no_letter_under_eighteen_points(kind: str):
    document = made(kind, sheet(count=3), variant="large")
    found = assert_sound(document, "fi")
    assert min(letter.points for letter in found.letters) >= 17.99
    assert min(letter.points for letter in told(kind, sheet(count=3)).letters) < 12, "usually smaller"


@pytest.mark.sampled(3)
@pytest.mark.parametrize("kind", FLOWING)
def test_black_ink_is_black_and_white_alone(kind: str):
    coloured = sheet(count=2)
    assert any(len(set(ink)) > 1 for ink in inks(made(kind, coloured))), "there is a colour to leave out"
    used = inks(made(kind, coloured, ink="black"))
    assert {number for ink in used for number in ink} <= {0.0, 1.0}
    assert all(len(set(ink)) == 1 for ink in used if len(ink) == 3)


@pytest.mark.sampled(2)
@pytest.mark.parametrize("kind", FLOWING)
def test_what_people_typed_is_printed_as_typed_or_left_out(kind: str):
    nasty = "<b>{{ x }}</b> url(http://example.org/x.png)"
    hostile = sheet(count=1, title=nasty + " 😀\u202e{% load x %}", what_you_get=nasty, kind_name=nasty)
    found = told(kind, hostile)
    assert found.says(nasty)
    assert not found.says("😀")
    endless = sheet(count=1, title="ä" * 10_000, kind_name="ö" * 10_000, what_you_get="å" * 10_000)
    assert_sound(made(kind, endless), "fi")


def test_the_foot_names_the_event_and_keeps_the_example_mark_whole():
    long = replace(sheet(count=1), title="Digitukitalkoot " * 30)
    text = " ".join(pdf_text(made("pack_cover", long).pdf).split())
    assert "Digitukitalkoot… · Esimerkkiaineisto" in text
    assert "Esimerkkiaineisto" not in pdf_text(
        made("pack_cover", replace(long, sender=replace(long.sender, is_example=False))).pdf
    )


def test_a_paper_of_many_pages_numbers_them_all():
    document = made("booklet", sheet(count=40))
    assert document.page_count > 8
    for page in range(document.page_count):
        assert f"sivu {page + 1} ({document.page_count})" in pdf_text(document.pdf, page).replace(
            "\u00a0", " "
        )
