"""Does one press behind a library's link order its pack, and a robot's many presses no more than a few?"""

import pytest
from django.core.cache import cache

from events import personal_links
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


def test_looking_orders_nothing_and_a_robot_soon_gets_no_more(client, link):
    assert client.get(f"{link}paketti/").status_code == 405
    for _press in range(PACKS_AN_HOUR + 2):
        client.post(f"{link}paketti/")
        Batch.objects.update(state="done")
    assert Batch.objects.count() == PACKS_AN_HOUR
