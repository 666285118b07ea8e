"""Who reads a partner's own calendar, and what is in it?"""

from datetime import time, timedelta

import pytest
import vobject
from django.utils import timezone

from events.actions import shared_feeds
from events.choices import Attending, StandState
from events.models import Attendance, Event, Stand
from partners.choices import LinkPurpose
from partners.models import Link, Organisation
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    made = world.story()
    soon = timezone.localdate() + timedelta(days=40)
    for event in (made.kajaani, made.oulu_event):
        Event.objects.filter(pk=event.pk).update(day=soon, set_up_from=time(13))
        event.meetings.update(day=soon - timedelta(days=28))
    return made


def path_of(address: str) -> str:
    return "/" + address.partition("://")[2].partition("/")[2]


def address_of(story) -> str:
    event = Event.objects.with_places().get(pk=story.kajaani.pk)
    stand = Stand.objects.in_order().get(event=event)
    return path_of(shared_feeds.open_feed(shared_feeds.partner_of(stand, event), by=story.eeva))


def titles(response):
    assert response.status_code == 200
    return [
        one.summary.value for one in vobject.readOne(response.content.decode()).contents.get("vevent", [])
    ]


def test_partner_gets_its_days_with_set_up_and_the_meetings_it_comes_to(client, story):
    response = client.get(address_of(story))
    assert titles(response) == [
        "Apua digiasioihin", "Pystytys: Apua digiasioihin", "Suunnittelukokous 1: Apua digiasioihin",
    ]  # fmt: skip
    assert response["Cache-Control"] == "private, no-cache" and not response.cookies
    assert "Talkoot: OP-Kainuu" in response.text and "julkaistu" not in response.text
    Attendance.objects.create(
        stand=Stand.objects.get(event=story.kajaani),
        meeting=story.kajaani.meetings.get(),
        answer=Attending.NO,
    )
    refused = client.get(address_of(story))
    assert titles(refused) == ["Apua digiasioihin", "Pystytys: Apua digiasioihin"]
    assert refused["ETag"] != response["ETag"]


def test_what_a_partner_has_declined_or_not_answered_is_not_there(client, story):
    path = address_of(story)
    assert titles(client.get(path))
    for state in (StandState.DECLINED, StandState.INVITED, StandState.CANCELLED):
        Stand.objects.filter(event=story.kajaani).update(state=state)
        assert titles(client.get(path)) == []
    Stand.objects.filter(event=story.kajaani).update(state=StandState.UNSURE)
    assert titles(client.get(path))


def test_cancelled_days_stay_sixty_days_with_their_identity(client, story):
    path = address_of(story)
    before = client.get(path)
    Event.objects.filter(pk=story.kajaani.pk).update(state="cancelled", calendar_sequence=1)
    after = client.get(path)
    assert titles(after)[0] == "Peruttu: Apua digiasioihin" and b"STATUS:CANCELLED" in after.content
    uid = vobject.readOne(before.text).vevent_list[0].uid.value
    assert vobject.readOne(after.text).vevent_list[0].uid.value == uid
    Event.objects.filter(pk=story.kajaani.pk).update(day=timezone.localdate() - timedelta(days=60))
    assert titles(client.get(path))
    Event.objects.filter(pk=story.kajaani.pk).update(day=timezone.localdate() - timedelta(days=61))
    assert titles(client.get(path)) == []


def test_address_of_another_purpose_or_a_closed_one_opens_nothing(client, story):
    old = address_of(story)
    new = address_of(story)
    assert (client.get(old).status_code, client.get(new).status_code) == (404, 200)
    event = Event.objects.with_places().get(pk=story.kajaani.pk)
    owner = shared_feeds.partner_of(Stand.objects.in_order().get(event=event), event)
    assert shared_feeds.close_feed(owner) and not shared_feeds.close_feed(owner)
    assert client.get(new).status_code == 404
    token = Link.mint(LinkPurpose.VENUE_FEED, owner.subject)
    assert client.get(f"/kalenteri/kumppani/{token}.ics").status_code == 404
    gone = Link.mint(LinkPurpose.STAND_FEED, f"organisation:{Organisation.objects.latest('pk').pk + 1}")
    assert client.get(f"/kalenteri/kumppani/{gone}.ics").status_code == 404


def test_thirty_days_cost_as_many_queries_as_one_and_an_unchanged_feed_is_not_sent(
    client, story, django_assert_max_num_queries
):
    path, partner = address_of(story), Organisation.objects.get(slug="op-kainuu", network=story.kainuu)
    with django_assert_max_num_queries(7):
        client.get(path)
    for number in range(30):
        row = world.event(story.kainuu, slug=f"t{number}", day=timezone.localdate() + timedelta(days=9))
        world.stand(row, partner)
        world.meeting(row)
    with django_assert_max_num_queries(7):
        first = client.get(path)
    assert len(titles(first)) >= 60
    with django_assert_max_num_queries(5):
        assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 304
