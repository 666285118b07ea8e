"""Is a meeting called together and are its minutes written by keyboard on a phone, in two languages?

And do two who write at once over dropping connections lose a word?
"""

from datetime import date, time, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from events.actions import meetings
from events.date_choices import Rhythm
from events.models import Meeting, MeetingNotes, MinutesLine, Task
from partners.models import Message
from tests import minutes_writers, world
from tests.journeys.keyboard import tab_to
from tests.judges import assert_accessible, assert_fits
from tests.meeting_world import Called

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"viewport": {"width": 360, "height": 800}}
SAVED = {"fi": "Kaikki on tallennettu", "sv": "Allt är sparat"}


@pytest.fixture
def called(live_server: Any) -> Called:
    made = Called(day=date.today() + timedelta(days=10))
    type(made.event).objects.filter(pk=made.event.pk).update(day=date.today() + timedelta(days=40))
    Task.objects.filter(event=made.event).delete()
    world.task(made.event, name="Tilaa banderolli", due_on=date.today() - timedelta(days=3))
    return made


def judged(page: Page) -> None:
    assert_accessible(page)
    assert_fits(page)


def write_minutes(page: Page, called: Called, language: str) -> None:
    """Tick who is there, write a line, and a second one of another type that becomes a task."""
    tab_to(page, "a[href$='/muistio/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/muistio/")
    tab_to(page, "[data-present]")
    page.keyboard.press("Space")
    tab_to(page, "[name=secretary]")
    page.keyboard.type("Matti")
    tab_to(page, "[data-part=text]")
    page.keyboard.type("Kahvit tarjoaa kirjasto.")
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Liisa: tilaa jatkojohdot huomenna")
    page.keyboard.press("Enter")
    expect(page.locator(".mline__task")).to_contain_text("Liisa Lainaaja")
    expect(page.locator("[data-state]")).to_have_text(SAVED[language])
    judged(page)
    assert called.texts() == ["Kahvit tarjoaa kirjasto.", "Liisa: tilaa jatkojohdot huomenna"]
    assert Task.objects.get(name="Tilaa jatkojohdot").user == called.story.liisa
    assert called.meeting.attendees.filter(was_there=True).count() == 1
    assert MeetingNotes.objects.get().secretary == "Matti", "without the button that saves all"


@pytest.mark.sampled(2)
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_meeting_is_called_together_and_its_minutes_become_tasks_by_keyboard_alone(
    page_of, called, language
):
    called.eeva.language = language
    called.eeva.save()
    page = page_of(called.eeva, **PHONE)
    page.goto(called.url)
    judged(page)
    tab_to(page, "button[name=update]")
    page.keyboard.press("Enter")
    expect(page.locator(".apoint")).to_have_count(4)
    tab_to(page, "button[name=down]")
    page.keyboard.press("Enter")
    expect(page.locator(".apoint__title").first).to_have_text("Tilat")
    tab_to(page, "a[href$='/kutsu/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kutsu/")
    judged(page)
    tab_to(page, "main button.btn--filled")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{called.url}")
    assert Message.objects.drafts().count() == 4
    judged(page)
    write_minutes(page, called, language)
    tab_to(page, "[data-share] button")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{called.url}")
    assert Message.objects.of_kind("minutes").count() == 4


def test_a_series_is_changed_by_keyboard_alone_after_all_its_days_were_shown(page_of, called):
    first = date.today() + timedelta(days=21 - date.today().weekday())  # a Monday
    facts = {
        "name": "Viikkopalaveri",
        "day": first,
        "starts": time(9),
        "minutes": 30,
        "place": "Teams",
        "link": "",
    }
    last = first + timedelta(weeks=3)
    meetings.add_series(called.story.kainuu, facts, Rhythm.WEEKLY, last, called.eeva)
    held = Meeting.objects.of_networks().order_by("day")
    page = page_of(called.eeva, **PHONE)
    page.goto(f"/suunnittelu/kokoukset/{held[0].pk}/sarja/")
    judged(page)
    tab_to(page, "[name=place]")
    page.keyboard.type("Kirjasto")
    tab_to(page, ".actions button")
    page.keyboard.press("Enter")
    expect(page.locator(".splan__days li")).to_have_count(len(held))
    judged(page)
    tab_to(page, "button[name=confirm]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/suunnittelu/kokoukset/")
    assert {row.place for row in held.all()} == {"Kirjasto"}


def test_who_leads_is_kept_through_a_lost_connection_and_seen_by_the_other_writer(page_of, witness, called):
    witness.expected += ["ERR_INTERNET_DISCONNECTED", "ERR_FAILED"]
    pages = [page_of(called.eeva), page_of(called.eeva)]
    for page in pages:
        page.goto(f"{called.url}muistio/")
    mine, other = pages
    mine.context.set_offline(True)
    mine.locator("[name=chair]").press_sequentially("Eeva Esimerkki")
    expect(mine.locator("[data-state]")).to_contain_text("odottaa yhteyttä")
    mine.context.set_offline(False)
    expect(mine.locator("[data-state]")).to_have_text(SAVED["fi"])
    expect(other.locator("[name=chair]")).to_have_value("Eeva Esimerkki")
    mine.reload()
    expect(mine.locator("[name=chair]")).to_have_value("Eeva Esimerkki")


def test_two_write_over_dropping_connections_and_no_word_is_lost(page_of, witness, called):
    witness.expected += ["ERR_INTERNET_DISCONNECTED", "ERR_FAILED"]
    uid = called.write("Yhteinen rivi").line.uid
    pages = [page_of(called.eeva), page_of(called.eeva)]
    for page in pages:
        page.goto(f"{called.url}muistio/")
    for turn in range(3):
        for who, page in enumerate(pages):
            page.context.set_offline((turn + who) % 2 == 0)
            page.get_by_role("button", name="Uusi rivi").click()
            page.keyboard.type(f"Kirjoittaja {who} sanoi {turn}")
            page.keyboard.press("Enter")
    for who, page in enumerate(pages):
        page.context.set_offline(True)
        page.locator(f"[data-uid='{uid}'] [data-part=text]").fill(f"Yhteinen rivi, jonka muutti {who}")
        page.locator("h1").click()
        expect(page.locator("[data-state]")).to_contain_text("odottaa yhteyttä")
    pages[0].context.set_offline(False)
    expect(pages[0].locator("[data-state]")).to_have_text(SAVED["fi"])
    pages[1].context.set_offline(False)
    expect(pages[1].locator("[data-state]")).to_have_text(SAVED["fi"])
    wanted = {f"Kirjoittaja {who} sanoi {turn}" for who in range(2) for turn in range(3)}
    wanted |= {f"Yhteinen rivi, jonka muutti {who}" for who in range(2)}
    assert wanted <= set(called.texts())
    assert len(called.texts()) == len(set(called.texts())) == len(wanted)
    assert MinutesLine.objects.filter(is_twin=True).count() == 1
    expect(pages[1].get_by_text("Kirjoitettu samaan aikaan")).to_be_visible()


def test_two_write_for_ten_seconds_with_lines_and_answers_lost_and_no_word_is_lost(page_of, witness, called):
    """A sample of tests/faults/test_two_writers.py, which goes on for minutes."""
    witness.expected += ["ERR_INTERNET_DISCONNECTED", "ERR_FAILED"]
    written = minutes_writers.two_write([page_of(called.eeva), page_of(called.eeva)], called, 10, seed=1)
    assert written.words and written.offline + written.lost_on_the_way + written.saved_unheard


def test_lines_that_could_not_be_sent_outlive_the_page(page_of, witness, called):
    witness.expected += ["ERR_INTERNET_DISCONNECTED", "ERR_FAILED"]
    page = page_of(called.eeva)
    page.goto(f"{called.url}muistio/")
    page.route("**/muistio/rivi/", lambda route: route.abort())
    page.locator("[data-part=text]").fill("Tämä ei saa kadota.")
    expect(page.locator("[data-state]")).to_contain_text("odottaa yhteyttä")
    assert called.texts() == []
    page.unroute("**/muistio/rivi/")
    page.goto(f"{called.url}muistio/")
    expect(page.locator("[data-state]")).to_have_text(SAVED["fi"])
    assert called.texts() == ["Tämä ei saa kadota."]
    page.reload()
    expect(page.locator(".mline")).to_have_count(1)
    assert called.texts() == ["Tämä ei saa kadota."]
