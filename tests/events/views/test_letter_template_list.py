"""Does a coordinator see the templates of her own networks, and nobody else?"""

import pytest
from django.test import Client
from django.urls import reverse

from events.models import LetterTemplate
from tests import world

pytestmark = pytest.mark.django_db
URL = reverse("desk:letter_template_list")


def test_the_list_shows_each_kind_and_whose_words_it_has(client: Client) -> None:
    story = world.story()
    LetterTemplate.objects.create(
        network=story.kainuu, kind="reminder", title="Oma", text="Oma {answer_link}"
    )
    client.force_login(story.eeva)
    page = client.get(URL).content.decode()
    assert page.count("Omat sanat") == 1
    assert page.count("/viestipohjat/kainuu/") == 12 and "/oulu/" not in page


def test_words_that_are_printed_only_are_marked_as_letters(client: Client) -> None:
    client.force_login(world.story().eeva)
    page = client.get(URL).content.decode()
    rows = {row.split("/", 1)[0]: row for row in page.split("/viestipohjat/kainuu/")[1:]}
    marked = {kind for kind, row in rows.items() if ">Kirje</span>" in row}
    assert marked == {"confirmation", "change", "cancellation", "thanks", "offer"}


def test_the_outbox_leads_to_the_templates(client: Client) -> None:
    client.force_login(world.story().eeva)
    assert URL in client.get(reverse("desk:outbox")).content.decode()


def test_a_helper_finds_nothing(client: Client) -> None:
    client.force_login(world.story().matti)
    assert client.get(URL).status_code == 404
