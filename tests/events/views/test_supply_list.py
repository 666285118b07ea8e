"""Is the supplies list seen by planners, added to by coordinators, and summed?"""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import Supply
from partners.models import Change
from tests import world

ADDRESS = "/suunnittelu/kajaani/tarvikkeet/"
LEADS = {"name": "Jatkojohto", "quantity": "6", "bringer": "Kirjasto", "cost": "12,50", "note": "valkoisia"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def story(client):
    story = world.story()
    story.kajaani.supplies.all().delete()
    client.force_login(story.eeva)
    return story


def rows(story) -> list[tuple[str, int, str, Decimal | None]]:
    return list(story.kajaani.supplies.order_by("order").values_list("name", "quantity", "bringer", "cost"))


def test_a_thing_is_added_once_however_often_it_is_sent(client, story):
    for _press in range(2):
        assert client.post(ADDRESS, LEADS)["Location"] == f"{ADDRESS}#add"
    assert rows(story) == [("Jatkojohto", 6, "Kirjasto", Decimal("12.50"))]
    assert Change.objects.about(story.kajaani.subject).of_deeds(["supply_added"]).count() == 1
    assert "Jatkojohto: oli jo listalla." in client.get(ADDRESS).content.decode()


def test_a_partner_brings_it_and_only_this_events_partners_can_be_chosen(client, story):
    own, other = story.kajaani.stands.get(), story.oulu_event.stands.get()
    client.post(ADDRESS, {"name": "Näyttö", "stand": own.pk})
    assert "OP-Kainuu" in client.get(ADDRESS).content.decode()
    assert client.post(ADDRESS, {"name": "Muu", "stand": other.pk}).status_code == 200
    assert [name for name, *_rest in rows(story)] == ["Näyttö"]


@pytest.mark.parametrize(
    ("field", "typed"), [("name", ""), ("cost", "-3"), ("cost", "kolme"), ("quantity", "0")]
)
def test_what_cannot_be_is_refused_at_its_field(client, story, field, typed):
    answer = client.post(ADDRESS, LEADS | {field: typed})
    assert list(answer.context["form"].errors) == [field]
    assert rows(story) == []


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


def test_helpers_see_the_list_and_cannot_add(client, story):
    world.supply(story.kajaani)
    client.force_login(story.matti)
    page = client.get(ADDRESS)
    assert "Jatkojohdot" in page.content.decode()
    assert page.context["form"] is None
    assert client.post(ADDRESS, LEADS).status_code == 404
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
