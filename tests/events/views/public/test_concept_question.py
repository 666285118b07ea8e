"""Does a reader's question reach the owner, without an address being shown and without opening a door to machines?"""

from typing import Any

import pytest
from django.core.cache import cache

from events.models import Concept, ConceptQuestion
from partners import limits
from partners.models import Message
from tests.concept_world import Sharing

pytestmark = pytest.mark.django_db


@pytest.fixture
def sharing() -> Sharing:
    cache.clear()
    return Sharing()


def send(client: Any, sharing: Sharing, **typed: str) -> Any:
    return client.post(
        f"/toimintamallit/kainuu/{sharing.model.slug}/kysy/", {"question": "Montako?", **typed}
    )


def test_a_question_is_kept_and_the_owner_is_told(client, sharing):
    Concept.objects.filter(pk=sharing.model.pk).update(owner=sharing.eeva)
    answer = send(client, sharing, name="Kysyjä", email="kysyja@example.org")
    assert "Kysymyksesi on vastaanotettu" in client.get(answer["Location"]).content.decode()
    assert ConceptQuestion.objects.get().question == "Montako?"
    message = Message.objects.get()
    assert (message.to_email, message.is_listed) == (sharing.eeva.email, False)
    assert "Montako?" in message.text and "kysyja@example.org" not in message.text


def test_without_an_owner_the_network_is_told(client, sharing):
    send(client, sharing)
    assert Message.objects.get().to_email == sharing.network.email


def test_the_same_question_twice_is_one(client, sharing):
    send(client, sharing)
    send(client, sharing)
    assert ConceptQuestion.objects.count() == Message.objects.count() == 1


def test_looking_keeps_nothing(client, sharing):
    assert client.get(f"/toimintamallit/kainuu/{sharing.model.slug}/kysy/").status_code == 200
    assert not ConceptQuestion.objects.exists()


def test_a_machine_that_fills_in_everything_is_thanked_and_forgotten(client, sharing):
    assert send(client, sharing, website="https://example.org").status_code == 302
    assert not ConceptQuestion.objects.exists() and not Message.objects.exists()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"question": " "}, "Kirjoita kysymyksesi."),
        ({"email": "ei osoite"}, "Kirjoita osoite näin"),
        ({"question": "Hetuni on 131052-308T"}, "henkilötunnus"),
        ({"question": "x" * 1001}, "1000"),
    ],
)
def test_what_cannot_be_kept_is_told_at_its_field(client, sharing, typed, words):
    answer = send(client, sharing, **typed)
    assert answer.status_code == 200 and words in answer.content.decode()
    assert not ConceptQuestion.objects.exists()


def test_nobody_asks_without_end(client, sharing):
    for number in range(limits.QUESTIONS_FROM_PLACE):
        assert send(client, sharing, question=f"Kysymys {number}?").status_code == 302
    assert send(client, sharing, question="Vielä yksi?").status_code == 429
    assert ConceptQuestion.objects.count() == limits.QUESTIONS_FROM_PLACE


def test_a_model_that_is_not_public_is_not_asked_about(client, sharing):
    Concept.objects.filter(pk=sharing.model.pk).update(is_published=False)
    assert send(client, sharing).status_code == 404
