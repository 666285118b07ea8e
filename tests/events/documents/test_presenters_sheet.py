"""Does a presenter's page say where to come, when, which place is theirs, and how we help?"""

from dataclasses import replace
from datetime import time

import pytest

from events.day_facts import DayFacts
from tests.events.documents.day_judges import assert_sound, bookmarks, made, told
from tests.events.documents.day_samples import sheet, stands
from tests.judges import pdf_text

pytestmark = pytest.mark.once


def test_one_stands_people_get_one_page_with_everything_of_the_day():
    day = sheet()
    document = made("presenters_sheet", day, day.stands[1])
    assert document.page_count == 1
    found = assert_sound(document, "fi")
    for words in (
        "Tervetuloa auttamaan", "to 8.10.2020 klo 14–18", "Paikka 2", "Dipakka-hanke", "Verkkopankki ja maksaminen",
        "Pisteelläsi: 2 pöytää ja 1 pistorasia, Verkkoyhteys.", "Esittelijät: Teppo Testaaja, Malli Mallikas.",
        "Tavarat tuodaan takapihan ovesta", "Pistorasiat ovat ikkunaseinällä", "Nimi: Kirjasto-vieras",
        "Salasana: kirja2020", "Eeva Esimerkki, puh. 000 123 4567", "Emme koskaan", "maksa, osta tai tilaa",
        "Koko ajan: kahvia",
    ):  # fmt: skip
        assert found.says(words), words
    assert found.size_of("Tavarat tuodaan") >= 9.5


def test_the_hours_of_the_day_stand_in_order_with_the_briefing_before_the_doors():
    text = " ".join(pdf_text(made("presenters_sheet", sheet(count=1)).pdf).split())
    order = (
        "13 Pystytys alkaa", "13.45 Yhteinen aloitus", "14 Ovet avataan", "14.30 Huijausviestit",
        "15.30 Omakanta", "18 Ovet suljetaan", "18.30 Tila on tyhjä",
    )  # fmt: skip
    places = [text.find(words) for words in order]
    assert -1 not in places, list(zip(order, places, strict=True))
    assert places == sorted(places)
    late = sheet(count=1, set_up_from=time(13, 50))
    assert not told("presenters_sheet", late).says("Yhteinen aloitus"), "nobody is there yet"


def test_without_a_stand_in_mind_every_stand_gets_its_own_page_and_bookmark():
    document = made("presenters_sheet", sheet(count=4))
    assert document.page_count == 4
    assert bookmarks(document) == [stand.name for stand in stands(4)]
    for page, stand in enumerate(stands(4)):
        text = " ".join(pdf_text(document.pdf, page).split())
        assert stand.name in text.replace("\u00ad", "")
        assert "sivu 1 (1)" in text


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_moved_day_is_still_one_page(language: str):
    day = sheet(count=2, language=language, state="rescheduled", previous_day=sheet().day)
    assert made("presenters_sheet", day).page_count == 2, "one for each stand"


def test_before_anybody_has_confirmed_there_is_still_a_page_about_the_day():
    found = told("presenters_sheet", sheet(count=0))
    assert found.pages == 1
    assert found.says("Näin autamme")
    assert not found.says("Pisteelläsi")


def test_what_is_not_known_has_no_label():
    found = told("presenters_sheet", sheet(count=1, day_facts=DayFacts()))
    for label in ("Langaton verkko", "Sähkö", "Saapuminen"):
        assert told("presenters_sheet", sheet(count=1)).says(label)
        assert not found.says(label)


def test_a_long_arrival_takes_smaller_letters_and_then_a_second_page_and_loses_nothing():
    day = sheet(count=1)
    words = "Ajakaa takapihalle ja soittakaa ovikelloa. "
    document = made("presenters_sheet", day.with_changes(
        day_facts=replace(day.day_facts, arrival=words * 60 + "VIIMEINEN SANA")))  # fmt: skip
    assert document.page_count == 2
    assert assert_sound(document, "fi").says("VIIMEINEN SANA")


def test_phones_of_presenters_are_nobodys_business_here():
    day = sheet(count=1)
    others = tuple(replace(stand, phones=("000 765 4321",)) for stand in day.stands)
    assert not told("presenters_sheet", day.with_changes(stands=others)).says("000 765 4321")
