"""Is a thing put on the supplies list by coordinators, once, with mistakes told at their fields?"""

from decimal import Decimal

import pytest

from partners.models import Change
from tests import world

LIST = "/suunnittelu/kajaani/tarvikkeet/"
ADDRESS = f"{LIST}uusi/"
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
        assert client.post(ADDRESS, LEADS)["Location"] == f"{LIST}#add"
    assert rows(story) == [("Jatkojohto", 6, "Kirjasto", Decimal("12.50"))]
    assert Change.objects.about(story.kajaani.subject).of_deeds(["supply_added"]).count() == 1
    assert "Jatkojohto: oli jo listalla." in client.get(LIST).content.decode()


def test_a_partner_brings_it_and_only_this_events_partners_can_be_chosen(client, story):
    own, other = story.kajaani.stands.get(), story.oulu_event.stands.get()
    client.post(ADDRESS, {"name": "Näyttö", "stand": own.pk})
    assert "OP-Kainuu" in client.get(LIST).content.decode()
    assert client.post(ADDRESS, {"name": "Muu", "stand": other.pk}).status_code == 200
    assert [name for name, *_rest in rows(story)] == ["Näyttö"]


@pytest.mark.parametrize(
    ("field", "typed"), [("name", ""), ("cost", "-3"), ("cost", "kolme"), ("quantity", "0")]
)
def test_what_cannot_be_is_refused_at_its_field(client, story, field, typed):
    answer = client.post(ADDRESS, LEADS | {field: typed})
    assert list(answer.context["form"].errors) == [field]
    assert rows(story) == []


def test_others_find_nothing(client, story):
    for person in (story.matti, story.liisa, story.oona):
        client.force_login(person)
        assert client.post(ADDRESS, LEADS).status_code == 404
    assert rows(story) == []
