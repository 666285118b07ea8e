"""Can anyone print the poster of a published event?"""

import io

import pypdfium2
import pytest

from events.choices import Publication
from tests import world

pytestmark = pytest.mark.django_db
ADDRESS = "/talkoot/kajaani/juliste.pdf"


@pytest.fixture
def kajaani(settings, tmp_path):
    settings.PREVIEW_PATIENCE = 30.0
    settings.STORAGES = settings.STORAGES | {
        "rendered": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path},
        }
    }
    kainuu = world.network()
    return world.event(
        kainuu, world.venue(kainuu), publication=Publication.PUBLISHED, what_you_get_sv="Hjälp med telefonen"
    )


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        return document[0].get_textpage().get_text_range()


def test_visitor_gets_the_poster_of_a_published_event(client, kajaani):
    response = client.get(ADDRESS)
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert "Kajaanin" in text_of(response.content)
    assert client.get(ADDRESS, headers={"If-None-Match": response["ETag"]}).status_code == 304
    assert "Hjälp" in text_of(client.get("/sv" + ADDRESS).content)


def test_draft_has_no_public_poster(client, kajaani):
    kajaani.publication = Publication.DRAFT
    kajaani.save()
    assert client.get(ADDRESS).status_code == 404


def test_reader_is_asked_to_come_back_when_the_printer_takes_too_long(client, kajaani, settings):
    settings.PREVIEW_PATIENCE = 0.0001
    response = client.get(ADDRESS)
    assert (response.status_code, response["Retry-After"]) == (503, "10")
    page = response.content.decode()
    assert "Juliste ei ole vielä valmis" in page
    assert f'href="{ADDRESS}"' in page
    assert 'href="/talkoot/kajaani/"' in page
