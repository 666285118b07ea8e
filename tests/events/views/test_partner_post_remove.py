"""Does the coordinator take a note of a partner away, by a press?"""

from datetime import date

import pytest

from events.models import PartnerPost
from tests import world

pytestmark = pytest.mark.django_db


def test_a_note_is_taken_away_by_the_networks_coordinator_only(client):
    story = world.story()
    post = PartnerPost.objects.create(stand=story.kajaani.stands.get(), published_on=date(2026, 11, 2))
    where = f"/suunnittelu/kajaani/kumppanit/julkaisut/{post.pk}/poista/"
    client.force_login(story.oona)
    assert client.post(where).status_code == 404
    client.force_login(story.eeva)
    assert client.get(where).status_code == 405
    assert client.post(where)["Location"] == "/suunnittelu/kajaani/kumppanit/julkaisut/"
    assert not PartnerPost.objects.exists()
