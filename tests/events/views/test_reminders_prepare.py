"""Are the silent, and only they, chased in one press, once a day, and nothing is sent unseen?"""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from partners.models import Message
from tests import world

ADDRESS = "/suunnittelu/kajaani/muistuta/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    story = world.story()
    story.kajaani.day = world.date(2030, 3, 13)
    story.kajaani.save()
    for number, state in enumerate(("invited", "declined", "invited")):
        whose = world.organisation(story.kainuu, f"Yhdistys {number}", f"y-{number}")
        world.contact(whose, f"Malli {number}", email=f"malli{number}@example.org")
        stand = world.stand(story.kajaani, whose, state=state)
        if number < 2:
            invited(stand, timezone.now() - timedelta(days=9))
    return story


def invited(stand, at: datetime) -> Message:
    """An invitation that the mail server accepted."""
    return Message.objects.create(
        network=stand.event.network, kind="invitation", occasion=stand.event.subject, subject=stand.subject,
        key=f"invitation:{stand.event_id}:{stand.pk}:v1", message_id=f"<{stand.pk}@example.org>", state="accepted",
        to_email="malli@example.org", settled_at=at, released_at=at, title="Kutsu", text="Hei",
    )  # fmt: skip


def test_only_those_who_were_asked_and_are_silent_get_a_draft(client, story):
    client.force_login(story.eeva)
    answer = client.post(ADDRESS, follow=True)
    assert "1 muistutus odottaa lähtevissä. Mitään ei ole vielä lähetetty." in answer.content.decode()
    drafts = Message.objects.of_kind("reminder")
    assert [(one.to_email, one.state) for one in drafts] == [("malli0@example.org", "draft")]


def test_a_second_press_makes_no_second_draft(client, story):
    client.force_login(story.eeva)
    client.post(ADDRESS)
    assert "Muistutukset odottavat jo lähtevissä." in client.post(ADDRESS, follow=True).content.decode()
    assert Message.objects.of_kind("reminder").count() == 1


def test_those_who_had_a_message_today_are_left_alone(client, story):
    client.force_login(story.eeva)
    client.post(ADDRESS)
    now = datetime.now(UTC)
    Message.objects.of_kind("reminder").update(state="accepted", settled_at=now, released_at=now)
    assert "Muistuta heitä huomenna." in client.post(ADDRESS, follow=True).content.decode()
    assert Message.objects.of_kind("reminder").count() == 1


def test_others_remind_nobody(client, story):
    for person in (story.matti, story.liisa, story.oona):
        client.force_login(person)
        assert client.post(ADDRESS).status_code == 404
    assert not Message.objects.of_kind("reminder").exists()
