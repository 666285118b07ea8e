"""Does the sheet say what the rows say, in every language, in few queries?"""

from datetime import date, time
from typing import Any

import pytest

from events import sheet
from events.choices import Scope, StandState, TextKey
from events.facts import Access, ContactPoint, EventSheet, Helper, Place
from events.models import EventText
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Any:
    network = world.network()
    library = world.venue(network, name_sv="Kajana stadsbibliotek", phone="000 123 4567")
    return world.event(network, library, title_sv="Digital hjälp", step_free=True, contact_name="Kirjasto")


def test_sheet_holds_the_facts_of_the_rows(event: Any) -> None:
    facts = sheet.of(event)
    assert isinstance(facts, EventSheet)
    assert (facts.day, facts.opens, facts.closes) == (date(2027, 3, 10), time(14), time(18))
    assert facts.place == Place(
        name="Kajaanin kaupunginkirjasto", genitive="Kajaanin kaupunginkirjaston",
        locative="Kajaanin kaupunginkirjastossa", destination="Kajaanin kaupunginkirjastoon",
        street_address="Seminaarinkatu 15", postal_code="87100", postal_place="Kajaani", municipality="Kajaani",
        municipality_genitive="Kajaanin", municipality_locative="Kajaanissa", phone="000 123 4567",
    )  # fmt: skip
    assert facts.access == Access(step_free=True)
    assert facts.contact == ContactPoint(name="Kirjasto")
    assert facts.uid == f"talkoot-{event.calendar_uid}@talkoot.example.org"


def test_sheet_lists_confirmed_stands_for_the_wall_and_the_others_apart(event: Any) -> None:
    for order, (name, state, scope) in enumerate(
        [
            ("Kela", StandState.CONFIRMED, Scope.OWN_SERVICE),
            ("Tietokoneyhdistys", StandState.CONFIRMED, Scope.DEVICE_HELP),
            ("OP", StandState.INVITED, Scope.OWN_SERVICE),
            ("DVV", StandState.DECLINED, Scope.OWN_SERVICE),
        ]
    ):
        one = world.organisation(event.network, name, name.lower())
        world.stand(event, one, state=state, scope=scope, order=order, topic="aihe")
    facts = sheet.of(event)
    assert facts.helpers == (
        Helper("tietokoneyhdistys", "Tietokoneyhdistys", "aihe", "device_help"),
        Helper("kela", "Kela", "aihe", "own_service"),
    )
    assert [helper.name for helper in facts.invited] == ["OP"]


def test_swedish_sheet_falls_back_to_finnish_and_says_where(event: Any) -> None:
    facts = sheet.of(event, "sv")
    assert facts.title == "Digital hjälp"
    assert facts.what_you_get == event.what_you_get
    assert facts.missing == ("kind_name", "what_you_get")
    assert facts.place is not None
    assert (facts.place.name, facts.place.locative) == ("Kajana stadsbibliotek", "på Kajana stadsbibliotek")
    assert facts.public_url.endswith("/sv/talkoot/kajaani/")


def test_swedish_sheet_names_town_and_venue_in_swedish_wherever_they_stand(event: Any) -> None:
    event.contact_name = event.venue.name
    event.save()
    facts = sheet.of(event, "sv")
    assert facts.place is not None
    assert facts.place.address == "Seminaarinkatu 15, 87100 Kajana"
    assert facts.contact.name == "Kajana stadsbibliotek"
    assert sheet.of(event).contact.name == "Kajaanin kaupunginkirjasto"


def test_letter_text_has_the_names_of_places_in_their_forms(event: Any) -> None:
    EventText.objects.create(
        event=event, key=TextKey.LETTER_OPENING, text="Kutsumme teidät {venue_destination}."
    )
    assert sheet.of(event).letter.opening == "Kutsumme teidät Kajaanin kaupunginkirjastoon."


def test_letter_follows_when_the_venue_changes(event: Any) -> None:
    EventText.objects.create(event=event, key=TextKey.LETTER_OPENING, text="Nähdään {venue_locative}.")
    event.venue = world.venue(event.network, "765", "Sotkamon kirjasto")
    event.save()
    assert sheet.of(event).letter.opening == "Nähdään Sotkamon kirjastossa."


def test_sheet_survives_a_deleted_venue_and_a_missing_day(event: Any) -> None:
    event.venue.delete()
    event.refresh_from_db()
    event.day = event.opens = event.closes = None
    event.save()
    facts = sheet.of(event)
    assert (facts.place, facts.day, facts.opens) == (None, None, None)


def test_many_sheets_take_as_many_queries_as_one(event: Any, django_assert_max_num_queries: Any) -> None:
    pks = [event.pk]
    world.stand(event, world.organisation(event.network, "Yhdistys", "yhdistys"))
    for number in range(30):
        one = world.event(event.network, event.venue, slug=f"kajaani-{number}")
        world.stand(one, world.organisation(event.network, f"Yhdistys {number}", f"y-{number}"))
        world.meeting(one)
        pks.append(one.pk)
    with django_assert_max_num_queries(6) as one_query:
        sheet.of(event)
    with django_assert_max_num_queries(6) as all_queries:
        facts = sheet.many(pks)
    assert len(one_query.captured_queries) == len(all_queries.captured_queries)
    assert len(facts) == 31
    assert all(facts[pk].helpers for pk in pks[1:])


def test_a_letter_without_words_in_a_language_is_among_what_is_missing(event: Any) -> None:
    EventText.objects.create(event=event, key=TextKey.LETTER_OPENING, text="Tervetuloa.")
    assert "letter" in sheet.of(event, "se").missing
    EventText.objects.update(text_se="Bures boahtin.")
    assert "letter" not in sheet.of(event, "se").missing
