"""Is it told what follows before an event changes its format, and does one press do it?"""

from typing import Any

import pytest
import time_machine
from django.urls import reverse

from events.choices import TaskState
from events.models import Event
from tests.desk_world import TODAY, Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Any) -> Any:
    with time_machine.travel(f"{TODAY}T10:00:00+02:00", tick=False):
        made = Desk()
        client.force_login(made.eeva)
        yield made


@pytest.fixture
def event(desk: Desk) -> Event:
    return desk.plan()


def send(client: Any, event: Event, attendance: str = "hybrid", **facts: Any) -> Any:
    return client.post(
        reverse("desk:event_format", args=[event.slug]),
        {"attendance": attendance, "newspaper_ad": "yes"} | facts,
    )


def test_consequences_are_told_first_and_nothing_moves(client: Any, event: Event) -> None:
    page = send(client, event, newspaper_ad="no").content.decode()
    assert "Paikan päällä, lehti-ilmoitus ostetaan" in page
    assert "Hybridi, ilman lehti-ilmoitusta" in page
    assert "Tulee suunnitelmaan" in page and "Harjoittele etäosuus esittelijöiden ja isännän kanssa" in page
    assert "Lähtee suunnitelmasta" in page and "Varaa lehti-ilmoitus" in page
    event.refresh_from_db()
    assert (event.attendance, event.tasks.count()) == ("onsite", 28)


def test_one_press_does_what_was_shown_and_the_second_changes_nothing(client: Any, event: Event) -> None:
    confirm = send(client, event).context["form"].fingerprint()
    for _press in range(2):
        answer = send(client, event, confirm=confirm)
        assert answer.url == reverse("desk:event_plan", args=[event.slug])
    event.refresh_from_db()
    assert (event.attendance, event.version) == ("hybrid", 2)
    assert event.tasks.filter(state=TaskState.OPEN).count() == 32


def test_confirming_something_else_than_was_shown_shows_again(client: Any, event: Event) -> None:
    confirm = send(client, event).context["form"].fingerprint()
    assert send(client, event, "online", confirm=confirm).status_code == 200
    event.refresh_from_db()
    assert event.attendance == "onsite"


def test_a_change_by_somebody_else_meanwhile_is_told_and_the_consequences_are_shown_anew(
    client: Any, event: Event
) -> None:
    confirm = send(client, event).context["form"].fingerprint()
    Event.objects.filter(pk=event.pk).update(version=event.version + 1)
    answer = send(client, event, confirm=confirm)
    assert "Tapahtumaa on muutettu sillä välin" in answer.content.decode()
    event.refresh_from_db()
    assert event.attendance == "onsite"
    again = answer.context["form"].fingerprint()
    assert send(client, event, confirm=again).status_code == 302


def test_a_format_that_the_plan_fits_already_is_told_so(client: Any, event: Event) -> None:
    page = send(client, event, "onsite").content.decode()
    assert "Mikään ei muuttuisi" in page
    assert 'name="confirm"' not in page


def test_a_materials_helper_sees_the_plan_but_not_this_page(client: Any, desk: Desk, event: Event) -> None:
    address = reverse("desk:event_format", args=[event.slug])
    plan = reverse("desk:event_plan", args=[event.slug])
    assert address in client.get(plan).content.decode()
    client.force_login(desk.matti)
    page = client.get(plan)
    assert page.status_code == 200 and address not in page.content.decode()
    assert client.get(address).status_code == 404
