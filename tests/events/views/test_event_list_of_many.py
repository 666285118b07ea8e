"""Does the front page tell what is one's own, what waits for others and what is late, over however many events?"""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.choices import Channel, EventState, Responsible
from events.models import Event, RoomBooking, Task
from tests import world
from tests.desk_world import TODAY, Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Any) -> Any:
    with time_machine.travel(f"{TODAY}T10:00:00+02:00", tick=False):
        made = Desk()
        client.force_login(made.eeva)
        yield made


def look(client: Any) -> Any:
    answer = client.get(reverse("desk:event_list"))
    assert answer.status_code == 200
    return answer


def text(answer: Any) -> str:
    return str(answer.content.decode().replace("\u00a0", " "))


def event_with_tasks(desk: Desk, **facts: Any) -> Event:
    """An event in March with a call for today and invitations for Thursday."""
    event = world.event(desk.network, desk.sotkamo, **({"slug": "sotkamo"} | facts))
    world.task(event, name="Soita kirjastoon", due_on=TODAY, channel=Channel.PHONE)
    world.task(event, name="Lähetä kutsut", due_on=TODAY + timedelta(days=3))
    return event


def test_a_task_is_ones_own_by_name_or_by_role_and_a_partners_never(client, desk):
    event = world.event(desk.network, desk.sotkamo, slug="sotkamo")
    kela = world.stand(event, world.organisation(desk.network, "Kela", "kela"))
    for name, facts in {
        "Minun": {"user": desk.eeva, "responsible": Responsible.COMMUNICATIONS},
        "Roolini": {},
        "Matin": {"user": desk.matti},
        "Kumppanin": {"stand": kela},
        "Kirjaston": {"responsible": Responsible.LIBRARY},
    }.items():
        world.task(event, name=name, due_on=TODAY + timedelta(days=1), **facts)
    agenda = look(client).context["agenda"]
    assert [row.title for row in agenda.week] == ["Minun", "Roolini"]
    waiting = {row.title: row.who for row in agenda.others if row.kind == "task"}
    assert waiting == {"Matin": "Matti Mallikas", "Kumppanin": "Kela", "Kirjaston": "Kirjasto"}
    client.force_login(desk.matti)
    assert [row.title for row in look(client).context["agenda"].week] == ["Matin"]


def test_what_waits_for_others_is_said_with_whom_and_since_when(client, desk):
    event = event_with_tasks(desk, answer_by=TODAY - timedelta(days=4))
    for number in range(2):
        world.stand(event, world.organisation(desk.network, f"K{number}", f"k{number}"), state="invited")
    answer = look(client)
    rows = [
        (row.title, row.note.replace("\u00a0", " "), row.state) for row in answer.context["agenda"].others
    ]
    assert rows == [
        ("Kaksi kumppania ei ole vastannut", "Vastaukset pyydettiin to 7.1. mennessä.", "late"),
        ("Kirjasto ei ole vahvistanut tilaa", "", "later"),
    ]
    assert "Odottaa muita" in text(answer)
    RoomBooking.objects.create(event=event, state="confirmed")
    event.stands.update(state="confirmed")
    assert look(client).context["agenda"].others == []


def test_a_room_that_was_refused_needs_the_coordinator(client, desk):
    event = event_with_tasks(desk)
    RoomBooking.objects.create(event=event, state="refused")
    assert look(client).context["agenda"].now[0].title == "Kirjasto ei voi antaa tilaa: etsi toinen"


def test_nothing_is_waited_for_at_an_event_that_does_not_take_place_or_by_a_helper(client, desk):
    event = event_with_tasks(desk, answer_by=TODAY)
    world.stand(event, world.organisation(desk.network), state="invited")
    assert len(look(client).context["agenda"].others) == 2
    client.force_login(desk.matti)
    assert {row.kind for row in look(client).context["agenda"].others} == {"task"}
    client.force_login(desk.eeva)
    Event.objects.filter(pk=event.pk).update(state=EventState.CANCELLED)
    assert look(client).context["agenda"].others == []


def test_many_late_tasks_fold_and_do_not_crowd_out_today(client, desk):
    event = event_with_tasks(desk)
    for number in range(250):
        world.task(event, name=f"Vanha {number}", due_on=TODAY - timedelta(days=40))
    answer = look(client)
    agenda = answer.context["agenda"]
    assert [row.title for row in agenda.now] == ["Soita kirjastoon"]
    assert len(agenda.first_late) == 8
    assert "yli 200 asiaa" in text(answer)
    assert "192 lisää" in text(answer)


def test_a_thousand_tasks_over_fifty_events_ask_as_much_as_ten_over_one(client, desk):
    def fill(number: int, tasks: int) -> None:
        event = world.event(
            desk.network, desk.sotkamo, slug=f"sotkamo-{number}", day=TODAY + timedelta(days=40)
        )
        kela = world.stand(
            event, world.organisation(desk.network, f"K{number}", f"k{number}"), state="invited"
        )
        Task.objects.bulk_create(
            Task(
                event=event, name=f"Tehtävä {one}", responsible=Responsible.COORDINATOR,
                due_on=TODAY + timedelta(days=one - tasks // 2), user=(desk.eeva, desk.matti, None)[one % 3],
                stand=kela if one % 5 == 0 else None,
            )
            for one in range(tasks)
        )  # fmt: skip

    fill(0, 20)
    look(client)
    with CaptureQueriesContext(connection) as few:
        look(client)
    for number in range(1, 51):
        fill(number, 20)
    with CaptureQueriesContext(connection) as many:
        look(client)
    assert Task.objects.count() == 1020
    assert len(few) == len(many)
