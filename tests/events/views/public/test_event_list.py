"""Which talkoot does anyone find in the public list?"""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from events import ready
from events.choices import Publication
from tests import world

pytestmark = pytest.mark.django_db


def published(network, number=0, **facts):
    facts = {
        "slug": f"talkoot-{number}",
        "title": f"Talkoot {number}",
        "publication": Publication.PUBLISHED,
    } | facts
    facts.setdefault("day", timezone.localdate() + timedelta(days=7 + number))
    return world.event(network, **facts)


def titles(client, address="/"):
    page = client.get(address).content.decode()
    return [re.sub(r"<[^>]+>", "", title) for title in re.findall(r"<h3><a[^>]*>(.*?)</a></h3>", page)]


def test_visitor_finds_coming_events_of_every_network_the_nearest_first(client):
    kainuu, oulu = world.network(), world.network("oulu", "Oulun digituki", region_code="17")
    published(kainuu, 9)
    published(oulu, 2, municipality=world.municipality("564"))
    published(kainuu, 1, day=timezone.localdate())
    assert titles(client) == ["Talkoot 1", "Talkoot 2", "Talkoot 9"]


def test_drafts_and_past_events_are_not_listed(client):
    kainuu = world.network()
    published(kainuu, 1)
    published(kainuu, 2, publication=Publication.DRAFT)
    published(kainuu, 3, day=timezone.localdate() - timedelta(days=1))
    world.event(kainuu, slug="ajatus", title="Ajatus", day=None, opens=None, closes=None)
    assert titles(client) == ["Talkoot 1"]


def test_empty_list_says_what_comes_here(client):
    page = client.get("/").content.decode()
    assert "Tulevia talkoita ei ole vielä ilmoitettu" in page


@pytest.mark.parametrize(
    ("state", "word"), [("cancelled", "Peruttu"), ("rescheduled", "Siirretty"), ("postponed", "Lykätty")]
)
def test_row_tells_a_changed_state(client, state, word):
    event = published(world.network())
    assert word not in client.get("/").content.decode()
    event.state = state
    event.save()
    assert word in client.get("/").content.decode()


def test_list_is_in_the_language_of_its_address(client):
    published(world.network(), title_sv="Digitalko", title_en="Support day")
    assert [titles(client, address) for address in ("/", "/sv/", "/en/")] == [
        ["Talkoot 0"],
        ["Digitalko"],
        ["Support day"],
    ]
    assert 'href="/sv/talkoot/talkoot-0/"' in client.get("/sv/").content.decode()


def test_list_takes_as_many_queries_for_thirty_rows_as_for_one(client, django_assert_num_queries):
    kainuu = world.network()
    published(kainuu)
    ready.forget()
    with django_assert_num_queries(3):
        assert len(titles(client)) == 1
    for number in range(1, 30):
        published(kainuu, number)
    ready.forget()
    with django_assert_num_queries(3):
        assert len(titles(client)) == 30
    with django_assert_num_queries(2):
        assert len(titles(client)) == 30


def test_list_sets_no_cookie_and_is_not_sent_again_unchanged(client):
    published(world.network())
    first = client.get("/")
    assert not first.cookies
    assert "Cookie" not in first.headers.get("Vary", "")
    assert client.get("/", headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_each_network_can_be_subscribed_to(client):
    published(world.network())
    assert 'href="webcal://localhost:8000/kalenteri/kainuu.ics"' in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("whose", "field", "words"),
    [
        ("event", "title", "Uusi otsikko"), ("event", "summary", "Uusi tiivistelmä"),
        ("venue", "name", "Uusi kirjasto"), ("venue", "street_address", "Uusi katu 9"),
        ("venue", "postal_place", "Uusila"), ("network", "name", "Uusi verkosto"),
    ],
)  # fmt: skip
def test_row_follows_its_facts_at_once(client, whose, field, words):
    network = world.network()
    event = published(network, at=world.venue(network))
    assert words not in client.get("/").content.decode()
    row = {"event": event, "venue": event.venue, "network": network}[whose]
    setattr(row, field, words)
    row.save()
    assert words in client.get("/").content.decode()


def test_rows_are_kept_apart_by_language(client):
    published(world.network(), title="Talkoot", title_sv="Digitalko")
    assert (titles(client), titles(client, "/sv/"), titles(client)) == (
        ["Talkoot"],
        ["Digitalko"],
        ["Talkoot"],
    )
