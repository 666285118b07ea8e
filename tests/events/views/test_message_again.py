"""Does a failed message go into the queue again, once, when a person says so?"""

import pytest
from django_tasks_db.models import DBTaskResult

from partners.models import Message
from tests import post_world, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def address(message):
    return f"/suunnittelu/lahtevat/{message.pk}/uudelleen/"


def test_a_failed_message_waits_in_the_queue_and_the_worker_is_woken(
    client, story, django_capture_on_commit_callbacks
):
    message = post_world.message(story.kajaani, state="failed", attempts=3)
    client.force_login(story.eeva)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(address(message), follow=True)
    assert "Viesti on taas jonossa." in answer.content.decode()
    row = Message.objects.get()
    assert (row.state, row.attempts, row.message_id) == ("queued", 0, message.message_id)
    assert DBTaskResult.objects.filter(task_path="partners.post.jobs.deliver").exists()


def test_one_whose_letter_could_not_be_made_is_packed_first(
    client, story, django_capture_on_commit_callbacks
):
    message = post_world.message(story.kajaani, story.kajaani.stands.get(), state="failed", packed_at=None)
    client.force_login(story.eeva)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address(message))
    assert DBTaskResult.objects.filter(task_path="events.jobs.pack_messages").count() == 1


@pytest.mark.parametrize(
    "state", ["draft", "queued", "sending", "accepted", "unclear", "cancelled", "by_hand"]
)
def test_others_stay_as_they_are(client, story, state):
    message = post_world.message(story.kajaani, state=state)
    client.force_login(story.eeva)
    client.post(address(message))
    assert Message.objects.get().state == state


def test_strangers_helpers_and_librarians_find_nothing(client, story):
    message = post_world.message(story.kajaani, state="failed")
    before = Message.objects.values().get()
    for person in (story.oona, story.matti, story.liisa):
        client.force_login(person)
        assert client.post(address(message)).status_code == 404
    assert Message.objects.values().get() == before
    client.force_login(story.eeva)
    assert client.get(address(message)).status_code == 405
    assert Message.objects.values().get() == before
