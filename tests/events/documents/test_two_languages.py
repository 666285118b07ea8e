"""Does a poster in two languages say everything in both, each word in its own language, as one poster?"""

import io
import re
from dataclasses import replace

import pikepdf
import pytest

from events.documents import kinds
from events.documents.design import Design
from events.documents.poster_second import in_two_languages
from events.documents.poster_words import poster_words
from events.example_sheet import example
from events.facts import EventSheet
from tests.events.documents.poster_samples import PLACES, codes, outside, poster
from tests.events.documents.reading import overlaps, read
from tests.events.documents.samples import kajaani
from tests.judges import assert_pdf_ua

pytestmark = pytest.mark.once
FINNISH = (
    "Apua puhelimen",
    "Maksuton.",
    "Digitukitalkoot",
    "Ota oma laite",
    "Ota mukaan omat",
    "Tilaan pääsee",
)
SECOND = {
    "sv": (
        "Hjälp med telefonen",
        "Avgiftsfritt.",
        "Digitalko",
        "Ta med din egen",
        "Ta med dina lösenord",
        "Lokalen är",
    ),
    "en": (
        "Help with your phone",
        "Free of charge.",
        "Digital support day",
        "Bring your own device",
        "Bring your own passwords",
        "Step-free access.",
    ),
}


def other(language: str, count: int = 5) -> EventSheet:
    """Return the same day in another language."""
    return kajaani(count, language)


@pytest.mark.parametrize(
    ("theme", "language", "paper"),
    [
        *((theme, language, "a4") for theme in PLACES for language in SECOND),
        ("kysyja", "sv", "a3"),
        ("neule", "en", "a3"),
    ],
)
def test_every_fact_stands_in_both_languages_and_the_first_headline_is_the_larger(
    theme: str, language: str, paper: str
):
    document = poster(kajaani(5), other(language), theme=theme, paper=paper)
    sheet = read(document.pdf)
    missing = [words for words in (*FINNISH, *SECOND[language]) if not sheet.says(words)]
    assert missing == []
    assert codes(document) <= {"small_type"}
    first, second = sheet.size_of(FINNISH[0]), sheet.size_of(SECOND[language][0])
    least = 44 if paper == "a4" else 64
    assert first >= least
    assert 0.36 * least <= second < 0.75 * first
    assert overlaps(sheet.letters) == []
    assert outside(document, 10.0 if paper == "a4" else 14.14) == []


def test_finnish_and_swedish_share_one_date_line():
    sheet = read(poster(kajaani(5), other("sv")).pdf)
    assert sheet.says("to 8.10.2020 klo/kl. 14–18")
    monday = kajaani(5, day=example().day)
    sheet = read(poster(monday, monday.with_changes(language="sv")).pdf)
    assert sheet.says("ke/on 10.3.2027 klo/kl. 14–18")


@pytest.mark.parametrize("theme", ["kysyja", "almanakka", "neule"])
def test_english_has_its_own_smaller_line_of_day_and_hours(theme: str):
    sheet = read(poster(kajaani(5), other("en"), theme=theme).pdf)
    assert sheet.says("Thu 8 October 2020")
    assert sheet.says("14:00–18:00")
    figures = [letter.points for letter in sheet.find("Thu 8 October")]
    assert 16 <= max(figures) < 36


def test_what_is_the_same_is_said_once():
    sheet = read(poster(kajaani(5), other("sv")).pdf)
    text = "".join(letter.text for letter in sheet.letters)
    assert text.count("Kajaaninkaupunginkirjasto,") == 1, "in the contact; the place ends without a comma"
    assert text.count("Seminaarinkatu") == 1
    assert text.count("KainuunTietokoneyhdistys") == 1
    assert sheet.says("Auttamassa / På plats och hjälper")
    assert sheet.says("Kysy lisää / Fråga mera: Kajaanin kaupunginkirjasto")


def test_a_place_with_two_names_has_both():
    place = example().place
    assert place
    swedish = other("sv").with_changes(place=replace(place, name="Kajana stadsbibliotek"))
    sheet = read(poster(kajaani(5), swedish).pdf)
    assert sheet.says("Kajaanin kaupunginkirjasto")
    assert sheet.says("Kajana stadsbibliotek")
    assert sheet.size_of("Kajana") < sheet.size_of("Seminaarinkatu") + 0.1


@pytest.mark.parametrize("theme", ["kysyja", "almanakka", "hirsi"])
def test_a_screen_reader_is_told_of_each_language(theme: str):
    document = poster(kajaani(5), other("sv"), theme=theme)
    assert_pdf_ua(document.pdf)
    with pikepdf.open(io.BytesIO(document.pdf)) as file:
        assert file.Root.Lang == "fi"
        assert str(file.docinfo["/Title"]).startswith("Apua puhelimen")
        marked = [
            str(thing["/Lang"])
            for thing in file.objects
            if isinstance(thing, pikepdf.Dictionary) and "/Lang" in thing and thing.get("/Type") != "/Catalog"
        ]
    assert marked.count("sv") >= 8, "headline, price, name, two sentences, heading, contact, note"


def test_a_state_is_overprinted_in_both_languages():
    sheet = read(poster(kajaani(5, state="cancelled"), other("sv").with_changes(state="cancelled")).pdf)
    assert sheet.says("PERUTTU / INSTÄLLT") or sheet.says("PERUTTU / INSTÄLLD")
    assert sheet.says("Tapahtumaa ei järjestetä.")


@pytest.mark.parametrize("variant", ["large", "plain"])
def test_two_languages_go_with_the_variants(variant: str):
    sheet = read(poster(kajaani(5), other("sv"), variant=variant, paper="a3").pdf)
    assert sheet.says("Hjälp med telefonen")
    assert overlaps(sheet.letters) == []


def test_without_a_second_sheet_nothing_is_doubled():
    assert kinds.make("poster", kajaani(5), None, Design()).pdf != poster(kajaani(5), other("sv")).pdf
    words = in_two_languages(poster_words(kajaani(5)), poster_words(kajaani(5)))
    assert words.second
    assert not any((words.second.what, words.second.when, words.second.free, words.second.bring))
    assert not re.search(" / ", words.contact)
