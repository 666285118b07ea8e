"""Is the finished file sent whole, under its name, and to nobody's cache?"""

import pytest

from events.actions import batch_files
from events.models import Batch
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def eeva(client, story):
    client.force_login(story.eeva)
    return client


def letters(story, state: str = "done") -> Batch:
    batch = Batch.objects.create(
        event=story.kajaani, kind="letters", state=state, made=1, total=1, file_name="kajaani-kirjeet.pdf"
    )
    batch_files.keep_whole(batch, "pdf", b"%PDF-1.7 all")
    batch_files.keep_whole(batch, "zip", b"PK each")
    return batch


@pytest.mark.parametrize(
    ("query", "name", "content"),
    [
        ("", "kajaani-kirjeet.pdf", b"%PDF-1.7 all"),
        ("?as=pdf", "kajaani-kirjeet.pdf", b"%PDF-1.7 all"),
        ("?as=zip", "kajaani-kirjeet.zip", b"PK each"),
    ],
)
def test_each_file_comes_under_its_name(eeva, story, query, name, content):
    answer = eeva.get(f"/suunnittelu/kajaani/erat/{letters(story).pk}/tiedosto/{query}")
    assert (answer.content, answer["Content-Disposition"]) == (content, f'attachment; filename="{name}"')
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("state", ["waiting", "running", "failed", "cancelled"])
def test_nothing_is_sent_before_it_is_done(eeva, story, state):
    assert eeva.get(f"/suunnittelu/kajaani/erat/{letters(story, state).pk}/tiedosto/").status_code == 404


@pytest.mark.parametrize("asked", ["exe", "../whole.zip", "part"])
def test_other_endings_are_not_there(eeva, story, asked):
    assert eeva.get(f"/suunnittelu/kajaani/erat/{letters(story).pk}/tiedosto/?as={asked}").status_code == 404
