"""Does the list show one's own organisations, with as many questions for thirty as for one?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import world

pytestmark = pytest.mark.django_db


def test_a_coordinator_sees_the_organisations_of_her_network_only(client):
    story = world.story()
    world.organisation(story.oulu, "Vain Oulun", "vain-oulun")
    for person, names in (
        (story.eeva, ["OP-Kainuu"]),
        (story.oona, ["OP-Kainuu", "Vain Oulun"]),
        (story.matti, []),
    ):
        client.force_login(person)
        assert [one.name for one in client.get("/verkosto/").context["organisations"]] == names


def test_one_and_thirty_organisations_ask_equally_many_questions(client):
    story = world.story()
    client.force_login(story.eeva)
    counts = []
    for number in range(31):
        world.contact(world.organisation(story.kainuu, f"Yhdistys {number}", f"y-{number}"))
        if number in (0, 30):
            with CaptureQueriesContext(connection) as queries:
                client.get("/verkosto/")
            counts.append(len(queries))
    assert counts[0] == counts[1] <= 8
