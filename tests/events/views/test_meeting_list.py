"""Which meetings does an event have, and does their list cost the same with thirty?"""

from datetime import date

import pytest

from tests import world
from tests.meeting_world import Called, queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def called():
    return Called()


def test_planners_see_the_meetings_with_what_has_become_of_each(client, called):
    called.next(state="cancelled")
    called.desk(client)
    page = client.get("/suunnittelu/kajaani/kokoukset/")
    assert [(row["meeting"].name, row["chip"][0]) for row in page.context["rows"]] == [
        ("Suunnittelukokous 1", "plain"), ("Suunnittelukokous 2", "no"),
    ]  # fmt: skip
    assert "Uusi kokous" in page.content.decode()
    client.force_login(called.story.matti)
    assert "Uusi kokous" not in client.get("/suunnittelu/kajaani/kokoukset/").content.decode()
    client.force_login(called.story.oona)
    assert client.get("/suunnittelu/kajaani/kokoukset/").status_code == 404


def test_thirty_meetings_cost_as_many_queries_as_one(client, called):
    called.desk(client)
    one = queries_of(client, "/suunnittelu/kajaani/kokoukset/")
    for day in range(1, 30):
        world.meeting(called.event, name=f"Kokous {day}", day=date(2027, 1, day))
    assert queries_of(client, "/suunnittelu/kajaani/kokoukset/") == one
