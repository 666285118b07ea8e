"""Does the partner list leave as text that no spreadsheet runs, by a coordinator's press, and come back the same?"""

import io

import pytest
from openpyxl import load_workbook

from partners.intake import recognised
from partners.intake_files import read_file
from partners.models import Change
from tests import world

pytestmark = pytest.mark.django_db
ADDRESS = "/suunnittelu/kajaani/kumppanit/vie.xlsx"
HOSTILE = [
    "=HYPERLINK(\"http://paha.example.org\";\"Kela\")", "+358 40", "-2+3", "@SUM(A1)", "\t=1+1",
    "<b>Kela</b> [linkki](http://paha.example.org) {{ 7*7 }}", "שלום Kela 🎉", "Ä" * 120,
]  # fmt: skip


@pytest.fixture
def story():
    return world.story()


def cells(content: bytes) -> list[tuple]:
    return list(load_workbook(io.BytesIO(content)).active.iter_rows())


def test_every_hostile_name_leaves_as_text(client, story):
    for number, name in enumerate(HOSTILE):
        partner = world.organisation(story.kainuu, name, f"kumppani-{number}")
        world.stand(story.kajaani, partner, topic=name, message=name)
    client.force_login(story.eeva)
    content = client.post(ADDRESS).content
    rows = cells(content)
    assert [row[0].value.strip() for row in rows[2:]] == [name.strip() for name in HOSTILE]
    assert {cell.data_type for row in rows for cell in row if isinstance(cell.value, str)} == {"s"}
    assert b"<f>" not in content


def test_taking_the_list_out_is_told_in_the_trail(client, story):
    client.force_login(story.eeva)
    client.post(ADDRESS)
    assert list(Change.objects.values_list("deed", "by_name")) == [("stands_exported", "Eeva Esimerkki")]


def test_looking_takes_nothing_out(client, story):
    client.force_login(story.eeva)
    assert client.get(ADDRESS).status_code == 405


@pytest.mark.parametrize("who", ["oona", "matti", "liisa", "sirpa"])
def test_nobody_else_gets_the_list(client, story, who):
    client.force_login(getattr(story, who))
    assert client.post(ADDRESS).status_code == 404


def test_the_list_can_be_pasted_back_into_the_next_event(client, story):
    client.force_login(story.eeva)
    table = read_file("kumppanit.xlsx", client.post(ADDRESS).content)
    has_header, columns = recognised(table.rows, {})
    assert has_header
    assert columns[:4] == ["organisation", "contact", "email", "phone"]
    assert table.rows[1][0] == "OP-Kainuu"
