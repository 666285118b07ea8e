"""Is a stand changed by coordinators, and is another person's change never overwritten unseen?"""

import pytest

from tests import world
from tests.posting import typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def address(story):
    return f"/suunnittelu/kajaani/kumppanit/{story.kajaani.stands.get().pk}/"


def test_the_topic_and_state_are_saved(client, story, address):
    client.force_login(story.eeva)
    response = client.post(
        address, typed(client.get(address).context["form"], topic="verkkopankki", state="declined")
    )
    stand = story.kajaani.stands.get()
    assert (response.status_code, stand.topic, stand.state) == (302, "verkkopankki", "declined")


def test_a_change_from_a_stale_page_is_told_before_it_replaces(client, story, address):
    client.force_login(story.eeva)
    stale = typed(client.get(address).context["form"], topic="mobiilipankki")
    client.post(address, typed(client.get(address).context["form"], topic="verkkopankki"))
    told = client.post(address, stale)
    assert "verkkopankki" in told.content.decode()
    assert story.kajaani.stands.get().topic == "verkkopankki"
    client.post(address, typed(told.context["form"]))
    assert story.kajaani.stands.get().topic == "mobiilipankki"


def test_only_coordinators_of_the_network_change(client, story, address):
    client.force_login(story.eeva)
    form = client.get(address).context["form"]
    for person in (story.oona, story.liisa, story.matti):
        client.force_login(person)
        assert client.get(address).status_code == 404
        assert client.post(address, typed(form, topic="kaapattu")).status_code == 404
    assert story.kajaani.stands.get().topic == "sähköiset palvelut"


def test_a_stand_is_found_below_its_own_event_only(client, story):
    client.force_login(story.eeva)
    stand = story.kajaani.stands.get()
    world.event(story.kainuu, story.library, slug="toinen")
    assert client.get(f"/suunnittelu/toinen/kumppanit/{stand.pk}/").status_code == 404
