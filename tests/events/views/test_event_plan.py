"""Does the finished plan show everything in its order, say why days moved, and ask about what is already past?"""

import re
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from events.choices import TaskState
from events.models import Event
from tests.desk_world import TODAY, Desk, voting

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Any) -> Any:
    with time_machine.travel(f"{TODAY}T10:00:00+02:00", tick=False):
        made = Desk()
        client.force_login(made.eeva)
        yield made


def shown(client: Any, event: Event, query: str = "") -> str:
    """The page as text with ordinary spaces."""
    answer = client.get(reverse("desk:event_plan", args=[event.slug]) + query)
    assert answer.status_code == 200
    return str(answer.content.decode().replace("\u00a0", " "))


def test_the_whole_plan_stands_in_the_order_of_days(client, desk):
    event = desk.plan()
    lines = client.get(reverse("desk:event_plan", args=[event.slug])).context["lines"]
    assert len(lines) == 28 + 2 + 1
    assert [line.day for line in lines] == sorted(line.day for line in lines)
    day = next(line for line in lines if line.kind == "day")
    assert (day.when.replace("\u00a0", " "), day.what) == ("to 22.4.2027 klo 14–18", "Digitukitalkoot")
    meetings = [
        (line.when.replace("\u00a0", " "), line.what, line.note) for line in lines if line.kind == "meeting"
    ]
    assert meetings == [
        ("ke 24.3. klo 9–10", "Suunnittelukokous 1, Teams", "29 päivää ennen"),
        ("to 8.4. klo 9–10", "Suunnittelukokous 2, Teams", "2 viikkoa ennen"),
    ]
    invitation = next(line for line in lines if line.what.startswith("Lähetä kutsu"))
    assert (invitation.note, invitation.who) == ("8 viikkoa ennen", "Koordinaattori, sähköposti")


def test_the_first_view_says_that_the_plan_is_ready_and_that_nothing_has_been_sent(client, desk):
    event = desk.plan()
    page = shown(client, event, "?uusi=1")
    assert "<h1>Kajaanin talkoiden suunnitelma on valmis</h1>" in page
    assert "Mitään ei ole vielä lähetetty" in page
    assert "<h1>Suunnitelma</h1>" in shown(client, event)


def test_a_moved_meeting_tells_its_reason_and_can_be_taken_back(client, desk):
    event = desk.plan()
    assert "Suunnittelukokous 1 on ke 24.3.2027, koska 25.3.2027 on kiirastorstai." in shown(client, event)
    meeting = event.meetings.get(name="Suunnittelukokous 1")
    client.post(reverse("desk:meeting_day", args=[event.slug, meeting.pk]), {"choice": "computed"})
    page = shown(client, event)
    assert "Suunnittelukokous 1: Huomaa: 25.3.2027 on kiirastorstai." in page
    assert "Siirrä: ke 24.3." in page


def test_a_meeting_during_advance_voting_is_noted(client, desk):
    voting()
    assert "Suunnittelukokous 2 on to 8.4.2027. Eduskuntavaalien ennakkoäänestys on 7.–13.4.2027" in shown(
        client, desk.plan()
    )


def test_missing_facts_of_the_poster_are_told_with_a_way_out(client, desk):
    desk.kajaani.phone = ""
    desk.kajaani.save()
    page = shown(client, desk.plan())
    assert "Kirjaston puhelinnumero puuttuu." in page
    assert "#id_contact_phone" in page


def test_an_ordinary_event_has_nothing_to_look_at(client, desk):
    event = desk.plan(date(2027, 3, 10), desk.sotkamo)
    points = client.get(reverse("desk:event_plan", args=[event.slug])).context["points"]
    assert [point.text for point in points] == []


def test_a_near_day_is_said_of_a_new_plan_only(client, desk):
    event = desk.plan(TODAY + timedelta(days=9))
    assert "Aikaa on vain 9 päivää" in shown(client, event, "?uusi=1")
    assert "Aikaa on vain" not in shown(client, event)


def test_after_the_day_there_is_nothing_to_look_at(client, desk):
    desk.kajaani.phone = ""
    desk.kajaani.save()
    event = desk.plan(TODAY - timedelta(days=9))
    assert "Katso nämä" in shown(client, event, "?uusi=1")
    assert "Katso nämä" not in shown(client, event)


def test_tasks_whose_day_was_past_are_asked_about_apart(client, desk):
    event = desk.plan(TODAY + timedelta(days=30))
    answer = client.get(reverse("desk:event_plan", args=[event.slug]))
    past = answer.context["past"]
    assert past
    assert {row.what for row in past} == {task.name for task in event.tasks.all() if task.due_on < TODAY}
    assert [press.text for press in past[0].presses] == ["Tehdään tänään", "Jätetään pois", "Jo tehty"]
    assert "Ehditäänkö vielä?" in answer.content.decode()
    assert not {f"past-{line.key.removeprefix('task-')}" for line in answer.context["lines"]} & {
        row.key for row in past
    }


def test_filters_are_addresses_of_their_own(client, desk):
    event = desk.plan()
    event.tasks.filter(offset_days__gt=50).update(state=TaskState.DONE)
    done = client.get(reverse("desk:event_plan", args=[event.slug]) + "?nayta=tehdyt")
    assert {line.state for line in done.context["lines"]} == {"done"}
    labels = [(item["label"], item["count"]) for item in done.context["switch"]]
    assert labels == [("Kaikki", 28), ("Avoimet", 25), ("Myöhässä", 0), ("Tehdyt", 3)]
    odd = client.get(reverse("desk:event_plan", args=[event.slug]) + "?nayta=<script>")
    assert len(odd.context["lines"]) == 31


def test_supplies_stands_and_plan_b_are_there(client, desk):
    page = shown(client, desk.plan())
    for words in ("Jatkojohdot", "Laiteopastus", "Jos tapahtumaa ei voi pitää paikan päällä"):
        assert words in page


def test_the_materials_helper_reads_the_plan_and_presses_nothing(client, desk):
    event = desk.plan()
    assert "Merkitse tehdyksi" in shown(client, event)
    client.force_login(desk.matti)
    page = shown(client, event)
    assert "Varaa lehti-ilmoitus" in page
    assert "Merkitse tehdyksi" not in page
    assert not re.search(r'name="(state|choice)"', page)


def test_strangers_and_librarians_get_no_plan(client, desk):
    event = desk.plan()
    for person in (desk.stranger(), desk.liisa()):
        client.force_login(person)
        assert client.get(reverse("desk:event_plan", args=[event.slug])).status_code == 404


def test_the_page_asks_as_much_of_the_database_for_three_tasks_as_for_all(
    client, desk, django_assert_max_num_queries
):
    event = desk.plan()
    with django_assert_max_num_queries(12) as whole:
        shown(client, event)
    event.tasks.exclude(offset_days__gt=50).delete()
    with django_assert_max_num_queries(len(whole)) as part:
        shown(client, event)
    assert len(part) == len(whole)
