"""Is a model given as one file that a program can read again?"""

from typing import Any

import pytest
from django.urls import reverse

from events.concept_file import document_of, read
from events.models import Concept
from tests.desk_world import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Any) -> Desk:
    made = Desk()
    client.force_login(made.eeva)
    return made


def test_the_whole_model_is_one_file_with_a_name(client: Any, desk: Desk) -> None:
    answer = client.get(reverse("desk:concept_export", args=[desk.model.slug]))
    assert answer["Content-Type"].startswith("application/json")
    assert answer["Content-Disposition"] == 'attachment; filename="Digitukitalkoot-kirjastossa-v1.json"'
    whole = Concept.objects.whole().select_related("network").get(pk=desk.model.pk)
    assert read(answer.content) == document_of(whole)


def test_the_page_of_the_model_leads_to_the_file_and_to_its_form(client: Any, desk: Desk) -> None:
    page = client.get(reverse("desk:concept_detail", args=[desk.model.slug])).content.decode()
    assert reverse("desk:concept_export", args=[desk.model.slug]) in page
    assert "/static/schemas/toimintamalli-1.json" in page


def test_another_networks_coordinator_gets_no_file(client: Any, desk: Desk) -> None:
    client.force_login(desk.stranger())
    assert client.get(reverse("desk:concept_export", args=[desk.model.slug])).status_code == 404
