"""Does a library see how far its own pack is, and nobody else's?"""

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


def test_another_events_pack_and_letters_are_not_there(client, story, link):
    other = batches.start_pack(world.event(story.kainuu, slug="toinen"), by=story.eeva, for_library=True)
    own_letters = Batch.objects.create(event=story.kajaani, kind="letters", order={}, total=1)
    for batch in (other, own_letters):
        for address in (f"{link}paketti/{batch.pk}/", f"{link}paketti/{batch.pk}/tiedosto/"):
            assert client.get(address).status_code == 404
    with_phones = batches.start_pack(story.kajaani, by=story.eeva)
    assert client.get(f"{link}paketti/{with_phones.pk}/").status_code == 404
