"""Is a thing taken off the list by a press, once?"""

import pytest

from partners.models import Change
from tests import world

pytestmark = pytest.mark.django_db


def test_a_thing_is_taken_off_by_a_press_and_not_by_looking(client):
    story = world.story()
    client.force_login(story.eeva)
    address = f"/suunnittelu/kajaani/tarvikkeet/{story.kajaani.supplies.get().pk}/poista/"
    assert client.get(address).status_code == 405
    assert client.post(address)["Location"] == "/suunnittelu/kajaani/tarvikkeet/"
    assert not story.kajaani.supplies.exists()
    assert client.post(address).status_code == 404
    assert Change.objects.about(story.kajaani.subject).of_deeds(["supply_removed"]).count() == 1
