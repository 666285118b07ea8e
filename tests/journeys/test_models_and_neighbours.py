"""Does the wish of the first talkoot come true: a model is edited, planned by, told of, and copied next door?

By keyboard alone, 360 px wide; every page on the way is judged.
"""

from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from events import personal_links
from events.choices import StandState
from events.models import Concept, Event, PartnerPost
from partners.choices import LinkPurpose
from tests import world
from tests.desk_world import Desk
from tests.judges import assert_accessible, assert_fits

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"viewport": {"width": 360, "height": 740}}
# A check of the day that is still on its way when the form is sent is given up; htmx tells the console.
ABANDONED = ["htmx:sendAbort", "htmx:afterRequest", "htmx:abort"]


@pytest.fixture(autouse=True)
def patience(settings: Any) -> None:
    """Papers and their pictures get their time: both cores belong to other tests too."""
    settings.PRINT_PATIENCE = settings.PREVIEW_PATIENCE = settings.PICTURE_PATIENCE = 60.0


def judged(page: Any) -> None:
    """Every page on the way is accessible and not wider than a phone."""
    assert_fits(page)
    assert_accessible(page)


def press(page: Any, thing: Any) -> None:
    """Press a link or a button by keyboard."""
    thing.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def type_in(page: Any, field: Any, words: str) -> None:
    """Write into a field, or choose in a list, by keyboard, in place of what was there."""
    field.focus()
    if field.evaluate("field => field.tagName") != "SELECT":
        page.keyboard.press("Control+a")
    page.keyboard.type(words)


def test_an_edited_model_becomes_an_event_a_plan_on_paper_and_a_tick(witness: Any) -> None:
    witness.expected += ABANDONED
    desk = Desk()
    page = witness.page(desk.eeva, **PHONE)

    page.goto(f"/suunnittelu/mallit/{desk.model.slug}/rivit/tehtavat/")
    judged(page)
    type_in(page, page.get_by_label("Tehtävä").first, "Sovi päivä, tila ja kahvit kirjaston kanssa")
    press(page, page.get_by_role("button", name="Tallenna rivit"))
    judged(page)
    assert Concept.objects.get(pk=desk.model.pk).version == 2

    page.goto("/suunnittelu/uudet/")
    judged(page)
    type_in(page, page.get_by_label("Kunta"), "Sotkamo")
    expect(page.get_by_label("Kirjasto")).to_have_value(str(desk.sotkamo.pk))
    type_in(page, page.get_by_label("Päivä"), "10.3.2027")
    press(page, page.get_by_role("button", name="Tee suunnitelma"))
    judged(page)
    event = Event.objects.get(municipality__name="Sotkamo")
    assert event.tasks.filter(name="Sovi päivä, tila ja kahvit kirjaston kanssa").exists()

    page.goto(f"/suunnittelu/{event.slug}/markkinointi/")
    judged(page)
    link = page.get_by_role("link", name="Tulosta suunnitelma (PDF)")
    link.focus()
    paper = page.request.get(link.get_attribute("href"))  # what a press of Enter opens in a viewer of its own
    assert paper.body().startswith(b"%PDF")
    a_partner_ticks(witness, page, desk, event)


def a_partner_ticks(witness: Any, page: Any, desk: Desk, event: Event) -> None:
    """A partner tells on a phone where it has published; the event's page and the front page change."""
    stand = world.stand(event, world.organisation(desk.network), state=StandState.CONFIRMED)
    token, _address = personal_links.new_address(LinkPurpose.STAND)
    personal_links.save_for_stand(token, stand)
    page.goto(f"/suunnittelu/{event.slug}/")
    assert "0/1 kumppani on julkaissut" in page.locator("main").inner_text()
    page.goto("/suunnittelu/")
    assert "on julkaissut" not in page.locator("main").inner_text()

    phone = witness.page(**PHONE)
    phone.goto(f"/k/{token}/markkinointi/")
    judged(phone)
    type_in(phone, phone.get_by_label("Missä kanavassa"), "Juliste")
    type_in(phone, phone.locator("#id_place"), "Konttorin ikkuna")
    press(phone, phone.get_by_role("button", name="Merkitse julkaistuksi"))
    judged(phone)
    assert PartnerPost.objects.get().stand == stand

    page.reload()
    page.get_by_text("Uutta kumppaneilta: 1").focus()
    page.keyboard.press("Enter")
    judged(page)
    press(page, page.get_by_role("link", name=f"{stand.organisation} on julkaissut"))
    judged(page)
    assert "1/1 kumppani on julkaissut" in page.locator("main").inner_text()


def test_the_neighbour_gets_a_copy_with_everybody_invited_again(witness: Any) -> None:
    witness.expected += ABANDONED
    desk = Desk()
    event = desk.plan()
    stand = world.stand(
        event, world.organisation(desk.network), state=StandState.CONFIRMED, topic="Verkkopankki"
    )
    page = witness.page(desk.eeva, **PHONE)

    page.goto(f"/suunnittelu/{event.slug}/")
    press(page, page.get_by_role("link", name="Monista naapurikuntaan"))
    judged(page)
    type_in(page, page.get_by_label("Kunta"), "Sotkamo")
    expect(page.get_by_label("Kirjasto")).to_have_value(str(desk.sotkamo.pk))
    type_in(page, page.get_by_label("Päivä"), "5.10.2027")
    press(page, page.get_by_role("button", name="Tee uusi tapahtuma"))
    judged(page)
    copy = Event.objects.get(cloned_from=event)
    assert urlsplit(page.url).path == f"/suunnittelu/{copy.slug}/suunnitelma/"
    assert page.get_by_text("Monistettu tapahtumasta").first.is_visible()
    asked = copy.stands.get()
    assert (asked.organisation, asked.state, asked.invite_again) == (
        stand.organisation,
        StandState.INVITED,
        True,
    )
    assert copy.day is not None and copy.day.isoformat() == "2027-10-05"
    assert all(task.is_open for task in copy.tasks.all())
    page.goto(f"/suunnittelu/{copy.slug}/kumppanit/")
    assert "utsutaan uudelleen" in page.locator("main").inner_text()
    judged(page)
