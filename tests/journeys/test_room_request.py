"""Is a room asked for and promised by keyboard alone: Eeva asks, the library proposes another time on a phone?"""

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from events import personal_links
from events.models import Event, RoomBooking
from events.room_state import room_of
from partners.models import Venue
from talkoot.lib.links import new_token
from tests import poll_world, world
from tests.journeys.test_new_event import press_until
from tests.judges import assert_accessible, assert_fits

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}


def judged(page: Page) -> None:
    """The page can be read by everybody and fits."""
    assert_accessible(page)
    assert_fits(page)


def write(page: Page, selector: str, words: str) -> None:
    """Type into a field that the keyboard has reached."""
    press_until(page, selector)
    page.keyboard.press("Control+A")
    page.keyboard.type(words)


def proposed_by_the_library(phone: Page, url: str, language: str, other: date) -> None:
    """The library's people propose another time and tell how many tables there are, by keyboard."""
    phone.goto(f"{url}?kieli={language}")
    expect(phone.locator("#room")).to_contain_text("Sama sali kuin viimeksi.")
    day = f"{other.day}.{other.month}.{other.year}"
    press_until(phone, "#id_state_0")
    phone.keyboard.press("ArrowDown")
    for selector, words in (("day", day), ("opens", "12"), ("closes", "16"), ("who", "Liisa Lainaaja")):
        write(phone, f"#id_{selector}", words)
    judged(phone)
    phone.keyboard.press("Enter")
    expect(phone.locator("#room")).to_contain_text(day)
    judged(phone)
    phone.goto(f"{url}tilan-tiedot/?kieli={language}")
    write(phone, "#id_tables", "12")
    judged(phone)
    phone.keyboard.press("Enter")
    phone.wait_for_url(lambda address: "tilan-tiedot" not in address)


@pytest.mark.sampled(2)
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_library_proposes_another_time_on_a_phone_and_eeva_takes_it(
    live_server: Any, witness: Any, language: str
):
    story = world.story()
    event, day, other = story.kajaani, poll_world.wednesday(6), poll_world.wednesday(8)
    Event.objects.filter(pk=event.pk).update(day=day)
    Venue.objects.filter(pk=story.library.pk).update(email="kirjasto@example.org", lead_time_days=60)
    page = witness.page(story.eeva, **PHONE)
    page.goto("/suunnittelu/kajaani/tilavaraus/")
    expect(page.locator(".notice--late")).to_be_visible()  # sixty days before is over
    judged(page)
    write(page, "#id_note", "Sama sali kuin viimeksi.")
    press_until(page, "main form [type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/lahtevat/")
    token = new_token()
    personal_links.save_for_library(token, event)
    proposed_by_the_library(witness.page(**PHONE), f"/kirjasto/{token}/", language, other)
    assert Venue.objects.get(pk=story.library.pk).tables == 12
    page.goto("/suunnittelu/kajaani/tilavaraus/")
    judged(page)
    press_until(page, "form[action$='/siirra/'] [type=submit]")
    page.keyboard.press("Enter")
    expect(page.locator("[name=confirm]")).to_be_visible()
    judged(page)
    press_until(page, "[name=confirm]", most=80)
    page.keyboard.press("Enter")
    page.wait_for_url("**/suunnittelu/kajaani/")
    assert (Event.objects.get(pk=event.pk).day, RoomBooking.objects.get().by_name) == (
        other,
        "Liisa Lainaaja",
    )
    assert room_of(Event.objects.get(pk=event.pk)).is_confirmed
