"""Can a coordinator move an event, take it back, and switch to plan B with the keyboard alone and on a phone?"""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django.utils.timezone import localdate
from playwright.sync_api import expect

from events.actions.publishing import publish_event
from events.choices import AttendanceMode, EventState
from events.models import Event
from partners.choices import MessageState
from partners.models import Message, User
from tests import move_world
from tests.desk_world import Desk
from tests.judges import assert_accessible, assert_fits
from tests.move_world import let_leave

PHONE = {"viewport": {"width": 360, "height": 740}}


def reach(page: Any, target: Any) -> None:
    """Go to a control with the Tab key, as who has no mouse does."""
    for _press in range(200):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("the Tab key does not lead there")


def press(page: Any, target: Any, key: str = "Enter") -> None:
    """Reach a control and press it."""
    reach(page, target)
    page.keyboard.press(key)


@pytest.fixture
def event(transactional_db: Any) -> Event:
    """A public event in three months, whose partners have been written to."""
    desk = Desk()
    made = desk.plan(localdate() + timedelta(days=90))
    move_world.partners(made)
    move_world.write_to(made)
    publish_event(made, by=desk.eeva)
    return made


@pytest.fixture(params=["fi", "sv"])
def page(page_of: Any, event: Event, request: pytest.FixtureRequest) -> Any:
    """Eeva's phone, in her language."""
    eeva = User.objects.get(email="eeva.esimerkki@example.org")
    User.objects.filter(pk=eeva.pk).update(language=request.param)
    eeva.refresh_from_db()
    return page_of(eeva, **PHONE)


def looks_right(page: Any) -> None:
    """Everybody can use the page as it is now."""
    assert_fits(page)
    assert_accessible(page)


def look_first(page: Any) -> None:
    """Ask what would follow, and wait until it is shown."""
    press(page, page.locator("main form button[type=submit]:not([name])").first)
    expect(page.locator("button[name=confirm]")).to_be_visible()


def confirm(page: Any) -> None:
    """Do what was shown; for ten minutes it can be taken back."""
    press(page, page.locator("button[name=confirm]"))
    expect(page.locator("form[action*=kumoa] button")).to_be_visible()


@pytest.mark.sampled(2)
def test_a_day_is_moved_with_words_of_ones_own_and_taken_back(page: Any, event: Event) -> None:
    later = event.day + timedelta(days=7)
    page.goto(f"/suunnittelu/{event.slug}/siirra/")
    reach(page, page.locator("[name=day]"))
    page.keyboard.press("Control+A")
    page.keyboard.type(f"{later.day}.{later.month}.{later.year}")
    look_first(page)
    looks_right(page)
    reach(page, page.locator("input[name=title_fi]").first)
    page.keyboard.press("Control+A")
    page.keyboard.type("Talkoot siirtyvät viikolla")
    confirm(page)
    assert Event.objects.get(pk=event.pk).day == later
    assert Message.objects.of_kind("moved").filter(title="Talkoot siirtyvät viikolla").count() == 1
    looks_right(page)
    press(page, page.locator("form[action*=kumoa] button"))
    expect(page.locator("form[action*=kumoa]")).to_have_count(0)
    assert Event.objects.get(pk=event.pk).day == event.day
    assert not Message.objects.in_states(MessageState.leaving()).exists()


@pytest.mark.sampled(2)
def test_plan_b_is_switched_on_and_the_event_cancelled(page: Any, event: Event) -> None:
    page.goto(f"/suunnittelu/{event.slug}/siirra/varasuunnitelma/")
    looks_right(page)
    press(page, page.locator("input[value=online]"), key="Space")
    reach(page, page.locator("[name=remote_link]").first)
    page.keyboard.type("https://example.org/talkoot")
    look_first(page)
    expect(page.locator("#follow-remote")).to_be_visible()
    looks_right(page)
    confirm(page)
    assert Event.objects.get(pk=event.pk).attendance == AttendanceMode.ONLINE
    let_leave(timezone.now())
    page.goto(f"/suunnittelu/{event.slug}/siirra/peruuta/")
    look_first(page)
    confirm(page)
    expect(page.locator("main a[href$='siirra/palauta/']")).to_be_visible()
    assert Event.objects.get(pk=event.pk).state == EventState.CANCELLED
