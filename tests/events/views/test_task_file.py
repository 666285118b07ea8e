"""Is a task's file sent to be saved under its own name, shown by no browser, and to the planners alone?"""

from typing import Any

import pytest

from events.models import TaskFile
from partners import attached
from tests import world
from tests.partners import attached_samples as samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> Any:
    return world.story()


@pytest.fixture
def file(story: Any) -> TaskFile:
    return world.task_file(world.task(story.kajaani), "Pöytäkartta, sali 2.pdf", samples.PDF)


def address(file: TaskFile, slug: str = "kajaani") -> str:
    return f"/suunnittelu/{slug}/tehtavat/tiedostot/{file.pk}/"


def test_the_file_comes_whole_to_be_saved(client, story, file):
    client.force_login(story.eeva)
    answer = client.get(address(file))
    assert (answer.status_code, answer.content) == (200, samples.PDF)
    told = {name: answer[name] for name in (
        "Content-Type", "Content-Disposition", "X-Content-Type-Options", "Content-Security-Policy", "Cache-Control",
        "X-Frame-Options",
    )}  # fmt: skip
    assert told == {
        "Content-Type": "application/pdf",
        "Content-Disposition": 'attachment; filename="Poytakartta-sali-2.pdf"; '
        "filename*=UTF-8''P%C3%B6yt%C3%A4kartta%2C%20sali%202.pdf",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "private, no-store",
        "X-Frame-Options": "DENY",
    }


def test_the_networks_planners_get_it_and_nobody_else(client, story, file):
    found = {}
    for person in (story.eeva, story.matti, story.liisa, story.sirpa, story.oona):
        client.force_login(person)
        found[person.name] = client.get(address(file)).status_code
    assert list(found.values()) == [200, 200, 404, 404, 404]
    client.force_login(story.oona)
    assert client.get(address(file, story.oulu_event.slug)).status_code == 404
    client.logout()
    assert client.get(address(file))["Location"].startswith("/tili/kirjaudu/")


def test_nothing_serves_the_directory_and_a_row_without_its_file_is_no_page(client, story, file):
    client.force_login(story.eeva)
    for place in (f"/attached/{file.stored}", f"/media/{file.stored}", f"/static/{file.stored}"):
        assert client.get(place).status_code == 404
    attached.forget(file.stored)
    assert client.get(address(file)).status_code == 404
