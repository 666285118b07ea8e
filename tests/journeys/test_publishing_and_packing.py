"""Does Kaisa tick on her phone what she published, and Eeva pack the car with her thumb?"""

from typing import Any

import pytest
from playwright.sync_api import expect

from events.choices import Publication
from tests import world
from tests.journeys.test_new_event import press_until
from tests.judges import assert_accessible, assert_fits
from tests.link_world import invited

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}


def test_a_partner_ticks_what_it_published_without_scripts_too(live_server: Any, witness: Any):
    kaisa = invited(publication=Publication.PUBLISHED)
    page = witness.page(java_script_enabled=False, **PHONE)
    page.goto(f"{kaisa.url}markkinointi/")
    page.get_by_label("Missä kanavassa").select_option("social")
    page.locator("[name=place]").fill("Konttorin ikkuna")
    page.get_by_label("Moniko näki, jos tiedätte").fill("120")
    page.get_by_role("button", name="Merkitse julkaistuksi").click()
    expect(page.get_by_text("Kiitos. Järjestäjä näkee sen jo.")).to_be_visible()
    expect(page.get_by_text("Some ja infonäytöt: Konttorin ikkuna")).to_be_visible()
    assert list(kaisa.stand.posts.values_list("place", "reach")) == [("Konttorin ikkuna", 120)]


def test_the_car_is_packed_with_the_keyboard_alone(live_server: Any, page_of: Any):
    story = world.story()
    supply = story.kajaani.supplies.get()
    page = page_of(story.eeva, **PHONE)
    page.goto("/suunnittelu/kajaani/tarvikkeet/pakkaus/")
    assert_accessible(page)
    assert_fits(page)
    press_until(page, f"#tick-{supply.pk}")
    page.keyboard.press("Enter")
    expect(page.locator(f"#tick-{supply.pk}[aria-pressed=true]")).to_be_focused()
    expect(page.get_by_text("1/1 pakattu")).to_be_visible()
    supply.refresh_from_db()
    assert supply.is_packed


def test_the_list_is_written_without_scripts(live_server: Any, page_of: Any):
    story = world.story()
    page = page_of(story.eeva, java_script_enabled=False)
    page.goto("/suunnittelu/kajaani/tarvikkeet/")
    page.get_by_label("Mitä", exact=True).fill("Kahvi")
    page.get_by_label("Kustannus, euroa").fill("12,50")
    page.get_by_role("button", name="Lisää tarvike").click()
    expect(page.get_by_text("Kustannukset yhteensä 12,50 €.")).to_be_visible()
    page.locator("button[value=up]").click()
    assert list(story.kajaani.supplies.in_order().values_list("name", flat=True)) == ["Kahvi", "Jatkojohdot"]
