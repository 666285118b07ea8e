"""Does the contents page of a print pack say what to print, where it goes, and how not to spoil it?"""

from dataclasses import replace

import pytest

from events.day_facts import DayFacts
from tests.events.documents.day_judges import assert_sound, made, told
from tests.events.documents.day_samples import DAY_FACTS, PACK, sheet
from tests.judges import pdf_text

pytestmark = pytest.mark.once


def test_every_paper_of_the_pack_has_a_line():
    document = made("pack_cover", sheet())
    assert document.page_count == 1
    text = " ".join(pdf_text(document.pdf).split())
    for words in (
        "Tulosta nämä", "Yhteensä 38 sivua", "Mitä Mihin Paperi Sivuja Kpl", "Juliste Ulko-ovi ja ilmoitustaulu A3 1 2",
        "Pöytäkyltit Pöydille, taita keskeltä A4 9 1", "Tulosta koossa 100 %.", "Älä valitse ”Sovita sivulle”",
    ):  # fmt: skip
        assert words in text, words


def test_a_pack_of_many_goes_on_and_repeats_its_head():
    many = replace(DAY_FACTS, pack=PACK * 10)
    document = made("pack_cover", sheet(day_facts=many))
    assert document.page_count >= 2
    assert_sound(document, "fi")
    for page in range(2):
        assert "Mihin" in pdf_text(document.pdf, page)


def test_an_empty_pack_says_so():
    found = told("pack_cover", sheet(day_facts=DayFacts()))
    assert found.says("Paketissa ei ole vielä mitään.")
    assert not found.says("100 %")
