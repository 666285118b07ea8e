"""Does a network's sending stop and go on when its coordinator says so, and is that shown?"""

import pytest

from partners.models import Change, Network
from tests import world

ADDRESS = "/suunnittelu/lahtevat/tauko/kainuu/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def test_sending_stops_and_goes_on_with_a_line_in_the_trail(client, story):
    client.force_login(story.eeva)
    page = client.post(ADDRESS, {"pause": "1"}, follow=True).content.decode()
    assert "Lähettäminen on tauolla" in page
    assert "Jatka lähettämistä" in page
    assert Network.objects.get(slug="kainuu").post_is_paused
    assert not Network.objects.get(slug="oulu").post_is_paused
    page = client.post(ADDRESS, {"pause": "0"}, follow=True).content.decode()
    assert "Jatka lähettämistä" not in page
    assert not Network.objects.get(slug="kainuu").post_is_paused
    trail = Change.objects.about(f"network:{story.kainuu.pk}")
    assert [row.deed for row in trail] == ["post_resumed", "post_paused"]


def test_a_second_press_changes_nothing(client, story):
    client.force_login(story.eeva)
    client.post(ADDRESS, {"pause": "1"})
    assert "Niin oli jo." in client.post(ADDRESS, {"pause": "1"}, follow=True).content.decode()
    assert Change.objects.about(f"network:{story.kainuu.pk}").count() == 1


def test_strangers_helpers_and_librarians_find_nothing(client, story):
    for person in (story.oona, story.matti, story.liisa):
        client.force_login(person)
        assert client.post(ADDRESS, {"pause": "1"}).status_code == 404
    assert not Network.objects.get(slug="kainuu").post_is_paused
    client.force_login(story.eeva)
    assert client.get(ADDRESS).status_code == 405
