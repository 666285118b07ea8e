"""Is an unclear message settled by what a person has found out, and by nothing else?"""

import pytest

from partners.models import Change, Message
from tests import post_world, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def address(message):
    return f"/suunnittelu/lahtevat/{message.pk}/selvita/"


def test_the_receiver_has_told_that_it_arrived(client, story):
    message = post_world.message(story.kajaani, story.kajaani.stands.get(), state="unclear")
    client.force_login(story.eeva)
    answer = client.post(address(message), {"answer": "received"}, follow=True)
    assert "vastaanottaja vahvisti saaneensa" in answer.content.decode()
    assert Message.objects.get().state == "accepted"
    assert Change.objects.of_part(message.subject).get().deed == "message_settled"


def test_it_is_sent_once_more_with_the_same_message_id(client, story):
    message = post_world.message(story.kajaani, state="unclear")
    client.force_login(story.eeva)
    client.post(address(message), {"answer": "again"})
    row = Message.objects.get()
    assert (row.state, row.message_id) == ("queued", message.message_id)


@pytest.mark.parametrize("data", [{}, {"answer": "maybe"}])
def test_without_an_answer_it_stays_unclear(client, story, data):
    message = post_world.message(story.kajaani, state="unclear")
    client.force_login(story.eeva)
    client.post(address(message), data)
    assert Message.objects.get().state == "unclear"


@pytest.mark.parametrize("answer", ["received", "again"])
@pytest.mark.parametrize("state", ["draft", "queued", "sending", "accepted", "failed", "cancelled"])
def test_others_stay_as_they_are(client, story, state, answer):
    message = post_world.message(story.kajaani, state=state)
    client.force_login(story.eeva)
    client.post(address(message), {"answer": answer})
    assert Message.objects.get().state == state


def test_strangers_helpers_and_librarians_find_nothing(client, story):
    message = post_world.message(story.kajaani, state="unclear")
    before = Message.objects.values().get()
    for person in (story.oona, story.matti, story.liisa):
        client.force_login(person)
        assert client.post(address(message), {"answer": "received"}).status_code == 404
    assert Message.objects.values().get() == before
    client.force_login(story.eeva)
    assert client.get(address(message)).status_code == 405
    assert Message.objects.values().get() == before
