"""Are the messages of a poll written as drafts by one press, and reminders by another?"""

import pytest
from django.utils import timezone

from partners.choices import MessageState
from partners.models import Message
from tests import poll_world

pytestmark = pytest.mark.django_db
URL = "/suunnittelu/kajaani-idea/paivakysely/laheta/"


def test_drafts_are_written_once_and_reminders_to_the_silent(client):
    asked = poll_world.idea()
    client.force_login(asked.story.eeva)
    assert client.post(URL)["Location"] == "/suunnittelu/lahtevat/"
    assert Message.objects.drafts().count() == 4
    assert client.post(URL)["Location"] == "/suunnittelu/kajaani-idea/paivakysely/"
    Message.objects.update(state=MessageState.ACCEPTED, released_at=timezone.now())
    assert client.post(URL, {"remind": "1"})["Location"] == "/suunnittelu/lahtevat/"
    assert Message.objects.drafts().count() == 4 and Message.objects.count() == 8
    html = client.get("/suunnittelu/lahtevat/").content.decode()
    assert "Muistutus: mikä päivä sopii?" in html


def test_nothing_is_written_when_no_poll_is_open(client):
    asked = poll_world.idea()
    client.force_login(asked.story.eeva)
    type(asked.poll).objects.update(is_open=False)
    assert client.post(URL)["Location"] == "/suunnittelu/kajaani-idea/paivakysely/"
    assert not Message.objects.exists()
