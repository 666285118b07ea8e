"""Do logos change places one press at a time, without dragging?"""

import pytest

from partners.choices import PictureUse
from partners.models import Change, Picture
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    story = world.story()
    for name, funds in (("EU", True), ("Kajaani", False), ("Kainuu", False)):
        world.picture(story.kainuu, name, is_funder=funds)
    return story


def order(story):
    return [row.name for row in Picture.objects.of(story.kainuu).used_as(PictureUse.LOGO)]


def press(client, name, where):
    return client.post(f"/verkosto/kuvat/{Picture.objects.get(name=name).pk}/siirra/", {"where": where})


def test_a_logo_changes_places_with_its_neighbour(client, story):
    client.force_login(story.eeva)
    press(client, "Kainuu", "up")
    assert order(story) == ["Kainuu", "Kajaani", "EU"]
    press(client, "Kainuu", "down")
    assert order(story) == ["Kajaani", "Kainuu", "EU"]
    assert Change.objects.filter(deed="picture_moved").count() == 2


def test_nobody_passes_the_funder_or_the_end(client, story):
    client.force_login(story.eeva)
    for name, where in (("Kainuu", "down"), ("EU", "up"), ("Kajaani", "up")):
        press(client, name, where)
    assert not Change.objects.filter(deed="picture_moved").exists()


def test_a_strange_word_is_no_page(client, story):
    client.force_login(story.eeva)
    assert press(client, "EU", "sideways").status_code == 404
