"""Does the packing list hold all supplies, and reckon right what the stands need against the room?"""

from dataclasses import replace

import pytest

from events.day_facts import DayFacts, SupplyFacts
from events.stand_facts import RoomFacts, StandFacts
from tests.events.documents.day_judges import made, told
from tests.events.documents.day_samples import DAY_FACTS, sheet
from tests.judges import pdf_text

pytestmark = pytest.mark.once
TWO = (
    StandFacts("a", "Kela", tables=6, sockets=3, needs=("screen", "network"), presenters=("Essi", "Aino")),
    StandFacts("b", "OP", tables=3, sockets=1, needs=("screen", "quiet"), presenters=("Malli",)),
)


def test_every_supply_can_be_ticked_off_on_one_page():
    document = made("packing_list", sheet())
    assert document.page_count == 1
    text = " ".join(pdf_text(document.pdf).split())
    for supply in DAY_FACTS.supplies:
        assert supply.name in text


def test_how_many_and_who_brings_stand_beside_the_thing():
    text = " ".join(pdf_text(made("packing_list", sheet()).pdf).split())
    assert "Jatkojohto 6 Kirjasto" in text
    assert "Kahvi ja pulla Kaukametsän Martat, Maija; tilataan keskiviikkona" in text
    assert "Muistilaput 1" not in text, "one of a thing needs no number"


def test_needs_are_summed_and_compared_with_the_room():
    text = " ".join(pdf_text(made("packing_list", sheet(stands=TWO)).pdf).split())
    for row in (
        "Pöydät 9 8 1",
        "Pistorasiat 4 4 0",
        "Näyttö 2 1 1",
        "Verkkoyhteys 1 on –",
        "Rauhallinen paikka 1 – –",
    ):
        assert row in text, row
    assert "Yksi pöytä puuttuu. Yksi näyttö puuttuu." in text
    unknown = pdf_text(made("packing_list", sheet(stands=TWO, room=RoomFacts())).pdf)
    assert "Pöydät 9 – –" in " ".join(unknown.split()), "what nobody has told of is not missing"


def test_as_many_papers_are_asked_for_as_there_are_stands_and_people():
    text = " ".join(pdf_text(made("packing_list", sheet(stands=TWO)).pdf).split())
    for row in ("Pöytäkyltit 2", "Esittelijän ohje 3", "Nimikyltit 3", "Laskentalomakkeet 2"):
        assert row in text, row


def test_an_empty_list_still_has_lines_for_ones_own():
    found = told("packing_list", sheet(stands=(), day_facts=DayFacts()))
    assert found.says("Tarvikkeita ei ole vielä kirjattu.")
    assert found.says("Omia lisäyksiä")
    assert not found.says("Pisteiden tarpeet")


def test_fifty_supplies_go_on_over_the_page():
    things = tuple(SupplyFacts(f"Tarvike numero {number}") for number in range(1, 81))
    many = replace(DAY_FACTS, supplies=things)
    document = made("packing_list", sheet(day_facts=many))
    assert document.page_count == 2
    assert told("packing_list", sheet(day_facts=many)).says("Tarvike numero 80")
