"""Is everything told before a draft's day changes, and does everything follow when it does?"""

from datetime import date, time, timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from events.actions.publishing import publish_event
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
    return desk.plan(date(2027, 4, 21))


def send(client: Any, event: Event, day: str, **facts: Any) -> Any:
    return client.post(
        reverse("desk:event_redate", args=[event.slug]), {"day": day, "opens": "14", "closes": "18"} | facts
    )


def test_consequences_are_told_first_and_nothing_moves(client, event):
    page = send(client, event, "22.4.2027").content.decode().replace("\u00a0", " ")
    assert "Suunnittelukokous 2 siirtyy: ke 7.4.2027 → to 8.4.2027." in page
    assert "avointa tehtävää saa uuden päivän." in page
    assert "Vaihda päiväksi to 22.4.2027 klo 14–18" in page
    event.refresh_from_db()
    assert event.day == date(2027, 4, 21)


def test_one_press_moves_the_day_and_what_follows_it(client, event):
    confirm = send(client, event, "22.4.2027").context["form"].fingerprint()
    answer = send(client, event, "22.4.2027", confirm=confirm)
    assert answer.url == reverse("desk:event_plan", args=[event.slug])
    event.refresh_from_db()
    assert (event.day, event.opens, event.calendar_sequence) == (date(2027, 4, 22), time(14), 1)
    assert [meeting.day for meeting in event.meetings.all()] == [date(2027, 3, 24), date(2027, 4, 8)]


def test_confirming_something_else_than_was_shown_shows_again(client, event):
    confirm = send(client, event, "22.4.2027").context["form"].fingerprint()
    assert send(client, event, "29.4.2027", confirm=confirm).status_code == 200
    event.refresh_from_db()
    assert event.day == date(2027, 4, 21)


def test_the_second_press_has_no_effect(client, event):
    confirm = send(client, event, "22.4.2027").context["form"].fingerprint()
    for _press in range(2):
        send(client, event, "22.4.2027", confirm=confirm)
    event.refresh_from_db()
    assert event.calendar_sequence == 1


def test_hours_alone_move_no_task_and_no_deadline(client, event):
    before = list(event.tasks.values_list("due_on", flat=True))
    confirm = send(client, event, "21.4.2027", opens="12").context["form"].fingerprint()
    send(client, event, "21.4.2027", opens="12", confirm=confirm)
    moved = Event.objects.get(pk=event.pk)
    assert (moved.opens, moved.set_up_from, moved.take_down_until) == (
        time(12),
        time(11),
        event.take_down_until,
    )
    assert moved.answer_by == event.answer_by
    assert list(moved.tasks.values_list("due_on", flat=True)) == before


def test_the_day_it_has_already_changes_nothing(client, event):
    assert "Mikään ei muuttuisi" in send(client, event, "21.4.2027").content.decode()


def test_tasks_that_would_be_past_are_counted(client, event):
    near = TODAY + timedelta(days=30)
    page = send(client, event, f"{near.day}.{near.month}.{near.year}").content.decode()
    assert "Jo mennyt päivä tulisi näin monelle tehtävälle:" in page


def test_a_day_that_cannot_be_is_told_at_the_field(client, event):
    answer = send(client, event, "31.4.2027")
    assert answer.context["form"].errors["day"] == [
        "Huhtikuussa on 30 päivää. Kirjoita päivä, joka on olemassa."
    ]
    assert answer.context["after"] is None


def test_a_public_event_keeps_its_day(client, desk, event):
    publish_event(event, by=desk.eeva)
    page = client.get(reverse("desk:event_redate", args=[event.slug])).content.decode()
    assert "Palauta talkoot ensin luonnokseksi" in page
    send(client, event, "22.4.2027", confirm="2027-04-22 14:00 18:00")
    event.refresh_from_db()
    assert event.day == date(2027, 4, 21)


def test_who_does_not_coordinate_gets_no_page(client, desk, event):
    for person in (desk.matti, desk.liisa(), desk.stranger()):
        client.force_login(person)
        assert client.get(reverse("desk:event_redate", args=[event.slug])).status_code == 404
