"""Is every theme shown by a small picture in the network's colours?"""

import pytest

from events.choices import Theme
from partners.models import Network
from tests import world

pytestmark = pytest.mark.django_db


def test_every_theme_has_its_own_picture(client):
    client.force_login(world.story().eeva)
    pictures = {
        client.get(f"/suunnittelu/kajaani/juliste/teema/{theme}.png").content for theme in Theme.values
    }
    assert len(pictures) == len(Theme.values)
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)


def test_the_picture_wears_the_networks_colours(client):
    story = world.story()
    client.force_login(story.eeva)
    address = "/suunnittelu/kajaani/juliste/teema/kysyja.png"
    before = client.get(address).content
    Network.objects.filter(pk=story.kainuu.pk).update(colour_dark="#5a1450")
    assert client.get(address).content != before


def test_a_strange_theme_is_no_page(client):
    client.force_login(world.story().eeva)
    assert client.get("/suunnittelu/kajaani/juliste/teema/olematon.png").status_code == 404
