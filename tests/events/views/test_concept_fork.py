"""Does another network get a copy of its own, without anything private of the source and without touching it?"""

import json
from typing import Any

import pytest
from django.core import serializers
from django.urls import reverse

from events.concept_file import document_of
from events.models import Concept
from partners.choices import Role
from partners.models import Network
from tests import world
from tests.concept_world import SECRET, Sharing, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def sharing(client: Any) -> Sharing:
    made = Sharing()
    client.force_login(made.oona)
    return made


def address(sharing: Sharing) -> str:
    return reverse("desk:concept_fork", args=["kainuu", sharing.model.slug])


def test_one_press_makes_a_copy_that_tells_what_it_is_based_on(client, sharing):
    assert "Kopio tulee verkostoon Oulun digituki." in page(client, address(sharing))
    assert not Concept.objects.of(sharing.oulu)
    answer = client.post(address(sharing), follow=True)
    copy = Concept.objects.whole().get(network=sharing.oulu)
    assert copy.lineage[0] == {
        "uid": str(sharing.model.uid), "name": sharing.model.name, "version": 1, "network": "Kainuun digituki",
    }  # fmt: skip
    assert (copy.owner, copy.version, copy.is_published) == (sharing.oona, 1, False)
    assert sharing.model.name in answer.content.decode()
    mine, theirs = document_of(copy), document_of(sharing.original)
    assert all(
        mine[sort] == theirs[sort] for sort in ("meetings", "tasks", "supplies", "stand_types", "texts")
    )


def test_a_second_press_gives_the_same_copy(client, sharing):
    client.post(address(sharing))
    answer = client.post(address(sharing), follow=True)
    assert "Teillä on jo tämä malli." in answer.content.decode()
    assert Concept.objects.of(sharing.oulu).count() == 1


def test_the_source_is_not_touched(client, sharing):
    before = serializers.serialize(
        "json", [sharing.original, *sharing.model.tasks.all(), *sharing.model.texts.all()]
    )
    client.post(address(sharing))
    after = serializers.serialize(
        "json", [sharing.original, *sharing.model.tasks.all(), *sharing.model.texts.all()]
    )
    assert after == before


def test_nothing_private_of_the_source_comes_along(client, sharing):
    event = sharing.plan()
    event.title = f"Talkoot {SECRET}"
    event.save()
    sharing.eeva.name = f"Eeva {SECRET}"
    sharing.eeva.save()
    Network.objects.filter(pk=sharing.network.pk).update(signer_name=f"Allekirjoittaja {SECRET}")
    Concept.objects.filter(pk=sharing.model.pk).update(
        contact=f"Kysy {SECRET}", contact_email=f"{SECRET}@example.org", owner=sharing.eeva
    )
    client.post(address(sharing))
    copy = Concept.objects.whole().get(network=sharing.oulu)
    rows = [
        copy,
        *copy.meetings.all(),
        *copy.tasks.all(),
        *copy.supplies.all(),
        *copy.stand_types.all(),
        *copy.texts.all(),
    ]
    written = serializers.serialize("json", rows)
    assert SECRET in serializers.serialize("json", [sharing.original])  # there is something to leak
    assert SECRET not in written
    assert copy.owner_id == sharing.oona.pk
    kept = json.loads(written)[0]["fields"]
    assert (kept["network"], kept["contact"], kept["base"]["contact"]) == (sharing.oulu.pk, "", "")


def test_who_coordinates_several_networks_chooses(client, sharing):
    lappi = world.network("lappi", "Lapin digituki", region_code="19")
    world.member(sharing.oona, lappi, Role.COORDINATOR)
    assert "Mihin verkostoon" in page(client, address(sharing))
    assert "Valitse verkosto." in client.post(address(sharing)).content.decode()
    client.post(address(sharing), {"network": lappi.pk})
    assert Concept.objects.of(lappi).count() == 1 and not Concept.objects.of(sharing.oulu)


def test_nobody_takes_a_model_into_a_network_of_others(client, sharing):
    answer = client.post(address(sharing), {"network": sharing.network.pk})
    assert answer.status_code == 200
    assert Concept.objects.of(sharing.network).count() == 1


def test_a_model_that_is_not_public_cannot_be_taken(client, sharing):
    Concept.objects.filter(pk=sharing.model.pk).update(is_published=False)
    assert client.get(address(sharing)).status_code == 404
    assert client.post(address(sharing)).status_code == 404
    assert not Concept.objects.of(sharing.oulu)


def test_only_coordinators_take_models(client, sharing):
    for person in (sharing.matti, sharing.liisa()):
        client.force_login(person)
        assert client.get(address(sharing)).status_code == 404
        assert client.post(address(sharing)).status_code == 404
    client.logout()
    assert client.get(address(sharing)).status_code == 302


def test_a_copy_of_a_copy_names_both(client, sharing):
    copy = sharing.fork()
    Concept.objects.filter(pk=copy.pk).update(is_published=True)
    client.force_login(sharing.eeva)
    client.post(reverse("desk:concept_fork", args=["oulu", copy.slug]))
    again = Concept.objects.of(sharing.network).exclude(pk=sharing.model.pk).get()
    assert [row["uid"] for row in again.lineage[:2]] == [str(copy.uid), str(sharing.model.uid)]
    assert str(again.uid) not in {row["uid"] for row in again.lineage}
