"""Are a task's files kept with it and cleared after it, whatever breaks, and copied nowhere?"""

import io
import os
import uuid
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.storage import storages
from django.utils import timezone

from events.actions import task_files, task_undo, tasks
from events.actions.cloning import clone_event
from events.actions.concept_saving import save_as_concept
from events.concept_file import document_of, dumps
from events.event_document import Wanted
from events.jobs import look_after_files
from events.models import Concept, Task, TaskFile
from partners import attached
from tests import world
from tests.clone_world import SECRET, held_event, when
from tests.desk_world import TODAY, Desk

pytestmark = pytest.mark.django_db
SORTS = ("tasks", "meetings", "supplies", "stand_types")


@pytest.fixture
def story() -> Any:
    return world.story()


@pytest.fixture
def task(story: Any) -> Task:
    return world.task(story.kajaani, name="Varaa tila")


def read(content: bytes = b"Sali 2") -> attached.Attached:
    return attached.read_attached(io.BytesIO(content), "Sali.txt")


def in_storage() -> set[str]:
    storage = storages["attached"]
    return set(storage.listdir("")[1]) if storage.exists("") else set()


def sweep(days: float) -> int:
    """One round of the clock, so many days from now."""
    cache.delete("attached-swept")
    return look_after_files(timezone.now() + timedelta(days=days))


def test_a_request_that_breaks_leaves_no_row_and_the_clock_clears_its_file(task, story, monkeypatch):
    def breaking(*_arguments: Any) -> None:
        raise RuntimeError("the machine stopped")

    sweep(2)
    kept, _is_new = task_files.add_file(task, read(), by=story.eeva)
    before = in_storage()
    with monkeypatch.context() as broken:
        broken.setattr(task_files, "tell", breaking)
        with pytest.raises(RuntimeError):
            task_files.add_file(task, read(b"Sali 3"), by=story.eeva)
    assert [file.stored for file in TaskFile.objects.all()] == [kept.stored]
    (stray,) = in_storage() - before
    assert sweep(0.5) == 0  # a file may be waiting for its row, or for its removal to be undone
    assert stray in in_storage()
    assert sweep(2) == 1
    assert in_storage() == before
    assert attached.bytes_of(kept.stored) == b"Sali 2"


def test_the_clock_looks_once_an_hour(task):
    attached.keep(b"Sali 4")
    assert sweep(2) >= 1
    attached.keep(b"Sali 5")
    assert look_after_files(timezone.now() + timedelta(days=2)) == 0
    assert sweep(2) == 1


def test_two_presses_at_once_keep_one_file(task, story):
    """The second press has looked before the first one wrote its row."""
    stored = [attached.keep(b"Sali 2"), attached.keep(b"Sali 2")]
    made = [task_files.save_row(task, read(), name, story.eeva) for name in stored]
    assert [is_new for _row, is_new in made] == [True, False]
    assert TaskFile.objects.get().stored == stored[0]


def test_a_task_that_is_taken_away_comes_back_with_its_files(task, story):
    file, _is_new = task_files.add_file(task, read(), by=story.matti)
    kept = tasks.remove_task(task, by=story.eeva)
    assert not TaskFile.objects.exists()
    token = task_undo.sealed(kept, story.eeva)
    assert task_undo.undo(token, story.eeva).files == 1
    back = TaskFile.objects.get()
    assert back.kept() == file.kept()
    assert attached.bytes_of(back.stored) == b"Sali 2"
    again = task_undo.undo(token, story.eeva)
    assert (again.number, again.files, again.refused) == (0, 0, [])
    assert TaskFile.objects.count() == 1


@pytest.mark.parametrize("what", ["file", "task"])
def test_a_file_of_last_year_outlives_its_row_until_nobody_can_put_it_back(task, story, what):
    file, _is_new = task_files.add_file(task, read(), by=story.eeva)
    os.utime(storages["attached"].path(file.stored), (0, 0))
    assert sweep(0) == 0
    if what == "file":
        token = task_undo.sealed(task_files.remove_file(file, by=story.eeva), story.eeva)
    else:
        token = task_undo.sealed(tasks.remove_task(task, by=story.eeva), story.eeva)
    sweep(0.1)
    assert task_undo.undo(token, story.eeva).files == 1
    assert attached.bytes_of(TaskFile.objects.get().stored) == b"Sali 2"
    TaskFile.objects.all().delete()
    sweep(2)
    assert not attached.is_kept(file.stored)


def test_a_file_is_not_put_back_where_there_is_no_room_or_it_is_gone(task, story):
    file, _is_new = task_files.add_file(task, read(), by=story.eeva)
    token = task_undo.sealed(task_files.remove_file(file, by=story.eeva), story.eeva)
    task_files.add_file(task, read(), by=story.eeva)  # the same content has come back under another name
    assert task_undo.undo(token, story.eeva).refused == ["Sali.txt"]
    TaskFile.objects.all().delete()
    attached.forget(file.stored)
    assert task_undo.undo(token, story.eeva).refused == ["Sali.txt"]
    with time_machine.travel(timezone.now() + timedelta(hours=2)), pytest.raises(task_undo.CannotUndo):
        task_undo.undo(token, story.eeva)


def test_a_copy_of_an_event_and_a_model_of_it_have_no_files():
    desk = Desk()
    held = held_event(desk)
    file = TaskFile.objects.get()
    assert SECRET in file.name
    copy = clone_event(
        held, municipality=desk.sotkamo.municipality, venue=desk.sotkamo, by=desk.eeva, **when()
    )  # fmt: skip
    assert copy.tasks.filter(name=file.task.name).exists()
    rows = {sort: set(getattr(held, sort).values_list("pk", flat=True)) for sort in SORTS}
    wanted = Wanted(name="Kajaanin malli", summary="Mikä se on", lessons="", rows=rows, texts={})
    model, _is_new = save_as_concept(held, wanted, creation_key=uuid.uuid4(), by=desk.eeva, today=TODAY)
    assert model.tasks.filter(name=file.task.name).exists()
    assert SECRET.encode() not in dumps(document_of(Concept.objects.whole().get(pk=model.pk)))
    assert list(TaskFile.objects.all()) == [file]
