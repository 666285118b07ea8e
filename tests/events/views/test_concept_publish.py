"""Does a coordinator see all that becomes public, and does one press publish it once?"""

from typing import Any

import pytest
from django.urls import reverse

from partners.models import Change
from tests.concept_world import Sharing, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def sharing(client: Any) -> Sharing:
    made = Sharing()
    made.model.is_published = False
    made.model.save()
    client.force_login(made.eeva)
    return made


def address(sharing: Sharing) -> str:
    return reverse("desk:concept_publish", args=[sharing.model.slug])


def test_everything_that_becomes_public_is_shown_before(client, sharing):
    shown = page(client, address(sharing))
    assert "Tämä tulee julki" in shown
    for words in (
        sharing.model.summary,
        "12 viikkoa ennen",
        "eeva.esimerkki@example.org",
        "Suunnittelukokous 1",
    ):
        assert words in shown
    sharing.model.refresh_from_db()
    assert not sharing.model.is_published


def test_one_press_publishes_and_a_second_changes_nothing(client, sharing):
    public = reverse("public:concept_detail", args=["kainuu", sharing.model.slug])
    assert client.get(public).status_code == 404
    client.post(address(sharing))
    client.post(address(sharing))
    assert client.get(public).status_code == 200
    deeds = [row.deed for row in Change.objects.about(sharing.model.subject)]
    assert deeds.count("concept_published") == 1


def test_what_a_reader_would_miss_is_told_and_blocks_nothing(client, sharing):
    sharing.model.for_whom = sharing.model.contact = sharing.model.contact_email = ""
    sharing.model.save()
    shown = page(client, address(sharing))
    assert "Ei kerrota, kenelle malli on." in shown and "Ei kerrota, keneltä muut voivat kysyä." in shown
    client.post(address(sharing))
    sharing.model.refresh_from_db()
    assert sharing.model.is_published


def test_who_does_not_coordinate_neither_sees_nor_publishes(client, sharing):
    where = address(sharing) + "?verkosto=kainuu"
    for person in (sharing.matti, sharing.liisa(), sharing.oona):
        client.force_login(person)
        assert client.get(where).status_code == 404
        assert client.post(where).status_code == 404
    sharing.model.refresh_from_db()
    assert not sharing.model.is_published
