"""Is a file taken away from its task by those who may, and put back by the undo button?"""

import re
from typing import Any

import pytest
from django.urls import reverse

from events.models import TaskFile
from events.trail import rows_about
from partners import attached
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> Any:
    return world.story()


@pytest.fixture
def file(story: Any) -> TaskFile:
    return world.task_file(world.task(story.kajaani, name="Varaa tila"), uploaded_by=story.eeva)


def remove(client: Any, file: TaskFile, slug: str = "kajaani") -> Any:
    return client.post(reverse("desk:task_file_remove", args=[slug, file.pk]), follow=True)


def test_a_file_is_taken_away_told_and_put_back(client, story, file):
    client.force_login(story.eeva)
    page = remove(client, file).content.decode()
    assert "Poistettu: Tilavaraus.txt." in page
    assert "Ei vielä tiedostoja." in page
    assert not TaskFile.objects.exists()
    newest = rows_about(story.kajaani.subject, 1)[0]
    assert (newest["what"], newest["was"]) == ("Tehtävästä poistettiin tiedosto", "Tilavaraus.txt")
    assert remove(client, file).status_code == 404
    token = re.search(r'name="undo" value="([^"]+)"', page)
    answer = client.post(reverse("desk:tasks_undo"), {"undo": token[1]}, follow=True)
    assert "1 tiedosto on taas paikallaan." in answer.content.decode()
    back = TaskFile.objects.get()
    assert back.kept() == file.kept()
    assert attached.bytes_of(back.stored) == b"Sali 2"


def test_helpers_take_away_and_put_back_only_what_they_have_added(client, story, file):
    own = world.task_file(file.task, "Juliste.txt", b"Luonnos", uploaded_by=story.matti)
    client.force_login(story.matti)
    assert remove(client, file).status_code == 404
    page = remove(client, own).content.decode()
    assert [row.name for row in TaskFile.objects.all()] == ["Tilavaraus.txt"]
    token = re.search(r'name="undo" value="([^"]+)"', page)
    client.post(reverse("desk:tasks_undo"), {"undo": token[1]})
    assert {row.name for row in TaskFile.objects.all()} == {"Tilavaraus.txt", "Juliste.txt"}


def test_strangers_and_librarians_take_nothing_away(client, story, file):
    for person in (story.oona, story.liisa):
        client.force_login(person)
        assert remove(client, file).status_code == 404
        assert remove(client, file, story.oulu_event.slug).status_code == 404
    assert TaskFile.objects.exists()


def test_somebody_elses_undo_button_puts_nothing_back(client, story, file):
    client.force_login(story.eeva)
    token = re.search(r'name="undo" value="([^"]+)"', remove(client, file).content.decode())
    client.force_login(story.oona)
    client.post(reverse("desk:tasks_undo"), {"undo": token[1]})
    assert not TaskFile.objects.exists()
