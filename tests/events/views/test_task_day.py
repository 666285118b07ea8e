"""Can a moved task be taken back to its computed day and moved again, and does nothing else move it?"""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from events.models import Task
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
    """A task that would be on Saturday 27 March 2027."""
    return desk.plan().tasks.get(offset_days=26)


def press(client: Any, task: Task, choice: str) -> Any:
    return client.post(reverse("desk:task_day", args=[task.event.slug, task.pk]), {"choice": choice})


def test_a_moved_task_is_taken_back_and_moved_again(client, task):
    assert (task.due_on, task.computed_on) == (date(2027, 3, 24), date(2027, 3, 27))
    press(client, task, "computed")
    task.refresh_from_db()
    assert (task.due_on, task.keeps_computed) == (date(2027, 3, 27), True)
    press(client, task, "proposed")
    task.refresh_from_db()
    assert (task.due_on, task.keeps_computed) == (date(2027, 3, 24), False)


def test_the_answer_to_htmx_offers_the_other_choice(client, task):
    address = reverse("desk:task_day", args=[task.event.slug, task.pk])
    headers = {"HX-Request": "true", "HX-Target": f"task-{task.pk}"}
    page = (
        client.post(address, {"choice": "computed"}, headers=headers).content.decode().replace("\u00a0", " ")
    )
    assert "Huomaa: 27.3.2027 on lauantai." in page
    assert "Siirrä: ke 24.3." in page


def test_an_unknown_choice_is_no_page(client, task):
    assert press(client, task, "huomenna").status_code == 404


def test_a_stranger_changes_nothing(client, desk, task):
    client.force_login(desk.stranger())
    assert press(client, task, "computed").status_code == 404
    task.refresh_from_db()
    assert task.due_on == date(2027, 3, 24)
