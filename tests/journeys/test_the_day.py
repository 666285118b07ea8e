"""Is plan B made ready, used and left again, and is the run sheet written, by keyboard on a phone in two languages?"""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.timezone import localdate
from playwright.sync_api import Page, expect

from events.actions.contingency import decision_of
from events.actions.publishing import publish_event
from events.choices import AttendanceMode
from events.models import DayPlan, Event, HostSite
from partners.models import User
from tests import move_world
from tests.desk_world import Desk
from tests.journeys.keyboard import tab_to
from tests.judges import assert_accessible, assert_fits
from tests.move_world import let_leave

PHONE = {"viewport": {"width": 360, "height": 740}}
LINK = "https://meet.example.org/talkoot"


@pytest.fixture
def event(transactional_db: Any) -> Event:
    """A public event in three months with three partners: one works remotely, one does not, one has not told."""
    desk = Desk()
    made = desk.plan(localdate() + timedelta(days=90))
    move_world.partners(made)
    publish_event(made, by=desk.eeva)
    DayPlan.objects.create(event=made, joining="Avaa linkki.\nSano nimesi.")
    return made


@pytest.fixture(params=["fi", "sv"])
def page(page_of: Any, event: Event, request: pytest.FixtureRequest) -> Page:
    """Eeva's phone, in her language."""
    eeva = User.objects.get(email="eeva.esimerkki@example.org")
    User.objects.filter(pk=eeva.pk).update(language=request.param)
    eeva.refresh_from_db()
    return page_of(eeva, **PHONE)


def type_into(page: Page, name: str, words: str) -> None:
    """Write over what a field holds."""
    tab_to(page, f"[name='{name}']")
    page.keyboard.press("Control+A")
    page.keyboard.type(words)


def send(page: Page) -> None:
    """Press Enter, which sends the form, and wait for what comes."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def judged(page: Page) -> None:
    assert_accessible(page)
    assert_fits(page)


def told(event: Event) -> tuple[str, str]:
    """What the public page and the public calendar say now."""
    calendar = Client().get(f"/talkoot/{event.slug}/kalenteri.ics").content.decode().replace("\r\n ", "")
    location = next(line for line in calendar.splitlines() if line.startswith("LOCATION"))
    return Client().get(f"/talkoot/{event.slug}/").content.decode(), location


def switch(page: Page, event: Event, way: AttendanceMode) -> None:
    """Choose how the event is held, look at what follows, and confirm, after earlier mails have left."""
    let_leave(timezone.now())
    page.goto(f"/suunnittelu/{event.slug}/siirra/varasuunnitelma/")
    tab_to(page, "input[name=attendance]")
    page.keyboard.press("Space")
    for _choice in AttendanceMode.values:
        if page.evaluate("document.activeElement.value") == way:
            break
        page.keyboard.press("ArrowDown")
    send(page)
    expect(page.locator("button[name=confirm]")).to_be_visible()
    judged(page)
    tab_to(page, "button[name=confirm]")
    send(page)
    expect(page.locator("form[action*='kumoa']").first).to_be_visible()
    assert Event.objects.get(pk=event.pk).attendance == way


@pytest.mark.sampled(2)
def test_plan_b_is_made_ready_used_and_left_again_with_a_host_site(page: Page, event: Event) -> None:
    page.goto(f"/suunnittelu/{event.slug}/siirra/varasuunnitelma/")
    judged(page)
    type_into(page, "link", LINK)
    type_into(page, "plan", "Siirrymme verkkoon, jos kirjasto on kiinni.")
    tab_to(page, "[name=decision], form[action*='valmistele'] button")
    if page.evaluate("document.activeElement.name") == "decision":
        page.keyboard.press("Space")
        tab_to(page, "form[action*='valmistele'] button")
    send(page)
    assert decision_of(event) is not None
    assert Event.objects.get(pk=event.pk).remote_link == LINK
    assert LINK not in told(event)[0], "nobody is told before plan B is used"
    switch(page, event, AttendanceMode.ONLINE)
    words, location = told(event)
    assert LINK in words and "Avaa linkki." in words and location == f"LOCATION:{LINK}"
    page.goto(f"/suunnittelu/{event.slug}/etapaikat/uusi/")
    judged(page)
    type_into(page, "name", "Hoivakoti Koivu")
    type_into(page, "helper_email", "hilla.hoitaja@example.org")
    send(page)
    judged(page)
    assert HostSite.objects.get(event=event).helper_email == "hilla.hoitaja@example.org"
    switch(page, event, AttendanceMode.ONSITE)
    words, location = told(event)
    assert LINK not in words and "Avaa linkki." not in words and "kirjasto" in location


@pytest.mark.sampled(2)
def test_the_run_sheet_is_written_on_one_screen_and_read_on_the_phone(page: Page, event: Event) -> None:
    page.goto(f"/suunnittelu/{event.slug}/aikataulu/")
    judged(page)
    tab_to(page, "button[value=propose]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-row]")).to_have_count(4)
    tab_to(page, "button[value=add]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-row]")).to_have_count(5)
    expect(page.locator(":focus")).to_have_attribute("name", "r4-title")
    page.keyboard.type("Huijausviestit tutuiksi")
    for _field in ("kind", "ends", "starts"):
        page.keyboard.press("Shift+Tab")
    page.keyboard.type("15.00")
    judged(page)
    tab_to(page, "button.btn--filled[value=save]")
    send(page)
    written = [f"{row.starts:%H.%M} {row.title}" for row in event.run_slots.all()]
    assert written[3] == "15.00 Huijausviestit tutuiksi"
    page.goto(f"/suunnittelu/{event.slug}/aikataulu/puhelin/")
    expect(page.get_by_text("Huijausviestit tutuiksi")).to_be_visible()
    judged(page)
