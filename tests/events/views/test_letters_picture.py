"""Is only a picture that was shown a moment ago sent, and only of this event?"""

import pytest

from tests import letter_world, world

pytestmark = pytest.mark.django_db


def test_a_picture_belongs_to_its_event_and_nothing_else_has_one(client):
    asked = letter_world.asked()
    client.force_login(asked.story.eeva)
    other = world.event(asked.story.kainuu, asked.story.other_library, slug="sotkamo")
    address = client.get("/suunnittelu/kajaani/kirjeet/").context["shown"]["picture"]
    assert client.get(address)["Content-Type"] == "image/png"
    assert client.get(address.replace("kajaani", other.slug)).status_code == 404
    for digest in ("0" * 32, "abc", "x-y"):
        assert client.get(f"/suunnittelu/kajaani/kirjeet/{digest}.png").status_code == 404
