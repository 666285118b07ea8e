"""Does one press put what makes up for a shortage on the list, once?"""

import pytest

from tests import world

ADDRESS = "/suunnittelu/kajaani/tarvikkeet/puute/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story(client):
    story = world.story()
    story.kajaani.supplies.all().delete()
    client.force_login(story.eeva)
    return story


def test_a_press_adds_one_row_and_the_same_press_again_nothing(client, story):
    for _press in range(2):
        client.post(ADDRESS, {"shortage": "sockets", "pieces": "2"})
    supply = story.kajaani.supplies.get()
    assert (supply.name, supply.quantity, supply.answers) == ("Jatkojohdot", 2, "sockets")


def test_a_grown_shortage_raises_the_row_that_is_there(client, story):
    for pieces in ("2", "3"):
        client.post(ADDRESS, {"shortage": "sockets", "pieces": pieces})
    assert story.kajaani.supplies.get().quantity == 3


@pytest.mark.parametrize(
    "sent", [{}, {"shortage": "sun", "pieces": "1"}, {"shortage": "tables", "pieces": "99999"}]
)
def test_other_words_are_no_page(client, story, sent):
    assert client.post(ADDRESS, sent).status_code == 404
