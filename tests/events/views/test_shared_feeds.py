"""Does the desk see whose calendars follow, and can it make and revoke their addresses?"""

import pytest

from events.models import Stand
from partners.choices import LinkPurpose
from partners.models import Link
from tests import world

pytestmark = pytest.mark.django_db
ADDRESS = "/suunnittelu/kajaani/kalenteriosoitteet/"


def test_coordinator_makes_and_closes_addresses_and_nobody_else_does(client):
    story = world.story()
    stand = Stand.objects.get(event=story.kajaani)
    client.force_login(story.eeva)
    page = client.get(ADDRESS)
    assert "OP-Kainuu" in page.text and "Kajaanin kaupunginkirjasto" in page.text
    assert not Link.objects.exists()
    made = client.post(ADDRESS, {"whose": str(stand.pk), "deed": "open"})
    assert "/kalenteri/kumppani/" in made.text and "no-store" in made["Cache-Control"]
    client.post(ADDRESS, {"whose": "venue", "deed": "open"})
    assert {link.purpose for link in Link.objects.filter(revoked_at=None)} == {
        LinkPurpose.STAND_FEED, LinkPurpose.VENUE_FEED,
    }  # fmt: skip
    assert client.post(ADDRESS, {"whose": str(stand.pk), "deed": "close"}).status_code == 302
    assert [link.purpose for link in Link.objects.filter(revoked_at=None)] == [LinkPurpose.VENUE_FEED]
    foreign = Stand.objects.get(event=story.oulu_event)
    assert client.post(ADDRESS, {"whose": str(foreign.pk), "deed": "open"}).status_code == 404
    for person in (story.oona, story.matti, story.liisa):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == 404
        assert client.post(ADDRESS, {"whose": "venue", "deed": "close"}).status_code == 404


def test_thirty_partners_cost_as_many_queries_as_one(client, django_assert_max_num_queries):
    story = world.story()
    client.force_login(story.eeva)
    for count in (0, 30):
        for number in range(count):
            world.stand(
                story.kajaani, world.organisation(story.kainuu, f"Yhdistys {number}", f"yhdistys-{number}")
            )
        with django_assert_max_num_queries(12):
            assert client.get(ADDRESS).status_code == 200
