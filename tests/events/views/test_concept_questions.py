"""Does the owner find readers' questions, those first that wait?"""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.concept_world import Sharing, page

pytestmark = pytest.mark.django_db


def test_questions_are_listed_for_the_owner_alone(client):
    sharing = Sharing()
    where = reverse("desk:concept_questions", args=[sharing.model.slug])
    client.force_login(sharing.eeva)
    assert "Kukaan ei ole vielä kysynyt mitään" in page(client, where)
    sharing.model.questions.create(question="Vanha?", answer="Kyllä.", answered_at=timezone.now())
    sharing.model.questions.create(question="Montako?", email="kysyja@example.org")
    shown = page(client, where)
    assert shown.index("Montako?") < shown.index("Vanha?")
    assert "kysyja@example.org" not in shown
    for person in (sharing.matti, sharing.liisa(), sharing.oona):
        client.force_login(person)
        assert client.get(where + "?verkosto=kainuu").status_code == 404
