"""Does the coordinator mend what is noted of a partner?"""

from datetime import date

import pytest

from events.models import PartnerPost
from tests import world
from tests.posting import typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def address(story) -> str:
    stand = story.kajaani.stands.get()
    post = PartnerPost.objects.create(stand=stand, place="Facebook", published_on=date(2026, 11, 2))
    return f"/suunnittelu/kajaani/kumppanit/julkaisut/{post.pk}/"


def test_a_note_is_mended(client, story):
    client.force_login(story.eeva)
    where = address(story)
    form = typed(client.get(where).context["form"], reach="90", channel="web")
    assert client.post(where, form)["Location"] == "/suunnittelu/kajaani/kumppanit/julkaisut/"
    assert PartnerPost.objects.values_list("channel", "reach").get() == ("web", 90)


def test_others_find_nothing(client, story):
    where = address(story)
    for person in (story.matti, story.liisa, story.oona):
        client.force_login(person)
        assert client.get(where).status_code == 404
        assert client.post(where, {"channel": "web", "published_on": "2.11.2026"}).status_code == 404
    assert PartnerPost.objects.get().channel == "own_channels"
