"""Does the undo button of the next page take the last change back, for an hour and for those who made it?"""

import re
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from events.choices import TaskState
from events.models import Task
from partners.models import User
from tests import world

pytestmark = pytest.mark.django_db
NOW = "2027-01-20T10:00:00+02:00"


@pytest.fixture
def task(client: Any) -> Any:
    story = world.story()
    client.force_login(story.eeva)
    return world.task(story.kajaani, name="Kumottava")


def done(client: Any, task: Task) -> str:
    """Press "done" in the plan; return the next page."""
    address = reverse("desk:task_state", args=[task.event.slug, task.pk])
    return client.post(
        address, {"state": "done", "next": reverse("desk:event_list")}, follow=True
    ).content.decode()


def undo(client: Any, page: str) -> str:
    token = re.search(r'name="undo" value="([^"]+)"', page)
    assert token
    answer = client.post(reverse("desk:tasks_undo"), {"undo": token[1]}, follow=True)
    return re.sub(r"\s+", " ", answer.content.decode())


def test_a_single_press_is_taken_back_from_whichever_page_comes_next(client, task):
    page = done(client, task)
    assert "Tehty: Kumottava." in page
    assert "1 tehtävä on taas ennallaan." in undo(client, page)
    task.refresh_from_db()
    assert task.state == TaskState.OPEN


def test_the_button_stays_quietly_on_the_task_list_for_an_hour(client, task):
    address = reverse("desk:task_list", args=[task.event.slug])
    with time_machine.travel(NOW, tick=False) as clock:
        client.force_login(User.objects.get(name="Eeva Esimerkki"))
        done(client, task)
        assert "Viimeisin muutos:" in client.get(address).content.decode()
        clock.shift(3700)
        assert "Viimeisin muutos:" not in client.get(address).content.decode()


def test_a_second_press_and_a_late_one_say_why_nothing_happens(client, task):
    page = done(client, task)
    undo(client, page)
    assert "joten ne jäävät ennalleen: Kumottava." in undo(client, page)
    answer = client.post(reverse("desk:tasks_undo"), {"undo": "keksitty"}, follow=True)
    assert "siitä on yli tunti" in answer.content.decode()


def test_moving_to_today_is_taken_back_too(client, task):
    before = task.due_on
    address = reverse("desk:task_state", args=[task.event.slug, task.pk])
    page = client.post(address, {"state": "today"}, follow=True).content.decode()
    assert Task.objects.get(pk=task.pk).due_on != before
    undo(client, page)
    assert Task.objects.get(pk=task.pk).due_on == before
