"""Does a host site print its own joining sheet by its link?"""

import pytest
import time_machine
from django.test import Client

from tests.host_world import hybrid, site_with_link
from tests.judges import pdf_text

pytestmark = pytest.mark.django_db


def test_the_sheet_is_the_places_own(client):
    story = hybrid(client)
    _site, url = site_with_link(story)
    story.kajaani.host_sites.create(name="Kylätalo")
    with time_machine.travel("2027-03-01T12:00+02:00", tick=False):
        answer = Client().get(url + "ohje.pdf")
    text = pdf_text(answer.content)
    assert "Hoivakoti Koivu" in text
    assert "Kylätalo" not in text
    assert "etapaikan-ohje" in answer["Content-Disposition"]
