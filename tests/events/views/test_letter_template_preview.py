"""Is what is being typed shown as a partner would read it, and is nothing saved?"""

import pytest
from django.test import Client
from django.urls import reverse

from events.models import Event, LetterTemplate
from tests import letter_world

pytestmark = pytest.mark.django_db


def preview(client: Client, language: str = "fi", **words: str) -> str:
    url = reverse("desk:letter_template_preview", args=["kainuu", "invitation"])
    return client.post(f"{url}?language={language}", words).content.decode()


def test_typed_words_are_shown_with_the_facts_of_the_next_event(client: Client) -> None:
    asked = letter_world.asked()
    client.force_login(asked.story.eeva)
    page = preview(client, "sv", title="Hej {organisation}", text="{greeting}\n{event}\n{answer_link}\n<b>")
    assert "Hej Exempelföreningen" in page and '<mark class="from-data">Digitalko i Kajana</mark>' in page
    assert "Vastaanottajan oma linkki" in page and "&lt;b&gt;" in page
    assert "Kerstin" not in page, "no partner's own people in an example"
    assert not LetterTemplate.objects.exists()


def test_a_network_without_events_has_an_example_too(client: Client) -> None:
    asked = letter_world.asked()
    Event.objects.all().delete()
    client.force_login(asked.story.eeva)
    assert "Digitukitalkoot Kajaanin kaupunginkirjastossa" in preview(client, title="{event}", text="{place}")
