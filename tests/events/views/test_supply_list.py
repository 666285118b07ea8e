"""Is the supplies list seen by planners and summed, and is what the room lacks proposed?"""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import Supply
from tests import world

ADDRESS = "/suunnittelu/kajaani/tarvikkeet/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story(client):
    story = world.story()
    story.kajaani.supplies.all().delete()
    client.force_login(story.eeva)
    return story


def test_costs_are_summed_and_rows_without_one_are_told(client, story):
    world.supply(story.kajaani, name="Kahvi", cost=Decimal("30"))
    world.supply(story.kajaani, name="Pulla", cost=Decimal("12.5"))
    world.supply(story.kajaani, name="Teippi")
    page = client.get(ADDRESS)
    assert page.context["costs"] == "Kustannukset yhteensä 42,50\xa0€. Yhdeltä riviltä puuttuu kustannus."


def test_a_shortage_of_the_room_is_proposed_and_gone_once_it_is_on_the_list(client, story):
    stand = story.kajaani.stands.get()
    stand.tables, story.library.tables = 5, 2
    stand.save()
    story.library.save()
    (proposed,) = client.get(ADDRESS).context["proposals"]
    assert (proposed["shortage"], proposed["pieces"]) == ("tables", 3)
    client.post(f"{ADDRESS}puute/", {"shortage": "tables", "pieces": "3"})
    assert client.get(ADDRESS).context["proposals"] == []
    assert story.kajaani.supplies.get().quantity == 3


def test_helpers_see_the_list_without_a_form(client, story):
    world.supply(story.kajaani)
    client.force_login(story.matti)
    page = client.get(ADDRESS)
    assert "Jatkojohdot" in page.content.decode()
    assert page.context["form"] is None
    assert client.post(ADDRESS).status_code == 405
    for stranger in (story.oona, story.liisa):
        client.force_login(stranger)
        assert client.get(ADDRESS).status_code == 404


def test_thirty_rows_take_as_many_queries_as_one(client, story):
    counts = []
    for number in range(30):
        world.supply(story.kajaani, name=f"Tarvike {number}", stand=story.kajaani.stands.get())
        if number in (0, 29):
            client.get(ADDRESS)
            with CaptureQueriesContext(connection) as queries:
                client.get(ADDRESS)
            counts.append(len(queries))
    assert counts[0] == counts[1] <= 8


def test_the_list_is_empty_with_a_word_and_a_form(client, story):
    assert Supply.objects.of_event(story.kajaani).count() == 0
    assert "Merkitse ensimmäinen tarvike" in client.get(ADDRESS).content.decode()
