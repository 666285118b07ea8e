"""Who reads a venue's own calendar, and what is in it?"""

from datetime import time, timedelta

import pytest
import vobject
from django.utils import timezone

from events.actions import shared_feeds
from events.models import Event
from partners.choices import LinkPurpose
from partners.models import Change, Link
from tests import world

pytestmark = pytest.mark.django_db


def test_venue_gets_all_days_in_its_house_with_set_up_and_without_meetings(
    client, django_assert_max_num_queries
):
    story = world.story()
    soon = timezone.localdate() + timedelta(days=40)
    Event.objects.filter(pk=story.kajaani.pk).update(day=soon, set_up_from=time(13), take_down_until=time(19))
    world.event(story.kainuu, story.other_library, slug="muualla", day=soon)
    event = Event.objects.with_places().get(pk=story.kajaani.pk)
    owner = shared_feeds.venue_of(event)
    address = shared_feeds.open_feed(owner, by_name="Liisa Lainaaja")
    path = "/" + address.partition("://")[2].partition("/")[2]
    assert path.startswith("/kalenteri/tila/")
    with django_assert_max_num_queries(5):
        response = client.get(path)
    found = vobject.readOne(response.text).vevent_list
    assert [one.summary.value.partition(":")[0] for one in found] == [
        "Apua digiasioihin",
        "Pystytys",
        "Purku",
    ]
    assert "Talkoot: Kajaanin kaupunginkirjasto" in response.text.replace("\r\n ", "")
    assert client.get(path, headers={"If-None-Match": response["ETag"]}).status_code == 304
    line = Change.objects.about(event.subject).get(deed="shared_feed_opened")
    assert (line.by_name, line.after) == ("Liisa Lainaaja", "Kajaanin kaupunginkirjasto")
    assert shared_feeds.close_feed(owner, by=story.eeva)
    assert client.get(path).status_code == 404


def test_only_a_venues_token_opens_it(client):
    story = world.story()
    good = Link.mint(LinkPurpose.VENUE_FEED, f"venue:{story.library.pk}")
    assert client.get(f"/kalenteri/tila/{good}.ics").status_code == 200
    for purpose, subject in (
        (LinkPurpose.STAND_FEED, f"venue:{story.library.pk}"), (LinkPurpose.VENUE_FEED, f"user:{story.library.pk}"),
        (LinkPurpose.VENUE_FEED, "venue:x"), (LinkPurpose.VENUE_FEED, "venue:999999"),
    ):  # fmt: skip
        assert client.get(f"/kalenteri/tila/{Link.mint(purpose, subject)}.ics").status_code == 404
