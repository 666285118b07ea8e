"""Can a coordinator add, move, bulk-change and undo tasks by keyboard alone on a phone, with and without scripts?"""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from events.choices import TaskState
from events.models import Task
from tests import world
from tests.journeys.keyboard import tab_to
from tests.judges import assert_accessible, assert_fits

pytestmark = pytest.mark.django_db(transaction=True)
TASKS = "/suunnittelu/kajaani/tehtavat/"
PHONE = {"viewport": {"width": 360, "height": 800}}


@pytest.fixture
def story(live_server: Any) -> Any:
    made = world.story()
    day = date.today() + timedelta(days=60)
    type(made.kajaani).objects.filter(pk=made.kajaani.pk).update(day=day)
    Task.objects.filter(event=made.kajaani).delete()
    for number, days in enumerate((-3, 2, 20)):
        world.task(
            made.kajaani,
            name=f"Tehtävä {number}",
            due_on=date.today() + timedelta(days=days),
            channel="email",
        )
    return made


def judged(page: Page) -> None:
    assert_accessible(page)
    assert_fits(page)


@pytest.mark.parametrize("script", [True, False])
def test_two_ticked_tasks_are_done_and_undone_by_keyboard_alone(page_of, witness, story, script):
    page = page_of(story.eeva, **PHONE)
    if not script:
        witness.expected.append("ERR_FAILED")
        page.route("**/*.js", lambda route: route.abort())
    page.goto(TASKS)
    judged(page)
    expect(page.get_by_text("Kolme päivää myöhässä.")).to_be_visible()
    for number in range(2):
        tab_to(page, f"[aria-label='Rastita: Tehtävä {number}']")
        page.keyboard.press("Space")
    tab_to(page, ".bulk [value=done]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").get_by_text("2 tehtävää merkittiin tehdyksi.")).to_be_visible()
    judged(page)
    assert Task.objects.filter(event=story.kajaani, state=TaskState.DONE).count() == 2
    tab_to(page, ".undo__in button")
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 tehtävää on taas ennallaan.")).to_be_visible()
    assert not Task.objects.filter(event=story.kajaani, state=TaskState.DONE).exists()


def test_a_task_is_added_with_its_day_shown_while_typing_and_moved_on_the_board(page_of, story):
    page = page_of(story.eeva, **PHONE)
    page.goto(TASKS)
    tab_to(page, "a[href*='/tehtavat/uusi/']")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Lisää tehtävä")).to_be_visible()
    tab_to(page, "#id_name")
    page.keyboard.type("Hae avaimet")
    tab_to(page, "#id_number")
    page.keyboard.type("3")
    expect(page.locator("#task-day")).to_contain_text("Määräpäivä on")
    judged(page)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Lisätty: Hae avaimet.")).to_be_visible()
    task = Task.objects.get(name="Hae avaimet")
    assert task.offset_days == 21
    page.goto(f"{TASKS}?nakyma=taulu")
    judged(page)
    tab_to(page, f"#task-{task.pk} button[value=done]")
    page.keyboard.press("Enter")
    expect(page.locator("section[aria-labelledby=column-done]")).to_contain_text("Hae avaimet")
    page.goto(f"{TASKS}?nakyma=aikajana")
    judged(page)
    expect(page.locator(".by-week__task--done")).to_contain_text("Hae avaimet")
    page.goto(f"{TASKS}?nakyma=aikajana&nayta=avoimet")
    first = Task.objects.get(name="Tehtävä 0")
    tab_to(page, f"#task-{first.pk} button[value=done]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").get_by_text("Tehty: Tehtävä 0.")).to_be_visible()
    expect(page).to_have_url(re.compile(r"nakyma=aikajana&nayta=avoimet$"))
    expect(page.locator(f"#task-{first.pk}")).to_have_count(0)
    tab_to(page, ".undo__in button")
    page.keyboard.press("Enter")
    expect(page.locator(f"#task-{first.pk}")).to_contain_text("Kolme päivää myöhässä.")
    expect(page).to_have_url(re.compile(r"nakyma=aikajana&nayta=avoimet$"))
