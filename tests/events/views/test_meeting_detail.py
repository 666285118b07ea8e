"""What does the page of one meeting show, and to whom?"""

import pytest

from events.actions import convening
from tests.meeting_world import Called, plain, queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def called():
    return Called()


def test_planners_read_when_where_and_what_and_coordinators_also_who(client, called):
    convening.invite(called.meeting, [], [("Aino Aho", "Kylätalo", "aino@example.org")], called.eeva)
    for person, sees_people in ((called.eeva, True), (called.story.matti, False)):
        client.force_login(person)
        words = plain(client.get(called.url).content.decode())
        assert "ke 10.2.2027 klo 13–14" in words and "lehtisali" in words
        assert ("Aino Aho" in words) is sees_people is ("Muuta tai peru" in words)
    for stranger in (called.story.oona, called.story.liisa):
        client.force_login(stranger)
        assert client.get(called.url).status_code == 404


def test_a_day_that_was_moved_says_why_with_the_way_back(client, called):
    called.event.day = "2027-04-10"
    called.event.save()
    type(called.meeting).objects.update(offset_days=14, day="2027-03-24", computed_day="2027-03-27")
    called.desk(client)
    assert "lauantai" in client.get(called.url).content.decode()


def test_thirty_people_cost_as_many_queries_as_one(client, called):
    called.desk(client)
    convening.invite(called.meeting, [], [("Aino 0", "", "aino@example.org")], called.eeva)
    one = queries_of(client, called.url)
    further = [(f"Aino {number}", "", f"aino{number}@example.org") for number in range(1, 30)]
    convening.invite(called.meeting, [], further, called.eeva)
    assert queries_of(client, called.url) == one
