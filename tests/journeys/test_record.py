"""Does the record live: a picture that follows typing, two people who lose nothing, one effect of a double press?"""

import re

import pytest

from events import previews
from events.models import Event
from partners.models import Change
from tests import world
from tests.judges import assert_accessible, assert_fits, pdf_text

pytestmark = pytest.mark.django_db(transaction=True)
RECORD = "/suunnittelu/kajaani/tiedot/"
SHOWN = "old => { const one = document.querySelector('#preview img'); return one.src !== old && one.naturalWidth > 0; }"


@pytest.fixture
def story(settings):
    settings.PREVIEW_PATIENCE = settings.PICTURE_PATIENCE = 60.0  # both cores belong to other tests too
    return world.story()


def address_of_picture(page) -> str:
    return page.locator("#preview img").get_attribute("src")


def type_and_wait(page, field: str, text: str) -> str:
    """Type into a field, wait for the new picture and return its digest."""
    old = page.evaluate("document.querySelector('#preview img').src")
    page.fill(f"#id_{field}", text)
    page.wait_for_function(SHOWN, arg=old, timeout=30_000)
    return re.search(r"([0-9a-f]{32})\.png", address_of_picture(page))[1]


@pytest.mark.smoke
def test_unsaved_typing_shows_in_the_picture_beside_it(page_of, story):
    page = page_of(story.eeva)
    page.goto(RECORD)
    digest = type_and_wait(page, "what_you_get", "Apua kaukosäätimen käyttöön")
    assert "kaukosäätimen" in re.sub(r"[\s\u00ad\ufffe-]+", "", pdf_text(previews.pdf(story.kajaani, digest)))
    assert "Ei vielä tallennettu" in page.locator("#preview").inner_text()
    assert "kaukosäätimen" in page.locator("#preview img").get_attribute("alt")
    assert Event.objects.get(slug="kajaani").what_you_get == story.kajaani.what_you_get


def test_two_people_type_at_once_and_every_word_remains(page_of, witness, story):
    witness.expected.append("409")
    eeva, matti = page_of(story.eeva), page_of(story.matti)
    eeva.goto(RECORD)
    matti.goto(RECORD)
    matti.fill("#id_room", "Lehtisali")
    matti.fill("#id_summary", "Matin tiivistelmä")
    matti.get_by_role("button", name="Tallenna tiedot").click()
    matti.get_by_text("Tallennettu:").wait_for()
    eeva.fill("#id_room", "Kahvio")
    eeva.fill("#id_title", "Eevan otsikko")
    eeva.get_by_role("button", name="Tallenna tiedot").click()
    eeva.get_by_role("heading", level=1, name="Kaksi muutti samaa kohtaa").wait_for()
    both = eeva.locator("fieldset.clash").inner_text()
    assert all(words in both for words in ("Kahvio", "Lehtisali", "Matti Mallikas"))
    assert_accessible(eeva)
    assert_fits(eeva)
    eeva.get_by_role("button", name="Tallenna valitut").click()
    eeva.get_by_text("Tallennettu:").wait_for()
    now = Event.objects.get(slug="kajaani")
    assert (now.room, now.title, now.summary) == ("Kahvio", "Eevan otsikko", "Matin tiivistelmä")
    rows = Change.objects.filter(subject=now.subject).order_by("id").values_list("by_name", "field", "after")
    assert set(rows) == {
        ("Matti Mallikas", "summary", "Matin tiivistelmä"), ("Matti Mallikas", "room", "Lehtisali"),
        ("Eeva Esimerkki", "room", "Kahvio"), ("Eeva Esimerkki", "title", "Eevan otsikko"),
    }  # fmt: skip


def test_double_click_back_and_stale_tab_have_one_effect(page_of, story):
    page = page_of(story.eeva)
    page.goto(RECORD)
    page.fill("#id_title", "Kerran tallennettu")
    page.get_by_role("button", name="Tallenna tiedot").dblclick()
    page.get_by_text("Tallennettu: Otsikko.").wait_for()
    page.go_back()
    page.get_by_role("button", name="Tallenna tiedot").click()
    page.get_by_role("heading", level=1, name="Talkoiden tiedot").wait_for()
    assert Event.objects.get(slug="kajaani").version == story.kajaani.version + 1
    assert Change.objects.filter(deed="event_edited").count() == 1


def test_errors_are_told_at_the_field_and_typed_text_stays(page_of, story):
    page = page_of(story.eeva)
    page.goto(RECORD)
    page.fill("#id_title", "Säilyvä otsikko")
    page.fill("#id_description", "Soita 131052-308T")
    page.get_by_label("Hybridi").check()
    page.get_by_role("button", name="Tallenna tiedot").click()
    page.get_by_role("heading", name="Korjaa kaksi kohtaa").wait_for()
    assert page.title().startswith("Virhe: ")
    assert page.locator("#id_title").input_value() == "Säilyvä otsikko"
    page.get_by_role("link", name=re.compile("henkilötunnus")).click()
    assert page.evaluate("document.activeElement.id") == "id_description"
    assert_accessible(page)


@pytest.mark.sampled(4)
@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_record_is_accessible_at_every_width(page_of, story, width, scheme):
    page = page_of(story.eeva, viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(RECORD)
    page.locator("#sv > summary").click()
    assert_accessible(page)
    assert_fits(page)
