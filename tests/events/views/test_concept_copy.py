"""Does copying a model make one of its own that opens for editing?"""

from typing import Any

import pytest

from events.models import Concept
from tests.model_world import ModelWorld, address, names

pytestmark = pytest.mark.django_db


def test_a_copy_opens_for_editing_and_the_original_stays(client: Any):
    made = ModelWorld()
    client.force_login(made.oona)
    assert client.post(address("concept_copy", made.model)).status_code == 404
    client.force_login(made.eeva)
    answer = client.post(address("concept_copy", made.model), follow=True)
    assert "Tässä on kopio" in answer.content.decode()
    copy = Concept.objects.get(network=made.story.kainuu, is_default=False)
    assert copy.name == "Digitukitalkoot, kopio"
    assert names(copy) == names(made.model)
    assert answer.redirect_chain[-1][0] == address("concept_edit", copy)
