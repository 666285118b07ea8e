"""Does a library take its whole print pack home by its link, once asked and never somebody else's?"""

import io
import zipfile

import pytest
from django.core.cache import cache

from events import personal_links
from events.actions import batches
from events.models import Batch
from events.views.link.pack import PACKS_AN_HOUR
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


def test_a_press_orders_the_pack_and_leads_to_its_page(client, link):
    page = client.post(f"{link}paketti/", follow=True)
    batch = Batch.objects.get()
    assert page.redirect_chain[-1][0] == f"{link}paketti/{batch.pk}/"
    assert (batch.by_name, batch.made_by, batch.order["for_library"]) == (
        "Kajaanin kaupunginkirjasto",
        None,
        True,
    )
    assert "Tulostuspaketti" in page.content.decode()


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


def test_another_events_pack_and_letters_are_not_there(client, story, link):
    other = batches.start_pack(world.event(story.kainuu, slug="toinen"), by=story.eeva, for_library=True)
    own_letters = Batch.objects.create(event=story.kajaani, kind="letters", order={}, total=1)
    for batch in (other, own_letters):
        for address in (f"{link}paketti/{batch.pk}/", f"{link}paketti/{batch.pk}/tiedosto/"):
            assert client.get(address).status_code == 404
    with_phones = batches.start_pack(story.kajaani, by=story.eeva)
    assert client.get(f"{link}paketti/{with_phones.pk}/").status_code == 404


def test_looking_orders_nothing_and_a_robot_soon_gets_no_more(client, link):
    assert client.get(f"{link}paketti/").status_code == 405
    for _press in range(PACKS_AN_HOUR + 2):
        client.post(f"{link}paketti/")
        Batch.objects.update(state="done")
    assert Batch.objects.count() == PACKS_AN_HOUR
