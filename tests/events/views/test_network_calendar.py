"""What does a calendar that follows a network's public feed get?"""

from datetime import time, timedelta

import pytest
import vobject
from django.utils import timezone

from events import sheet as sheets
from events.calendars import entries
from events.choices import Publication
from events.models import Event
from events.models.event import CALENDAR_FACTS
from partners.models import Network, Venue
from tests import world

pytestmark = pytest.mark.django_db
ADDRESS = "/kalenteri/kainuu.ics"


def published(network, slug="kajaani", days=30, at=None, **facts):
    day = timezone.localdate() + timedelta(days=days)
    return world.event(
        network, at, **{"slug": slug, "day": day, "publication": Publication.PUBLISHED, "title": slug} | facts
    )


def titles(response):
    return [
        entry.summary.value for entry in vobject.readOne(response.content.decode()).contents.get("vevent", [])
    ]


def test_reader_gets_the_published_events_of_one_network_by_day(client):
    kainuu, oulu = world.network(), world.network("oulu", "Oulun digituki", region_code="17")
    published(kainuu, "toinen", 60)
    published(kainuu, "ensimmainen", 30)
    published(kainuu, "luonnos", publication=Publication.DRAFT)
    published(oulu, "oulu", municipality=world.municipality("564"))
    world.event(kainuu, slug="ajatus", day=None, opens=None, closes=None)
    response = client.get(ADDRESS)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"METHOD" not in response.content
    assert b"X-WR-CALNAME:Kainuun digituki" in response.content
    assert titles(response) == ["ensimmainen", "toinen"]


def test_held_and_cancelled_events_stay_sixty_days(client):
    kainuu = world.network()
    published(kainuu, "vanha", -61)
    published(kainuu, "pidetty", -60)
    published(kainuu, "peruttu", -1, state="cancelled")
    found = client.get(ADDRESS)
    assert titles(found) == ["pidetty", "Peruttu: peruttu"]
    assert b"STATUS:CANCELLED" in found.content


def test_network_without_events_has_an_empty_calendar(client):
    world.network()
    assert titles(client.get(ADDRESS)) == []
    assert client.get("/kalenteri/ei-ole.ics").status_code == 404


def test_unchanged_feed_is_not_sent_again_and_costs_two_queries(client, django_assert_num_queries):
    kainuu = world.network()
    for number in range(30):
        published(kainuu, f"talkoot-{number}")
    first = client.get(ADDRESS)
    with django_assert_num_queries(2):
        again = client.get(ADDRESS, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    with django_assert_num_queries(2):  # entries are ready, so a reader without a memory costs no more
        assert client.get(ADDRESS).content == first.content


def test_feed_takes_as_many_queries_for_thirty_new_events_as_for_one(client, django_assert_max_num_queries):
    kainuu = world.network()
    published(kainuu)
    with django_assert_max_num_queries(4):
        client.get(ADDRESS)
    for number in range(30):
        published(kainuu, f"talkoot-{number}")
    with django_assert_max_num_queries(4):
        client.get(ADDRESS)


def different(field):
    """Another value for a field of any type we have."""
    kind = field.get_internal_type()
    values = {
        "TimeField": time(15, 30), "DateField": timezone.localdate() + timedelta(days=3), "UUIDField": None,
        "DateTimeField": timezone.now(), "PositiveIntegerField": 7, "PositiveSmallIntegerField": 7,
        "DecimalField": 3, "BooleanField": True, "URLField": "https://b.example.org",
        "EmailField": "toinen@example.org", "JSONField": ["sv"], "ForeignKey": None,
    }  # fmt: skip
    return values.get(kind, "toinen"[: getattr(field, "max_length", None) or 6])


def entry_now() -> bytes:
    """The event's entry written anew, past every memory."""
    return entries.event_entry(sheets.of(Event.objects.get()))


def test_every_fact_that_an_entry_shows_changes_the_feed_and_its_validator(client):
    """Nothing in a feed may change behind an unchanged ETag, whichever row it stands on."""
    kainuu = world.network()
    library = world.venue(kainuu)
    event = published(
        kainuu, at=library, set_up_from=time(13), attendance="hybrid", remote_link="https://a.example.org",
        state="rescheduled", previous_day=timezone.localdate(), previous_opens=time(9),
    )  # fmt: skip
    shown = []
    for model, pk in ((Event, event.pk), (Venue, library.pk), (Network, kainuu.pk)):
        for field in model._meta.concrete_fields:
            if (
                field.primary_key
                or field.is_relation
                or field.choices
                or field.name in ("slug", "calendar_uid")
            ):
                continue
            row = model.objects.filter(pk=pk)
            old = row.values_list(field.name, flat=True).get()
            entry, feed = entry_now(), client.get(ADDRESS)
            row.update(**{field.name: different(field)})
            if entry_now() != entry:
                shown.append(f"{model.__name__}.{field.name}")
                after = client.get(ADDRESS)
                assert after["ETag"] != feed["ETag"], shown[-1]
                assert after.content != feed.content, shown[-1]
            row.update(**{field.name: old})
    assert len(shown) >= 20
    assert {"Event.bring", "Venue.street_address", "Network.email"} <= set(shown)


def test_hidden_fact_would_be_found(client, monkeypatch):
    """The control of the test above: without a fact in the validator the change goes unseen."""
    kainuu = world.network()
    published(kainuu)
    first = client.get(ADDRESS)
    monkeypatch.setattr(
        "events.models.event.CALENDAR_FACTS", tuple(name for name in CALENDAR_FACTS if name != "title")
    )
    client.get(ADDRESS)
    hidden = client.get(ADDRESS)["ETag"]
    Event.objects.update(title="Toinen nimi")
    assert client.get(ADDRESS)["ETag"] == hidden
    monkeypatch.undo()
    assert client.get(ADDRESS)["ETag"] != first["ETag"]
    assert titles(client.get(ADDRESS)) == ["Toinen nimi"]
