"""How far apart are municipalities, and is the centre of each of today's known?"""

import csv

import pytest

from talkoot.lib import towns
from tests.house.survey import ROOT

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [("205", "765", 30, 37), ("205", "290", 80, 95), ("091", "837", 155, 168), ("091", "564", 525, 550),
     ("853", "091", 145, 156), ("205", "205", 0, 0)],
)  # fmt: skip
def test_known_distances_are_right_to_some_kilometres(one: str, other: str, least: int, most: int):
    found = towns.kilometres(one, other)
    assert found is not None and least <= found <= most
    assert towns.kilometres(other, one) == found


def test_unknown_municipalities_have_no_distance():
    assert towns.kilometres("205", "999") is None and towns.kilometres("", "205") is None


def test_every_municipality_of_today_has_a_centre_in_finland():
    (path,) = (ROOT / "partners" / "fixtures").glob("municipalities.csv")
    with path.open(encoding="utf-8", newline="") as file:
        codes = {row["code"] for row in csv.DictReader(file)}
    assert codes - set(towns.centres()) == set()
    assert all(59.7 < north < 70.1 and 19.3 < east < 31.6 for north, east in towns.centres().values())
