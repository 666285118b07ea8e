"""Can a library make its calendar address behind its link?"""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from events import personal_links
from events.models import Event
from partners.choices import LinkPurpose
from partners.models import Link
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def url():
    """The path behind the library's link of an event to come."""
    story = world.story()
    Event.objects.filter(pk=story.kajaani.pk).update(day=timezone.localdate() + timedelta(days=20))
    token, _address = personal_links.new_address(LinkPurpose.LIBRARY)
    personal_links.save_for_library(token, story.kajaani)
    return f"/kirjasto/{token}/"


def test_library_makes_an_address_and_closes_it(client, url):
    assert client.get(f"{url}kalenteriosoite/").status_code == 200
    assert not Link.objects.filter(purpose=LinkPurpose.VENUE_FEED).exists()
    page = client.post(f"{url}kalenteriosoite/", {"deed": "open"})
    found = re.search(r"://[^/\s]+(/kalenteri/tila/[\w-]+\.ics)", page.text)
    assert found and client.get(found[1]).status_code == 200
    client.post(f"{url}kalenteriosoite/", {"deed": "close"})
    assert client.get(found[1]).status_code == 200
    client.post(f"{url}kalenteriosoite/", {"deed": "close", "sure": "on"})
    assert client.get(found[1]).status_code == 404


def test_librarys_page_leads_there_and_offers_each_calendar(client, url):
    page = client.get(url).text
    assert (
        f"{url}kalenteriosoite/" in page and "calendar.google.com" in page and f"{url}kalenteri.ics" in page
    )
