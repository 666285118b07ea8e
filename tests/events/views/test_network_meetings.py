"""Which meetings belong to no event, and who sees them?"""

from datetime import date, time

import pytest

from events.actions import meetings
from events.actions.calendar_feed import open_feed
from tests import world
from tests.meeting_world import Called

pytestmark = pytest.mark.django_db


@pytest.fixture
def called():
    return Called()


def test_coordinators_see_the_meetings_of_their_own_network_on_the_list_and_in_front(client, called):
    facts = {"starts": time(9), "minutes": 60, "place": "Teams", "link": "", "responsible": "coordinator"}
    for network, by, name in (
        (called.story.kainuu, called.eeva, "Viikkopalaveri"),
        (called.story.oulu, called.story.oona, "Oulun oma"),
    ):
        meetings.add_meeting(network, facts | {"name": name, "day": date(2099, 1, 12)}, by)
    called.desk(client)
    page = client.get("/suunnittelu/kokoukset/")
    assert [row["meeting"].name for row in page.context["rows"]] == ["Viikkopalaveri"]
    assert "Viikkopalaveri" in client.get("/suunnittelu/").content.decode()
    for person, is_shown in ((called.eeva, True), (called.story.oona, False), (called.story.matti, False)):
        feed = client.get(f"/kalenteri/oma/{open_feed(person)}.ics").content.decode()
        assert ("Viikkopalaveri" in feed) is is_shown
    client.force_login(called.story.matti)
    assert client.get("/suunnittelu/kokoukset/").status_code == 404
    assert "Viikkopalaveri" not in client.get("/suunnittelu/").content.decode()
    client.force_login(world.member(world.user("outi@example.org", "Outi"), called.story.oulu, "coordinator"))
    assert "Viikkopalaveri" not in client.get("/suunnittelu/kokoukset/").content.decode()
