"""Does a host site get an entry of its own for its calendar?"""

import pytest
import time_machine
from django.test import Client

from tests.host_world import LINK, hybrid, site_with_link

pytestmark = pytest.mark.django_db


def test_the_entry_is_called_by_the_place_and_says_when_the_day_is_off(client):
    story = hybrid(client)
    site, url = site_with_link(story)
    with time_machine.travel("2027-03-01T12:00+02:00", tick=False):
        entry = Client().get(url + "kalenteri.ics").content.decode().replace("\r\n ", "")
        story.kajaani.state = "cancelled"
        story.kajaani.save()
        after = Client().get(url + "kalenteri.ics").content.decode()
        story.kajaani.day = None
        story.kajaani.save()
        assert Client().get(url + "kalenteri.ics").status_code == 404
    for words in (f"UID:talkoot-{site.calendar_uid}", "LOCATION:Hoivakoti Koivu", LINK, "20270310T140000"):
        assert words in entry, words
    assert "STATUS:CANCELLED" in after
