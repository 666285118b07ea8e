"""Does the leaflet tell a visitor what, when, where and who helps, also in large print and in plain language?"""

import re
from dataclasses import replace

import pytest

from events.documents.programme_leaflet import groups
from tests.events.documents.day_judges import assert_sound, made, told
from tests.events.documents.day_samples import sheet
from tests.judges import pdf_text

pytestmark = pytest.mark.once


def test_twelve_partners_fit_both_sides_of_one_sheet():
    document = made("programme_leaflet", sheet())
    assert document.page_count == 2
    found = assert_sound(document, "fi")
    for words in (
        "Apua puhelimen, tabletin ja tietokoneen käyttöön", "to 8.10.2020 klo 14–18", "Seminaarinkatu 15",
        "Maksuton. Ei ilmoittautumista.", "Ota oma laite mukaan.", "Tilaan pääsee esteettömästi.", "14.30",
        "Huijausviestit", "Koko ajan: kahvia", "Numero on pöydän numero.", "Apua laitteen kanssa",
        "talkoot.example.org/talkoot/kajaani", "Kainuun digituki, esimerkkihanke",
    ):  # fmt: skip
        assert found.says(words), words
    assert (round(found.width), round(found.height)) == (148, 210)


@pytest.mark.parametrize(
    ("count", "paper", "pages"), [(1, "a5", 2), (1, "a4", 1), (12, "a4", 2), (40, "a4", 2)]
)
def test_it_takes_few_pages(count: int, paper: str, pages: int):
    assert made("programme_leaflet", sheet(count=count), paper=paper).page_count <= pages


def test_helpers_stand_under_what_they_help_with_in_the_order_of_tables():
    made_groups = groups(sheet())
    assert [len(group.rows) for group in made_groups] == [2, 1, 7, 2]
    numbers = [int(number) for group in made_groups for number, *_rest in group.rows if number]
    assert numbers == [1, 3, 7, 4, 8, 9, 10, 11, 2, 5]
    assert [name for number, name, _t, _l in made_groups[2].rows if not number] == [
        "Kainuun Nuotta", "Veturi-Apteekki",
    ]  # fmt: skip


def test_a_topic_that_is_only_in_finnish_is_marked_as_finnish():
    swedish = sheet(count=1, language="sv")
    one = replace(swedish.helpers[0], topic_fell_back=True)
    ((_number, _name, topic, language),) = groups(swedish.with_changes(helpers=(one,)))[0].rows
    assert (topic, language) == ("Puhelimen käyttö", "fi")


@pytest.mark.parametrize(
    ("language", "when"),
    [
        ("fi", "Tapahtuma on torstaina 8. lokakuuta 2020."),
        ("sv", "Evenemanget är torsdag 8 oktober 2020."),
        ("en", "The day is Thursday 8 October 2020."),
    ],
)
def test_plain_language_writes_days_out_and_says_one_thing_at_a_time(language: str, when: str):
    document = made("programme_leaflet", sheet(count=3, language=language), variant="plain")
    found = assert_sound(document, language)
    assert found.says(when)
    assert min(letter.points for letter in found.letters) >= 12
    ours = [
        sentence
        for sentence in re.split(r"(?<=[.?])\s", " ".join(pdf_text(document.pdf, 0).split()))
        if sentence.startswith(("Tapahtuma on", "Ovet", "Paikka on", "Osoite on", "Evenemanget", "Dörrarna"))
    ]
    assert ours or language == "en"
    assert all(len(sentence.split()) <= 12 for sentence in ours), ours
    if language == "fi":
        assert not found.says("to 8.10.2020")


def test_a_cancelled_leaflet_strikes_the_hours():
    text = pdf_text(made("programme_leaflet", sheet(count=1, state="cancelled")).pdf, 0)
    assert text.index("PERUTTU") < text.index("Apua puhelimen")


def test_inner_facts_stay_off_what_visitors_read():
    found = told("programme_leaflet", sheet())
    for secret in ("Teppo Testaaja", "kirja2020", "Tavarat tuodaan", "000 765"):
        assert not found.says(secret)
