"""Are the models that ship offered to who lacks them, and taken with one press?"""

from typing import Any

import pytest
from django.urls import reverse

from events.models import Concept
from tests.desk_world import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Any) -> Desk:
    made = Desk()
    client.force_login(made.eeva)
    return made


def take(network: str, name: str = "etatietoisku") -> str:
    return reverse("desk:concept_take_shipped", args=[network, name])


def test_a_model_is_taken_once_and_then_offered_no_more(client: Any, desk: Desk) -> None:
    shelf = reverse("desk:concept_list")
    page = client.get(shelf).content.decode()
    assert page.count('action="/suunnittelu/mallit/mukana/kainuu/') == 3
    for _press in range(2):
        answer = client.post(take("kainuu"))
        assert answer.url == reverse("desk:concept_detail", args=["etatietoisku"])
    assert Concept.objects.of(desk.network).count() == 2
    page = client.get(shelf).content.decode()
    assert page.count('action="/suunnittelu/mallit/mukana/kainuu/') == 2
    assert take("kainuu") not in page


def test_nothing_is_taken_by_looking_for_another_network_or_by_a_name_that_does_not_ship(
    client: Any, desk: Desk
) -> None:
    assert client.get(take("kainuu")).status_code == 405
    assert client.post(take("kainuu", "olematon")).status_code == 404
    client.force_login(desk.stranger())
    assert client.post(take("kainuu")).status_code == 404
    assert Concept.objects.count() == 1


def test_a_materials_helper_reads_the_shelf_without_buttons(client: Any, desk: Desk) -> None:
    client.force_login(desk.matti)
    page = client.get(reverse("desk:concept_list"))
    assert page.status_code == 200
    assert "/mukana/" not in page.content.decode()
    assert client.post(take("kainuu")).status_code == 404
