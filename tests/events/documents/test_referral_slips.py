"""Do four slips stand on a sheet, ask for nothing personal, and know who took part?"""

from dataclasses import replace

import pytest

from events.documents import kinds
from events.documents.design import Design
from events.documents.referral_slips import HEIGHT, WIDTH
from events.facts import EventSheet, Helper
from tests.events.documents.page_judges import (
    MOVED,
    WORDS,
    assert_black,
    assert_sound,
    hostile,
    usual,
)
from tests.events.documents.reading import read
from tests.events.documents.samples import LONG_TOPIC, bare, sotkamo
from tests.judges import pdf_text

pytestmark = pytest.mark.once
CASES: list[tuple[str, EventSheet, int]] = [
    ("colour", usual(1), 2),
    ("black", usual(12, "sv", **MOVED), 2),
    ("colour", usual(40), 2),
    ("black", hostile(), 2),
    ("colour", bare(), 1),
    ("colour", usual(12, "en", state="cancelled"), 2),
    ("colour", usual(2, "se"), 2),
]


@pytest.mark.parametrize(("ink", "sheet", "pages"), CASES)
def test_machines_read_it_and_every_slip_keeps_clear_of_the_cut(ink: str, sheet: EventSheet, pages: int):
    document = kinds.make("referral_slips", sheet, None, Design(ink=ink))
    for letter in assert_sound(document, sheet.language, (210, 297), pages).letters:
        assert min(letter.left % WIDTH, WIDTH - letter.right % WIDTH) >= 6, letter
        assert min(letter.top % HEIGHT, HEIGHT - letter.bottom % HEIGHT) >= 6, letter
    if ink == "black":
        assert_black(document)


def test_four_slips_have_lines_to_write_on_and_warn_of_secrets():
    text = "".join(pdf_text(kinds.make("referral_slips", usual(1)).pdf, 0).split())
    for words in (
        "Tästäsaatapua",
        "Kukaauttaa",
        "Puhelin",
        "Milloin",
        "Otamukaan",
        "Äläkirjoitatähäntunnuksia",
    ):
        assert text.count(words) == 4, words
    assert "000123" in text, "whom to ask about the day"


def test_the_back_names_everybody_with_topics_while_there_is_room():
    assert read(kinds.make("referral_slips", sotkamo()).pdf).says("Verkkopankki ja maksaminen")
    forty = kinds.make("referral_slips", usual(40))
    sheet = read(forty.pdf)
    assert all(sheet.says(helper.name) for helper in usual(40).helpers)
    assert forty.warnings == ()


def test_who_does_not_fit_on_the_back_is_counted_and_told():
    many = tuple(Helper(f"h{n}", f"{n}. {LONG_TOPIC[:60]}") for n in range(40))
    document = kinds.make("referral_slips", replace(usual(1), helpers=many))
    notice = next(notice for notice in document.warnings if notice.code == "names_left_out")
    assert read(document.pdf).says(f"ja {notice.facts['number']} muuta")


@pytest.mark.parametrize("state", list(WORDS))
def test_a_day_that_changed_is_overprinted_on_every_slip(state: str):
    text = pdf_text(kinds.make("referral_slips", usual(1, state=state)).pdf, 0)
    assert text.count(WORDS[state]) == 4
