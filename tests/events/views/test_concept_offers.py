"""Does the owner find the improvements that others offer?"""

import pytest
from django.urls import reverse

from events.actions import concept_taking
from tests.concept_world import Sharing, page

pytestmark = pytest.mark.django_db


def test_waiting_offers_lead_to_their_page_and_others_see_none(client):
    sharing = Sharing()
    where = reverse("desk:concept_offers", args=[sharing.model.slug])
    client.force_login(sharing.eeva)
    assert "Kukaan ei ole vielä tarjonnut mitään" in page(client, where)
    offer = concept_taking.offer_back(sharing.fork(), sharing.original, "Kokeilimme.", by=sharing.oona)
    shown = page(client, where)
    assert (
        "Kokeilimme." in shown
        and reverse("desk:concept_offer_check", args=[sharing.model.slug, offer.pk]) in shown
    )
    for person in (sharing.matti, sharing.liisa(), sharing.oona):
        client.force_login(person)
        assert client.get(where + "?verkosto=kainuu").status_code == 404
