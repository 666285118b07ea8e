"""Do mail scanners that open every link, run its scripts and press every button change anything?

They are tried against every page behind a link, before and after an answer. The same check turns red when a page
answers by being looked at, so it would notice.
"""

import time
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from events import personal_links
from events.actions import replying
from events.answering import Answer
from events.choices import Publication
from events.models import PartnerPost
from events.views.link import doors
from partners.choices import LinkPurpose
from tests import world
from tests.access.walk import database
from tests.link_world import Kaisa, invited

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ("", "?kieli=sv", "kiitos/", "peru/")
FILES = ("kalenteri.ics",)


@pytest.fixture(params=["invited", "answered"])
def kaisa(request: pytest.FixtureRequest, live_server: Any) -> Kaisa:
    """A partner who has not answered yet, and one who has."""
    made = invited()
    if request.param == "answered":
        made.send()
    return made


def fetch(kaisa: Kaisa, witness: Any) -> None:
    """Ask for everything as link checkers do: HEAD first, then again and again."""
    for tail in (*PAGES, *FILES):
        assert kaisa.client.head(kaisa.url + tail).status_code in (200, 302)
        for _time in range(20):
            assert kaisa.client.get(kaisa.url + tail).status_code in (200, 302)


def look(kaisa: Kaisa, witness: Any) -> None:
    """Open every page in a browser that runs scripts, and wait for anything that would send itself."""
    page = witness.page()
    for tail in PAGES:
        page.goto(kaisa.url + tail)
        page.wait_for_timeout(700)


def press_everything(kaisa: Kaisa, witness: Any) -> None:
    """Press every fold, button and link of every page, as it is shown."""
    page = witness.page()
    assert sum(press_page(page, kaisa.url + tail) for tail in PAGES) > 12


def press_page(page: Any, address: str) -> int:
    """Press everything on one page, opened anew after each press that leads away; return how many things there were.

    No press is left before what it has sent is answered, so that none disturbs the next.
    """
    came: list[Any] = []
    under_way: set[Any] = set()
    page.on("framenavigated", lambda frame: came.append(frame))
    page.on("request", lambda request: under_way.add(request))
    page.on("response", lambda response: under_way.discard(response.request))
    page.on("requestfailed", lambda request: under_way.discard(request))
    page.goto(address)
    number: int = page.locator(PRESSED).count()
    for index in range(number):
        before = len(came)
        if page.locator(PRESSED).nth(index).evaluate(PRESS):
            wait(page, partial(has_grown, came, before))
        wait(page, lambda: not under_way)
        if len(came) > before:
            page.goto(address)
    return number


def has_grown(came: list[Any], before: int) -> bool:
    """Tell whether another page has come."""
    return len(came) > before


def wait(page: Any, is_so: Callable[[], bool]) -> None:
    """Let the browser go on until something is so."""
    until = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < until, f"{page.url} was never left alone"
        page.wait_for_timeout(10)


PATIENCE_SECONDS = 30
# Presses a thing, also one that is folded away, and tells whether it leads to another page.
PRESS = """(pressed) => {
    let sends = false;
    window.addEventListener("submit", (event) => { sends = !event.defaultPrevented; }, { once: true });
    const goes = pressed.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    const within = (pressed.href || "").split("#")[0] === location.href.split("#")[0];
    return sends || (goes && Boolean(pressed.href) && !within);
}"""
PRESSED = (
    "summary, button, input[type=submit], "
    # not the files, which are fetched above, and not the calendar pages of others, which hear nothing of the link
    "main a[href]:not([href^='mailto:'],[href^='https:'],[href^='tel:'],[href$='.pdf'],[href$='.png'],[href$='.ics'],"
    "[href*='/tuloste'])"
)
ALL_FORMS_GO = """document.addEventListener("DOMContentLoaded",
    () => document.querySelectorAll("form").forEach((form) => { form.noValidate = true; }))"""
WORK = {"events_batch", "django_tasks_database_dbtaskresult"}  # what the background makes, and its orders
SCANNERS = (fetch, look, press_everything)


@pytest.mark.parametrize("scan", SCANNERS)
def test_a_scanner_changes_no_row(kaisa: Kaisa, witness: Any, scan: Callable[[Kaisa, Any], None]):
    before = database()
    scan(kaisa, witness)
    assert changed(before) == []


@pytest.mark.parametrize("scan", SCANNERS)
def test_a_page_that_answers_by_being_looked_at_is_noticed(
    live_server: Any, witness: Any, monkeypatch: pytest.MonkeyPatch, scan: Callable[[Kaisa, Any], None]
):
    kaisa = invited()
    before, visit_of = database(), doors.visit_of

    def confirming(token: str, stand: Any, *facts: Any) -> doors.Visit:
        replying.reply(token, stand.pk, Answer("confirmed"), seen=None, by_name="")
        return visit_of(token, stand, *facts)

    monkeypatch.setattr(doors, "visit_of", confirming)
    scan(kaisa, witness)
    assert "events_stand" in changed(before)


def test_a_scanner_of_the_librarys_link_changes_no_row(live_server: Any, witness: Any):
    """The library's letter carries a link too: every button of its page is pressed as it is shown."""
    story = world.story()
    token, _address = personal_links.new_address(LinkPurpose.LIBRARY)
    personal_links.save_for_library(token, story.kajaani)
    page = witness.page()
    page.route("**/tuloste/**", lambda route: route.abort())  # the pictures of papers are no deeds
    page.add_init_script(ALL_FORMS_GO)
    witness.expected += ["422", "ERR_FAILED"]  # the room's form asks for its answer
    before = database()
    assert press_page(page, f"/kirjasto/{token}/") >= 3
    assert set(changed(before)) <= WORK, "a pack may be made in vain, at most a few an hour; no fact changes"


def test_a_scanner_says_for_no_partner_that_it_has_published(live_server: Any, witness: Any):
    """What was published, a logo, their taking away and what has been agreed are said by people alone."""
    kaisa = invited(publication=Publication.PUBLISHED)
    post = PartnerPost.objects.create(stand=kaisa.stand, place="Ikkuna", published_on=timezone.localdate())
    world.task(kaisa.stand.event, name="Kertokaa jäsenille", stand=kaisa.stand)
    own: dict[str, Any] = {"organisation": kaisa.stand.organisation, "given_for": kaisa.stand.subject}
    world.picture(kaisa.stand.event.network, "OP-Kainuu", **own)
    kit, note = f"{kaisa.url}markkinointi/", f"{kaisa.url}markkinointi/{post.pk}/"
    page, before = witness.page(), database()
    page.route("**/esikatselu.png*", lambda route: route.abort())  # the poster itself is tried elsewhere
    witness.expected += ["ERR_FAILED"]
    sent: set[str] = set()
    page.on("request", lambda one: sent.add(urlsplit(one.url).path) if one.method == "POST" else None)
    for address in (kit, note):
        assert kaisa.client.head(address).status_code == kaisa.client.get(address).status_code == 200
    assert kaisa.client.get(f"{note}poista/").status_code == 405
    assert press_page(page, kit) > 12
    assert press_page(page, note) > 3
    assert {kit, f"{kit}logo/", f"{kit}logo/poista/", note, f"{note}poista/"} <= sent, (
        "all were really pressed"
    )
    assert changed(before) == []

    page.goto(kit)
    page.get_by_label("Missä kanavassa").select_option("poster")
    page.get_by_role("button", name="Merkitse julkaistuksi").click()
    page.get_by_text("Kiitos. Järjestäjä näkee sen jo.").wait_for()
    assert "events_partnerpost" in changed(before), "a press that says something is taken"


def changed(before: dict[str, int]) -> list[str]:
    """The tables whose rows are not as they were."""
    return [table for table, rows in database().items() if rows != before[table]]


def test_a_form_sent_by_a_browser_is_taken(live_server: Any, witness: Any):
    """No test client sends Origin as browsers do; a stricter Referrer-Policy would make them send "null"."""
    kaisa, page = invited(), witness.page(viewport={"width": 360, "height": 740})
    sent: list[str] = []
    page.on(
        "request",
        lambda request: sent.append(request.headers.get("origin", "")) if request.method == "POST" else None,
    )
    page.goto(kaisa.url)
    page.get_by_label("Emme pääse").check()
    page.get_by_role("button", name="Lähetä vastaus").click()
    page.wait_for_url("**/kiitos/")
    assert sent == [live_server.url]
    assert kaisa.now().state == "declined"
