"""Is a page picture sent at one of a few widths?"""

import io

import pytest
from PIL import Image

from tests import world

ADDRESS = "/suunnittelu/kajaani/asiakirjat/poster/kuva.png"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story(settings):
    settings.PICTURE_PATIENCE = 60.0
    return world.story()


@pytest.mark.parametrize(("asked", "width"), [("240", 240), ("720", 720), ("100000", 480), ("x", 480)])
def test_the_picture_has_a_known_width(client, story, asked, width):
    client.force_login(story.liisa)
    response = client.get(ADDRESS, {"w": asked})
    assert response["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(response.content)).width == width


def test_without_patience_the_reader_is_asked_to_come_again(client, story, settings):
    story.kajaani.__class__.objects.update(what_you_get="Tätä ei ole vielä kuvattu")
    settings.PICTURE_PATIENCE = 0.0
    client.force_login(story.liisa)
    response = client.get(ADDRESS)
    assert (response.status_code, response["Retry-After"]) == (503, "5")


def test_strangers_find_nothing(client, story):
    for person in (story.oona, story.sirpa):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == 404
