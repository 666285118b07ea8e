"""Do mail scanners that open every link, run its scripts and press every button change anything?

They are tried against every page behind a link, before and after an answer. The same check turns red when a page
answers by being looked at, so it would notice.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Error

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


def open_again(page: Any, address: str) -> None:
    """Open a page even while the answer to the last press is still on its way."""
    for _time in range(5):
        try:
            page.goto(address)
            return
        except Error as problem:
            if "interrupted by another navigation" not in str(problem):
                raise
            page.wait_for_load_state()
    raise AssertionError(f"{address} was never left alone")


def press_everything(kaisa: Kaisa, witness: Any) -> None:
    """Press every fold, button and link of every page, as it is shown."""
    page = witness.page()
    assert sum(press_page(page, kaisa.url + tail) for tail in PAGES) > 12


def press_page(page: Any, address: str) -> int:
    """Press everything on one page, opened anew for each press; return how many things there were."""
    open_again(page, address)
    number: int = page.locator(PRESSED).count()
    for index in range(number):
        open_again(page, address)
        page.locator(PRESSED).nth(index).dispatch_event("click")  # also what is folded away
        page.wait_for_timeout(300)
        page.wait_for_load_state()
    return number


PRESSED = (
    "summary, button, input[type=submit], "
    # not the files: they are fetched above
    "main a[href]:not([href^='mailto:'],[href^='tel:'],[href$='.pdf'],[href$='.png'],[href$='.ics'],"
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
    """What was published, its taking away and what has been agreed are ticked by people alone."""
    kaisa = invited(publication=Publication.PUBLISHED)
    post = PartnerPost.objects.create(stand=kaisa.stand, place="Ikkuna", published_on=timezone.localdate())
    world.task(kaisa.stand.event, name="Kertokaa jäsenille", stand=kaisa.stand)
    kit, note = f"{kaisa.url}markkinointi/", f"{kaisa.url}markkinointi/{post.pk}/"
    page, before = witness.page(), database()
    for address in (kit, note):
        assert kaisa.client.head(address).status_code == kaisa.client.get(address).status_code == 200
    assert kaisa.client.get(f"{note}poista/").status_code == 405
    assert press_page(page, kit) > 8
    assert press_page(page, note) > 3
    assert changed(before) == []

    open_again(page, kit)
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
