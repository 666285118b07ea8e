"""Does one press order the print pack, for a library without phones and for a coordinator with everything?"""

import pytest
from django_tasks_db.models import DBTaskResult

from events.models import Batch
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def pressed(client, person, django_capture_on_commit_callbacks, **sent):
    client.force_login(person)
    with django_capture_on_commit_callbacks(execute=True):
        return client.post("/suunnittelu/kajaani/asiakirjat/paketti/", sent)


def test_a_press_enqueues_the_work_and_leads_to_its_page(client, story, django_capture_on_commit_callbacks):
    answer = pressed(client, story.eeva, django_capture_on_commit_callbacks, language="sv")
    batch = Batch.objects.get()
    assert answer["Location"] == f"/suunnittelu/kajaani/erat/{batch.pk}/"
    assert (batch.made, batch.order["language"], batch.order["for_library"]) == (0, "sv", False)
    job = DBTaskResult.objects.get(task_path="events.jobs.run_batch")
    assert job.args_kwargs["args"] == [batch.pk]


def test_a_librarian_gets_the_librarys_pack_whatever_is_sent(
    client, story, django_capture_on_commit_callbacks
):
    pressed(client, story.liisa, django_capture_on_commit_callbacks, for_library="")
    assert Batch.objects.get().order["for_library"] is True


def test_a_coordinator_may_ask_for_the_librarys_pack(client, story, django_capture_on_commit_callbacks):
    pressed(client, story.eeva, django_capture_on_commit_callbacks, for_library="1")
    assert Batch.objects.get().order["for_library"] is True


def test_a_second_press_leads_to_the_same_pack(client, story, django_capture_on_commit_callbacks):
    for _press in range(2):
        pressed(client, story.eeva, django_capture_on_commit_callbacks)
    assert Batch.objects.count() == 1


@pytest.mark.parametrize("language", ["xx", "", "fi' OR 1"])
def test_a_language_that_there_is_not_is_refused(client, story, django_capture_on_commit_callbacks, language):
    answer = pressed(client, story.eeva, django_capture_on_commit_callbacks, language=language)
    assert (answer.status_code, Batch.objects.count()) == (404, 0)
