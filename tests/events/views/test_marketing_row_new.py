"""Does a new row of the marketing plan become a task of the plan, once however often it is sent?"""

from datetime import date
from decimal import Decimal

import pytest

from events.models import MarketingRow
from tests import world
from tests.posting import typed

ADDRESS = "/suunnittelu/kajaani/markkinointi/uusi/"
pytestmark = pytest.mark.django_db
ROW = {
    "name": "Juttu seurakuntalehteen", "channel": "media", "due_on": "12.2.2027", "responsible": "communications",
    "audience": "Eläkeläiset", "cost_planned": "80", "payer": "Seurakunta",
}  # fmt: skip


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def eeva(client, story):
    client.force_login(story.eeva)
    return client


def test_a_row_is_added_once_and_is_a_task_too(eeva, story):
    data = typed(eeva.get(ADDRESS).context["form"], **ROW)
    before = story.kajaani.tasks.count()
    for _press in range(2):
        assert eeva.post(ADDRESS, data).status_code == 302
    assert story.kajaani.tasks.count() == before + 1
    row = MarketingRow.objects.get()
    assert (row.task.name, row.task.channel, row.task.due_on) == (ROW["name"], "media", date(2027, 2, 12))
    assert (row.audience, row.cost_planned, row.payer) == ("Eläkeläiset", Decimal(80), "Seurakunta")
    assert ROW["name"] in eeva.get("/suunnittelu/kajaani/markkinointi/").content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", ""), ("due_on", ""), ("due_on", "31.4.2027"), ("channel", "meeting"), ("cost_planned", "1,2,3"),
     ("name", "Henkilö 131052-308T")],
)  # fmt: skip
def test_what_cannot_be_is_told_at_its_field(eeva, story, field, value):
    response = eeva.post(ADDRESS, typed(eeva.get(ADDRESS).context["form"], **ROW | {field: value}))
    assert list(response.context["form"].errors) == [field]
    assert not MarketingRow.objects.exists()


def test_only_coordinators_add(client, story):
    for person, status in ((story.eeva, 200), (story.matti, 404), (story.liisa, 404), (story.oona, 404)):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == status
