"""Is every question on the paper form, with boxes that an unsteady hand can tick, on as few pages as promised?"""

import pytest

from events.documents import kinds
from events.documents.design import Design
from events.documents.feedback_form import LEAST_BOX
from events.facts import EventSheet
from events.feedback import QUESTIONS, Answering
from tests.events.documents.page_judges import (
    MOVED,
    WORDS,
    assert_black,
    assert_sound,
    boxes,
    hostile,
    usual,
)
from tests.events.documents.reading import read
from tests.events.documents.samples import bare
from tests.judges import pdf_text

pytestmark = pytest.mark.once
A5, A4_LYING, A4 = (148, 210), (297, 210), (210, 297)
CHOICES = sum(len(question.choices) for question in QUESTIONS)
CASES: list[tuple[str, str, str, EventSheet, tuple[int, int], int]] = [
    ("a5", "", "colour", usual(1), A5, 1),
    ("a5", "", "black", usual(1, "sv", **MOVED), A5, 1),
    ("a5", "plain", "colour", hostile(), A5, 1),
    ("a5", "large", "black", usual(1, "en"), A5, 2),
    ("a5", "large", "colour", hostile(), A5, 2),
    ("a4", "", "colour", bare(), A4_LYING, 1),
    ("a4", "plain", "black", usual(1, "sv", **MOVED), A4_LYING, 1),
    ("a4", "", "colour", usual(1, "se"), A4_LYING, 1),
    ("a4", "large", "colour", usual(1, "sv", state="cancelled"), A4, 1),
]


@pytest.mark.parametrize(("paper", "variant", "ink", "sheet", "size", "pages"), CASES)
def test_machines_read_it_and_every_answer_has_a_box_to_tick(
    paper: str, variant: str, ink: str, sheet: EventSheet, size: tuple[int, int], pages: int
):
    document = kinds.make("feedback_form", sheet, None, Design(paper, variant=variant, ink=ink))
    found = assert_sound(document, sheet.language, size, pages)
    drawn = [box for page in range(pages) for box in boxes(document.pdf, page)]
    ticks = {(left, top) for left, top, wide, high in drawn if abs(wide - high) < 0.01 and wide >= LEAST_BOX}
    forms = 2 if size == A4_LYING else 1
    assert len({(round(left), round(top)) for left, top in ticks}) >= CHOICES * forms / pages * (pages == 1)
    assert len(ticks) >= CHOICES * forms
    if variant == "large":
        assert min(letter.points for letter in found.letters) >= 18
    if ink == "black":
        assert_black(document)


@pytest.mark.parametrize("variant", ["", "large", "plain"])
def test_the_questions_are_those_of_the_one_home(variant: str, settings: object):
    sheet = read(kinds.make("feedback_form", usual(1), None, Design("a5", variant=variant)).pdf)
    for words in ("Saitko apua?", "Osittain", "Kunnan sivut", "Tulisitko uudelleen?", "10"):
        assert sheet.says(words), words
    assert sheet.says("Älä kirjoita nimeäsi tai henkilötietoja.")
    asked = (
        "Anna tapahtumalle arvosana." if variant == "plain" else "Minkä kouluarvosanan annat tapahtumalle?"
    )
    assert sheet.says(asked)


def test_a_form_has_at_most_five_questions_and_asks_for_no_name():
    assert len(QUESTIONS) <= 5
    assert len({question.key for question in QUESTIONS}) == len(QUESTIONS)
    for question in QUESTIONS:
        assert bool(question.choices) == (question.answering is not Answering.WORDS)
        assert len({choice.value for choice in question.choices}) == len(question.choices)
    assert not {"name", "email", "phone"} & {question.key for question in QUESTIONS}


def test_grades_are_those_of_school():
    grades = next(question for question in QUESTIONS if question.answering is Answering.GRADE)
    assert [choice.value for choice in grades.choices] == ["4", "5", "6", "7", "8", "9", "10"]


@pytest.mark.parametrize("state", list(WORDS))
def test_a_day_that_changed_is_overprinted(state: str):
    assert pdf_text(kinds.make("feedback_form", usual(1, state=state), None, Design("a5")).pdf).startswith(
        WORDS[state]
    )
