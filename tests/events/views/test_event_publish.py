"""Does one press make an event public, once, with nothing but warnings before it?"""

from typing import Any

import pytest
from django.urls import reverse

from events.models import Event
from partners.models import Change
from tests import world
from tests.desk_world import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Any) -> Desk:
    made = Desk()
    client.force_login(made.eeva)
    return made


def publish(client: Any, event: Event) -> Any:
    return client.post(reverse("desk:event_publish", args=[event.slug]), follow=True)


def test_a_draft_becomes_public_and_its_sequence_stays(client, desk):
    event = desk.plan()
    page = reverse("public:event_detail", args=[event.slug])
    assert client.get(page).status_code == 404
    answer = publish(client, event)
    assert "Talkoot on julkaistu." in answer.content.decode()
    assert client.get(page).status_code == 200
    event.refresh_from_db()
    assert event.calendar_sequence == 0
    assert Change.objects.about(event.subject)[0].deed == "event_published"


def test_two_presses_are_one_deed(client, desk):
    event = desk.plan()
    publish(client, event)
    publish(client, event)
    assert [row.deed for row in Change.objects.about(event.subject)] == ["event_published", "event_planned"]


def test_an_idea_without_a_day_is_not_published_and_the_reason_is_told(client, desk):
    event = world.event(desk.network, desk.kajaani, slug="idea", day=None, opens=None, closes=None)
    assert "Valitse ensin päivä" in publish(client, event).content.decode()
    event.refresh_from_db()
    assert not event.is_published


def test_what_is_missing_warns_before_and_blocks_nothing(client, desk):
    desk.kajaani.phone = ""
    desk.kajaani.save()
    event = desk.plan()
    page = client.get(reverse("desk:event_detail", args=[event.slug])).content.decode()
    assert "Kirjaston puhelinnumero puuttuu." in page
    assert "kukaan kumppani ei ole vielä vahvistanut" in page
    publish(client, event)
    event.refresh_from_db()
    assert event.is_published


def test_looking_publishes_nothing(client, desk):
    event = desk.plan()
    assert client.get(reverse("desk:event_publish", args=[event.slug])).status_code == 405


def test_who_does_not_coordinate_publishes_nothing(client, desk):
    event = desk.plan()
    for person in (desk.matti, desk.liisa(), desk.stranger()):
        client.force_login(person)
        assert publish(client, event).status_code == 404
    event.refresh_from_db()
    assert not event.is_published
