"""Does the network's side of the story play: twelve partners pasted, invited, answered, and the board turns green?"""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from django.core.management import call_command

from events.choices import StandState
from events.models import Stand
from partners.choices import MessageState
from partners.models import Message
from tests import world
from tests.judges import assert_accessible, assert_fits
from tests.partners.post.scripted_server import ScriptedServer

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
NAMES = [
    "Kajaanin kaupunginkirjaston digioppaat", "Dipakka-hanke", "Kainuun Tietokoneyhdistys", "Kaukametsän opisto",
    "Kainuun Aalto", "Kainuun Nuotta", "Kainuun näkövammaiset", "Kainuun hyvinvointialue", "Kela Kajaani",
    "Kajaanin kaupunki", "Veturi-Apteekki", "Digi- ja väestötietovirasto",
]  # fmt: skip
PASTED = "Organisaatio\tYhteyshenkilö\tSähköposti\n" + "\n".join(
    f"{name}\tMalli Mallikas-{number}\tmalli.{number}@example.org"
    for number, name in enumerate(NAMES, start=1)
)


@pytest.fixture
def story(settings, live_server):
    settings.PRINT_PATIENCE = settings.PREVIEW_PATIENCE = settings.PICTURE_PATIENCE = 60.0
    settings.PORTAL_BASE_URL = live_server.url
    story = world.story()
    Stand.objects.all().delete()
    return story


@pytest.fixture
def server(settings):
    """A real mail server on this machine that keeps what it takes."""
    with ScriptedServer({}) as running:
        settings.MAIL_SERVER = running.address()
        yield running


def work() -> None:
    """Let a worker do what waits, as it would beside the web server."""
    call_command("db_worker", "--batch", "--no-reload", "--queue-name", "*", verbosity=0)


def arrived(server: ScriptedServer) -> list[EmailMessage]:
    return [message_from_bytes(content, policy=policy.default) for content in server.taken]


def paste_and_prepare(page) -> None:
    page.goto("/suunnittelu/kajaani/kumppanit/")
    page.get_by_role("link", name="Liitä").first.click()
    page.get_by_label("Liitä rivit tähän").fill(PASTED)
    page.get_by_role("button", name="Tarkista lista").click()
    page.get_by_role("button", name="Tallenna 12 kumppania").click()
    page.get_by_role("link", name="Näytä kumppanit").click()
    page.get_by_role("button", name="Valmistele kutsut").click()
    page.get_by_text("12 kutsua odottaa sinua. Mitään ei ole vielä lähetetty.").wait_for()


def sent_to_twelve(page, server) -> list[EmailMessage]:
    """Press the button, let the worker work, and return what the mail server took: one to each, nobody else in it."""
    assert server.taken == []
    page.get_by_role("button", name="Lähetä 12 viestiä").click()
    page.get_by_text("12 viestiä on jonossa").wait_for()
    work()
    mails = arrived(server)
    receivers = [mail["To"].addresses[0].addr_spec for mail in mails]
    assert sorted(receivers) == sorted(f"malli.{number}@example.org" for number in range(1, 13))
    for content, own in zip(server.taken, receivers, strict=True):
        whole = content.decode("utf-8", "replace")
        assert [found for found in re.findall(r"malli\.\d+@example\.org", whole) if found != own] == []
    return mails


def answered_on_a_phone(phone, link: str) -> None:
    phone.goto(link)
    assert_fits(phone)
    phone.get_by_label("Tulemme").check()
    phone.get_by_label("Mitä esittelette?").fill("OmaKela ja etuudet")
    phone.get_by_label("Olemme tutustuneet").check()
    phone.get_by_role("button", name="Lähetä vastaus").click()
    phone.get_by_role("heading", name="Kiitos").wait_for()
    assert_fits(phone)
    assert_accessible(phone)


@pytest.mark.smoke
def test_twelve_pasted_partners_are_invited_and_one_answers_on_a_phone(witness, story, server):
    page = witness.page(story.eeva)
    paste_and_prepare(page)
    assert Stand.objects.filter(state=StandState.INVITED).count() == 12
    mails = sent_to_twelve(page, server)
    assert set(Message.objects.values_list("state", flat=True)) == {MessageState.ACCEPTED}
    kela = next(mail for mail in mails if "malli.9@" in str(mail["To"]))
    assert len([part for part in kela.walk() if part.get_content_type() == "application/pdf"]) == 1
    answered_on_a_phone(
        witness.page(**PHONE), re.search(r"http://\S+/k/\S+", kela.get_body(("plain",)).get_content())[0]
    )
    page.goto("/suunnittelu/kajaani/kumppanit/")
    row = page.get_by_role("row").filter(has_text="Kela Kajaani")
    assert "Vahvistanut" in row.inner_text()
    assert "OmaKela ja etuudet" in row.inner_text()
    assert "Yksi on vahvistanut" in page.locator("main").inner_text()
    work()
    receipt = arrived(server)[-1]
    assert receipt["To"].addresses[0].addr_spec == "malli.9@example.org"
    assert kela["Message-ID"] in str(receipt["References"])


def test_a_second_press_of_the_send_button_sends_nothing_more(witness, story, server):
    page, other = witness.page(story.eeva), witness.page(story.eeva)
    paste_and_prepare(page)
    other.goto(page.url)
    page.get_by_role("button", name="Lähetä 12 viestiä").click()
    page.get_by_text("12 viestiä on jonossa").wait_for()
    other.get_by_role("button", name="Lähetä 12 viestiä").click()
    other.locator(".notice, .messages").first.wait_for()
    work()
    work()
    assert len(server.taken) == 12
    assert len({mail["Message-ID"] for mail in arrived(server)}) == 12


def test_the_same_day_is_played_with_the_keyboard_alone(witness, story, server):
    page = witness.page(story.eeva)
    page.goto("/suunnittelu/kajaani/kumppanit/liita/")
    page.get_by_label("Liitä rivit tähän").focus()
    page.keyboard.insert_text(PASTED)
    press(page, "Tarkista lista")
    press(page, "Tallenna 12 kumppania")
    page.wait_for_url("**/eteneminen/")
    page.goto("/suunnittelu/kajaani/kumppanit/")
    press(page, "Valmistele kutsut")
    page.wait_for_url("**/lahtevat/**")
    press(page, "Lähetä 12 viestiä")
    page.get_by_text("12 viestiä on jonossa").wait_for()
    work()
    assert len(server.taken) == 12


def press(page, name: str) -> None:
    """Tab until the button of this name has the focus, and press it with Enter."""
    for _step in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText")[:60].strip() == name:
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"no way to {name} with the keyboard")
