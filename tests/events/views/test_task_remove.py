"""Can a task that was made by hand be taken away and brought back, while the others can only be left out?"""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from events.models import Task
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(client: Any) -> Any:
    made = world.story()
    client.force_login(made.eeva)
    return made


def remove(client: Any, task: Task) -> str:
    answer = client.post(reverse("desk:task_remove", args=["kajaani", task.pk]), follow=True)
    return str(answer.content.decode())


def test_a_task_made_by_hand_is_taken_away_and_brought_back(client, story):
    task = world.task(story.kajaani, name="Turha")
    page = remove(client, task)
    assert "Poistettu: Turha." in page
    assert not Task.objects.filter(pk=task.pk).exists()
    token = re.search(r'name="undo" value="([^"]+)"', page)
    client.post(reverse("desk:tasks_undo"), {"undo": token[1]})
    assert Task.objects.get(pk=task.pk).name == "Turha"


def test_a_task_of_the_model_stays_and_its_page_offers_no_such_button(client, story):
    task = world.task(story.kajaani, concept_row=uuid4())
    assert "/poista/" not in client.get(reverse("desk:task_edit", args=["kajaani", task.pk])).content.decode()
    assert "Jätä se pois sen sijaan." in remove(client, task)
    assert Task.objects.filter(pk=task.pk).exists()
