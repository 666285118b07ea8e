"""Who can save an event's planning days into a calendar?"""

import pytest
import vobject

from tests import world

pytestmark = pytest.mark.django_db
ADDRESS = "/suunnittelu/kajaani/kalenteri.ics"


@pytest.fixture
def story():
    return world.story()


def test_coordinator_gets_the_day_and_the_meetings_of_a_draft(client, story):
    client.force_login(story.eeva)
    response = client.get(ADDRESS)
    assert response["Content-Type"] == "text/calendar; charset=utf-8; method=PUBLISH"
    found = vobject.readOne(response.content.decode()).contents["vevent"]
    assert [entry.summary.value for entry in found] == [
        "Apua digiasioihin",
        "Suunnittelukokous 1: Apua digiasioihin",
    ]


@pytest.mark.parametrize(("who", "code"), [("matti", 200), ("liisa", 404), ("oona", 404), ("sirpa", 404)])
def test_only_those_who_plan_get_it(client, story, who, code):
    client.force_login(getattr(story, who))
    assert client.get(ADDRESS).status_code == code


def test_visitor_is_asked_to_sign_in(client, story):
    assert client.get(ADDRESS).status_code == 302


def test_event_without_a_day_has_no_calendar(client, story):
    story.kajaani.day = None
    story.kajaani.save()
    client.force_login(story.eeva)
    assert client.get(ADDRESS).status_code == 404
