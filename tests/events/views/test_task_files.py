"""Are files put beside a task and shown there, each once, and what is refused told at its field?"""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.actions import task_files
from events.models import Task, TaskFile
from events.trail import rows_about
from events.views.desk.task_files import size_words
from partners import attached
from tests import world
from tests.partners import attached_samples as samples

pytestmark = pytest.mark.django_db
HERE = "/suunnittelu/kajaani/tehtavat/"


@pytest.fixture
def story(client: Any) -> Any:
    made = world.story()
    client.force_login(made.eeva)
    return made


@pytest.fixture
def task(story: Any) -> Task:
    return world.task(story.kajaani, name="Varaa tila")


def address(task: Task) -> str:
    return reverse("desk:task_files", args=[task.event.slug, task.pk])


def send(client: Any, task: Task, content: bytes = samples.PDF, name: str = "Pöytä.pdf", **more: Any) -> Any:
    return client.post(address(task), {"attached": SimpleUploadedFile(name, content), **more})


def test_a_file_is_kept_shown_and_told(client, task, story):
    back = reverse("desk:task_edit", args=["kajaani", task.pk])
    answer = send(client, task, next=f"{back}#files")
    assert answer["Location"] == f"{back}#files"
    file = TaskFile.objects.get()
    facts = (file.task, file.name, file.size, file.content_type, file.uploaded_by)
    assert facts == (task, "Pöytä.pdf", len(samples.PDF), "application/pdf", story.eeva)
    assert attached.bytes_of(file.stored) == samples.PDF
    assert "Pöytä" not in file.stored
    page = client.get(back).content.decode()
    assert "Lisätty: Pöytä.pdf." in page
    assert reverse("desk:task_file", args=["kajaani", file.pk]) in page
    assert "PDF, 1 kt, " in page
    newest = rows_about(story.kajaani.subject, 1)[0]
    assert (newest["what"], newest["now"]) == ("Tehtävään lisättiin tiedosto", "Pöytä.pdf")


def test_the_same_file_twice_is_there_once(client, task):
    send(client, task)
    send(client, task, name="Toinen nimi.pdf")
    assert [file.name for file in TaskFile.objects.all()] == ["Pöytä.pdf"]
    assert "Tämä tiedosto on jo täällä: Pöytä.pdf." in client.get(address(task)).content.decode()


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"<html><script>alert(1)</script>", "kutsu.pdf", "Verkkosivuja ei oteta vastaan."),
        (b"", "kutsu.pdf", "Tiedosto on tyhjä."),
        (samples.PDF + b" " * 10_000_000, "kutsu.pdf", "Tiedosto on yli 10 Mt."),
        (samples.PDF + b" " * 11_500_000, "kutsu.pdf", "Tiedosto on yli 10 Mt."),
        (samples.BAD["macros.docm"][0], "kutsu.docx", "Tiedostossa on makroja."),
    ],
)
@pytest.mark.once
def test_what_is_refused_is_told_at_the_field(client, task, content, name, words):
    answer = send(client, task, content, name)
    assert answer.status_code == 200
    assert list(answer.context["file_form"].errors) == ["attached"]
    assert answer.content.decode().count(words) == 2  # above the form and at the field
    assert not TaskFile.objects.exists()


@pytest.mark.parametrize(("size", "words"), [(1, "1 kt"), (999_400, "999 kt"), (2_449_000, "2,4 Mt")])
def test_a_size_is_told_as_people_count(size, words):
    assert size_words(size) == words


@pytest.mark.once
def test_nothing_chosen_is_told_too(client, task):
    answer = client.post(address(task), {})
    assert answer.context["file_form"].errors == {"attached": ["Valitse ensin tiedosto."]}


def test_the_eleventh_file_finds_no_room_and_the_page_says_so(client, task):
    for number in range(task_files.MOST_FILES - 1):
        world.task_file(task, f"{number}.txt", f"Sali {number}".encode())
    with CaptureQueriesContext(connection) as nine:
        assert 'name="attached"' in client.get(address(task)).content.decode()
    world.task_file(task, "kymmenes.txt", b"Sali 10")
    page = client.get(address(task)).content.decode()
    assert "Tiedostoja on jo 10" in page
    assert 'name="attached"' not in page
    answer = send(client, task)
    assert list(answer.context["file_form"].errors) == ["attached"]
    assert TaskFile.objects.count() == 10
    with CaptureQueriesContext(connection) as ten:
        client.get(address(task))
    assert len(ten) == len(nine) <= 12


def test_a_hostile_name_stays_a_word_on_the_page(client, task):
    send(client, task, name="../\u202e<script>alert(1)</script>" + "x" * 300 + ".pdf")
    file = TaskFile.objects.get()
    assert len(file.name) == 120
    assert not set(file.name) & set("/\\<>\u202e")
    assert "<script>alert" not in client.get(address(task)).content.decode()


def test_helpers_see_and_add_files_and_strangers_find_no_page(client, task, story):
    world.task_file(task)
    client.force_login(story.matti)
    page = client.get(address(task)).content.decode()
    assert "Tilavaraus.txt" in page
    assert "/poista/" not in page
    assert send(client, task).status_code == 302
    assert "/poista/" in client.get(address(task)).content.decode()  # one's own
    for person in (story.oona, story.liisa):
        client.force_login(person)
        assert client.get(address(task)).status_code == 404
        assert send(client, task, b"Sali 3", "toinen.txt").status_code == 404
    other = world.task(story.oulu_event)
    client.force_login(story.oona)
    assert client.get(reverse("desk:task_files", args=["kajaani", other.pk])).status_code == 404
    assert TaskFile.objects.count() == 2


def test_the_list_shows_how_many_in_every_view_at_the_same_cost(client, task, story):
    def queries(view: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"{HERE}{view}").status_code == 200
        return len(asked)

    views = ("", "?nakyma=taulu", "?nakyma=aikajana")
    client.get(HERE)
    before = [queries(view) for view in views]
    for number in range(3):
        world.task_file(task, content=f"Sali {number}".encode())
        world.task_file(world.task(story.kajaani, name=f"Tehtävä {number}"))
    assert [queries(view) for view in views] == before
    for view in views:
        page = client.get(f"{HERE}{view}")
        assert {item.title: item.files for item in page.context["items"]}["Varaa tila"] == 3
        assert address(task) in page.content.decode()
        assert "tiedostoa: Varaa tila" in page.content.decode()
