"""Does the press release say the record's facts, as a page and as text, and nothing that is not in the record?"""

import pytest

from events.day_facts import ClosingFacts, DayFacts
from events.documents.press_release import text_of
from tests.events.documents.day_judges import made, told
from tests.events.documents.day_samples import HOSTILE, sheet

pytestmark = pytest.mark.once


def test_the_release_is_one_page_with_the_facts_in_sentences():
    document = made("press_release", sheet())
    assert document.page_count == 1
    found = told("press_release", sheet())
    for words in (
        "Mediatiedote", "Julkaisuvapaa heti", "Digitukitalkoot Kajaanin kaupunginkirjastossa",
        "Digitukitalkoot pidetään Kajaanin kaupunginkirjastossa torstaina 8.10.2020 klo 14–18.",
        "Apua laitteen kanssa: Kajaanin kaupunginkirjaston digioppaat (Puhelimen käyttö)", "Lisätietoja medialle",
        "Eeva Esimerkki, projektikoordinaattori", "eeva.esimerkki@example.org",
    ):  # fmt: skip
        assert found.says(words), words


def test_of_forty_partners_the_names_stand_on_the_same_page():
    document = made("press_release", sheet(count=40))
    assert document.page_count == 1
    text = text_of(sheet(count=40))
    assert "Lukion digitutorit" in text
    assert "Puhelimen käyttö" not in text


def test_the_text_says_the_same_without_marks_of_setting():
    text = text_of(sheet())
    for words in (
        "Mediatiedote\nJulkaisuvapaa heti\n", "Milloin: to 8.10.2020 klo 14–18\n", "Kainuun Tietokoneyhdistys",
        "– Sain vihdoin kuvat talteen puhelimesta.", "Lisätietoja medialle:\nEeva Esimerkki",
    ):  # fmt: skip
        assert words in text, words
    assert not {"\u00ad", "\u00a0", "<"} & set(text)


@pytest.mark.parametrize(
    ("language", "lead"),
    [
        ("sv", "Digitalko ordnas Kajaanin kaupunginkirjastossa torsdag 8.10.2020 kl. 14–18."),
        (
            "en",
            "Digital support day will be held Kajaanin kaupunginkirjastossa Thursday 8 October 2020, 14:00–18:00.",
        ),
    ],
)
def test_it_speaks_the_sheets_language(language: str, lead: str):
    assert lead in text_of(sheet(language=language))


def test_there_is_a_quote_only_if_somebody_has_given_one():
    quoted = sheet(day_facts=DayFacts(closing=ClosingFacts(quotes=("Hyvä päivä.",))))
    assert "Hyvä päivä." in text_of(quoted)
    assert told("press_release", quoted).says("Mukana olleiden sanoin")
    assert not told("press_release", sheet(day_facts=DayFacts())).says("Mukana olleiden sanoin")


def test_a_cancelled_day_says_so_in_headline_and_lead():
    text = text_of(sheet(state="cancelled"))
    assert "\n\nPeruttu: Digitukitalkoot" in text
    assert "Tapahtumaa ei järjestetä." in text
    assert "pidetään" not in text


def test_an_idea_without_day_and_place_invents_neither():
    text = text_of(sheet("empty"))
    assert "Milloin: Päivä tarkentuu" in text
    assert "pidetään" not in text and "None" not in text


def test_inner_facts_and_markup_stay_out():
    text = text_of(sheet(summary=HOSTILE))
    assert "<b>{{ x }}</b> url(http://example.org/x.png)" in text
    for secret in ("Teppo Testaaja", "kirja2020", "😀"):
        assert secret not in text
