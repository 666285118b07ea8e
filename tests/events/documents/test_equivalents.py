"""Do the words for a picture tell the poster's facts, short enough for an alt field, in every language?"""

import pytest
from django.utils import translation

from events.documents.equivalents import LONGEST_ALT, alt_of, text_of
from events.documents.poster_words import poster_words
from events.example_sheet import example
from events.facts import EventSheet
from tests.events.documents.samples import bare, kajaani, overfull, sotkamo


def squeezed(text: str) -> str:
    """Return the text without what separates words."""
    return "".join(text.replace("\u00ad", "").split())


def test_text_has_the_facts_in_the_order_in_which_a_poster_is_read():
    assert text_of(example()).splitlines() == [
        "Apua puhelimen, tabletin ja tietokoneen käyttöön",
        "Digitukitalkoot",
        "Keskiviikkona 10.3.2027 klo 14–18",
        "Kajaanin kaupunginkirjasto, Seminaarinkatu 15, 87100 Kajaani",
        "Maksuton. Ei ilmoittautumista. Tule silloin, kun sinulle sopii.",
        "Ota oma laite mukaan. Voit tulla myös ilman laitetta.",
        "Ota mukaan omat salasanasi, mutta älä kerro niitä kenellekään.",
        "Auttamassa: Kajaanin kaupunginkirjaston digioppaat, Kainuun Tietokoneyhdistys, Kainuun näkövammaiset, "
        "Kaukametsän opisto, Kela Kajaani",
        "Kysy lisää: Kajaanin kaupunginkirjasto, puh. 000 123 4567",
        "Tilaan pääsee esteettömästi. Induktiosilmukkaa ei ole.",
        "Tapahtuman sivu: https://talkoot.example.org/talkoot/kajaani/",
        "Järjestäjä: Kainuun digituki, esimerkkihanke",
        "Esimerkkiaineisto",
    ]


@pytest.mark.parametrize("sheet", [kajaani(12), kajaani(40, "sv"), sotkamo("en"), bare(), overfull()])
def test_text_leaves_out_nothing_that_the_poster_says(sheet: EventSheet):
    text, words = squeezed(text_of(sheet)), poster_words(sheet)
    told = [words.what, words.place, words.address, words.free, *words.bring, words.contact, *words.notes]
    told += [part for helper in words.helpers for part in (helper.name, helper.topic)]
    assert [fact for fact in told if squeezed(fact) not in text] == []
    assert "\u00a0" not in text_of(sheet) and "\u00ad" not in text_of(sheet)


def test_text_in_two_languages_is_one_after_the_other():
    both = text_of(kajaani(2), kajaani(2, "sv"))
    finnish, swedish = both.split("\n\n")
    assert finnish.startswith("Apua puhelimen") and swedish.startswith("Hjälp med telefonen")


def test_cancelled_event_says_so_first():
    sheet = kajaani(2, state="cancelled")
    assert text_of(sheet).startswith("PERUTTU. ")
    assert alt_of(sheet, "screen").startswith("Peruttu: Apua puhelimen")


def test_alt_is_one_sentence_with_what_when_and_where():
    assert alt_of(example(), "screen") == (
        "Apua puhelimen, tabletin ja tietokoneen käyttöön, keskiviikkona 10.3.2027 klo 14–18, "
        "Kajaanin kaupunginkirjasto, Seminaarinkatu 15, 87100 Kajaani."
    )
    assert alt_of(example(), "a4").startswith("Juliste: Apua puhelimen")


@pytest.mark.parametrize("sheet", [bare(), overfull(), kajaani(3, what_you_get="x" * 900), kajaani(3, "sv")])
def test_alt_is_never_longer_than_calendars_take(sheet: EventSheet):
    for paper in ("a4", "screen"):
        assert 10 < len(alt_of(sheet, paper)) <= LONGEST_ALT


def test_hostile_words_stay_words():
    sheet = kajaani(1, what_you_get="<b>Apua</b> {{ 7*7 }} \u202etakaperin")
    assert text_of(sheet).startswith("<b>Apua</b> {{ 7*7 }} takaperin")


def test_words_do_not_depend_on_who_asks():
    with translation.override("en"):
        assert text_of(example()).splitlines()[2].startswith("Keskiviikkona")
