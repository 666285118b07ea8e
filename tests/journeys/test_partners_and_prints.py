"""Does a partner added by hand appear on the poster, and does each click of a librarian give paper?"""

import io
import zipfile

import pypdfium2
import pytest
from django.core.management import call_command

from events import personal_links
from events.choices import Publication
from events.models import Event
from talkoot.lib.links import new_token
from tests import world
from tests.judges import assert_accessible, assert_fits, pdf_text

pytestmark = pytest.mark.django_db(transaction=True)
DESK = "/suunnittelu/kajaani/"
PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}


@pytest.fixture
def story(settings):
    settings.PRINT_PATIENCE = settings.PREVIEW_PATIENCE = settings.PICTURE_PATIENCE = 60.0
    return world.story()


def printed(page, address: str) -> bytes:
    """The PDF behind a link, fetched with the page's own session."""
    response = page.request.get(address)
    assert response.headers["content-type"] == "application/pdf"
    return response.body()


def size_mm(pdf: bytes) -> tuple[int, int]:
    first = pypdfium2.PdfDocument(io.BytesIO(pdf))[0]
    return round(first.get_width() / 72 * 25.4), round(first.get_height() / 72 * 25.4)


def test_a_partner_added_by_hand_stands_on_the_poster(page_of, story):
    Event.objects.update(publication=Publication.PUBLISHED)
    page = page_of(story.eeva)
    page.goto(f"{DESK}kumppanit/")
    page.get_by_role("link", name="Lisää kumppani").click()
    page.get_by_label("Tai uuden organisaation nimi").fill("Ääniapu ry")
    page.get_by_label("Mitä kumppani esittelee").first.fill("kuulolaitteen ja puhelimen yhdistäminen")
    page.get_by_label("Laiteopastus", exact=True).check()
    page.get_by_label("Vahvistanut").check()
    page.get_by_role("button", name="Lisää kumppani talkoisiin").click()
    page.get_by_text("Ääniapu ry lisättiin.").wait_for()
    assert "Kaksi on vahvistanut" in page.locator(".strip__words").inner_text()
    page.get_by_role("link", name="Asiakirjat").click()
    poster = page.get_by_role("link", name="Juliste: Avaa PDF", exact=True).get_attribute("href")
    assert "Ääniapu ry" in pdf_text(printed(page, poster)).replace("\u00a0", " ")
    page.goto(f"{DESK}muutokset/")
    assert "Ääniapu ry" in page.locator(".changes").inner_text()


def test_each_paper_and_language_is_chosen_on_the_page_of_the_poster(page_of, story):
    page = page_of(story.eeva)
    page.goto(f"{DESK}asiakirjat/")
    page.get_by_role("link", name="Juliste: Koot ja kielet").click()
    for paper, size in (("A4", (210, 297)), ("A3", (297, 420)), ("A5", (148, 210))):
        page.get_by_label("Paperi tai koko").select_option(paper)
        page.get_by_label("Kieli", exact=True).select_option("ruotsi")
        page.get_by_role("button", name="Näytä").click()
        assert "Puuttuu tällä kielellä" in page.locator("main").inner_text()
        assert size_mm(printed(page, page.get_by_role("link", name="Avaa PDF").get_attribute("href"))) == size


def test_a_noted_print_becomes_old_with_what_has_changed(page_of, story):
    page = page_of(story.eeva)
    page.goto(f"{DESK}asiakirjat/poster/tilaus/")
    page.get_by_label("Montako kappaletta").fill("12")
    page.get_by_role("button", name="Merkitse tulostetuksi").click()
    page.get_by_text("Tuloste merkittiin.").wait_for()
    page.goto(f"{DESK}tiedot/")
    page.get_by_label("Avataan").fill("15")
    with page.expect_navigation():
        page.get_by_role("button", name="Tallenna").first.click()
    page.goto(DESK)
    old = page.get_by_role("region", name="Vanhentuneita tulosteita")
    assert "12 kpl versiosta 1" in old.inner_text()
    assert "Avataan" in old.inner_text()
    old.get_by_role("link", name="Tulosta uusi versio").click()
    page.get_by_role("heading", name="Juliste", exact=True).wait_for()


def test_a_library_takes_its_whole_pack_home(witness, story, live_server):
    token = new_token()
    personal_links.save_for_library(token, story.kajaani)
    page = witness.page(**PHONE)
    page.goto(f"/kirjasto/{token}/")
    assert_fits(page)
    page.get_by_role("button", name="Tee tulostuspaketti").click()
    page.get_by_role("heading", name="Tulostuspakettia tehdään").wait_for()
    call_command("db_worker", "--batch", "--no-reload", "--queue-name", "*", verbosity=0)
    page.get_by_role("link", name="Katso uudelleen").click()
    address = page.get_by_role("link", name="Lataa ZIP-tiedosto").get_attribute("href")
    names = zipfile.ZipFile(io.BytesIO(page.request.get(address).body())).namelist()
    assert any("sisallys" in name for name in names), names
    assert sum(name.endswith(".pdf") for name in names) >= 10
    assert_accessible(page)


def test_waiting_without_scripts_is_a_button_and_a_link(witness, story, settings):
    settings.PRINT_PATIENCE = 0.0
    Event.objects.update(title="Tätä ei ole kukaan vielä tulostanut")
    page = witness.page(story.liisa, java_script_enabled=False)
    page.goto(f"{DESK}asiakirjat/poster/?paper=a3")
    page.get_by_role("button", name="Tee juliste-kajaani-a3.pdf").click()
    assert "Tekeillä juliste-kajaani-a3.pdf" in page.locator("main").inner_text()
    page.get_by_role("link", name="Katso uudelleen").click()
    assert_fits(page)


@pytest.mark.sampled(2)
@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (768, "light")])
def test_desk_lists_are_accessible(page_of, story, width, scheme):
    page = page_of(story.eeva, viewport={"width": width, "height": 800}, color_scheme=scheme)
    stand = story.kajaani.stands.get()
    pages = [
        "kumppanit/",
        "kumppanit/uusi/",
        f"kumppanit/{stand.pk}/",
        f"kumppanit/{stand.pk}/poista/",
        "asiakirjat/",
        "muutokset/",
    ]
    network = ["/verkosto/", "/verkosto/paikat/", "/verkosto/paikat/uusi/", "/verkosto/kumppanit/uusi/"]
    for address in [*(DESK + name for name in pages), *network]:
        page.goto(address)
        assert_accessible(page)
        assert_fits(page)


def test_the_forms_of_a_venues_name_are_proposed_while_typing(page_of, story):
    page = page_of(story.eeva)
    page.goto("/verkosto/paikat/uusi/")
    page.get_by_label("Nimi", exact=True).fill("Puolangan kirjasto")
    page.get_by_label("Nimi", exact=True).press("Tab")
    page.get_by_text("Tarkista taivutusmuodot").wait_for()
    assert page.locator("#id_locative").input_value() == "Puolangan kirjastossa"
    page.get_by_label("Kunta").select_option("Sotkamo")
    page.get_by_label("Palveluajat").fill("ma–pe 10–19\nla 10–15")
    page.get_by_role("button", name="Tallenna paikka").click()
    page.get_by_text("Puolangan kirjasto lisättiin.").wait_for()
