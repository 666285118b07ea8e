"""Does the marketing plan leave as a spreadsheet with every row, and does nothing in it run?"""

import io
from datetime import date, time
from decimal import Decimal

import openpyxl
import pytest

from events.models import MarketingRow
from tests import world

ADDRESS = "/suunnittelu/kajaani/markkinointi/vie.xlsx"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def cells(client):
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(ADDRESS).content)).active
    return [list(row) for row in sheet.iter_rows()]


def test_every_row_leaves_with_its_key_days_and_sums(client, story):
    story.kajaani.tasks.all().delete()
    task = world.task(story.kajaani, name="Ilmoitus", channel="newspaper", due_on=date(2027, 2, 3))
    MarketingRow.objects.create(
        task=task,
        audience="Eläkeläiset",
        material="poster",
        cost_planned=Decimal("1234.5"),
        publish_at=time(9, 30),
    )
    world.task(story.kajaani, name="Varaa tila")
    client.force_login(story.matti)
    heads, row = cells(client)
    values = dict(zip([cell.value for cell in heads], row, strict=True))
    assert values["Tunnus (älä muuta)"].value == str(task.pk)
    assert values["Päivä"].value.date() == date(2027, 2, 3)
    assert values["Arvioitu kulu, euroa"].value == 1234.5
    assert (values["Kanava"].value, values["Materiaali"].value) == ("Paikallislehti", "Juliste")
    assert values["Kello"].value == "09.30"


def test_what_looks_like_a_formula_stays_a_text(client, story):
    world.task(story.kajaani, name='=HYPERLINK("http://example.org")', channel="web")
    client.force_login(story.eeva)
    found = [cell for row in cells(client) for cell in row if str(cell.value).startswith("=")]
    assert [cell.data_type for cell in found] == ["s"]


def test_strangers_and_librarians_find_nothing(client, story):
    for person, status in ((story.eeva, 200), (story.liisa, 404), (story.oona, 404)):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == status
