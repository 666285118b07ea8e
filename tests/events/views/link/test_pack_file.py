"""Does a library take its finished pack home as one file with papers named in Finnish?"""

import io
import zipfile

import pytest
from django.core.cache import cache

from events import personal_links
from events.actions import batches
from events.models import Batch
from talkoot.lib.links import new_token
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    cache.clear()
    return world.story()


@pytest.fixture
def link(story):
    token = new_token()
    personal_links.save_for_library(token, story.kajaani)
    return f"/kirjasto/{token}/"


def test_the_finished_pack_is_one_file_with_papers_named_in_finnish(client, link, monkeypatch):
    batch_page = client.post(f"{link}paketti/").url
    batch = Batch.objects.get()
    items = [item for item in batch.order["items"] if item["order"]["kind"] == "poster"][:1]
    Batch.objects.filter(pk=batch.pk).update(order=batch.order | {"items": items}, total=1)
    batches.run(batch.pk)
    assert f"{batch_page}tiedosto/" in client.get(batch_page).content.decode()
    answer = client.get(f"{batch_page}tiedosto/")
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert any("juliste-a3" in name for name in names), names
