"""Does a messy list become partners in a browser: with mouse and keyboard, without script, and large ones by a bar?"""

import threading

import pytest
from django.db import connection

from events import jobs
from events.models import Import
from tests import world
from tests.judges import assert_accessible, assert_fits
from tests.lists import HEADINGS, many

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = "/suunnittelu/kajaani/kumppanit/liita/"
TWELVE = (
    (
        "Kajaanin kaupunginkirjaston digioppaat",
        "Diina Digiopas",
        "diina@example.org",
        "000 123 4501",
        "digiopastus",
    ),
    ("Dipakka-hanke", "Hanne Hanke", "hanne@example.org", "", "hanke-esittely"),
    ("Kainuun Tietokoneyhdistys", "Oiva Opastaja", "oiva@example.org", "401234567", "digituki"),
    ("Kela Kajaani", "Teppo Testaaja", "teppo.testaaja.example.org", "", "sähköiset palvelut"),
    ("Kaukametsän opisto", "Kaisa Kursseja", "kaisa@example.org", "", "verkkokurssit"),
    ("Kainuun Aalto", "Aalto Esimerkki", "aalto@example.org", "", "digihankkeet"),
    ("OP-Kainuu", "Nina Näytesivu", "nina@example.org", "000 123 4567", "sähköiset palvelut"),
    ("Kainuun Nuotta", "Esa Esimerkki", "esa@example.org", "", "etätuki"),
    ("Kainuun näkövammaiset", "Testi Tarkka", "testi@example.org", "", "apuvälineet"),
    ("Kainuun hyvinvointialue", "Tiina Tähti", "tiina@example.org", "08 615 5555", "sähköiset palvelut"),
    ("Veturi-Apteekki", "Malli Mikstuura", "", "", "sähköiset palvelut"),
    ("Kajaanin kaupunki", "Malla Mallikunta", "malla@example.org", "", "sähköiset palvelut"),
)
PASTED = HEADINGS + "\n".join("\t".join(row) for row in TWELVE)


@pytest.fixture
def story():
    found = world.story()
    found.kajaani.stands.all().delete()
    known = found.kainuu.organisations.get()
    known.name = "OP Kainuu"  # near the name on the list, not the same
    known.save()
    world.contact(known, "Nina Näytesivu", email="nina@example.org")
    return found


def pasted(page) -> None:
    page.goto("/suunnittelu/kajaani/kumppanit/")
    page.get_by_role("link", name="Liitä kumppanit Excelistä").click()
    page.get_by_label("Liitä rivit tähän").fill(PASTED)
    page.get_by_role("button", name="Tarkista lista").click()
    page.get_by_text("Kolme kaipaa sinua, yhdeksän on kunnossa.").wait_for()


@pytest.mark.parametrize("script", [True, False])
def test_twelve_partners_with_three_problems_are_saved_and_taken_back(page_of, story, script):
    page = page_of(story.eeva, java_script_enabled=script)
    pasted(page)
    page.get_by_role("button", name="Tallenna 12 kumppania").click()
    page.get_by_role("heading", name="1 rivi kaipaa vielä sinua").wait_for()
    assert story.kajaani.stands.count() == 0
    page.get_by_role("group", name="Rivi 5: Kela Kajaani").get_by_label("Sähköposti").fill(
        "teppo@example.org"
    )
    page.get_by_role("button", name="Tallenna 12 kumppania").click()
    page.get_by_role("heading", name="Kumppanit on tallennettu").wait_for()
    assert story.kajaani.stands.count() == 12
    assert story.kainuu.organisations.get(name="OP Kainuu").contacts.get().phone == "000 123 4567"
    page.get_by_role("button", name="Peru koko lista").click()
    page.get_by_text("Lista on peruttu: 12 kumppania poistettiin talkoista.").wait_for()
    assert story.kainuu.organisations.get().contacts.get().phone == ""


def test_the_keyboard_alone_is_enough(page_of, story):
    page = page_of(story.eeva)
    page.goto(ADDRESS)
    press_until(page, "textarea")
    page.keyboard.insert_text(PASTED)
    press_until(page, "button[type=submit]", "Tarkista lista")
    page.keyboard.press("Enter")
    page.get_by_text("Kolme kaipaa sinua").wait_for()
    press_until(page, "input[id$='-email']")
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("teppo@example.org")
    page.keyboard.press("Enter")  # keeps the corrections; saves nothing yet
    page.get_by_text("12 on kunnossa").wait_for()
    assert story.kajaani.stands.count() == 0
    press_until(page, "button[type=submit]", "Tallenna 12 kumppania")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Kumppanit on tallennettu").wait_for()
    assert story.kajaani.stands.count() == 12


def press_until(page, selector: str, words: str = "") -> None:
    """Press the tabulator until something of this sort has the focus, and see that focus is shown."""
    for _press in range(80):
        page.keyboard.press("Tab")
        found = page.evaluate(
            "([selector, words]) => document.activeElement.matches(selector)"
            " && document.activeElement.textContent.includes(words)",
            [selector, words],
        )
        if found:
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none"
            return
    raise AssertionError(f"the tabulator never reaches {selector} {words}")


@pytest.mark.sampled(2)
@pytest.mark.parametrize("width", [320, 768])
def test_every_page_of_it_fits_and_is_accessible(page_of, story, width):
    page = page_of(story.eeva, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.goto(ADDRESS)
    looked_at(page)
    pasted(page)
    page.locator(".intake__columns summary").click()
    looked_at(page)
    page.locator("button[name=open]").filter(has_text="Dipakka-hanke").click()
    page.get_by_role("group", name="Rivi 3: Dipakka-hanke").wait_for()
    page.get_by_role("button", name="Tallenna 12 kumppania").click()
    page.get_by_role("heading", name="1 rivi kaipaa vielä sinua").wait_for()
    looked_at(page)
    page.get_by_role("button", name="Tallenna vain 11 kunnossa olevaa").click()
    page.get_by_role("heading", name="Kumppanit on tallennettu").wait_for()
    looked_at(page)


def looked_at(page) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert_accessible(page)
    assert_fits(page)


def test_two_thousand_rows_are_saved_behind_a_bar_that_moves(page_of, story):
    page = page_of(story.eeva)
    page.goto(ADDRESS)
    page.get_by_label("Tai valitse tiedosto").set_input_files(
        {"name": "lista.csv", "mimeType": "text/csv", "buffer": many(2_000).encode()}
    )
    page.get_by_role("button", name="Tarkista lista").click()
    page.get_by_role("button", name="Tallenna 2000 kumppania").click()
    page.get_by_role("heading", name="Kumppaneita tallennetaan").wait_for()
    assert page.locator("progress").get_attribute("value") == "0"
    worker = threading.Thread(target=work, args=[Import.objects.get().pk])
    worker.start()
    page.get_by_role("heading", name="Kumppanit on tallennettu").wait_for(timeout=60_000)
    worker.join()
    assert story.kajaani.stands.count() == 2_000


def work(pk: int) -> None:
    """What the worker does, with a connection of its own."""
    try:
        jobs.save_import.func(pk)
    finally:
        connection.close()
