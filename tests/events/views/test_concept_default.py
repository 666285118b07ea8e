"""Is a model made the one that new events are planned by, with one press of a coordinator?"""

from typing import Any

import pytest

from tests import world
from tests.model_world import ModelWorld, address

pytestmark = pytest.mark.django_db


def test_new_events_are_planned_by_the_chosen_model(client: Any):
    made = ModelWorld()
    other = world.concept(made.story.kainuu, "Digimessut", slug="digimessut", is_default=False)
    client.force_login(made.matti)
    assert client.post(address("concept_default", other)).status_code == 404
    assert made.fresh().name == "Digitukitalkoot"
    client.force_login(made.eeva)
    assert client.get(address("concept_default", other)).status_code == 405
    answer = client.post(address("concept_default", other), follow=True)
    assert "Uudet tapahtumat suunnitellaan nyt mallilla Digimessut." in answer.content.decode()
    assert made.fresh() == other
