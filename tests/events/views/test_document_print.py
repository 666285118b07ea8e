"""Does a click give a whole PDF at once, a page that waits, or a message, and never a broken file?"""

import io

import pypdfium2
import pytest

from events.documents import press
from events.models import Event
from tests import world

ADDRESS = "/suunnittelu/kajaani/asiakirjat/"
POSTER, LETTER = f"{ADDRESS}poster/", f"{ADDRESS}invitation_letter/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story(settings):
    settings.PRINT_PATIENCE = 60.0
    return world.story()


@pytest.fixture
def eeva(client, story):
    client.force_login(story.eeva)
    return client


def size_mm(pdf: bytes) -> tuple[int, int]:
    page = pypdfium2.PdfDocument(io.BytesIO(pdf))[0]
    return round(page.get_width() / 72 * 25.4), round(page.get_height() / 72 * 25.4)


@pytest.mark.parametrize(("paper", "size"), [("a4", (210, 297)), ("A3", (297, 420))])
def test_a_poster_comes_as_pdf_on_the_paper_asked_for(eeva, paper, size):
    response = eeva.get(POSTER, {"paper": paper})
    assert (response.status_code, response["Content-Type"], size_mm(response.content)) == (
        200,
        "application/pdf",
        size,
    )
    assert 'inline; filename="juliste-kajaani' in response["Content-Disposition"]
    assert "filename*=UTF-8''juliste-kajaani" in response["Content-Disposition"]
    assert response["Cache-Control"] == "private, no-cache"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_an_unchanged_poster_is_not_sent_again_and_a_changed_one_is(eeva, story):
    first = eeva.get(POSTER)
    assert eeva.get(POSTER, headers={"If-None-Match": first["ETag"]}).status_code == 304
    Event.objects.update(what_you_get="Apua digikameran käyttöön")
    again = eeva.get(POSTER, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again["ETag"] != first["ETag"]) == (200, True)


def test_a_letter_is_addressed_to_its_organisation(eeva, story):
    response = eeva.get(LETTER, {"organisation": "op-kainuu"})
    text = pypdfium2.PdfDocument(io.BytesIO(response.content))[0].get_textpage().get_text_range()
    assert "OP-Kainuu" in text
    assert "kutsukirje-kajaani-op-kainuu.pdf" in response["Content-Disposition"]


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("flyer", {}),
        ("poster", {"paper": "a0"}),
        ("poster", {"language": "klingon"}),
        ("invitation_letter", {"paper": "a3"}),
        ("invitation_letter", {"organisation": "ei-ole"}),
        ("poster", {"paper": "x" * 5000}),
    ],
)
def test_an_order_that_names_nothing_is_not_found(eeva, kind, asked):
    assert eeva.get(f"{ADDRESS}{kind}/", asked).status_code == 404


def test_another_networks_organisation_gets_no_letter(eeva, story):
    world.organisation(story.oulu, "Vain Oulun", "vain-oulun")
    assert eeva.get(LETTER, {"organisation": "vain-oulun"}).status_code == 404


def test_librarians_print_posters_and_not_letters(client, story):
    for person in (story.liisa, story.matti):
        client.force_login(person)
        assert client.get(POSTER).status_code == 200
        assert client.get(LETTER, {"organisation": "op-kainuu"}).status_code == 404
    for person in (story.oona, story.sirpa):
        client.force_login(person)
        assert client.get(POSTER).status_code == 404


def test_without_patience_the_reader_is_sent_to_wait(eeva, story, settings):
    Event.objects.update(what_you_get="Kukaan ei ole vielä tulostanut tätä")
    settings.PRINT_PATIENCE = 0.0
    response = eeva.get(POSTER, {"paper": "a3"})
    assert response.status_code == 302
    assert response["Location"].startswith(f"{POSTER}valmistelu/?paper=a3")


def test_a_renderer_that_stops_gives_a_message_with_a_retry(eeva, story):
    Event.objects.update(what_you_get="Tulosteen tekijä pysähtyy tähän")
    eeva.get(POSTER)  # the renderer is running now
    Event.objects.update(what_you_get="Tulosteen tekijä pysähtyy toisen kerran")
    child = press.press._child
    child.stdout.close()
    response = eeva.get(POSTER)
    assert (response.status_code, response["Content-Type"]) == (503, "text/html; charset=utf-8")
    assert "Yritä uudelleen" in response.content.decode()
    assert eeva.get(POSTER).content[:5] == b"%PDF-"


@pytest.fixture
def presenter(story):
    stand = story.kajaani.stands.get()
    return stand.presenters.create(name="Essi Esimerkki", phone="000 765 4321")


def words_of(pdf: bytes) -> str:
    return pypdfium2.PdfDocument(io.BytesIO(pdf))[0].get_textpage().get_text_range().replace("\u00a0", " ")


def test_a_coordinators_list_has_phones_and_a_librarians_has_none(client, story, presenter):
    client.force_login(story.eeva)
    whole = client.get(f"{ADDRESS}presenters_list/")
    assert "Essi Esimerkki" in words_of(whole.content)
    assert "000 765 4321" in words_of(whole.content)
    client.force_login(story.liisa)
    shorter = client.get(f"{ADDRESS}presenters_list/", {"phones": "True"})
    assert "Essi Esimerkki" in words_of(shorter.content)
    assert "000 765 4321" not in words_of(shorter.content)
    assert whole["ETag"] != shorter["ETag"]


@pytest.mark.parametrize("kind", ["presenters_list", "table_signs"])
def test_who_comes_is_not_found_by_who_makes_materials_only(client, story, kind):
    client.force_login(story.matti)
    assert client.get(f"{ADDRESS}poster/").status_code == 200
    assert client.get(f"{ADDRESS}{kind}/").status_code == 404
    client.force_login(story.sirpa)
    assert client.get(f"{ADDRESS}{kind}/").status_code == 404
