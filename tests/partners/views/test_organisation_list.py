"""Does the list show one's own organisations, with as many questions for thirty as for one?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partners.models import Organisation
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


def test_five_thousand_organisations_come_page_by_page_in_as_many_questions(client):
    story = world.story()
    client.force_login(story.eeva)
    counts = []
    for total in (1, 5000):
        have = Organisation.objects.of(story.kainuu).count()
        Organisation.objects.bulk_create(
            Organisation(network=story.kainuu, name=f"Yhdistys {number}", slug=f"y-{number}")
            for number in range(have, total)
        )
        with CaptureQueriesContext(connection) as queries:
            page = client.get("/verkosto/")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 8
    assert len(page.context["organisations"]) == 50
    assert len(client.get("/verkosto/?sivu=100").context["organisations"]) == 50
    for odd in ("?sivu=abc", "?sivu=999999999999", "?haku=%00", "?sivu=-1"):
        assert client.get(f"/verkosto/{odd}").status_code == 200


@pytest.mark.parametrize("typed", ["äänekoski", "ÄÄNEKOSKI", "a\u0308a\u0308nekoski", "nekosken", "kukko"])
def test_search_finds_a_name_whatever_its_capitals_and_however_it_is_typed(client, typed):
    story = world.story()
    found = world.organisation(story.kainuu, "Äänekosken digikerho Äänekoski", "aanekoski")
    world.contact(found, "Kukko Pekkala")
    world.organisation(story.oulu, "Äänekoski Oulussa", "toinen")
    client.force_login(story.eeva)
    assert [one.pk for one in client.get("/verkosto/", {"haku": typed}).context["organisations"]] == [
        found.pk
    ]
