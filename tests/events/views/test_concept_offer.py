"""Does a network offer its improvements back, once, and see what became of them?"""

from typing import Any

import pytest
from django.urls import reverse

from events.actions import concept_taking
from events.models import ConceptOffer
from partners.models import Message
from tests.concept_world import SECRET, Sharing, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def sharing(client: Any) -> Sharing:
    made = Sharing()
    client.force_login(made.oona)
    return made


def improved(sharing: Sharing) -> Any:
    copy = sharing.fork()
    copy.tasks.create(name="Pyydä opiskelijat avuksi", offset_days=20, responsible="coordinator", order=90)
    return sharing.again(copy)


def address(concept: Any) -> str:
    return reverse("desk:concept_offer", args=[concept.slug])


def test_my_changes_are_shown_and_offered_with_a_note(client, sharing):
    copy = improved(sharing)
    assert "Pyydä opiskelijat avuksi" in page(client, address(copy))
    client.post(address(copy), {"note": "Opiskelijat auttoivat."})
    offer = ConceptOffer.objects.get()
    assert (offer.concept, offer.network_name, offer.note) == (
        sharing.model,
        "Oulun digituki",
        "Opiskelijat auttoivat.",
    )
    assert [row["name"] for row in offer.document["tasks"]][-1] == "Pyydä opiskelijat avuksi"
    assert "Ei vielä katsottu" in page(client, address(copy))


def test_the_owner_is_told_by_mail_with_the_way_to_it(client, sharing):
    client.post(address(improved(sharing)), {"note": "Opiskelijat auttoivat."})
    message = Message.objects.get(kind="concept_talk")
    assert message.to_email == sharing.network.email
    assert "Opiskelijat auttoivat." in message.text and "Digitukitalkoot kirjastossa" in message.title


def test_a_second_offer_renews_the_first(client, sharing):
    copy = improved(sharing)
    for note in ("Ensin näin.", "Sittenkin näin."):
        client.post(address(copy), {"note": note})
    assert [offer.note for offer in ConceptOffer.objects.all()] == ["Sittenkin näin."]


def test_an_offer_needs_a_reason(client, sharing):
    answer = client.post(address(improved(sharing)), {"note": " "})
    assert "Kirjoita, mikä on paremmin ja miksi." in answer.content.decode()
    assert not ConceptOffer.objects.exists()


def test_an_unchanged_copy_has_nothing_to_offer(client, sharing):
    assert "Tarjottavaa ei vielä ole" in page(client, address(sharing.fork()))


def test_a_decline_is_told_kindly(client, sharing):
    copy = improved(sharing)
    offer = concept_taking.offer_back(copy, sharing.original, "Näin.", by=sharing.oona)
    concept_taking.decline_offer(offer, by=sharing.eeva)
    assert "Ei otettu tällä kertaa. Oma mallinne pysyy ennallaan." in page(client, address(copy))


def test_the_offer_holds_nothing_but_the_model(client, sharing):
    copy = improved(sharing)
    copy.contact = f"Kysy {SECRET}"
    copy.owner.name = f"Oona {SECRET}"
    copy.owner.save()
    copy.save()
    client.post(address(copy), {"note": "Näin."})
    assert SECRET not in str(ConceptOffer.objects.get().document)


def test_without_a_public_original_or_without_the_right_there_is_no_page(client, sharing):
    copy = improved(sharing)
    client.force_login(sharing.eeva)
    assert client.get(address(copy) + "?verkosto=oulu").status_code == 404
    client.force_login(sharing.oona)
    sharing.model.is_published = False
    sharing.model.save()
    assert client.post(address(copy), {"note": "Näin."}).status_code == 404
    assert not ConceptOffer.objects.exists()
