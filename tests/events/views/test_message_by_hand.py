"""Can a letter on paper or from one's own mail be marked as sent, once?"""

import pytest

from partners.models import Message
from tests import post_world, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def address(message):
    return f"/suunnittelu/lahtevat/{message.pk}/kasin/"


@pytest.mark.parametrize("state", ["draft", "failed"])
def test_a_letter_sent_by_hand_is_marked_with_who_and_when(client, story, state):
    message = post_world.message(story.kajaani, state=state, to_email="")
    client.force_login(story.eeva)
    assert "Merkitty lähetetyksi käsin." in client.post(address(message), follow=True).content.decode()
    row = Message.objects.get()
    assert (row.state, row.released_by) == ("by_hand", story.eeva)
    assert row.settled_at is not None


@pytest.mark.parametrize("state", ["queued", "sending", "accepted", "unclear", "cancelled"])
def test_what_the_portal_sends_is_not_marked(client, story, state):
    message = post_world.message(story.kajaani, state=state)
    client.force_login(story.eeva)
    client.post(address(message))
    assert Message.objects.get().state == state


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
