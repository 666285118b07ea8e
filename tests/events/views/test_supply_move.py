"""Does a thing change places with its neighbour, without dragging?"""

import pytest

from tests import world

ADDRESS = "/suunnittelu/kajaani/tarvikkeet/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story(client):
    story = world.story()
    story.kajaani.supplies.all().delete()
    for name in ("Kahvi", "Pulla", "Teippi"):
        world.supply(story.kajaani, name=name)  # all with the same order, as copied rows may have
    client.force_login(story.eeva)
    return story


def names(story) -> list[str]:
    return list(story.kajaani.supplies.in_order().values_list("name", flat=True))


def test_a_thing_rises_and_sinks(client, story):
    teippi = story.kajaani.supplies.get(name="Teippi")
    answer = client.post(f"{ADDRESS}{teippi.pk}/siirra/", {"where": "up"})
    assert answer["Location"] == f"{ADDRESS}#supply-{teippi.pk}"
    assert names(story) == ["Kahvi", "Teippi", "Pulla"]
    client.post(f"{ADDRESS}{teippi.pk}/siirra/", {"where": "down"})
    assert names(story) == ["Kahvi", "Pulla", "Teippi"]


def test_nothing_moves_past_the_end_or_by_another_word(client, story):
    teippi = story.kajaani.supplies.get(name="Teippi")
    client.post(f"{ADDRESS}{teippi.pk}/siirra/", {"where": "down"})
    assert names(story) == ["Kahvi", "Pulla", "Teippi"]
    assert client.post(f"{ADDRESS}{teippi.pk}/siirra/", {"where": "away"}).status_code == 404
