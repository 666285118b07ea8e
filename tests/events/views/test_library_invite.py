"""Does one press write the library a draft with its link, that waits to be looked at?"""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import Event
from partners.choices import MessageState
from partners.models import Link, Message
from tests import world

pytestmark = pytest.mark.django_db
ADDRESS = "/suunnittelu/kajaani/kirjasto/linkki/"


@pytest.fixture
def story():
    made = world.story()
    Event.objects.update(day=timezone.localdate() + timedelta(days=40))
    made.library.email = "kirjasto@example.org"
    made.library.save()
    return made


def test_a_press_writes_one_draft_that_nobody_has_sent(client, story):
    client.force_login(story.eeva)
    for _press in range(2):
        assert client.post(ADDRESS).status_code == 302
    message = Message.objects.get()
    assert (message.kind, message.state, message.to_email) == (
        "library_link", MessageState.DRAFT, "kirjasto@example.org",
    )  # fmt: skip
    assert not Link.objects.exists(), "a link is made when the message leaves"


def test_without_a_library_there_is_nobody_to_write_to(client, story):
    story.kajaani.venue = None
    story.kajaani.save()
    client.force_login(story.eeva)
    assert "Kirjastoa ei ole valittu" in client.post(ADDRESS, follow=True).content.decode()
    assert not Message.objects.exists()


@pytest.mark.parametrize("who", ["liisa", "matti", "oona"])
def test_others_find_nothing(client, story, who):
    client.force_login(getattr(story, who))
    assert client.post(ADDRESS).status_code == 404
