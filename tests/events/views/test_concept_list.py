"""Does the list of models tell their version, owner and use, to those who plan alone?"""

from typing import Any

import pytest
from django.urls import reverse

from tests import world
from tests.model_world import ModelWorld

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(client: Any) -> ModelWorld:
    made = ModelWorld()
    client.force_login(made.eeva)
    return made


def test_each_model_tells_its_version_day_owner_use_and_state(client, made):
    model = made.model
    model.owner, model.version, model.is_published = made.elli, 3, True
    model.save()
    page = client.get(reverse("desk:concept_list")).content.decode()
    for words in (
        "Digitukitalkoot",
        "1.11.2026",
        "Elli Toinen",
        "Uusille tapahtumille",
        "Julkaistu",
        ">3<",
        ">1<",
    ):
        assert words in page


def test_another_networks_models_are_not_listed(client, made):
    page = client.get(reverse("desk:concept_list"))
    assert [row["concept"].network for row in page.context["rows"]] == [made.story.kainuu]
    client.force_login(made.oona)
    page = client.get(reverse("desk:concept_list"))
    assert [row["concept"].network for row in page.context["rows"]] == [made.story.oulu]


def test_the_materials_helper_reads_and_the_librarian_does_not(client, made):
    client.force_login(made.matti)
    assert client.get(reverse("desk:concept_list")).status_code == 200
    client.force_login(made.story.liisa)
    assert client.get(reverse("desk:concept_list")).status_code == 404


def test_thirty_models_take_as_many_queries_as_one(client, made, django_assert_max_num_queries):
    counts = []
    for more in (0, 29):
        for number in range(more):
            world.concept(made.story.kainuu, f"Malli {number}", slug=f"malli-{number}", is_default=False)
        client.get(reverse("desk:concept_list"))
        with django_assert_max_num_queries(50) as asked:
            client.get(reverse("desk:concept_list"))
        counts.append(len(asked))
    assert counts[0] == counts[1]
