"""Is everything told before a day changes, to whom with which words, and does everything follow when it does?"""

from datetime import date, time, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.actions.publishing import publish_event
from events.choices import EventState, RoomState
from events.models import Event, RoomBooking, Task
from partners.models import Message
from tests import move_world, world
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
    """A draft that nobody has heard of."""
    return desk.plan(date(2027, 4, 21))


def send(client: Any, event: Event, day: str, **facts: Any) -> Any:
    return client.post(
        reverse("desk:event_move", args=[event.slug]), {"day": day, "opens": "14", "closes": "18"} | facts
    )


def seen(answer: Any) -> str:
    return str(answer.context["preview"].fingerprint)


def text_of(answer: Any) -> str:
    return str(answer.content.decode()).replace("\u00a0", " ")


def test_consequences_are_told_first_and_nothing_moves(client, event):
    page = text_of(send(client, event, "22.4.2027"))
    assert "Suunnittelukokous 2 siirtyy: ke 7.4.2027 → to 8.4.2027." in page
    assert "avointa tehtävää saa uuden päivän." in page
    assert "Siirrä: to 22.4.2027 klo 14–18" in page
    assert "Kenellekään ei ole vielä kirjoitettu, joten viestejä ei lähde." in page
    event.refresh_from_db()
    assert event.day == date(2027, 4, 21)


def test_one_press_moves_the_day_and_what_follows_it(client, event):
    answer = send(client, event, "22.4.2027", confirm=seen(send(client, event, "22.4.2027")))
    assert answer.url == reverse("desk:event_detail", args=[event.slug])
    event.refresh_from_db()
    assert (event.day, event.opens, event.calendar_sequence) == (date(2027, 4, 22), time(14), 1)
    assert event.state == EventState.SCHEDULED, "nobody knew of the old day"
    assert [meeting.day for meeting in event.meetings.all()] == [date(2027, 3, 24), date(2027, 4, 8)]


def test_confirming_something_else_than_was_shown_shows_again(client, event):
    confirm = seen(send(client, event, "22.4.2027"))
    assert send(client, event, "29.4.2027", confirm=confirm).status_code == 409
    Event.objects.filter(pk=event.pk).update(version=7)  # somebody else has saved the record
    answer = send(client, event, "22.4.2027", confirm=confirm)
    assert answer.status_code == 409
    assert "Katso vielä kerran" in text_of(answer)
    event.refresh_from_db()
    assert event.day == date(2027, 4, 21)
    send(client, event, "22.4.2027", confirm=seen(answer))
    event.refresh_from_db()
    assert event.day == date(2027, 4, 22)


def test_the_second_press_has_no_effect(client, event):
    confirm = seen(send(client, event, "22.4.2027"))
    for _press in range(2):
        assert send(client, event, "22.4.2027", confirm=confirm).status_code == 302
    event.refresh_from_db()
    assert event.calendar_sequence == 1


def test_hours_alone_move_no_task_and_no_deadline(client, event):
    before = list(event.tasks.values_list("due_on", flat=True))
    confirm = seen(send(client, event, "21.4.2027", opens="12"))
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
    assert "Mikään ei muuttuisi" in text_of(send(client, event, "21.4.2027"))


def test_tasks_that_would_be_past_are_counted(client, event):
    near = TODAY + timedelta(days=30)
    page = text_of(send(client, event, f"{near.day}.{near.month}.{near.year}"))
    assert "Jo mennyt päivä tulisi näin monelle tehtävälle:" in page


def test_a_day_that_cannot_be_is_told_at_the_field(client, event):
    answer = send(client, event, "31.4.2027")
    assert answer.context["form"].errors["day"] == [
        "Huhtikuussa on 30 päivää. Kirjoita päivä, joka on olemassa."
    ]
    assert answer.context["preview"] is None


def test_a_public_event_tells_everything_that_follows(client, desk, event):
    other = desk.plan(date(2027, 5, 12), desk.sotkamo)
    move_world.partners(event)
    move_world.write_to(event)
    publish_event(event, by=desk.eeva)
    RoomBooking.objects.create(event=event, state=RoomState.CONFIRMED, answered_at=move_world.NOW)
    pinned = world.task(event, name="Kahvit", due_on=date(2027, 4, 20))
    world.stand(event, world.organisation(desk.network, "Uusi", "uusi"), state="invited", order=9)
    asked = send(client, event, "12.5.2027", reason="Kirjastossa on remontti.")
    page = text_of(asked)
    assert f"row-task:{pinned.pk}" in page and "Siirtyy mukana: ti 11.5.2027" in page
    assert other.title in page, "clashes on the new day are told"
    assert "Tila on pyydettävä uudelleen" in page
    assert "Julkinen sivu, tapahtumaluettelo ja kalenterisyöte muuttuvat heti." in page
    assert "Merkintä on 3 henkilön kalenterissa. Se päivitetään." in page
    assert "3 vastaanottajalle on kirjoitettu aiemmin" in page and "Kumppani 0, kumppani0@example.org" in page
    assert "1 kumppanille ei ole vielä kirjoitettu" in page
    assert "Kirjastossa on remontti." in page and "Uusi aika: ke 12.5.2027 klo 14–18" in page
    words = {one.language: one for one in asked.context["preview"].words}
    assert list(words) == ["fi", "sv", "en"]
    facts = {"reason": "Kirjastossa on remontti.", f"row-task:{pinned.pk}": "along"}
    edited = {
        "title_fi": "Siirtyy", "text_fi": "{greeting}\nPäivä on 12.5.",
        "proposed_fi": words["fi"].initial["proposed_fi"],
    }  # fmt: skip
    answer = send(client, event, "12.5.2027", confirm=seen(asked), **facts, **edited)
    assert answer.status_code == 302
    assert Message.objects.of_kind("moved").get(language="fi").text == "Hei Kaisa,\nPäivä on 12.5."
    assert "Ny tid: on 12.5.2027" in Message.objects.of_kind("moved").get(language="sv").text.replace(
        "\u00a0", " "
    )
    assert Task.objects.get(pk=pinned.pk).due_on == date(2027, 5, 11)
    page = text_of(client.get(answer.url))
    assert "3 viestiä lähtee klo 10.10. Siihen asti muutoksen voi kumota." in page and "Kumoa muutos" in page


def test_edited_words_stay_when_the_facts_change_and_the_new_proposal_stands_beside_them(client, desk, event):
    move_world.partners(event, 1)
    move_world.write_to(event)
    words = send(client, event, "12.5.2027").context["preview"].words[0]
    edited = {"title_fi": "Oma otsikko", "text_fi": "Oma viesti", "proposed_fi": words.initial["proposed_fi"]}
    page = text_of(send(client, event, "19.5.2027", **edited))
    assert "Oma otsikko" in page and "Tarkista sanasi" in page and "Uusi aika: ke 19.5.2027 klo 14–18" in page
    untouched = {name: words.initial[name] for name in ("title_fi", "text_fi", "proposed_fi")}
    page = text_of(send(client, event, "19.5.2027", **untouched))
    assert "Tarkista sanasi" not in page and "Uusi aika: ke 12.5.2027" not in page
    assert "Kirjoita viesti." in text_of(send(client, event, "19.5.2027", **edited | {"text_fi": ""}))


def test_the_preview_of_a_large_event_takes_at_most_25_queries(client, desk):
    event = move_world.large_event(desk)
    with CaptureQueriesContext(connection) as asked:
        answer = send(client, event, "12.5.2027")
    assert answer.context["preview"].told["reached_count"] == 40
    assert len(asked) <= 25, [query["sql"][:90] for query in asked]


def test_a_cancelled_event_is_reinstated_instead(client, event):
    Event.objects.filter(pk=event.pk).update(state=EventState.CANCELLED)
    page = text_of(client.get(reverse("desk:event_move", args=[event.slug])))
    assert reverse("desk:event_reinstate", args=[event.slug]) in page
    send(client, event, "22.4.2027", confirm="x")
    event.refresh_from_db()
    assert event.day == date(2027, 4, 21)


def test_who_does_not_coordinate_gets_no_page(client, desk, event):
    for person in (desk.matti, desk.liisa(), desk.stranger()):
        client.force_login(person)
        assert client.get(reverse("desk:event_move", args=[event.slug])).status_code == 404
