"""Do the table signs and the presenters' list say all, fit their pages, and keep what is nobody's business?"""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from events.documents import kinds
from events.documents.design import Design
from events.documents.kind import Document
from events.documents.table_signs import NAME
from events.example_sheet import example
from events.stand_facts import RoomFacts, StandFacts
from tests.events.documents.day_judges import inks
from tests.events.documents.reading import overlaps, read
from tests.events.documents.samples import KAJAANI_NAMES, MORE_NAMES, kajaani
from tests.judges import assert_pdf_ua, font_families, pdf_text

pytestmark = pytest.mark.once
NAMES = [name for name, _scope in KAJAANI_NAMES] + list(MORE_NAMES)
SCOPES = ("device_help", "both", "own_service", "info_only")
NEEDS = ((), ("network",), ("screen", "network"), ("quiet",), ("wall", "loading", "parking"))
LONG = (
    "Kainuun ikäihmisten digitaalisten palveluiden ja laitteiden käyttöopastuksen yhteistyöyhdistys "
    "Sotkamo–Kuhmo–Suomussalmi"
)
NASTY = StandFacts(
    "x", "{{ settings }} <b>=1+1", "https://example.org/ *x*", "both", place=3,
    presenters=("😀 Essi مرحبا", "=cmd|' /C calc'!A0"), needs_note="{% load x %}\u202e",
)  # fmt: skip
WIDEST = StandFacts(
    "w", "m" * 120, "w" * 120, "own_service", place=99, tables=9, sockets=9, needs=(*NEEDS[4], *NEEDS[2]),
    needs_note="k" * 300, presenters=("ö" * 120,) * 6, phones=("000 123 4567",) * 6,
)  # fmt: skip


def stands(count: int) -> tuple[StandFacts, ...]:
    """Return so many stands of every sort."""
    return tuple(
        StandFacts(
            f"s{number}", NAMES[number], "Verkkopankki ja maksaminen" if number % 3 else "", SCOPES[number % 4],
            place=number + 1 if number % 5 else None, tables=1 + number % 2, sockets=number % 3,
            needs=NEEDS[number % 5], presenters=("Teppo Testaaja", "Malli Mallikas")[: number % 3],
            phones=("000 123 4567", "")[: number % 3],
        )
        for number in range(count)
    )  # fmt: skip


def made(kind: str, rows: tuple[StandFacts, ...], paper: str = "a4", **facts: Any) -> Document:
    """Return the document; the renderer may not complain about anything."""
    known = {"set_up_from": time(13), "take_down_until": time(18, 30), "room": RoomFacts(8, 4, 1, True)}
    document = kinds.make(kind, kajaani(3, stands=rows, **(known | facts)), None, Design(paper))
    assert document.log == ()
    return document


CASES = [
    ("table_signs", "a4"),
    ("table_signs", "a5"),
    ("table_signs", "tent"),
    ("presenters_list", "a4"),
]


@pytest.mark.sampled(5)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize(("kind", "paper"), CASES)
@pytest.mark.parametrize("rows", [(), stands(1), stands(30), (WIDEST, NASTY, replace(WIDEST, name=LONG))])
def test_machines_read_it_and_nothing_leaves_its_page(
    kind: str, paper: str, rows: tuple[StandFacts, ...], language: str
):
    document = made(kind, rows, paper, language=language)
    assert_pdf_ua(document.pdf)
    assert font_families(document.pdf) <= {"Display-Bold", "Narrow-Bold-Condensed", "Text", "Text-Bold"}
    sheet = read(document.pdf)
    edge = 5.0
    outside = [
        letter
        for letter in sheet.letters
        if letter.left < edge or letter.top < edge or letter.right > sheet.width - edge
        or letter.bottom > sheet.height - edge
    ]  # fmt: skip
    assert outside == []
    assert overlaps(sheet.letters) == []


@pytest.mark.parametrize(("paper", "size"), [("a4", (297, 210)), ("a5", (210, 148))])
def test_there_is_one_sign_for_each_stand_in_the_order_of_places(paper: str, size: tuple[int, int]):
    rows = stands(7)
    document = made("table_signs", rows, paper)
    sheet = read(document.pdf)
    assert (document.page_count, round(sheet.width), round(sheet.height)) == (7, *size)
    for number, stand in enumerate(rows):
        text = "".join(letter.text for letter in sheet.letters if letter.page == number)
        for words in (stand.name, *stand.presenters, str(stand.place or "")):
            assert "".join(words.split()).replace("-", "") in text.replace("-", ""), words


def test_a_tent_shows_the_same_sign_on_both_halves_the_upper_one_turned_round():
    document = made("table_signs", (StandFacts("s", "Kela", "sähköiset palvelut", place=1),), "tent")
    sheet = read(document.pdf)
    assert (document.page_count, round(sheet.width), round(sheet.height)) == (1, 210, 297)
    middle = sheet.height / 2
    lower = sorted((one for one in sheet.letters if one.top > middle), key=lambda one: (one.left, one.top))
    upper = sorted(
        (one for one in sheet.letters if one.bottom < middle), key=lambda one: (-one.right, -one.bottom)
    )
    assert len(lower) == len(upper) == len(sheet.letters) / 2
    for below, above in zip(lower, upper, strict=True):
        assert below.text == above.text
        assert below.left == pytest.approx(sheet.width - above.right, abs=0.1)
        assert below.top - middle == pytest.approx(middle - above.bottom, abs=0.1)


@pytest.mark.sampled(2)
@pytest.mark.parametrize("paper", ["a4", "a5", "tent"])
@pytest.mark.parametrize("state", ["cancelled", "postponed", "rescheduled"])
def test_a_sign_of_a_day_that_changed_is_overprinted(paper: str, state: str):
    document = made("table_signs", (*stands(3), WIDEST), paper, state=state)
    word = {"cancelled": "PERUTTU", "postponed": "LYKÄTTY", "rescheduled": "SIIRRETTY"}[state]
    for page in range(document.page_count):
        assert pdf_text(document.pdf, page).count(word) == (2 if paper == "tent" else 1)
    assert overlaps(read(document.pdf).letters) == []


@pytest.mark.parametrize("paper", ["a4", "a5", "tent"])
def test_a_sign_in_large_print_has_nothing_smaller_and_no_colour_in_black(paper: str):
    sheet = kajaani(3, stands=(*stands(3), WIDEST), state="rescheduled", previous_day=date(2027, 12, 29))
    document = kinds.make("table_signs", sheet, None, Design(paper, variant="large", ink="black"))
    letters = read(document.pdf).letters
    assert min(letter.points for letter in letters) >= 18
    assert overlaps(letters) == []
    assert inks(document) <= {(0,), (1,), (0, 0, 0), (1, 1, 1), ()}


@pytest.mark.parametrize("name", ["Kela", "OP-Kainuu", "Kajaanin kaupunginkirjaston digioppaat", LONG])
def test_a_name_is_read_from_three_metres(name: str):
    sheet = read(made("table_signs", (StandFacts("s", name, "sähköiset palvelut", place=1),)).pdf)
    letters = sheet.find(name[:12])
    assert letters[0].points >= NAME[1]
    assert letters[0].bottom - letters[0].top >= 10.5, "capitals of more than 10 mm"


def test_a_sign_says_what_the_stand_helps_with_in_words_too():
    words = {
        "device_help": "Autamme laitteen kanssa",
        "both": "Autamme laitteen ja oman palvelumme kanssa",
        "own_service": "Näytämme, miten oma palvelumme toimii",
        "info_only": "Kerromme lisää",
    }
    document = made("table_signs", tuple(StandFacts(scope, scope, "aihe", scope) for scope in words))
    for page, said in enumerate(words.values()):
        assert said in " ".join(pdf_text(document.pdf, page).split())


def test_presenters_that_do_not_fit_a_sign_are_told_of():
    document = made("table_signs", (replace(WIDEST, name=LONG, topic="verkkopankki"),))
    assert {(notice.code, notice.facts["part"]) for notice in document.warnings} == {
        ("text_shortened", "presenters"),
    }
    assert made("table_signs", stands(12)).warnings == ()


def test_the_list_says_who_needs_what_and_what_the_room_lacks():
    rows = (
        StandFacts("a", "Kela", "etuudet", place=1, tables=6, sockets=3, needs=("quiet", "screen"),
                   needs_note="Hiljaa.", presenters=("Essi Esimerkki",), phones=("000 123 4567",)),
        StandFacts("b", "OP-Kainuu", place=2, tables=3, sockets=1, needs=("screen",)),
    )  # fmt: skip
    sheet = read(made("presenters_list", rows).pdf)
    for words in (
        "Kuka tulee ja mitä tarvitsee", "to 8.10.2020 klo 14–18", "klo 13 alkaen", "viimeistään klo 18.30",
        "2 esittelypistettä, 1 esittelijä, 9 pöytää ja 4 pistorasiaa.", "Näyttö 2", "Rauhallinen paikka 1", "Hiljaa.",
        "Tilassa on: 8 pöytää, 4 pistorasiaa, 1 näyttö, langaton verkko.", "Yksi pöytä puuttuu.",
        "Yksi näyttö puuttuu.",
        "Essi Esimerkki", "Eeva Esimerkki",
    ):  # fmt: skip
        assert sheet.says(words), words
    assert not sheet.says("pistorasiaa puuttuu")


def test_a_librarys_list_has_names_and_no_phones_or_addresses():
    rows = (StandFacts("a", "Kela", place=1, presenters=("Essi Esimerkki",), phones=("000 765 4321",)),)
    assert read(made("presenters_list", rows).pdf).says("000 765 4321"), "there is something to hide"
    sheet = read(made("presenters_list", tuple(row.without_phones() for row in rows)).pdf)
    assert sheet.says("Essi Esimerkki")
    assert not sheet.says("000 765 4321")
    assert not sheet.says("@")


def test_a_list_of_many_repeats_its_head_and_counts_its_pages():
    document = made("presenters_list", stands(30))
    assert document.page_count > 2
    for page in range(document.page_count):
        text = " ".join(pdf_text(document.pdf, page).split())
        assert f"sivu {page + 1} ({document.page_count})" in text
        assert "Muut tarpeet" in text


@pytest.mark.parametrize("state", ["cancelled", "postponed"])
def test_a_list_of_a_day_that_does_not_take_place_says_so_first(state: str):
    text = pdf_text(made("presenters_list", stands(2), state=state).pdf)
    word = {"cancelled": "PERUTTU", "postponed": "LYKÄTTY"}[state]
    assert text.index(word) < text.index("Kuka tulee")


def test_what_partners_typed_is_text_and_nothing_else():
    for kind in ("table_signs", "presenters_list"):
        sheet = read(made(kind, (NASTY,)).pdf)
        assert sheet.says("{{ settings }} <b>=1+1")
        assert sheet.says("Essi")
        assert not sheet.says("😀")


def test_without_stands_the_papers_say_that_nobody_has_confirmed():
    for kind in ("table_signs", "presenters_list"):
        document = made(kind, ())
        assert document.page_count == 1
        assert read(document.pdf).says("Kukaan kumppani ei ole vielä vahvistanut.")


def test_without_a_day_and_a_place_the_list_is_still_a_list():
    bare = example().with_changes(day=None, opens=None, place=None, set_up_from=None)
    assert read(kinds.make("presenters_list", bare).pdf).says("Päivä tarkentuu")
