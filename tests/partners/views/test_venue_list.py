"""Does the list show one's own venues, with as many questions for thirty as for one?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import world

pytestmark = pytest.mark.django_db


def test_a_coordinator_sees_the_venues_of_her_network_only(client):
    story = world.story()
    client.force_login(story.eeva)
    names = [venue.name for venue in client.get("/verkosto/paikat/").context["venues"]]
    assert names == ["Kajaanin kaupunginkirjasto", "Sotkamon kirjasto"]
    client.force_login(story.oona)
    assert [venue.name for venue in client.get("/verkosto/paikat/").context["venues"]] == [
        "Oulun kaupunginkirjasto"
    ]


def test_one_and_thirty_venues_ask_equally_many_questions(client):
    story = world.story()
    client.force_login(story.oona)
    counts = []
    for number in range(30):
        if number in (0, 29):
            with CaptureQueriesContext(connection) as queries:
                client.get("/verkosto/paikat/")
            counts.append(len(queries))
        world.venue(story.oulu, "564", f"Oulun {number}. kirjasto")
    assert counts[0] == counts[1] <= 8


def test_those_who_coordinate_nothing_see_nothing(client):
    client.force_login(world.story().matti)
    page = client.get("/verkosto/paikat/").content.decode()
    assert "Kajaanin" not in page
    assert "Verkostosi koordinaattorit" in page
