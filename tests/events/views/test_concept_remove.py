"""Is a model that no event uses removed after a question, and one in use never?"""

from typing import Any

import pytest

from events.models import Concept
from tests import world
from tests.model_world import ModelWorld, address

pytestmark = pytest.mark.django_db


def test_an_unused_model_is_removed_after_the_question(client: Any):
    made = ModelWorld()
    other = world.concept(made.story.kainuu, "Digimessut", slug="digimessut", is_default=False)
    client.force_login(made.eeva)
    assert "Poista malli lopullisesti" in client.get(address("concept_remove", other)).content.decode()
    assert Concept.objects.filter(pk=other.pk).exists()
    client.post(address("concept_remove", other))
    assert not Concept.objects.filter(pk=other.pk).exists()


def test_a_model_in_use_stays(client: Any):
    made = ModelWorld()
    client.force_login(made.eeva)
    assert (
        "Poista malli lopullisesti" not in client.get(address("concept_remove", made.model)).content.decode()
    )
    answer = client.post(address("concept_remove", made.model), follow=True)
    assert "Malli on käytössä" in answer.content.decode()
    assert made.fresh() == made.model
