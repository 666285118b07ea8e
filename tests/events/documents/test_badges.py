"""Do name badges have their exact measures, a name for everybody, and room for long ones?"""

from dataclasses import replace
from itertools import pairwise

import pytest

from events.documents import kinds
from events.documents.badges import BLANK, HEIGHT, LEFT, NAME, TOP, WIDTH
from events.documents.design import Design
from events.facts import EventSheet
from events.stand_facts import StandFacts
from tests.events.documents.page_judges import (
    MOVED,
    PEOPLE,
    WORDS,
    assert_black,
    assert_sound,
    boxes,
    hostile,
    usual,
)
from tests.events.documents.reading import Letter, read
from tests.events.documents.samples import bare
from tests.events.documents.test_stand_papers import LONG, stands

pytestmark = pytest.mark.once
FORTY = tuple(replace(stand, presenters=PEOPLE) for stand in stands(40))
CASES: list[tuple[str, EventSheet, int]] = [
    ("colour", usual(1, stands=stands(1)), 1),
    ("black", usual(12, "sv", stands=stands(12)), 3),
    ("colour", usual(40, "fi", stands=FORTY), 13),
    ("black", hostile(), 2),
    ("colour", bare().with_changes(stands=()), 1),
    ("colour", usual(1, "en", stands=(), **MOVED), 1),
    ("black", usual(1, "se", stands=stands(2), state="cancelled"), 1),
]


@pytest.mark.sampled(2)
@pytest.mark.parametrize(("ink", "sheet", "pages"), CASES)
def test_machines_read_it_and_everything_stands_inside_its_badge(ink: str, sheet: EventSheet, pages: int):
    document = kinds.make("badges", sheet, None, Design(ink=ink))
    found = assert_sound(document, sheet.language, (210, 297), pages)
    for letter in found.letters:
        if TOP < letter.top < TOP + 5 * HEIGHT:
            assert clearance(letter) >= 4, letter
    if ink == "black":
        assert_black(document)


def clearance(letter: Letter) -> float:
    """Return the mm between a letter and the nearest cut."""
    left, top = (letter.left - LEFT) % WIDTH, (letter.top - TOP) % HEIGHT
    right, low = WIDTH - (letter.right - LEFT) % WIDTH, HEIGHT - (letter.bottom - TOP) % HEIGHT
    return min(left, top, right, low)


def test_cut_marks_part_badges_of_ninety_by_fifty_five_millimetres():
    hair = [box for box in boxes(kinds.make("badges", usual()).pdf) if min(box[2:]) <= 0.11]
    across = sorted({round(left + width / 2, 1) for left, top, width, high in hair if width < high})
    down = sorted({round(top + high / 2, 1) for left, top, width, high in hair if high < width})
    assert [round(after - before, 1) for before, after in pairwise(across)] == [90.0] * 2
    assert [round(after - before, 1) for before, after in pairwise(down)] == [55.0] * 5
    assert (across[0], down[0]) == (15.0, 11.0), "the grid stands in the middle of the sheet"


def test_everybody_has_a_badge_and_five_are_left_to_write_on():
    rows = (
        StandFacts("a", "Kela", presenters=("Essi Esimerkki", "Teppo Testaaja")),
        StandFacts("b", "OP-Kainuu"),
    )
    sheet = read(kinds.make("badges", usual(stands=rows)).pdf)
    text = "".join(letter.text for letter in sheet.letters)
    assert text.count("Kysyminulta") == 2 + 1 + BLANK
    assert text.count("Auttaja/Järjestäjä") == BLANK
    for words in ("EssiEsimerkkiKela", "TeppoTestaajaKela", "OPKainuu"):
        assert words in text


@pytest.mark.parametrize(
    "name", ["Bo Ek", "Marja-Leena Esimerkki-Pitkäniemi", "Aleksandra-Margareta von Essen-Hällström"]
)
def test_a_long_double_name_keeps_its_least_size_on_two_lines(name: str):
    document = kinds.make("badges", usual(stands=(StandFacts("a", LONG, presenters=(name,)),)))
    letters = read(document.pdf).find(name)
    assert letters[0].points >= NAME[1] + 3
    assert len({round(letter.bottom) for letter in letters if letter.text.isupper()}) <= 2
    assert not [notice for notice in document.warnings if notice.facts["part"] == "name"]


@pytest.mark.parametrize("state", list(WORDS))
def test_the_sheet_says_first_that_the_day_changed(state: str):
    text = "".join(letter.text for letter in read(kinds.make("badges", usual(state=state)).pdf).letters)
    assert text.startswith(WORDS[state])
    assert ("Kysyminulta" in text) == (state == "rescheduled"), (
        "nobody is asked on a day that does not take place"
    )
