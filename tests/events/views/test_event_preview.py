"""Does the picture follow the typing, without saving anything?"""

import io
import re

import pypdfium2
import pytest

from events import previews
from events.models import Event, EventText, Stand
from partners.models import Change
from tests import world
from tests.posting import typed

EDIT, ADDRESS = "/suunnittelu/kajaani/tiedot/", "/suunnittelu/kajaani/tiedot/esikatselu/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def shown(client, story):
    client.force_login(story.eeva)
    return client.get(EDIT).context["form"]


def digest_in(page: bytes) -> str:
    return re.search(r"esikatselu/([0-9a-f]{32})\.png", page.decode())[1]


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    words = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return re.sub(r"[\s\ufffe\u00ad-]+", "", words)


def test_unsaved_typing_is_in_the_text_of_the_previews_pdf(client, story, shown):
    response = client.post(ADDRESS, typed(shown, what_you_get="Apua kaukosäätimien kanssa"))
    kept = previews.pdf(story.kajaani, digest_in(response.content))
    assert "Apuakaukosäätimienkanssa" in text_of(kept)
    assert Event.objects.get(slug="kajaani").what_you_get == story.kajaani.what_you_get
    assert (Change.objects.count(), EventText.objects.count(), Stand.objects.count()) == (0, 0, 2)


def test_the_picture_is_seen_under_its_own_event_only(client, story, shown):
    digest = digest_in(client.post(ADDRESS, typed(shown)).content)
    own = client.get(f"{ADDRESS}{digest}.png")
    assert (own.status_code, own["Content-Type"], own.content[:4]) == (200, "image/png", b"\x89PNG")
    world.event(story.kainuu, story.library, slug="toinen")
    assert client.get(f"/suunnittelu/toinen/tiedot/esikatselu/{digest}.png").status_code == 404


def test_refused_facts_are_named_and_the_saved_ones_shown(client, story, shown):
    response = client.post(ADDRESS, typed(shown, what_you_get="x" * 500, title="Uusi otsikko", opens="99"))
    page = response.content.decode()
    assert response.context["refused"] == ["Mitä kävijä saa", "Avataan"]
    assert "Uusi otsikko" in page
    pdf = text_of(previews.pdf(story.kajaani, digest_in(response.content)))
    assert story.kajaani.what_you_get.replace(" ", "") in pdf
    assert "xxxxx" not in pdf


def test_language_and_paper_follow_the_choices(client, story, shown):
    data = typed(
        shown, what_you_get_sv="Hjälp med fjärrkontroller", preview_language="sv", preview_paper="a3"
    )
    response = client.post(ADDRESS, data)
    pdf = previews.pdf(story.kajaani, digest_in(response.content))
    assert "Hjälpmedfjärrkontroller" in text_of(pdf)
    width = pypdfium2.PdfDocument(pdf)[0].get_width()
    assert round(width / 72 * 25.4) == 297


def test_a_strange_choice_of_paper_is_a4(client, story, shown):
    data = typed(shown, preview_language="klingon", preview_paper="../a0")
    assert client.post(ADDRESS, data).context["paper"] == "A4"


def test_no_patience_gives_a_message_and_leaves_the_old_picture(client, story, shown, settings):
    settings.PREVIEW_PATIENCE = 0.0
    response = client.post(ADDRESS, typed(shown, title="Ennennäkemätön otsikko"))
    assert response["HX-Retarget"] == "#preview-trouble"
    assert "Yritä uudelleen" in response.content.decode()
    settings.PREVIEW_PATIENCE = 30.0
    assert "HX-Retarget" not in client.post(ADDRESS, typed(shown, title="Ennennäkemätön otsikko"))


def test_previews_make_room_for_new_ones(client, story, shown, monkeypatch):
    monkeypatch.setattr(previews, "KEPT", 2)
    digests = [digest_in(client.post(ADDRESS, typed(shown, title=f"Otsikko {n}")).content) for n in range(4)]
    assert [bool(previews.picture(story.kajaani, digest)) for digest in digests] == [False, False, True, True]


def test_looking_is_not_enough_and_strangers_find_nothing(client, story, shown):
    assert client.get(ADDRESS).status_code == 405
    digest = digest_in(client.post(ADDRESS, typed(shown)).content)
    for person in (story.oona, story.liisa):
        client.force_login(person)
        assert client.post(ADDRESS, typed(shown)).status_code == 404
        assert client.get(f"{ADDRESS}{digest}.png").status_code == 404
