"""Does the coordinator see who has published where, and note one by phone?"""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import PartnerPost
from partners.models import Change
from tests import world

ADDRESS = "/suunnittelu/kajaani/kumppanit/julkaisut/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story(client):
    story = world.story()
    world.stand(story.kajaani, world.organisation(story.kainuu, "Kela", "kela"))
    world.stand(story.kajaani, world.organisation(story.kainuu, "Apteekki", "apteekki"), state="declined")
    client.force_login(story.eeva)
    return story


def published(story, slug: str = "op-kainuu", **facts) -> PartnerPost:
    stand = story.kajaani.stands.get(organisation__slug=slug)
    facts = {
        "channel": "social",
        "place": "Facebook",
        "published_on": date(2026, 11, 2),
        "reach": 1350,
    } | facts
    return PartnerPost.objects.create(stand=stand, **facts)


def test_how_many_of_those_who_come_have_published_is_told(client, story):
    published(story)
    published(story, place="Instagram", reach=None)
    published(story, "apteekki")
    page = client.get(ADDRESS)
    assert page.context["told"] == "1/2 kumppania on julkaissut."
    assert page.context["silent"] == ["Kela"]
    told = page.content.decode().replace("\xa0", " ")
    assert "ma 2.11.2026" in told and "Facebook" in told
    assert "Nähty yhteensä 2 700 kertaa." in told


def test_the_board_and_the_front_page_tell_it(client, story):
    published(story)
    for address in ("/suunnittelu/kajaani/kumppanit/", "/suunnittelu/kajaani/"):
        page = client.get(address).content.decode()
        assert "1/2 kumppania on julkaissut" in page and f'href="{ADDRESS}"' in page, address


def test_one_is_noted_for_a_partner_once(client, story):
    stand = story.kajaani.stands.get(organisation__slug="kela")
    sent = {"stand": stand.pk, "channel": "email", "place": "Jäsenkirje", "published_on": "2.11.2026"}
    for _press in range(2):
        assert client.post(ADDRESS, sent)["Location"] == ADDRESS
    assert stand.posts.get().place == "Jäsenkirje"
    change = Change.objects.about(story.kajaani.subject).of_deeds(["partner_post_added"]).get()
    assert (change.by, change.part) == (story.eeva, stand.subject)


def test_only_partners_of_this_event_can_be_chosen(client, story):
    other = story.oulu_event.stands.get()
    answer = client.post(ADDRESS, {"stand": other.pk, "channel": "email", "published_on": "2.11.2026"})
    assert list(answer.context["form"].errors) == ["stand"]
    assert not other.posts.exists()


def test_others_find_nothing(client, story):
    for person in (story.matti, story.liisa, story.oona):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == 404


def test_an_event_without_posts_tells_how_they_come(client, story):
    assert "Kukaan ei ole vielä merkinnyt julkaisuja" in client.get(ADDRESS).content.decode()


def test_thirty_posts_take_as_many_queries_as_one(client, story):
    counts = []
    for number in range(30):
        published(story, place=f"Paikka {number}")
        if number in (0, 29):
            client.get(ADDRESS)
            with CaptureQueriesContext(connection) as queries:
                client.get(ADDRESS)
            counts.append(len(queries))
    assert counts[0] == counts[1] <= 8
