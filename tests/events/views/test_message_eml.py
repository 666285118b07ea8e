"""Does a person get the message as a draft for their own mail program, with its letter and its own link?"""

import email
import email.policy

import pytest

from events.documents import press, stamping
from partners.models import Link, Message
from tests import post_world, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def address(message):
    return f"/suunnittelu/lahtevat/{message.pk}/luonnos.eml"


def test_the_draft_is_a_file_with_letter_calendar_and_a_link_of_its_own(client, story):
    stand = story.kajaani.stands.get()
    world.contact(stand.organisation)
    message = post_world.message(story.kajaani, stand)
    client.force_login(story.eeva)
    answer = client.post(address(message))
    assert answer["Content-Type"] == "message/rfc822"
    assert answer["Content-Disposition"].startswith('attachment; filename="')
    mail = email.message_from_bytes(answer.content, policy=email.policy.default)
    assert mail["X-Unsent"] == "1"
    assert mail["To"].addresses[0].addr_spec == "kaisa.kursseja@example.org"
    assert {"text/plain", "text/html", "application/pdf", "text/calendar"} <= {
        part.get_content_type() for part in mail.walk()
    }
    assert Link.objects.live("stand", stand.subject).count() == 1
    assert Message.objects.get().state == "draft"  # downloading sends nothing


@pytest.mark.parametrize("state", ["queued", "sending", "accepted", "unclear", "cancelled", "by_hand"])
def test_of_what_leaves_or_has_left_there_is_no_draft(client, story, state):
    message = post_world.message(story.kajaani, story.kajaani.stands.get(), state=state)
    client.force_login(story.eeva)
    assert client.post(address(message)).status_code == 302
    assert not Link.objects.exists()


def test_a_busy_press_is_told_and_no_link_is_made(client, story, monkeypatch):
    stand = story.kajaani.stands.get()
    world.contact(stand.organisation)
    message = post_world.message(story.kajaani, stand)

    def busy(*facts: object, **others: object) -> None:
        raise press.PressBusy("somebody else prints")

    for name in ("pdf", "freeze"):
        monkeypatch.setattr(press, name, busy)
    stamping.templates.clear()  # a letter laid out before would need no press
    client.force_login(story.eeva)
    answer = client.post(address(message), follow=True)
    assert "Yritä hetken päästä uudelleen" in answer.content.decode()
    assert not Link.objects.exists()


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
