"""Does an answer become public with its question, and does a mail to who asked wait to be seen?"""

from typing import Any

import pytest
from django.urls import reverse

from events.models import ConceptQuestion
from partners.models import Message
from tests.concept_world import Sharing, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def sharing(client: Any) -> Sharing:
    made = Sharing()
    client.force_login(made.eeva)
    return made


def asked(sharing: Sharing, **facts: Any) -> ConceptQuestion:
    return sharing.model.questions.create(question="Montako esittelijää?", **facts)


def address(question: ConceptQuestion) -> str:
    return reverse("desk:concept_answer", args=[question.concept.slug, question.pk])


def test_question_and_answer_become_public_together(client, sharing):
    public = reverse("public:concept_detail", args=["kainuu", sharing.model.slug])
    question = asked(sharing)
    assert "Montako esittelijää?" not in page(client, public)
    client.post(address(question), {"answer": "Kolme."})
    shown = page(client, public)
    assert "Montako esittelijää?" in shown and "Kolme." in shown


def test_a_mail_to_who_asked_waits_as_a_draft_once(client, sharing):
    question = asked(sharing, email="kysyja@example.org")
    client.post(address(question), {"answer": "Kolme."})
    client.post(address(question), {"answer": "Kolme tai neljä."})
    message = Message.objects.get(kind="concept_answer")
    assert (message.state, message.to_email, message.is_listed) == ("draft", "kysyja@example.org", True)
    assert "Kolme." in message.text and f"/toimintamallit/kainuu/{sharing.model.slug}/" in message.text
    assert "Kolme." in page(client, reverse("desk:message_detail", args=[message.pk]))


def test_nobody_is_mailed_who_left_no_address(client, sharing):
    client.post(address(asked(sharing)), {"answer": "Kolme."})
    assert not Message.objects.filter(kind="concept_answer").exists()


def test_an_empty_answer_is_none(client, sharing):
    question = asked(sharing)
    assert "Kirjoita vastaus." in client.post(address(question), {"answer": ""}).content.decode()
    question.refresh_from_db()
    assert question.answered_at is None


def test_others_do_not_answer(client, sharing):
    question = asked(sharing)
    for person in (sharing.matti, sharing.liisa(), sharing.oona):
        client.force_login(person)
        where = address(question) + "?verkosto=kainuu"
        assert client.get(where).status_code == 404
        assert client.post(where, {"answer": "Sata."}).status_code == 404
    question.refresh_from_db()
    assert question.answer == ""
