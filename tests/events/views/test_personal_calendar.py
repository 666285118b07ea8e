"""Who reads a planner's own feed, and what is in it?"""

from datetime import time, timedelta

import pytest
import vobject
from django.utils import timezone

from events.actions.calendar_feed import close_feed, open_feed
from partners.choices import LinkPurpose
from partners.models import Link, Membership, User
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    made = world.story()
    for event in (made.kajaani, made.oulu_event):
        event.day = timezone.localdate() + timedelta(days=40)
        event.set_up_from = time(13)
        event.save()
        event.meetings.update(day=timezone.localdate() + timedelta(days=12))
    return made


def address(token):
    return f"/kalenteri/oma/{token}.ics"


def titles(response):
    assert response.status_code == 200
    return [
        entry.summary.value for entry in vobject.readOne(response.content.decode()).contents.get("vevent", [])
    ]


def test_coordinator_gets_events_set_up_and_meetings_of_her_network(client, story):
    response = client.get(address(open_feed(story.eeva)))
    assert titles(response) == [
        "Apua digiasioihin", "Pystytys: Apua digiasioihin", "Suunnittelukokous 1: Apua digiasioihin"
    ]  # fmt: skip
    assert response["Cache-Control"] == "private, no-cache"
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert not response.cookies


def test_stranger_gets_her_own_network_only(client, story):
    assert {title.rpartition(": ")[2] for title in titles(client.get(address(open_feed(story.oona))))} == {
        "Digipäivä Oulussa"
    }


def test_librarian_gets_the_day_and_set_up_without_meetings(client, story):
    """Also when a planner's feed has just been made of the same event."""
    client.get(address(open_feed(story.eeva)))
    assert titles(client.get(address(open_feed(story.liisa)))) == [
        "Apua digiasioihin",
        "Pystytys: Apua digiasioihin",
    ]
    assert titles(client.get(address(open_feed(story.sirpa)))) == []
    assert len(titles(client.get(address(open_feed(story.eeva))))) == 3


def test_address_stops_working_when_it_is_taken_out_of_use(client, story):
    token = open_feed(story.eeva)
    assert client.get(address(token)).status_code == 200
    close_feed(story.eeva)
    assert client.get(address(token)).status_code == 404


def test_new_address_replaces_the_old(client, story):
    old, new = open_feed(story.eeva), open_feed(story.eeva)
    assert (client.get(address(old)).status_code, client.get(address(new)).status_code) == (404, 200)


def test_reader_is_refused_when_the_person_may_no_longer_sign_in(client, story):
    token = open_feed(story.eeva)
    assert client.get(address(token)).status_code == 200
    User.objects.filter(pk=story.eeva.pk).update(is_active=False)
    assert client.get(address(token)).status_code == 404


def test_feed_is_empty_when_the_membership_has_ended(client, story):
    token = open_feed(story.eeva)
    Membership.objects.update(ends_on=timezone.localdate() - timedelta(days=1))
    assert titles(client.get(address(token))) == []


def test_only_a_live_link_of_this_purpose_and_a_person_opens(client, story):
    yesterday = timezone.now() - timedelta(days=1)
    user = f"user:{story.eeva.pk}"
    closed = [
        Link.mint(LinkPurpose.CALENDAR_FEED, user, expires_at=yesterday),
        Link.mint("something_else", user),
        Link.mint(LinkPurpose.CALENDAR_FEED, "user:999999"),
        Link.mint(LinkPurpose.CALENDAR_FEED, "user:x"),
        Link.mint(LinkPurpose.CALENDAR_FEED, f"event:{story.kajaani.pk}"),
        "unknown", "a" * 43, "ä",
    ]  # fmt: skip
    assert [client.get(address(token)).status_code for token in closed] == [404] * len(closed)
    assert client.get(address(Link.mint(LinkPurpose.CALENDAR_FEED, user))).status_code == 200


def test_reading_writes_nothing(client, story):
    token = open_feed(story.eeva)
    before = list(Link.objects.values())
    client.get(address(token))
    client.head(address(token))
    assert list(Link.objects.values()) == before


def test_unchanged_feed_is_not_sent_again(client, story, django_assert_num_queries):
    token = open_feed(story.eeva)
    first = client.get(address(token))
    with django_assert_num_queries(5):
        again = client.get(address(token), headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    story.kajaani.meetings.update(starts=time(10))
    changed = client.get(address(token), headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert b"T100000" in changed.content
