"""Does the owner take of an offer exactly what is ticked, once, or leave it?"""

from typing import Any

import pytest
from django.urls import reverse

from events.actions import concept_taking
from events.models import ConceptOffer
from partners.models import Change
from tests.concept_world import Sharing, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def sharing(client: Any) -> Sharing:
    made = Sharing()
    client.force_login(made.eeva)
    return made


@pytest.fixture
def offer(sharing: Sharing) -> ConceptOffer:
    copy = sharing.fork()
    copy.tasks.create(name="Pyydä opiskelijat avuksi", offset_days=20, responsible="coordinator", order=90)
    first = copy.tasks.order_by("order")[0]
    first.offset_days = 91
    first.save()
    return concept_taking.offer_back(sharing.again(copy), sharing.original, "Kokeilimme.", by=sharing.oona)


def address(offer: ConceptOffer) -> str:
    return reverse("desk:concept_offer_check", args=[offer.concept.slug, offer.pk])


def comparison(sharing: Sharing, offer: ConceptOffer) -> concept_taking.Comparison:
    return concept_taking.compare_with_offer(sharing.original, offer)


def test_the_ticked_part_is_taken_and_the_rest_stays(client, sharing, offer):
    assert "13 viikkoa ennen" in page(client, address(offer))
    found = comparison(sharing, offer)
    wanted = next(one.key for one in found.found if one.title == "Pyydä opiskelijat avuksi")
    client.post(address(offer), {"take": [wanted], "seen": found.seen})
    after = sharing.original
    assert after.tasks.filter(name="Pyydä opiskelijat avuksi").exists()
    assert not after.tasks.filter(offset_days=91).exists()
    assert (after.version, after.uid) == (2, sharing.model.uid)
    offer.refresh_from_db()
    assert offer.state == "taken"
    assert Change.objects.about(after.subject)[0].deed == "concept_improved"


def test_an_offer_is_settled_once(client, sharing, offer):
    found = comparison(sharing, offer)
    sent = {"take": [one.key for one in found.found], "seen": found.seen}
    client.post(address(offer), sent)
    client.post(address(offer), sent)
    client.post(address(offer), {"decline": "1"})
    offer.refresh_from_db()
    assert (offer.state, sharing.original.version) == ("taken", 2)


def test_leaving_it_changes_nothing_in_the_model(client, sharing, offer):
    client.post(address(offer), {"decline": "1"})
    offer.refresh_from_db()
    assert (offer.state, sharing.original.version) == ("declined", 1)


def test_what_i_have_changed_since_is_not_ticked(client, sharing, offer):
    sharing.model.tasks.create(
        name="Kainuun uusi tehtävä", offset_days=9, responsible="coordinator", order=91
    )
    shown = page(client, address(offer))
    assert "Kainuun uusi tehtävä" in shown and "Vain teillä on nämä" in shown
    assert shown.count(" checked") == 2


def test_an_offer_to_somebody_else_is_no_page(client, sharing, offer):
    found = comparison(sharing, offer)
    for person in (sharing.matti, sharing.liisa(), sharing.oona):
        client.force_login(person)
        where = address(offer) + "?verkosto=kainuu"
        assert client.get(where).status_code == 404
        assert client.post(where, {"take": [found.found[0].key], "seen": found.seen}).status_code == 404
    offer.refresh_from_db()
    assert offer.state == "new"
