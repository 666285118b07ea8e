"""Do models from files and models that ship come into a network once, whole and without anything of their source?"""

import json
import re
from typing import Any
from uuid import UUID, uuid4

import pytest

from events.actions.concept_intake import import_document, lacking, take_shipped
from events.actions.concepts import install_concept, install_document, shipped_document, shipped_names
from events.concept_file import document_of, dumps, read
from events.models import Concept, ConceptTask
from partners.models import Change, Network
from tests import world

pytestmark = pytest.mark.django_db
CANARY = "Kanarialintu"
KEY = UUID("12345678-1234-4234-8234-123456789abc")


@pytest.fixture
def kainuu() -> Network:
    return world.network()


@pytest.fixture
def oulu() -> Network:
    return world.network("oulu", "Oulun digituki", region_code="17")


@pytest.fixture
def eeva() -> Any:
    return world.user("eeva.esimerkki@example.org", "Eeva Esimerkki")


def whole(concept: Concept) -> Concept:
    return Concept.objects.whole().select_related("network").get(pk=concept.pk)


def written(concept: Concept) -> bytes:
    return dumps(document_of(whole(concept)))


@pytest.mark.parametrize("name", shipped_names())
def test_a_model_that_comes_back_from_its_file_is_written_in_the_same_bytes(
    name: str, kainuu: Network, eeva: Any
) -> None:
    concept = install_concept(kainuu, name)
    concept.contact, concept.contact_email, concept.version = "Eeva Esimerkki", "eeva@example.org", 7
    concept.save()
    before = written(concept)
    concept.delete()
    back, is_new = import_document(kainuu, read(before), key=KEY, by=eeva)
    assert is_new
    assert written(back) == before


def test_a_shipped_model_is_installed_as_it_is_written_and_names_where_it_comes_from(kainuu: Network) -> None:
    concept = whole(install_concept(kainuu))
    shipped = shipped_document("digitukitalkoot-kirjastossa")
    own = document_of(concept)
    assert concept.lineage == [
        {"uid": shipped["uid"], "name": shipped["name"], "version": 1, "network": "Talkoot-portaali"}
    ]
    assert concept.base == shipped
    differing = {name for name in own if own[name] != shipped[name]}
    assert differing == {"uid", "network", "lineage"}
    assert not concept.is_published


def test_another_networks_file_becomes_a_new_model_that_tells_what_it_is_based_on(
    kainuu: Network, oulu: Network, eeva: Any
) -> None:
    concept = install_concept(kainuu, "digimessut")
    Concept.objects.filter(pk=concept.pk).update(contact_email="eeva@example.org", version=3)
    document = read(written(concept))
    copy, _is_new = import_document(oulu, document, key=KEY, by=eeva)
    assert copy.uid == KEY != concept.uid
    assert [(origin["name"], origin["version"], origin["network"]) for origin in copy.lineage] == [
        ("Digimessut", 3, "Kainuun digituki"), ("Digimessut", 1, "Talkoot-portaali"),
    ]  # fmt: skip
    assert (copy.version, copy.contact_email, copy.is_default, copy.owner) == (1, "", False, eeva)
    tasks = [set(model.tasks.values_list("uid", "after", "order", "name")) for model in (concept, copy)]
    assert tasks[0] == tasks[1]  # rows keep their identities, so that two versions can be compared
    assert Change.objects.about(f"concept:{copy.pk}").get().deed == "concept_installed"


def test_one_form_makes_one_model_however_often_it_is_sent(kainuu: Network, oulu: Network, eeva: Any) -> None:
    document = read(written(install_concept(kainuu, "digimessut")))
    first = import_document(oulu, document, key=KEY, by=eeva)
    again = import_document(oulu, document, key=KEY, by=eeva)
    assert (first[1], again[1], again[0].pk) == (True, False, first[0].pk)
    other, is_new = import_document(oulu, document, key=uuid4(), by=eeva)
    assert is_new and other.slug != first[0].slug


def test_the_networks_own_model_that_is_there_is_not_made_twice(kainuu: Network, eeva: Any) -> None:
    concept = install_concept(kainuu, "digimessut")
    found, is_new = import_document(kainuu, read(written(concept)), key=KEY, by=eeva)
    assert (found.pk, is_new) == (concept.pk, False)


def test_a_file_that_claims_to_be_ours_never_takes_the_identity_of_a_model_of_others(
    kainuu: Network, oulu: Network, eeva: Any
) -> None:
    theirs = install_concept(oulu, "digimessut")
    forged = document_of(whole(theirs)) | {"network": kainuu.name}
    made, _is_new = import_document(kainuu, forged, key=KEY, by=eeva)
    assert made.uid == KEY
    assert made.lineage[0]["uid"] == str(theirs.uid)


def test_a_failing_row_leaves_nothing_behind(kainuu: Network) -> None:
    document = json.loads(json.dumps(shipped_document("digimessut")))
    document["texts"].append(
        dict(document["texts"][0])
    )  # a text twice: the database refuses it at the very end
    with pytest.raises(Exception, match=r"(?i)unique"):
        install_document(kainuu, document)
    assert not Concept.objects.exists()
    assert not ConceptTask.objects.exists()


def test_a_shipped_model_is_taken_once_and_is_the_usual_one_only_where_there_is_none(
    kainuu: Network, oulu: Network, eeva: Any
) -> None:
    usual = install_concept(kainuu)
    taken, is_new = take_shipped(kainuu, "digimessut", by=eeva)
    assert (is_new, taken.is_default, taken.slug) == (True, False, "digimessut")
    assert take_shipped(kainuu, "digimessut", by=eeva) == (taken, False)
    assert take_shipped(kainuu, "digitukitalkoot-kirjastossa", by=eeva) == (usual, False)
    assert take_shipped(oulu, "digimessut", by=eeva)[0].is_default
    with pytest.raises(FileNotFoundError):
        take_shipped(kainuu, "../demo", by=eeva)


def test_what_a_network_lacks_is_what_it_has_no_copy_of(kainuu: Network, eeva: Any) -> None:
    assert [name for name, _document in lacking([])] == shipped_names()
    install_concept(kainuu)
    take_shipped(kainuu, "etatietoisku", by=eeva)
    mine = list(Concept.objects.of(kainuu))
    assert [name for name, _document in lacking(mine)] == ["digimessut", "vierailu-kylaan"]


def test_a_file_names_nobody_and_no_row_of_its_network(kainuu: Network, eeva: Any) -> None:
    """Canaries in every row around the model, then none of them, no address and no number of a row in the file."""
    venue = world.venue(kainuu, name=f"{CANARY} kirjasto", email="kirjasto@kanaria.example")
    world.organisation(kainuu, f"{CANARY} ry")
    Network.objects.filter(pk=kainuu.pk).update(email="verkosto@kanaria.example", signer_name=CANARY)
    eeva.name, eeva.email = f"{CANARY} Eeva", "eeva@kanaria.example"
    eeva.save()
    concept = install_concept(kainuu, "vierailu-kylaan", by=eeva)
    concept.contact_email = "kysy@kanaria.example"
    concept.save()
    world.event(kainuu, at=venue, concept=concept, title=f"{CANARY} talkoot")
    text = written(concept).decode()
    assert CANARY not in text
    assert re.findall(r"[\w.]+@[\w.]+", text) == ["kysy@kanaria.example"]
    document = json.loads(text)
    named = json.dumps({**document, "network": "", "lineage": []}, ensure_ascii=False)
    assert kainuu.name not in named and kainuu.name == document["network"]
    keys = {
        key
        for sort in ("meetings", "tasks", "supplies", "stand_types", "texts")
        for row in document[sort]
        for key in row
    }
    assert not {
        key
        for key in (*document, *keys)
        if key in ("id", "pk", "slug", "owner", "base") or key.endswith("_id")
    }
