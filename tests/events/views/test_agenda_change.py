"""Is an agenda put in order by presses?"""

import pytest
import time_machine

from tests.meeting_world import Called

pytestmark = pytest.mark.django_db


@pytest.fixture
def called():
    with time_machine.travel("2027-02-09 12:00+02:00", tick=False):  # the day before the meeting
        yield Called()


def test_points_are_added_moved_and_brought_in(client, called):
    called.desk(client)
    url = f"{called.url}asialista/"
    client.post(url, {"add": "1", "title": "Kahvit", "note": ""})
    client.post(url, {"up": "model:2"})
    assert called.now().current_agenda.splitlines() == [
        "Tilat",
        "- lehtisali",
        "Avaus",
        "Seuraava kokous",
        "Kahvit",
    ]
    client.post(url, {"add": "1", "title": ""})
    assert client.post(url, {"up": "none"}).status_code == 404
    answer = client.post(url, {"update": "1", "next": "minutes"})
    assert answer["Location"] == f"{called.url}muistio/#agenda"
    assert "Myöhässä olevat tehtävät" in called.now().current_agenda
