"""Is a question taken away for good, by its owner alone?"""

import pytest
from django.urls import reverse

from tests.concept_world import Sharing

pytestmark = pytest.mark.django_db


def test_the_owner_removes_a_question_and_others_do_not(client):
    sharing = Sharing()
    question = sharing.model.questions.create(question="Ostakaa halpoja renkaita")
    where = reverse("desk:concept_question_remove", args=[sharing.model.slug, question.pk])
    client.force_login(sharing.oona)
    assert client.post(where + "?verkosto=kainuu").status_code == 404
    client.force_login(sharing.eeva)
    assert client.get(where).status_code == 405
    assert sharing.model.questions.exists()
    client.post(where)
    assert not sharing.model.questions.exists()
