"""Does Kaisa answer on her phone by one page: with and without scripts, in Swedish, with the keyboard alone?"""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from events.choices import LetterKind, StandState
from partners.models import Message
from tests.journeys.test_new_event import press_until
from tests.judges import assert_accessible, assert_fits
from tests.link_world import Kaisa, invited

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}


@pytest.fixture
def kaisa(live_server: Any) -> Kaisa:
    return invited(room="lehtisali")


def fill(page: Page) -> None:
    """Answer as somebody in a hurry does: what is asked, nothing more."""
    page.get_by_label("Tulemme", exact=True).check()
    page.get_by_label("Mitä esittelette?").fill("Verkkopankki ja mobiilisovellus")
    page.get_by_role("textbox", name="Nimi", exact=True).fill("Kaisa Kursseja")
    page.get_by_label("Verkkoyhteys").check()
    page.get_by_label("Osallistumme", exact=True).check()
    page.locator("[name=ethics]").check()
    page.get_by_role("button", name="Lähetä vastaus").click()


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without"])
def test_an_answer_on_a_phone_takes_one_page_and_what_is_asked_on_it(
    kaisa: Kaisa, witness: Any, scripts: bool
):
    page = witness.page(java_script_enabled=scripts, **PHONE)
    page.goto(kaisa.url)
    fill(page)
    page.wait_for_url("**/kiitos/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kiitos, Kaisa! Paikkanne on varattu.")
    stand = kaisa.now()
    assert (stand.state, stand.place, stand.needs) == (StandState.CONFIRMED, 1, ["network"])
    assert [row.answer for row in stand.attendances.all()] == ["yes"]
    assert Message.objects.of_kind(LetterKind.RECEIPT).count() == 1


def test_whoever_cannot_come_sees_nothing_else_to_fill_in(kaisa: Kaisa, witness: Any):
    page = witness.page(**PHONE)
    page.goto(kaisa.url)
    page.get_by_label("Emme pääse").check()
    for hidden in ("[name=topic]", "[name=tables]", "[name=ethics]", ".meeting"):
        expect(page.locator(hidden).first).to_be_hidden()
    page.get_by_role("button", name="Lähetä vastaus").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Toivottavasti ensi kerralla.")
    assert kaisa.now().state == StandState.DECLINED


def test_mistakes_are_listed_first_lead_to_their_fields_and_keep_what_was_typed(kaisa: Kaisa, witness: Any):
    page = witness.page(**PHONE)
    page.goto(kaisa.url)
    page.get_by_label("Tulemme", exact=True).check()
    page.get_by_label("Puhelin").first.fill("soita")
    page.get_by_role("button", name="Lähetä vastaus").click()
    expect(page.locator(".errors")).to_be_focused()
    assert page.title().startswith("Virhe: ")
    assert_accessible(page)
    page.locator(".errors a", has_text="Mitä esittelette?").click()
    expect(page.get_by_label("Mitä esittelette?")).to_be_focused()
    page.keyboard.type("Verkkopankki")
    expect(page.get_by_label("Puhelin").first).to_have_value("soita")
    page.get_by_label("Puhelin").first.fill("")
    page.locator("[name=ethics]").check()
    page.get_by_role("button", name="Lähetä vastaus").click()
    page.wait_for_url("**/kiitos/")


def test_the_keyboard_alone_is_enough(kaisa: Kaisa, witness: Any):
    page = witness.page()
    page.goto(kaisa.url)
    press_until(page, "[name=state]")
    page.keyboard.press("Space")
    assert page.locator("[name=state]:checked").get_attribute("value") == "confirmed"
    press_until(page, "[name=topic]")
    page.keyboard.type("Verkkopankki")
    press_until(page, "[name=ethics]")
    page.keyboard.press("Space")
    press_until(page, "[name=who]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kiitos/")
    assert kaisa.now().state == StandState.CONFIRMED


def test_a_swede_answers_in_swedish_and_stays_there(kaisa: Kaisa, witness: Any):
    page = witness.page(**PHONE)
    page.goto(kaisa.url)
    page.get_by_role("link", name="På svenska").click()
    assert_accessible(page)
    page.get_by_label("Vi kommer", exact=True).check()
    page.get_by_label("Vad visar ni?").fill("Nätbanken")
    page.locator("[name=ethics]").check()
    page.get_by_role("button", name="Skicka svaret").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tack, Kaisa! Er plats är reserverad.")
    assert (kaisa.now().topic_sv, kaisa.now().topic) == ("Nätbanken", "")


def test_she_comes_back_changes_her_mind_and_takes_that_back(kaisa: Kaisa, witness: Any):
    kaisa.send()
    page = witness.page(**PHONE)
    page.goto(kaisa.url)
    expect(page.get_by_text("Olette vastanneet: Tulemme")).to_be_visible()
    page.get_by_label("Emme pääse").check()
    page.get_by_role("button", name="Lähetä vastaus").click()
    page.get_by_role("link", name="Peru viimeisin vastaus").click()
    assert_accessible(page)
    page.get_by_role("button", name="Peru vastaus").click()
    expect(page.locator(".errors")).to_be_focused()
    page.get_by_label("Kyllä, viimeisin vastauksemme perutaan").check()
    page.get_by_role("button", name="Peru vastaus").click()
    expect(page.get_by_text("Vastaus on peruttu.")).to_be_visible()
    assert (kaisa.now().state, kaisa.now().place) == (StandState.CONFIRMED, 1)


@pytest.mark.sampled(2)
@pytest.mark.parametrize("width", [320, 640])
def test_every_page_fits_and_is_accessible(kaisa: Kaisa, witness: Any, width: int):
    """640 pixels are a window of 1280 at 200 % zoom."""
    witness.expected.append("404")
    page = witness.page(
        viewport={"width": width, "height": 800}, color_scheme="dark" if width < 700 else "light"
    )
    kaisa.send()
    for address in (
        kaisa.url,
        f"{kaisa.url}kiitos/",
        f"{kaisa.url}peru/",
        "/k/ei-ole/",
        "/k/",
        f"{kaisa.url}?kieli=sv",
    ):
        page.goto(address)
        for fold in page.locator("main summary").all():
            fold.click()
        assert_fits(page)
        assert_accessible(page)


def test_the_counter_tells_how_much_room_is_left(kaisa: Kaisa, witness: Any):
    page = witness.page(**PHONE)
    page.goto(kaisa.url)
    page.get_by_label("Mitä esittelette?").fill("ä" * 121)
    expect(page.locator(".counter--over")).to_have_text("121 / 120")
