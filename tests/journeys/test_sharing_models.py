"""Does a model travel to Oulu and its improvements back: by keyboard, on a phone, for readers without scripts?"""

import pytest

from events.models import Concept, ConceptOffer
from tests.concept_world import Sharing, change_original
from tests.judges import assert_accessible, assert_fits

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def sharing() -> Sharing:
    return Sharing()


def press(page, name: str) -> None:
    """Press a button or a link by the keyboard alone."""
    found = page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name)).first
    found.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert_accessible(page)
    assert_fits(page)


def test_a_model_is_published_forked_improved_and_the_improvement_comes_home(page_of, sharing):
    sharing.model.is_published = False
    sharing.model.save()
    eeva = page_of(sharing.eeva, viewport=PHONE)
    eeva.goto(f"/suunnittelu/mallit/{sharing.model.slug}/julkaise/")
    assert_accessible(eeva)
    press(eeva, "Julkaise malli")
    assert eeva.get_by_text("Malli on julkinen. Muut voivat nyt lukea sen").is_visible()

    oona = page_of(sharing.oona, viewport=PHONE)
    oona.goto("/toimintamallit/")
    press(oona, "Digitukitalkoot kirjastossa")
    press(oona, "Ota käyttöön")
    press(oona, "Ota käyttöön")
    copy = Concept.objects.of(sharing.oulu).get()
    assert copy.lineage[0]["network"] == "Kainuun digituki"
    assert oona.get_by_text("Perustuu malliin Digitukitalkoot kirjastossa").first.is_visible()

    sharing.model.refresh_from_db()
    change_original(sharing)
    oona.goto(f"/suunnittelu/mallit/{copy.slug}/vertaa/")
    press(oona, "Ota rastitetut muutokset")
    assert oona.get_by_text("3 muutosta otettiin malliin.").is_visible()
    assert copy.tasks.filter(name="Kysy kuljetusta kylistä").exists()

    copy.tasks.create(name="Pyydä opiskelijat avuksi", offset_days=20, responsible="coordinator", order=90)
    oona.goto(f"/suunnittelu/mallit/{copy.slug}/tarjoa/")
    oona.get_by_label("Mikä on paremmin ja miksi").focus()
    oona.keyboard.type("Opiskelijat auttoivat kolmissa talkoissa.")
    press(oona, "Tarjoa parannukset")

    eeva.goto(f"/suunnittelu/mallit/{sharing.model.slug}/tarjoukset/")
    press(eeva, "Katso ja valitse")
    press(eeva, "Ota rastitetut muutokset")
    assert sharing.model.tasks.filter(name="Pyydä opiskelijat avuksi").exists()
    assert ConceptOffer.objects.get().state == "taken"


def test_a_reader_without_scripts_asks_and_finds_the_answer(witness, page_of, sharing):
    reader = witness.page(java_script_enabled=False, viewport=PHONE)
    reader.goto("/toimintamallit/")
    reader.get_by_role("link", name="Digitukitalkoot kirjastossa").click()
    assert reader.context.cookies() == []
    reader.get_by_role("link", name="Kysy tekijältä").click()
    reader.get_by_label("Kysymyksesi").fill("Montako esittelijää tarvitaan?")
    reader.get_by_role("button", name="Lähetä kysymys").click()
    assert reader.get_by_text("Kysymyksesi on vastaanotettu").is_visible()

    eeva = page_of(sharing.eeva, viewport=PHONE)
    eeva.goto(f"/suunnittelu/mallit/{sharing.model.slug}/kysymykset/")
    press(eeva, "Kirjoita vastaus")
    eeva.get_by_label("Vastaus").fill("Kolme riittää pienessä kirjastossa.")
    press(eeva, "Julkaise vastaus")

    reader.goto(f"/toimintamallit/kainuu/{sharing.model.slug}/")
    assert reader.get_by_text("Kolme riittää pienessä kirjastossa.").is_visible()


def test_pages_of_models_are_accessible_in_swedish_and_when_there_is_much_to_choose(
    witness, page_of, sharing
):
    copy = sharing.fork()
    change_original(sharing)
    sharing.model.questions.create(question="Miksi näin aikaisin?")
    look = {"viewport": {"width": 768, "height": 800}, "color_scheme": "dark"}
    slug = sharing.model.slug
    public = [f"/sv/toimintamallit/{rest}" for rest in ("", f"kainuu/{slug}/", f"kainuu/{slug}/kysy/")]
    desk = [f"/suunnittelu/mallit/{copy.slug}/{page}/" for page in ("vertaa", "tarjoa")]
    for page, addresses in ((witness.page(**look), public), (page_of(sharing.oona, **look), desk)):
        for address in addresses:
            page.goto(address)
            assert_accessible(page)
            assert_fits(page)
