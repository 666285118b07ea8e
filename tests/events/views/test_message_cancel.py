"""Can a message be held back as long as it has not been handed over, and never after that?"""

import pytest

from partners.models import Change, Message
from tests import post_world, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def address(message):
    return f"/suunnittelu/lahtevat/{message.pk}/peru/"


@pytest.mark.parametrize("state", ["draft", "queued", "retrying", "failed"])
def test_what_has_not_been_handed_over_is_held_back(client, story, state):
    message = post_world.message(story.kajaani, story.kajaani.stands.get(), state=state)
    client.force_login(story.eeva)
    answer = client.post(address(message), follow=True)
    assert "Viestiä ei lähetetä." in answer.content.decode()
    assert Message.objects.get().state == "cancelled"
    assert Change.objects.of_part(message.subject).get().deed == "message_cancelled"


@pytest.mark.parametrize("state", ["sending", "accepted", "unclear", "by_hand"])
def test_what_has_been_handed_over_stays_as_it_is(client, story, state):
    message = post_world.message(story.kajaani, state=state)
    client.force_login(story.eeva)
    answer = client.post(address(message), follow=True)
    assert "Mikään ei muuttunut, koska viesti oli jo edennyt." in answer.content.decode()
    assert Message.objects.get().state == state
    assert not Change.objects.filter(deed="message_cancelled").exists()


def test_a_second_press_is_told_so(client, story):
    message = post_world.message(story.kajaani)
    client.force_login(story.eeva)
    client.post(address(message))
    assert "oli jo edennyt" in client.post(address(message), follow=True).content.decode()
    assert Change.objects.filter(deed="message_cancelled").count() == 1


def test_strangers_helpers_and_librarians_find_nothing(client, story):
    message = post_world.message(story.kajaani, state="draft")
    before = Message.objects.values().get()
    for person in (story.oona, story.matti, story.liisa):
        client.force_login(person)
        assert client.post(address(message)).status_code == 404
    assert Message.objects.values().get() == before
    client.force_login(story.eeva)
    assert client.get(address(message)).status_code == 405
    assert Message.objects.values().get() == before
