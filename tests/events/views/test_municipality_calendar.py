"""What does a calendar that follows a municipality's public feed get?"""

from datetime import timedelta

import pytest
import vobject
from django.utils import timezone

from events.choices import Publication
from tests import world

pytestmark = pytest.mark.django_db
ADDRESS = "/kalenteri/kunta/205.ics"


def published(network, slug, days=30, code="205", **facts):
    day = timezone.localdate() + timedelta(days=days)
    facts = {
        "publication": Publication.PUBLISHED,
        "title": slug,
        "municipality": world.municipality(code),
    } | facts
    return world.event(network, slug=slug, day=day, **facts)


def titles(response):
    return [
        one.summary.value for one in vobject.readOne(response.content.decode()).contents.get("vevent", [])
    ]


def test_reader_gets_the_published_days_of_one_municipality_of_every_network(
    client, django_assert_num_queries
):
    kainuu, oulu = world.network(), world.network("oulu", "Oulun digituki", region_code="17")
    published(kainuu, "oma", 30)
    published(oulu, "vieras", 40)
    published(kainuu, "muualla", 30, "765")
    published(kainuu, "luonnos", 30, publication=Publication.DRAFT)
    published(kainuu, "pidetty", -60)
    published(kainuu, "peruttu", -59, state="cancelled")
    published(kainuu, "vanha", -61)
    first = client.get(ADDRESS)
    assert titles(first) == ["pidetty", "Peruttu: peruttu", "oma", "vieras"]
    assert b"X-WR-CALNAME:Kajaani" in first.content and b"STATUS:CANCELLED" in first.content
    assert (first["Cache-Control"], first["Content-Type"]) == (
        "public, max-age=900",
        "text/calendar; charset=utf-8",
    )
    with django_assert_num_queries(2):
        again = client.get(ADDRESS, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_unknown_municipality_is_not_found(client):
    world.municipality()
    assert client.get(ADDRESS).status_code == 200
    assert client.get("/kalenteri/kunta/999.ics").status_code == 404
