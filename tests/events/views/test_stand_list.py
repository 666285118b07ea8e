"""Does the board say how many of whom, what needs an answer first, in few questions?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import world

ADDRESS = "/suunnittelu/kajaani/kumppanit/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def test_those_without_an_answer_stand_first_and_the_sentence_counts(client, story):
    for number, state in enumerate(("invited", "declined", "unsure", "waiting")):
        world.stand(
            story.kajaani, world.organisation(story.kainuu, f"Yhdistys {number}", f"y-{number}"), state=state
        )
    client.force_login(story.eeva)
    context = client.get(ADDRESS).context
    assert [row["state"] for row in context["rows"]] == [
        "invited",
        "unsure",
        "waiting",
        "confirmed",
        "declined",
    ]
    assert context["states"] == ["wait", "wait", "wait", "ok", "no"]
    said = context["sentence"]["strong"] + context["sentence"]["rest"]
    assert said == "Yksi on vahvistanut, kaksi ei ole vastannut, yksi varalla, yksi ei pääse."


def test_an_empty_board_tells_the_first_step(client, story):
    story.kajaani.stands.all().delete()
    client.force_login(story.eeva)
    assert "Lisää kumppani" in client.get(ADDRESS).content.decode()


def test_contacts_and_letters_are_for_coordinators(client, story):
    world.contact(story.kajaani.stands.get().organisation)
    client.force_login(story.eeva)
    assert "Kaisa Kursseja" in client.get(ADDRESS).content.decode()
    client.force_login(story.matti)
    page = client.get(ADDRESS).content.decode()
    assert "OP-Kainuu" in page
    assert "Kaisa Kursseja" not in page
    assert "invitation_letter" not in page


def test_one_and_thirty_stands_ask_equally_many_questions(client, story):
    counts = []
    for number in range(30):
        if number in (1, 29):
            client.force_login(story.eeva)
            with CaptureQueriesContext(connection) as queries:
                client.get(ADDRESS)
            counts.append(len(queries))
        world.contact(
            world.stand(
                story.kajaani, world.organisation(story.kainuu, f"Y {number}", f"y-{number}")
            ).organisation
        )
    assert counts[0] == counts[1] <= 10


def test_strangers_and_librarians_find_nothing(client, story):
    for person in (story.oona, story.liisa):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == 404
