"""Does a message that was left unsent become a draft again, and nothing else?"""

import pytest

from events.actions import inviting
from events.choices import StandState
from partners.models import Message
from tests import post_world, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def address(message):
    return f"/suunnittelu/lahtevat/{message.pk}/palauta/"


def test_a_cancelled_message_is_a_draft_again_and_not_sent(client, story):
    message = post_world.message(story.kajaani, state="cancelled")
    client.force_login(story.eeva)
    assert "Viesti on taas luonnos." in client.post(address(message), follow=True).content.decode()
    assert Message.objects.get().state == "draft"


def test_a_failed_message_is_mended_as_a_draft(client, story):
    """Its address was wrong: the draft follows the contact again, and goes as a first try."""
    stand = story.kajaani.stands.get()
    contact = world.contact(stand.organisation, email="vaara@example.org")
    story.kajaani.stands.update(state=StandState.INVITED)
    client.force_login(story.eeva)
    client.post("/suunnittelu/kajaani/kutsut/")
    Message.objects.update(state="failed", attempts=3, server_words="550 5.1.1 no such user")
    contact.email = "oikea@example.org"
    contact.save()
    client.post(address(Message.objects.get()))
    inviting.refresh_drafts(story.kajaani.pk)
    message = Message.objects.get()
    assert (message.state, message.to_email, message.attempts, message.server_words) == (
        "draft", "oikea@example.org", 0, "",
    )  # fmt: skip


@pytest.mark.parametrize("state", ["queued", "sending", "accepted", "unclear", "by_hand"])
def test_others_stay_as_they_are(client, story, state):
    message = post_world.message(story.kajaani, state=state)
    client.force_login(story.eeva)
    client.post(address(message))
    assert Message.objects.get().state == state


def test_strangers_helpers_and_librarians_find_nothing(client, story):
    message = post_world.message(story.kajaani, state="cancelled")
    before = Message.objects.values().get()
    for person in (story.oona, story.matti, story.liisa):
        client.force_login(person)
        assert client.post(address(message)).status_code == 404
    assert Message.objects.values().get() == before
    client.force_login(story.eeva)
    assert client.get(address(message)).status_code == 405
    assert Message.objects.values().get() == before
