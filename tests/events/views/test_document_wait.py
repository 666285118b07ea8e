"""Does slow work go to the background by a button, once, and lead to the document?"""

import pytest
from django.core.cache import cache
from django_tasks_db.models import DBTaskResult

from events import jobs
from tests import world

PRINT = "/suunnittelu/kajaani/asiakirjat/poster/"
ADDRESS = f"{PRINT}valmistelu/?paper=a3&language=fi"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story(db, settings, tmp_path):
    store = {
        **settings.STORAGES["rendered"],
        "OPTIONS": {"location": tmp_path},
    }  # nothing has been printed yet
    settings.STORAGES = {**settings.STORAGES, "rendered": store}
    cache.clear()
    return world.story()


@pytest.fixture
def eeva(client, story):
    client.force_login(story.eeva)
    return client


def asked() -> int:
    return DBTaskResult.objects.filter(task_path="events.jobs.render_document").count()


def run_jobs():
    for row in DBTaskResult.objects.filter(task_path="events.jobs.render_document"):
        jobs.render_document.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])


def test_looking_starts_nothing_and_a_press_starts_one_job(eeva, story, django_capture_on_commit_callbacks):
    assert "Tee juliste-kajaani-a3.pdf" in eeva.get(ADDRESS).content.decode()
    assert asked() == 0
    for _press in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            assert eeva.post(ADDRESS)["Location"] == f"{ADDRESS}&asked=1"
    assert asked() == 1


def test_the_page_leads_to_the_document_when_the_job_is_done(eeva, story, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        eeva.post(ADDRESS)
    assert "Tekeillä juliste-kajaani-a3.pdf" in eeva.get(f"{ADDRESS}&asked=1").content.decode()
    run_jobs()
    assert eeva.get(f"{ADDRESS}&asked=1")["Location"] == f"{PRINT}?paper=a3&language=fi"
    part = eeva.get(f"{ADDRESS}&asked=1", headers={"HX-Request": "true"})
    assert (part.status_code, part["HX-Redirect"]) == (200, f"{PRINT}?paper=a3&language=fi")


def test_a_failed_job_is_told_with_a_retry(eeva, story):
    work = eeva.get(ADDRESS).context["work"]
    cache.set(jobs.failed_key(work.digest), True, 60)
    assert eeva.get(ADDRESS, headers={"HX-Request": "true"})["HX-Redirect"].startswith(f"{PRINT}valmistelu/")
    told = eeva.get(ADDRESS)
    assert told.status_code == 503
    assert "Yritä uudelleen" in told.content.decode()
    eeva.post(ADDRESS)
    assert eeva.get(ADDRESS).status_code == 200


def test_strangers_find_nothing(client, story):
    for person in (story.oona, story.sirpa):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == 404
        assert client.post(ADDRESS).status_code == 404
