"""Does the library read the day on a phone, with presenters by name and without their numbers?"""

import pytest
import time_machine
from django.test import Client

from events import personal_links
from partners.choices import LinkPurpose
from tests import world

pytestmark = pytest.mark.django_db


def test_the_library_sees_who_is_where_and_no_number(client):
    story = world.story()
    story.kajaani.stands.get().presenters.create(name="Kaisa Kursseja", phone="000 123 4567")
    token, _address = personal_links.new_address(LinkPurpose.LIBRARY)
    personal_links.save_for_library(token, story.kajaani)
    with time_machine.travel("2027-03-10T15:05+02:00", tick=False):
        page = Client().get(f"/kirjasto/{token}/aikataulu/")
    text = page.content.decode()
    assert "Kaisa Kursseja" in text
    assert "000 123 4567" not in text
    assert "Ehdotus tiedossa olevasta" in text, "nobody has written the run sheet"
    assert page.context["at"].is_today
