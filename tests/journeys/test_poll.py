"""Is a day agreed by keyboard alone: Eeva asks, partners tap on a phone, and one press dates the plan?"""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from events.models import Event, Poll, PollVote
from tests import poll_world, world
from tests.journeys.test_new_event import press_until
from tests.judges import assert_accessible, assert_fits

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
DARK = {**PHONE, "color_scheme": "dark"}


@pytest.fixture
def asked(live_server: Any) -> poll_world.Idea:
    return poll_world.idea()


def tap(page: Page, selector: str) -> None:
    """Press a button that the keyboard has reached."""
    press_until(page, selector)
    page.keyboard.press("Enter")


@pytest.mark.sampled(2)
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_partner_answers_by_keyboard_on_a_narrow_screen_and_each_press_is_told(
    asked: poll_world.Idea, witness: Any, language: str
):
    first, second, third = (f"#option-{option.pk}" for option in asked.options)
    url = asked.stand_url(asked.stands[0], f"?kieli={language}")
    page = witness.page(**(PHONE if language == "fi" else DARK))
    page.goto(url)
    assert_accessible(page)
    assert_fits(page)
    tap(page, f"{first}-yes")
    saved = {"fi": "Tallennettu: Sopii", "sv": "Sparat: Passar"}[language]
    expect(page.locator(f"{first}-saved")).to_have_text(saved)
    expect(page.locator(f"{first}-yes")).to_be_focused()  # where the reader was
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # changes her mind at once
    expect(page.locator(f"{first}-if_needed")).to_have_attribute("aria-pressed", "true")
    tap(page, f"{second}-no")
    expect(page.locator(f"{second}-no")).to_have_attribute("aria-pressed", "true")
    press_until(page, "#id_comment")
    page.keyboard.type("Aamu ei käy.")
    page.keyboard.press("Tab")
    expect(page.locator("#comment-saved")).to_have_text({"fi": "Tallennettu", "sv": "Sparat"}[language])
    assert_accessible(page)
    page.goto(url)
    expect(page.locator("[aria-pressed=true]")).to_have_count(2)
    expect(page.locator(f"{third}-saved")).to_have_text("")
    assert sorted(PollVote.objects.values_list("answer", flat=True)) == ["if_needed", "no"]


def test_without_scripts_each_press_is_saved_too_and_the_page_returns_to_its_place(
    asked: poll_world.Idea, witness: Any
):
    page = witness.page(java_script_enabled=False, **PHONE)
    page.goto(asked.library_url())
    option = asked.options[2]
    page.locator(f"#option-{option.pk}-no").click()
    page.wait_for_url(f"**/paiva/#option-{option.pk}")
    expect(page.locator(f"#option-{option.pk}-no")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(f"#option-{option.pk}-saved")).to_contain_text("Ei sovi")
    assert PollVote.objects.get().answer == "no"


def test_eeva_asks_and_chooses_by_keyboard_and_a_late_tap_is_told_the_day(live_server: Any, witness: Any):
    story = world.story()
    idea = world.event(
        story.kainuu, None, slug="kyla-idea", title="Talkoot kylällä", day=None, opens=None, closes=None
    )
    partner = world.organisation(story.kainuu, "Kela", "kela")
    world.contact(partner, email="kela@example.org")
    stand = world.stand(idea, partner, state="invited", topic="")
    witness.expected.append("422")  # how a tap that comes too late is answered
    page = witness.page(story.eeva, **PHONE)
    page.goto("/suunnittelu/kyla-idea/paivakysely/")
    assert_accessible(page)
    assert_fits(page)
    for number, proposal in enumerate(poll_world.proposals(2)):
        press_until(page, f"#id_option-{number}-day")
        page.keyboard.type(f"{proposal.day.day}.{proposal.day.month}.{proposal.day.year}")
    tap(page, "[name=check]")
    expect(page.locator(".poll-row .checked").first).to_be_visible()
    page.locator("#id_venue").select_option(str(story.library.pk))
    tap(page, "form.poll-form > .actions:last-child [type=submit]")
    expect(page.locator(".poll-time")).to_have_count(2)
    assert_accessible(page)
    assert_fits(page)
    poll = Poll.objects.get()
    asked = poll_world.Idea(story, idea, poll, [stand], story.library)
    phone = witness.page(**PHONE)
    phone.goto(asked.stand_url(stand))
    option = asked.options[1]
    phone.locator(f"#option-{option.pk}-yes").click()
    expect(phone.locator(f"#option-{option.pk}-saved")).to_contain_text("Sopii")
    page.reload()
    expect(page.locator(".poll-time.is-best")).to_have_count(1)
    tap(page, ".poll-time.is-best [name=option]")
    page.wait_for_url("**/suunnitelma/?uusi=1")
    assert Event.objects.get(pk=idea.pk).day == option.day
    phone.locator(f"#option-{option.pk}-no").click()
    expect(phone.locator(".poll__late")).to_contain_text("Päivä on valittu")
    phone.locator(".poll__late a").click()
    expect(phone.get_by_label("Tulemme", exact=True)).to_be_visible()
    assert PollVote.objects.get().answer == "yes"
