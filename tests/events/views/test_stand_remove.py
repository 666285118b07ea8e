"""Does a partner leave only when the button is pressed, and once?"""

import pytest

from partners.models import Change
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def address(story):
    return f"/suunnittelu/kajaani/kumppanit/{story.kajaani.stands.get().pk}/poista/"


def test_looking_removes_nothing_and_pressing_removes_once(client, story, address):
    client.force_login(story.eeva)
    assert "Poista OP-Kainuu talkoista" in client.get(address).content.decode()
    assert story.kajaani.stands.count() == 1
    assert client.post(address).status_code == 302
    assert client.post(address).status_code == 404
    assert story.kajaani.stands.count() == 0
    assert Change.objects.filter(deed="stand_removed").count() == 1


def test_only_coordinators_of_the_network_remove(client, story, address):
    for person in (story.oona, story.liisa, story.matti):
        client.force_login(person)
        assert client.post(address).status_code == 404
    assert story.kajaani.stands.count() == 1
