"""Does one from the waiting list come when a place is free, and stay there with the reason when none is?"""

import pytest

from partners.models import Change
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    story = world.story()
    story.kajaani.places = 1
    story.kajaani.save()
    story.kajaani.stands.update(place=1)
    return story


@pytest.fixture
def waiting(story):
    whose = world.organisation(story.kainuu, "Kela", "kela")
    world.contact(whose, "Teppo Testaaja", phone="000 123 4567")
    return world.stand(story.kajaani, whose, state="waiting")


def lifted(client, stand) -> str:
    return client.post(f"/suunnittelu/kajaani/kumppanit/{stand.pk}/mukaan/", follow=True).content.decode()


def test_without_a_free_place_it_waits_on(client, story, waiting):
    client.force_login(story.eeva)
    assert "Yhtään paikkaa ei ole vapaana." in lifted(client, waiting)
    waiting.refresh_from_db()
    assert waiting.state == "waiting"


def test_with_a_free_place_it_comes_and_gets_the_number(client, story, waiting):
    story.kajaani.places = 2
    story.kajaani.save()
    client.force_login(story.eeva)
    assert "Kela on nyt mukana. Kerro siitä: Teppo Testaaja, 000 123 4567" in lifted(client, waiting)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.place, waiting.answered_at) == ("confirmed", 2, None)
    lifted(client, waiting)
    assert Change.objects.of_part(waiting.subject).count() == 1


def test_others_lift_nobody(client, story, waiting):
    for person in (story.matti, story.liisa, story.oona):
        client.force_login(person)
        assert client.post(f"/suunnittelu/kajaani/kumppanit/{waiting.pk}/mukaan/").status_code == 404
