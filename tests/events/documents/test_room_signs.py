"""Do the signs on the wall lead from far, fit their paper, and tell the truth about the day?"""

from dataclasses import replace

import pytest

from events.documents import kinds
from events.documents.design import Design
from events.documents.ethics_sign import RULES, rules
from events.documents.room_signs import NAME
from events.facts import EventSheet
from tests.events.documents.page_judges import (
    MOVED,
    WORDS,
    assert_black,
    assert_sound,
    hostile,
    usual,
)
from tests.events.documents.reading import read
from tests.events.documents.samples import bare, kajaani
from tests.judges import pdf_text

pytestmark = pytest.mark.once
SIZES = {"a4": (210, 297), "a3": (297, 420)}
CASES: list[tuple[str, str, str, str, EventSheet]] = [
    ("room_signs", "a4", "", "colour", usual(1)),
    ("room_signs", "a3", "", "black", usual(40, "sv")),
    ("room_signs", "a4", "", "black", hostile()),
    ("room_signs", "a4", "", "colour", bare()),
    ("room_signs", "a4", "", "colour", usual(12, "en", **MOVED)),
    ("room_signs", "a3", "", "colour", usual(12, "se", state="cancelled")),
    ("ethics_sign", "a4", "", "colour", usual(1)),
    ("ethics_sign", "a4", "large", "black", usual(40, "sv", **MOVED)),
    ("ethics_sign", "a3", "plain", "colour", hostile()),
    ("ethics_sign", "a4", "plain", "black", bare()),
    ("ethics_sign", "a4", "", "colour", usual(12, "en", state="cancelled")),
    ("ethics_sign", "a3", "large", "colour", usual(12, "se")),
]


@pytest.mark.parametrize(("kind", "paper", "variant", "ink", "sheet"), CASES)
def test_machines_read_it_and_nothing_leaves_its_page(
    kind: str, paper: str, variant: str, ink: str, sheet: EventSheet
):
    document = kinds.make(kind, sheet, None, Design(paper, variant=variant, ink=ink))
    pages = 7 if kind == "room_signs" else 1
    found = assert_sound(document, sheet.language, SIZES[paper], pages)
    if ink == "black":
        assert_black(document)
    if variant == "large":
        assert min(letter.points for letter in found.letters) >= 18


def test_each_way_has_its_page_and_all_name_the_event_and_the_room():
    place = replace(kajaani().place, room="Lehtisali")
    pdf = kinds.make("room_signs", usual(place=place)).pdf
    ways = (
        "Tervetuloa",
        "Vasemmalle",
        "Oikealle",
        "Suoraan eteenpäin",
        "Yläkertaan",
        "Alakertaan",
        "Olet perillä",
    )
    for page, way in enumerate(ways):
        text = " ".join(pdf_text(pdf, page).split())
        for words in (way, "Digitukitalkoot", "Lehtisali"):
            assert words in text, (page, words)


@pytest.mark.parametrize(("paper", "least"), [("a4", 18.0), ("a3", 25.4)])
def test_the_events_name_is_read_from_five_metres(paper: str, least: float):
    for name in ("Digitukitalkoot", "Digitaitojen ja laiteopastuksen yhteinen iltapäivä"):
        sheet = read(kinds.make("room_signs", usual(kind_name=name), None, Design(paper)).pdf)
        letters = [letter for letter in sheet.letters if letter.page == 1 and letter.text == "D"]
        assert letters[0].points >= NAME[1]
        assert letters[0].bottom - letters[0].top >= least, "capitals in mm"


@pytest.mark.parametrize("kind", ["room_signs", "ethics_sign"])
@pytest.mark.parametrize("state", list(WORDS))
def test_a_day_that_changed_is_overprinted_on_every_page(kind: str, state: str):
    document = kinds.make(kind, usual(state=state))
    for page in range(document.page_count):
        assert pdf_text(document.pdf, page).strip().startswith(WORDS[state])


@pytest.mark.parametrize("kind", ["room_signs", "ethics_sign"])
def test_only_an_unpublished_events_sign_is_stamped_as_a_draft(kind: str):
    assert read(kinds.make(kind, usual(published=False)).pdf).says("LUONNOS")
    assert not read(kinds.make(kind, usual()).pdf).says("LUONNOS")


def test_the_ethics_sign_says_every_rule_large_enough_for_a_wall():
    for variant in ("", "large", "plain"):
        sheet = read(kinds.make("ethics_sign", usual(), None, Design(variant=variant)).pdf)
        words = ("Sinä teet", "Emme", "salasan")
        assert all(sheet.says(word) for word in words)
        assert sheet.size_of("Sinä teet") >= RULES[1]


def test_plain_rules_are_short_sentences():
    sentences = [
        part for rule in (*rules("plain").always, *rules("plain").never) for part in rule.split(". ")
    ]
    assert len(sentences) > 9
    assert max(len(sentence.split()) for sentence in sentences) <= 12
