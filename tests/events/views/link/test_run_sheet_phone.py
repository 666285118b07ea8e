"""Does the day read well on a phone: what is on at the moment, and nobody else's people?"""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from events import personal_links
from events.models import RunSlot
from partners.choices import LinkPurpose
from tests import world

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 3, 10, 15, 5, tzinfo=ZoneInfo("Europe/Helsinki"))


@pytest.fixture
def story():
    story = world.story()
    story.kajaani.stands.get().presenters.create(name="Kaisa Kursseja", phone="000 123 4567")
    other = world.stand(story.kajaani, world.organisation(story.kainuu, "Kela", "kela"), place=2)
    other.presenters.create(name="Veikko Virkailija", phone="000 765 4321")
    for starts, ends, kind, title in (
        (time(14), None, "doors", ""), (time(15), time(15, 30), "talk", "Huijausviestit"),
        (time(18), None, "take_down", ""),
    ):  # fmt: skip
        RunSlot.objects.create(event=story.kajaani, starts=starts, ends=ends, kind=kind, title=title)
    return story


def doors(story):
    """A partner's and the library's addresses."""
    stand, library = (personal_links.new_address(one)[0] for one in (LinkPurpose.STAND, LinkPurpose.LIBRARY))
    personal_links.save_for_stand(stand, story.kajaani.stands.get(organisation__slug="op-kainuu"))
    personal_links.save_for_library(library, story.kajaani)
    return f"/k/{stand}/aikataulu/", f"/kirjasto/{library}/aikataulu/"


def test_now_and_next_are_told_as_of_this_moment_and_people_only_to_whom_they_belong(story):
    own, library = doors(story)
    with time_machine.travel(NOW, tick=False):
        partner, librarian = (Client().get(url) for url in (own, library))
    text = partner.content.decode().replace("\u00a0", " ")
    assert "Nyt, klo 15.05" in text
    assert [row["what"] for row in partner.context["now"]] == ["Huijausviestit"]
    assert [row["what"] for row in partner.context["following"]] == ["Purku"]
    assert "Kaisa Kursseja" in text
    assert "Veikko Virkailija" not in text
    assert "Veikko Virkailija" in librarian.content.decode()
    for page in (partner, librarian):
        assert "000 765 4321" not in page.content.decode()
        assert page["Cache-Control"] == "no-store"


def test_on_another_day_and_of_a_cancelled_one_nothing_is_on_now(story):
    own, _library = doors(story)
    with time_machine.travel(NOW.replace(day=9), tick=False):
        assert not Client().get(own).context["at"].is_today
    story.kajaani.state = "cancelled"
    story.kajaani.save()
    with time_machine.travel(NOW, tick=False):
        page = Client().get(own)
    assert "Peruttu" in page.content.decode()
    assert not page.context["at"].is_today


def test_a_partner_that_does_not_come_is_led_to_its_answer(story):
    own, _library = doors(story)
    story.kajaani.stands.filter(organisation__slug="op-kainuu").update(state="declined")
    with time_machine.travel(NOW, tick=False):
        assert Client().get(own)["Location"] == own.removesuffix("aikataulu/")
