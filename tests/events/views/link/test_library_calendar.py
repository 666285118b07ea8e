"""Does the library get the day with its set-up as a file, and nothing of the planning?"""

from datetime import time, timedelta

import pytest
import vobject
from django.utils import timezone

from events import personal_links
from events.models import Event
from partners.choices import LinkPurpose
from tests import world

pytestmark = pytest.mark.django_db


def test_file_has_the_day_set_up_and_clearing_away(client):
    story = world.story()
    event = Event.objects.filter(pk=story.kajaani.pk)
    event.update(
        day=timezone.localdate() + timedelta(days=20), set_up_from=time(13), take_down_until=time(19)
    )
    token, _address = personal_links.new_address(LinkPurpose.LIBRARY)
    personal_links.save_for_library(token, story.kajaani)
    response = client.get(f"/kirjasto/{token}/kalenteri.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8; method=PUBLISH"
    found = vobject.readOne(response.text).vevent_list
    assert [one.summary.value.partition(":")[0] for one in found] == [
        "Apua digiasioihin",
        "Pystytys",
        "Purku",
    ]
    event.update(day=None)
    assert client.get(f"/kirjasto/{token}/kalenteri.ics").status_code == 404
