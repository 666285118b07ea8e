"""Do the shipped words come back with one press, in the language they are asked for?"""

import pytest
from django.test import Client
from django.urls import reverse

from events import letter_words
from events.models import LetterTemplate
from tests import world

pytestmark = pytest.mark.django_db


def test_the_shipped_words_come_back_in_one_language(client: Client) -> None:
    story = world.story()
    own = {"title": "Oma", "text": "Oma {answer_link}", "title_sv": "Egen", "text_sv": "Egen {answer_link}"}
    row = LetterTemplate.objects.create(network=story.kainuu, kind="invitation", **own)
    client.force_login(story.eeva)
    url = reverse("desk:letter_template_restore", args=["kainuu", "invitation"])
    assert client.post(url).status_code == 302
    row.refresh_from_db()
    assert letter_words.own_words(row, "fi") == letter_words.shipped()["invitation"]["fi"]
    assert (row.title_sv, row.version) == ("Egen", 2)
    assert client.get(url).status_code == 405
