"""Does one press change one task, once, for those who may, with and without scripts?"""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from events.choices import TaskState
from events.models import Task
from partners.models import Change
from tests.desk_world import TODAY, Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Any) -> Any:
    with time_machine.travel(f"{TODAY}T10:00:00+02:00", tick=False):
        made = Desk()
        client.force_login(made.eeva)
        yield made


@pytest.fixture
def task(desk: Desk) -> Task:
    return desk.plan().tasks.get(name__startswith="Varaa lehti")


def press(client: Any, task: Task, state: str, **options: Any) -> Any:
    address = reverse("desk:task_state", args=[task.event.slug, task.pk])
    return client.post(address, {"state": state} | options.pop("data", {}), **options)


def test_a_task_is_marked_as_done_and_taken_back(client, task):
    answer = press(client, task, "done", follow=True)
    task.refresh_from_db()
    assert task.state == TaskState.DONE
    assert "Tehty: Varaa lehti-ilmoitus." in answer.content.decode()
    press(client, task, "open")
    task.refresh_from_db()
    assert task.state == TaskState.OPEN
    trail = [
        (row.deed, row.field, row.before, row.after) for row in Change.objects.about(task.event.subject)[:2]
    ]
    assert trail == [
        ("task_state", "Varaa lehti-ilmoitus", "done", "open"),
        ("task_state", "Varaa lehti-ilmoitus", "open", "done"),
    ]


def test_two_presses_are_one_change(client, task):
    before = Change.objects.count()
    press(client, task, "done")
    press(client, task, "done")
    assert Change.objects.count() == before + 1


def test_htmx_gets_the_line_and_the_new_sum_alone(client, task):
    headers = {"HX-Request": "true", "HX-Target": f"task-{task.pk}"}
    page = press(client, task, "done", headers=headers).content.decode()
    assert page.lstrip().startswith(f'<li id="task-{task.pk}"')
    assert "28 tehtävästä on tehty 1." in page
    assert "Palauta avoimeksi" in page
    assert "<html" not in page


def test_the_press_leads_back_to_the_page_it_came_from_and_nowhere_else(client, task):
    assert press(client, task, "done", data={"next": "/suunnittelu/"}).url == "/suunnittelu/"
    plan = reverse("desk:event_plan", args=[task.event.slug]) + f"#task-{task.pk}"
    for address in ("https://evil.example.org/", "//evil.example.org", "javascript:alert(1)"):
        assert press(client, task, "open", data={"next": address}).url == plan


def test_a_task_that_was_past_is_done_today_and_follows_the_event_no_more(client, desk):
    event = desk.plan(TODAY + timedelta(days=30))
    past = event.tasks.filter(was_past=True).first()
    assert past is not None
    press(client, past, "today")
    past.refresh_from_db()
    assert (past.due_on, past.was_past, past.offset_days) == (TODAY, False, None)


def test_a_task_is_left_out_and_counts_no_more(client, desk):
    event = desk.plan(TODAY + timedelta(days=30))
    past = event.tasks.filter(was_past=True).first()
    assert past is not None
    press(client, past, "left_out")
    past.refresh_from_db()
    assert past.state == TaskState.LEFT_OUT
    page = client.get(reverse("desk:event_plan", args=[event.slug]))
    assert page.context["progress"]["total"] == 27


def test_an_unknown_state_is_no_page(client, task):
    assert press(client, task, "rikki").status_code == 404
    assert press(client, task, "").status_code == 404


def test_looking_changes_nothing(client, task):
    assert client.get(reverse("desk:task_state", args=[task.event.slug, task.pk])).status_code == 405
    task.refresh_from_db()
    assert task.state == TaskState.OPEN


def test_who_may_not_plan_changes_nothing(client, desk, task):
    for person in (desk.matti, desk.liisa(), desk.stranger()):
        client.force_login(person)
        assert press(client, task, "done").status_code == 404
    task.refresh_from_db()
    assert task.state == TaskState.OPEN


def test_a_task_of_another_event_is_not_reached_through_this_one(client, desk, task):
    other = desk.plan(venue=desk.sotkamo)
    address = reverse("desk:task_state", args=[other.slug, task.pk])
    assert client.post(address, {"state": "done"}).status_code == 404
