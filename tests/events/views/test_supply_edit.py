"""Is one thing of the list mended, also when two people do it at once?"""

import pytest

from partners.models import Change
from tests import world
from tests.posting import typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(client):
    story = world.story()
    client.force_login(story.eeva)
    return story


def address(story) -> str:
    return f"/suunnittelu/kajaani/tarvikkeet/{story.kajaani.supplies.get().pk}/"


def form_of(client, story, **changes):
    return typed(client.get(address(story)).context["form"], **changes)


def test_a_thing_is_mended_and_the_trail_tells_from_what_to_what(client, story):
    client.post(address(story), form_of(client, story, quantity="4", bringer="Liisa"))
    supply = story.kajaani.supplies.get()
    assert (supply.quantity, supply.bringer) == (4, "Liisa")
    change = Change.objects.about(story.kajaani.subject).of_deeds(["supply_changed"]).get()
    assert (change.before, change.after) == ("Jatkojohdot, 1", "Jatkojohdot, 4, Liisa")


def test_saving_what_was_there_changes_nothing(client, story):
    client.post(address(story), form_of(client, story))
    assert not Change.objects.about(story.kajaani.subject).of_deeds(["supply_changed"]).exists()


def test_two_people_may_mend_different_facts(client, story):
    mine = form_of(client, story, quantity="4")
    client.post(address(story), form_of(client, story, bringer="Liisa"))
    client.post(address(story), mine)
    supply = story.kajaani.supplies.get()
    assert (supply.quantity, supply.bringer) == (4, "Liisa")


def test_the_same_fact_saved_meanwhile_is_told_and_wins_when_sent_again(client, story):
    mine = form_of(client, story, quantity="4")
    client.post(address(story), form_of(client, story, quantity="9"))
    answer = client.post(address(story), mine)
    assert answer.status_code == 409
    assert story.kajaani.supplies.get().quantity == 9
    client.post(address(story), typed(answer.context["form"]))
    assert story.kajaani.supplies.get().quantity == 4


def test_a_thing_taken_off_meanwhile_is_told(client, story):
    mine, where = form_of(client, story, quantity="4"), address(story)
    story.kajaani.supplies.all().delete()
    assert client.post(where, mine).status_code == 404


def test_others_find_nothing(client, story):
    for person in (story.matti, story.liisa, story.oona):
        client.force_login(person)
        assert client.get(address(story)).status_code == 404
