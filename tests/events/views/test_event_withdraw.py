"""Does one press take a public event back, and only for those who may?"""

from typing import Any

import pytest
from django.urls import reverse

from events.actions.publishing import publish_event
from events.models import Event
from partners.models import Change
from tests.desk_world import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Any) -> Desk:
    made = Desk()
    client.force_login(made.eeva)
    return made


@pytest.fixture
def event(desk: Desk) -> Event:
    made = desk.plan()
    publish_event(made, by=desk.eeva)
    return made


def test_a_public_event_becomes_a_draft_and_its_page_closes(client, event):
    page = reverse("public:event_detail", args=[event.slug])
    assert client.get(page).status_code == 200
    answer = client.post(reverse("desk:event_withdraw", args=[event.slug]), follow=True)
    assert "Talkoot on taas luonnos." in answer.content.decode()
    assert client.get(page).status_code == 404
    assert Change.objects.about(event.subject)[0].deed == "event_unpublished"


def test_two_presses_are_one_deed(client, event):
    for _press in range(2):
        client.post(reverse("desk:event_withdraw", args=[event.slug]))
    deeds = [row.deed for row in Change.objects.about(event.subject)]
    assert deeds == ["event_unpublished", "event_published", "event_planned"]


def test_who_does_not_coordinate_takes_nothing_back(client, desk, event):
    for person in (desk.matti, desk.liisa(), desk.stranger()):
        client.force_login(person)
        assert client.post(reverse("desk:event_withdraw", args=[event.slug])).status_code == 404
    event.refresh_from_db()
    assert event.is_published
