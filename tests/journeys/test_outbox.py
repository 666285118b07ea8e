"""Can the outbox be used by keyboard alone, without scripts, on a phone and at 200 % zoom?"""

import pytest

from events.actions import inviting
from partners.models import Message
from tests import post_world, world
from tests.judges import assert_accessible, assert_fits

ADDRESS = "/suunnittelu/lahtevat/"
LONG = "Kajaanin kaupunginkirjasto – Kainuun maakuntakirjasto, Eläkeliiton Kainuun piirin digiopastajat ja kyläyhdistys"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def story():
    found = world.story()
    for number, name in enumerate(("Kela", LONG, "Martat")):
        mail = "" if name == "Martat" else f"kumppani{number}@example.org"
        world.contact(post_world.partner(found.kajaani, name).organisation, email=mail)
    inviting.prepare_invitations(found.kajaani, found.eeva)
    return found


def tab_to(page, words):
    """Press Tab until the focus is on something with these words."""
    for _press in range(60):
        page.keyboard.press("Tab")
        if words in page.evaluate("document.activeElement.innerText || ''"):
            return
    raise AssertionError(f"the keyboard does not reach {words}")


def test_a_message_is_read_edited_and_all_are_sent_by_keyboard_alone(story, page_of):
    page = page_of(story.eeva)
    page.goto(ADDRESS)
    tab_to(page, "Kela")
    page.keyboard.press("Enter")
    page.wait_for_url("**/lahtevat/*/")
    tab_to(page, "Muokkaa")
    page.keyboard.press("Enter")
    page.wait_for_url("**/muokkaa/")
    page.get_by_label("Aihe").focus()
    page.keyboard.press("End")
    page.keyboard.type(", tervetuloa")
    page.keyboard.press("Enter")
    page.wait_for_url("**/lahtevat/*/")
    tab_to(page, "Lähetä 2 viestiä")
    page.keyboard.press("Enter")
    page.get_by_text("2 viestiä on jonossa").wait_for()
    assert Message.objects.filter(state="queued").count() == 2
    assert Message.objects.get(to_email="kumppani0@example.org").title.endswith(", tervetuloa")


def test_without_scripts_everything_is_sent_and_progress_has_a_link(story, page_of):
    page = page_of(story.eeva, java_script_enabled=False)
    page.goto(ADDRESS)
    page.get_by_role("button", name="Lähetä 2 viestiä").click()
    page.get_by_text("2 viestiä on jonossa").wait_for()
    page.get_by_role("link", name="Päivitä").click()
    assert page.get_by_text("2 viestiä on matkalla.").is_visible()


@pytest.mark.sampled(4)
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (640, "dark"), (768, "light"), (1280, "dark")])
def test_list_message_and_form_fit_and_are_accessible(story, page_of, width, scheme):
    page = page_of(story.eeva, viewport={"width": width, "height": 900}, color_scheme=scheme)
    first, long, _paper = Message.objects.order_by("pk")
    Message.objects.filter(pk=first.pk).update(state="unclear", server_words="x" * 200)
    for address in (ADDRESS, f"{ADDRESS}{first.pk}/", f"{ADDRESS}{long.pk}/", f"{ADDRESS}{long.pk}/muokkaa/"):
        page.goto(address)
        assert_fits(page)
        assert_accessible(page)
