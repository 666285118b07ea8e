"""Is the closing report always one page with what was counted, and honest about what was not?"""

from dataclasses import replace
from decimal import Decimal

import pytest

from events import notices
from events.day_facts import ClosingFacts, CostFacts, DayFacts, PayerCosts
from tests.events.documents.day_judges import assert_sound, made, told
from tests.events.documents.day_samples import CLOSING, DAY_FACTS, sheet

pytestmark = pytest.mark.once


@pytest.mark.parametrize(("size", "count"), [("full", 1), ("full", 40), ("over", 2), ("empty", 1)])
def test_it_is_one_page_whatever_was_written(size: str, count: int):
    document = made("closing_report", sheet(size, count))
    assert document.page_count == 1
    found = assert_sound(document, "fi")
    assert min(letter.points for letter in found.letters) >= 8
    assert bool(document.warnings) == (size == "over")


def test_words_of_ordinary_length_are_all_there():
    document = made("closing_report", sheet())
    found = told("closing_report", sheet())
    for words in (
        CLOSING.worked, CLOSING.improve, CLOSING.next_steps, *CLOSING.quotes, "58 kävijää", "74 opastuskertaa",
        "9,1 kouluarvosana, 4–10", "12 kumppania", "Veturi-Apteekki", "Verkkopankki ja maksaminen",
        "279,40 €", "55,88 €", "Oma osuus 20 %", "Kainuun digituki 186,00 €, Kajaanin kaupunki 93,40 €",
    ):  # fmt: skip
        assert found.says(words), words
    assert document.warnings == ()
    assert found.size_of("58") > 25


def test_a_shortened_report_tells_its_coordinator():
    document = made("closing_report", sheet("over", 2))
    assert (
        notices.of_document(document.warnings)
        == ["The closing report is too long for one page, and its texts were cut. Shorten them."]
        or "Kooste ei mahtunut" in notices.of_document(document.warnings)[0]
    )


def test_what_nobody_has_counted_is_left_out_and_nought_is_a_number():
    some = replace(DAY_FACTS, closing=ClosingFacts(visitors=0, grade=8.0))
    found = told("closing_report", sheet(day_facts=some))
    assert found.says("0 kävijää") and found.says("8")
    for label in ("opastuskertaa", "auttajatuntia", "vapaaehtoisia", "None"):
        assert not found.says(label)


def test_costs_are_said_as_far_as_they_are_known():
    planned = CostFacts(
        Decimal(65), payers=(PayerCosts("Kirjasto", Decimal(40)), PayerCosts("", Decimal(25)))
    )
    found = told("closing_report", sheet(day_facts=replace(DAY_FACTS, costs=planned)))
    assert found.says("65,00 €") and found.says("Kirjasto 40,00 €, Maksaja avoinna 25,00 €")
    assert not found.says("Toteuma") and not found.says("Oma osuus")
    typed = CostFacts(Decimal(65), Decimal(0), own=Decimal(0))
    found = told("closing_report", sheet(day_facts=replace(DAY_FACTS, costs=typed)))
    assert found.says("Toteuma 0,00 €") and found.says("Oma osuus 0,00 €") and not found.says("Maksaja")
    assert not told("closing_report", sheet(day_facts=replace(DAY_FACTS, costs=CostFacts()))).says("Kulut")


def test_before_anything_is_counted_the_page_says_so():
    assert told("closing_report", sheet(helpers=(), day_facts=DayFacts())).says(
        "Päivän lukuja ei ole vielä kirjattu."
    )


def test_a_quote_has_one_pair_of_marks():
    quoted = replace(DAY_FACTS, closing=replace(CLOSING, quotes=('"Hyvä päivä."',)))
    found = told("closing_report", sheet(day_facts=quoted))
    assert found.says("”Hyvä päivä.”")
    assert not found.says('"Hyvä')
