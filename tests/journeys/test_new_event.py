"""Does a coordinator get from signing in to a finished plan, by mouse, by keyboard alone, and on a phone?"""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from events.choices import TaskState
from events.models import Event
from tests import world
from tests.desk_world import Desk, staffed
from tests.judges import assert_accessible, assert_fits

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(live_server: Any) -> Desk:
    made = Desk()
    for weekday in range(5):
        staffed(made.kajaani, weekday, 10, 19)
    return made


def next_spring() -> date:
    """A Wednesday in March that lies far enough ahead."""
    year = date.today().year + 1
    first = date(year, 3, 8)
    return first + timedelta(days=(2 - first.weekday()) % 7)


def typed(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def heading(page: Page) -> str:
    return page.locator("h1").inner_text()


def test_four_fields_become_a_plan_and_its_tasks_are_marked_as_done(desk, page_of):
    page = page_of(desk.eeva)
    page.goto("/suunnittelu/")
    assert heading(page) == "Tervetuloa, Eeva"
    page.goto("/suunnittelu/uudet/")
    assert_accessible(page)
    page.get_by_label("Kunta").select_option("Sotkamo")
    expect(page.get_by_label("Kirjasto")).to_have_value(str(desk.sotkamo.pk))
    page.get_by_label("Kunta").select_option("Kajaani")
    expect(page.get_by_label("Kirjasto")).to_have_value(str(desk.kajaani.pk))
    page.get_by_label("Päivä").fill("31.4.2027")
    page.get_by_role("button", name="Tee suunnitelma").click()
    assert page.title().startswith("Virhe: ")
    expect(page.locator(".errors")).to_be_focused()
    assert_accessible(page)
    page.get_by_label("Päivä").fill(typed(next_spring()))
    expect(page.get_by_text("on tavallinen arkipäivä.")).to_be_visible()
    expect(page.get_by_text("Kirjaston henkilökunta on paikalla")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Tee suunnitelma").click()
    assert heading(page) == "Kajaanin talkoiden suunnitelma on valmis"
    assert_accessible(page)
    task = Event.objects.get().tasks.in_order()[5]
    line = page.locator(f"#task-{task.pk}")
    line.get_by_role("button", name="Merkitse tehdyksi").click()
    expect(line.get_by_role("button", name="Palauta avoimeksi")).to_be_visible()
    expect(page.locator("#plan-progress")).to_contain_text("28 tehtävästä on tehty 1.")
    task.refresh_from_db()
    assert task.state == TaskState.DONE


def test_the_keyboard_alone_is_enough_from_signing_in_to_the_plan(desk, page):
    page.goto("/suunnittelu/uudet/")
    page.wait_for_url(re.compile("kirjaudu"))
    press_until(page, 'input[type="email"], input[name="login"]')
    page.keyboard.type("eeva.esimerkki@example.org")
    press_until(page, 'input[type="password"]')
    page.keyboard.type(world.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"^[^?]*/suunnittelu/uudet/$"))
    press_until(page, "#id_municipality")
    page.keyboard.type("Sotkamo")
    expect(page.locator("#id_venue")).to_have_value(str(desk.sotkamo.pk))
    press_until(page, "#id_day")
    page.keyboard.type(typed(next_spring()))
    press_until(page, "#id_opens")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("suunnitelma"))
    assert heading(page) == "Sotkamon talkoiden suunnitelma on valmis"


def press_until(page: Page, selector: str, most: int = 40) -> None:
    """Press Tab until the focus stands on an element, as somebody without a mouse does."""
    for _press in range(most):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} is not reached by {most} presses of Tab on {page.url}")


def test_without_scripts_everything_works_too(desk, page_of):
    page = page_of(desk.eeva, java_script_enabled=False)
    page.goto("/suunnittelu/uudet/")
    page.get_by_label("Kirjasto").select_option("Sotkamon kirjasto")
    page.get_by_label("Päivä").fill(typed(next_spring()))
    page.get_by_role("button", name="Tarkista päivä").click()
    expect(page.get_by_text("on tavallinen arkipäivä.")).to_be_visible()
    assert Event.objects.count() == 0
    page.get_by_role("button", name="Tee suunnitelma").click()
    assert heading(page) == "Sotkamon talkoiden suunnitelma on valmis"
    page.get_by_role("button", name="Merkitse tehdyksi").first.click()
    expect(page.get_by_text("Tehty: ")).to_be_visible()


@pytest.mark.sampled(2)
@pytest.mark.parametrize("width", [320, 768])
def test_every_page_of_the_desk_fits_and_is_accessible_in_both_lights(desk, page_of, width):
    event = desk.plan(next_spring())
    world.task(event, name="Soita kirjastoon", due_on=date.today() - timedelta(days=2))
    for scheme in ("light", "dark"):
        page = page_of(desk.eeva, viewport={"width": width, "height": 800}, color_scheme=scheme)
        for address in ("", "uudet/", f"{event.slug}/", f"{event.slug}/suunnitelma/", f"{event.slug}/paiva/"):
            page.goto(f"/suunnittelu/{address}")
            assert_fits(page)
            if width in (360, 1280):
                assert_accessible(page)
