"""Does a library get its papers behind its link, current, and without phone numbers?"""

import io

import pypdfium2
import pytest

from events import personal_links
from events.documents import press
from talkoot.lib.links import new_token
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def token():
    story = world.story()
    made = new_token()
    stand = story.kajaani.stands.get()
    stand.presenters.create(name="Essi Esimerkki", phone="000 765 4321")
    personal_links.save_for_library(made, story.kajaani)
    return made


def printed(client, token, kind, query=""):
    return client.get(f"/kirjasto/{token}/tuloste/{kind}/?{query}")


@pytest.mark.parametrize(
    ("kind", "query", "size"),
    [
        ("poster", "paper=a3", (297, 420)),
        ("table_signs", "paper=a5", (210, 148)),
        ("presenters_list", "language=sv", (210, 297)),
    ],
)
def test_papers_come_as_pdf(client, token, kind, query, size):
    response = printed(client, token, kind, query)
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    page = pypdfium2.PdfDocument(io.BytesIO(response.content))[0]
    assert tuple(round(side / 72 * 25.4) for side in page.get_size()) == size
    assert response["Cache-Control"] == "no-store"
    assert token not in response["Content-Disposition"]


def test_names_are_there_and_phones_are_not(client, token):
    response = printed(client, token, "presenters_list", "phones=1")
    text = (
        pypdfium2.PdfDocument(io.BytesIO(response.content))[0]
        .get_textpage()
        .get_text_range()
        .replace("\u00a0", " ")
    )
    assert "Essi Esimerkki" in text
    assert "4321" not in text


@pytest.mark.parametrize(
    ("kind", "query"),
    [
        ("invitation_letter", "organisation=op-kainuu"),
        ("invitation_letters", ""),
        ("flyer", ""),
        ("poster", "paper=a9"),
    ],
)
def test_what_is_not_the_librarys_is_not_found(client, token, kind, query):
    assert printed(client, token, kind, query).status_code == 404


def test_a_picture_is_small(client, token):
    response = printed(client, token, "poster", "w=240")
    assert (response["Content-Type"], response.content[:4]) == ("image/png", b"\x89PNG")


def test_a_press_that_does_not_answer_is_told_kindly(client, token, settings, tmp_path):
    where = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "rendered": where}
    settings.PRINT_PATIENCE = 0.0
    press.press.close()
    response = printed(client, token, "poster")
    assert response.status_code == 503
    assert "Tuloste ei ole vielä valmis" in response.content.decode()
