"""Does the front page say what needs its reader next, the most urgent first, and only what is theirs?"""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.actions import booking
from events.choices import Channel, EventState, Responsible
from events.models import Event
from partners.choices import Role
from partners.models import Change, FieldChange, Message, Venue
from tests import world
from tests.desk_world import TODAY, Desk, member

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
    """An event in March with a task for last Friday, today, Thursday and next week, and a meeting on Wednesday."""
    event = world.event(desk.network, desk.sotkamo, **({"slug": "sotkamo"} | facts))
    for days, name, channel in (
        (-3, "Varaa lehti-ilmoitus", Channel.NEWSPAPER),
        (0, "Soita kirjastoon", Channel.PHONE),
        (3, "Lähetä kutsut", Channel.EMAIL),
        (8, "Tilaa kahvit", Channel.NONE),
    ):
        world.task(event, name=name, due_on=TODAY + timedelta(days=days), channel=channel)
    world.meeting(event, day=TODAY + timedelta(days=2))
    return event


def test_the_state_is_said_in_words_first(client, desk):
    event_with_tasks(desk)
    assert (
        "Maanantai 11.1.2027, viikko 2. Tällä viikolla sinua odottaa neljä asiaa. Yksi niistä on myöhässä."
        in text(look(client))
    )


def test_urgency_falls_down_the_page(client, desk):
    event_with_tasks(desk)
    agenda = look(client).context["agenda"]
    groups = [
        [row.title.split(",")[0] for row in rows]
        for rows in (agenda.late, agenda.now, agenda.week, agenda.next_week)
    ]
    assert groups == [
        ["Varaa lehti-ilmoitus"], ["Soita kirjastoon"], ["Suunnittelukokous 1", "Lähetä kutsut"], ["Tilaa kahvit"],
    ]  # fmt: skip


def test_a_quiet_week_shows_the_six_nearest_things_at_once(client, desk):
    event = world.event(desk.network, desk.sotkamo, slug="sotkamo")
    for number in range(8):
        world.task(event, name=f"Tehtävä {number}", due_on=TODAY + timedelta(days=30 + number))
    page = look(client)
    assert [row.title for row in page.context["agenda"].coming] == [
        f"Tehtävä {number}" for number in range(6)
    ]
    assert "Tulossa seuraavaksi" in text(page)
    world.task(event, name="Soita kirjastoon", due_on=TODAY)
    assert "Sen jälkeen: 6 lähintä asiaa" in text(look(client))


def test_what_is_late_tells_since_when_and_what_it_endangers(client, desk):
    event_with_tasks(desk)
    row = look(client).context["agenda"].late[0]
    assert row.note == "Kolme päivää myöhässä. Vaarana on, ettei ilmoitus ehdi lehteen."


def test_after_the_event_what_is_late_asks_for_a_decision(client, desk):
    event_with_tasks(desk, day=TODAY - timedelta(days=1))
    assert look(client).context["agenda"].late[0].note == (
        "Kolme päivää myöhässä. Talkoot on jo pidetty: merkitse tehdyksi tai jätä pois."
    )


def test_others_tasks_are_folded_until_they_are_late(client, desk):
    event = event_with_tasks(desk)
    world.task(event, name="Vie julisteet", due_on=TODAY + timedelta(days=1), responsible=Responsible.LIBRARY)
    world.task(
        event, name="Tee juliste", due_on=TODAY - timedelta(days=1), responsible=Responsible.COMMUNICATIONS
    )
    agenda = look(client).context["agenda"]
    assert [row.title for row in agenda.others if row.kind == "task"] == ["Vie julisteet"]
    assert [row.title for row in agenda.late] == ["Varaa lehti-ilmoitus", "Tee juliste"]
    assert (agenda.late_count, agenda.count) == (1, 4)
    assert "Yksi niistä on myöhässä." in agenda.sentence


def test_a_cancelled_event_asks_for_nothing(client, desk):
    event = event_with_tasks(desk)
    assert look(client).context["agenda"].count == 4
    Event.objects.filter(pk=event.pk).update(state=EventState.CANCELLED)
    assert [row.kind for row in look(client).context["agenda"].week] == ["meeting"]


def test_tasks_past_from_the_start_are_one_decision(client, desk):
    desk.plan(TODAY + timedelta(days=30))
    agenda = look(client).context["agenda"]
    assert agenda.late == []
    assert "Päätä, ehditäänkö" in agenda.now[0].title


def test_events_stand_beside_with_their_phase_and_day(client, desk):
    event = event_with_tasks(desk)
    world.stand(event, world.organisation(desk.network))
    page = text(look(client))
    assert 'Sotkamo, <span class="time">ke 10.3.2027</span>' in page
    assert "58 päivää jäljellä. Kutsuttu. Luonnos. Vahvistanut 1/1 kumppani." in page


def test_the_first_visit_offers_the_four_fields_at_once(client, desk):
    page = text(look(client))
    assert "<h1>Tervetuloa, Eeva</h1>" in page
    assert 'name="municipality"' in page
    assert 'action="/suunnittelu/uudet/"' in page


def test_nothing_to_do_says_so(client, desk):
    world.event(desk.network, desk.kajaani)
    assert "Tällä viikolla mikään ei odota sinua." in text(look(client))


def test_the_materials_helper_sees_her_own_tasks_and_starts_nothing(client, desk):
    event = event_with_tasks(desk)
    world.task(
        event, name="Tee juliste", due_on=TODAY + timedelta(days=1), responsible=Responsible.COMMUNICATIONS
    )
    client.force_login(desk.matti)
    answer = look(client)
    assert [row.title for row in answer.context["agenda"].week if row.kind == "task"] == ["Tee juliste"]
    assert "Aloita uudet talkoot" not in text(answer)
    assert "Merkitse tehdyksi" not in text(answer)


def test_the_librarian_sees_the_events_of_her_library_and_no_tasks(client, desk):
    event_with_tasks(desk)
    world.event(desk.network, desk.kajaani)
    client.force_login(desk.liisa())
    page = text(look(client))
    assert "Kajaani, ke 10.3.2027" in page
    assert "Sotkamo" not in page
    assert "Varaa lehti-ilmoitus" not in page


def test_a_stranger_sees_nothing_of_this_network(client, desk):
    event_with_tasks(desk)
    assert "Varaa lehti-ilmoitus" in text(look(client))
    client.force_login(desk.stranger())
    page = text(look(client))
    assert "Varaa lehti-ilmoitus" not in page
    assert "Sotkamo, " not in page


def test_somebody_without_a_role_today_sees_an_empty_page(client, desk):
    event_with_tasks(desk)
    gone = member(
        "entinen@example.org", "Enni Entinen", desk.network, Role.COORDINATOR, ends_on=date(2026, 1, 1)
    )
    client.force_login(gone)
    assert "Kirjastossasi ei ole vielä talkoita" in text(look(client))


def test_one_event_and_thirty_ask_the_database_the_same_few_times(client, desk):
    event_with_tasks(desk)
    look(client)
    with CaptureQueriesContext(
        connection,
    ) as one:
        look(client)
    for number in range(29):
        event_with_tasks(desk, slug=f"sotkamo-{number}")
    with CaptureQueriesContext(connection) as thirty:
        look(client)
    assert len(one) == len(thirty)
    assert (
        len(one) <= 13
    )  # late, near and later tasks are asked for one by one, so that none crowds others out


def answered(event: Event, name: str, state: str) -> None:
    """An answer by link in the trail."""
    stand = world.stand(event, world.organisation(event.network, name, name.lower()), state=state)
    Change.objects.record(
        subject=event.subject, part=stand.subject, network=event.network, deed="stand_answered",
        changes=[FieldChange(f"state:{name}", "invited", state)],
    )  # fmt: skip


def test_the_coordinator_reads_what_is_new_what_needs_her_first(client, desk):
    event = event_with_tasks(desk, answer_by=TODAY - timedelta(days=1))
    answered(event, "Kela", "confirmed")
    world.stand(event, world.organisation(desk.network, "Nuotta", "nuotta"), state="invited")
    Message.objects.create(
        network=desk.network, kind="invitation", occasion=event.subject, key="k", message_id="<k@example.org>",
        state="failed", to_name="Kaisa Kursseja", title="Kutsu", text="Hei",
    )  # fmt: skip
    answer = look(client)
    found = {name: [row["title"] for row in rows] for name, rows in answer.context["news"].items()}
    assert found == {"needs": ["Viesti ei lähtenyt: Kaisa Kursseja"], "rows": ["Kela tulee mukaan"]}
    assert "Uutta kumppaneilta: 1" in text(answer)
    assert answer.context["agenda"].needs == 1
    assert answer.context["agenda"].others[0].title == "Yksi kumppani ei ole vastannut"
    for person in (desk.matti, desk.stranger(), desk.liisa()):
        client.force_login(person)
        answer = look(client)
        assert answer.context["news"] == {"needs": [], "rows": []}
        assert "Kela tulee mukaan" not in text(answer)


def test_what_is_older_than_a_long_weekend_is_no_news(client, desk):
    event = event_with_tasks(desk)
    with time_machine.travel(f"{TODAY - timedelta(days=5)}T10:00:00+02:00", tick=False):
        answered(event, "Kela", "confirmed")
    assert look(client).context["news"]["rows"] == []


def test_a_room_to_be_asked_for_is_told_two_weeks_before_until_it_is_asked(client, desk):
    event = world.event(desk.network, desk.sotkamo, slug="sotkamo", day=TODAY + timedelta(days=60))

    def rows() -> list[tuple[str, date, str]]:
        agenda = look(client).context["agenda"]
        found = [*agenda.late, *agenda.now, *agenda.week, *agenda.next_week, *agenda.coming]
        return [(row.url, row.day, row.state) for row in found if row.title == "Pyydä tilaa viimeistään"]

    Venue.objects.filter(pk=desk.sotkamo.pk).update(lead_time_days=20)
    assert rows() == []
    Venue.objects.filter(pk=desk.sotkamo.pk).update(lead_time_days=53)
    by = TODAY + timedelta(days=7)
    assert rows() == [("/suunnittelu/sotkamo/tilavaraus/", by, "later")]
    booking.request_room(event, "", by=desk.eeva)
    assert rows() == []
