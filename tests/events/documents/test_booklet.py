"""Does the participants' booklet hold those who allowed it, and nothing of those who did not?"""

from dataclasses import replace

import pytest

from events.day_facts import BookletEntry, DayFacts
from tests.events.documents.day_judges import assert_sound, bookmarks, made, told
from tests.events.documents.day_samples import entries, sheet

pytestmark = pytest.mark.once


def test_forty_entries_flow_well_and_each_has_a_bookmark():
    document = made("booklet", sheet(count=40))
    assert_sound(document, "fi")
    assert document.page_count <= 12
    assert bookmarks(document)[0] == "Ketkä ovat mukana"


def test_an_entry_says_what_the_partner_allowed():
    found = told("booklet", sheet(count=2))
    for words in (
        "2 kumppania", "Dipakka-hanke", "Hanke · Paikka 2", "Verkkopankki ja maksaminen", "Neuvomme puhelimen",
        "Yhteyshenkilö: Essi Esimerkki, puh. 000 123 4567, essi@example.org",
    ):  # fmt: skip
        assert found.says(words), words


def test_contacts_that_were_not_allowed_are_not_there():
    one = replace(entries(2)[1], contact_name="", contact_email="", contact_phone="")
    assert told("booklet", sheet(day_facts=DayFacts(booklet=(entries(2)[1],)))).says("Yhteyshenkilö")
    assert not told("booklet", sheet(day_facts=DayFacts(booklet=(one,)))).says("Yhteyshenkilö")


def test_partners_who_did_not_allow_it_are_not_named():
    day = sheet(count=12)
    some = day.with_changes(day_facts=replace(day.day_facts, booklet=entries(3)))
    assert told("booklet", day).says("Veturi-Apteekki")
    assert not told("booklet", some).says("Veturi-Apteekki")


def test_many_are_found_from_a_list_with_page_numbers_and_few_need_none():
    assert told("booklet", sheet(count=12)).says("Sisällys")
    assert not told("booklet", sheet(count=3)).says("Sisällys")


def test_without_anybody_the_booklet_says_so():
    document = made("booklet", sheet(day_facts=DayFacts()))
    assert document.page_count == 1
    assert assert_sound(document, "fi").says("Kukaan ei ole vielä antanut lupaa")


def test_an_entry_without_topic_and_story_says_what_it_helps_with():
    bare = BookletEntry("x", "Kela", scope="device_help")
    assert told("booklet", sheet(day_facts=DayFacts(booklet=(bare,)))).says("Autamme laitteen kanssa")
