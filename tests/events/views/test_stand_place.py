"""Does one stand get its number from its own page, and never the number of another?"""

import pytest

from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    story = world.story()
    story.kajaani.places = 3
    story.kajaani.save()
    world.stand(story.kajaani, world.organisation(story.kainuu, "Kela", "kela"), place=2)
    return story


@pytest.fixture
def address(story):
    return f"/suunnittelu/kajaani/kumppanit/{stand_of(story).pk}/paikka/"


def stand_of(story):
    return story.kajaani.stands.get(organisation__slug="op-kainuu")


@pytest.mark.parametrize(
    ("typed", "expected", "said"),
    [
        ("1", 1, "Paikka tallennettiin."),
        ("2", None, "Paikka 2 on kumppanilla Kela."),
        ("7", None, "Paikkaa 7 ei ole."),
    ],
)
def test_a_free_number_is_saved_and_others_are_refused(client, story, address, typed, expected, said):
    client.force_login(story.eeva)
    assert said in client.post(address, {"place": typed}, follow=True).content.decode()
    assert stand_of(story).place == expected


def test_others_number_nothing(client, story, address):
    for person in (story.matti, story.liisa, story.oona):
        client.force_login(person)
        assert client.post(address, {"place": "1"}).status_code == 404
    assert stand_of(story).place is None
