"""Does the address where drafts were dated lead to the page that moves any event?"""

import pytest
from django.urls import reverse

from tests.desk_world import Desk

pytestmark = pytest.mark.django_db


def test_the_earlier_address_leads_on_and_only_those_who_coordinate(client) -> None:
    desk = Desk()
    event = desk.plan()
    client.force_login(desk.eeva)
    answer = client.get(reverse("desk:event_redate", args=[event.slug]))
    assert (answer.status_code, answer.url) == (302, reverse("desk:event_move", args=[event.slug]))
    client.force_login(desk.stranger())
    assert client.get(reverse("desk:event_redate", args=[event.slug])).status_code == 404
