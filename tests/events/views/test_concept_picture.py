"""Does the plan beside the sheet follow typing, leave broken rows out, and save nothing?"""

from typing import Any

import pytest

from tests.model_world import ModelWorld, address, filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(client: Any) -> ModelWorld:
    made = ModelWorld()
    client.force_login(made.eeva)
    return made


def test_the_picture_shows_what_is_typed_and_saves_nothing(client, made):
    data = filled(client, made.model) | {"r0-name": "Uusi nimi", "r1-offset_days": "huomenna"}
    answer = client.post(address("concept_picture", made.model, "tehtavat"), data)
    page = answer.content.decode()
    assert "Uusi nimi" in page
    assert "Varaa ilmoitus" not in page
    assert "1 rivi, jossa on korjattavaa, on jätetty pois." in page
    assert "<html" not in page
    assert [row["name"] for row in made.rows()] == ["Lähetä kutsu", "Varaa ilmoitus"]


def test_only_a_press_makes_it_and_a_stranger_gets_none(client, made):
    assert client.get(address("concept_picture", made.model, "tehtavat")).status_code == 405
    client.force_login(made.oona)
    assert client.post(address("concept_picture", made.model, "tehtavat"), {}).status_code == 404
