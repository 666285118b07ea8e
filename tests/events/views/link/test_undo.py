"""Is the last answer taken back by a press, once, and only while nothing has changed since?"""

import pytest

from events.choices import LetterKind, StandState
from partners.models import Message
from tests.access.walk import database
from tests.link_world import invited

pytestmark = pytest.mark.django_db


@pytest.fixture
def kaisa():
    made = invited()
    made.send()
    return made


def press(kaisa, version=None):
    return kaisa.client.post(f"{kaisa.url}peru/", {"version": version or kaisa.now().version, "sure": "on"})


def test_looking_tells_what_would_change_and_changes_nothing(kaisa):
    before = database()
    page = kaisa.look("peru/").content.decode()
    assert "Mitään ei ole vielä peruttu." in page and "Verkkopankki ja mobiilisovellus" in page
    assert database() == before


def test_the_answer_is_taken_back_once_with_a_receipt(kaisa):
    version = kaisa.now().version
    assert press(kaisa, version).status_code == 302
    stand = kaisa.now()
    assert (stand.state, stand.place, stand.topic, stand.presenters.count()) == (
        StandState.INVITED,
        None,
        "",
        0,
    )
    assert Message.objects.of_kind(LetterKind.RECEIPT).count() == 2
    again = press(kaisa, version)
    assert again.status_code == 409 and "Peruttavaa ei ole" in again.content.decode()
    assert kaisa.now().version == stand.version


def test_an_old_page_takes_back_no_later_answer(kaisa):
    version = kaisa.now().version
    kaisa.send(topic="Uusi aihe")
    assert press(kaisa, version).status_code == 409
    assert kaisa.now().topic == "Uusi aihe"


@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999999999999", "²"])
def test_strange_versions_take_nothing_back(kaisa, version):
    assert kaisa.client.post(f"{kaisa.url}peru/", {"version": version, "sure": "on"}).status_code == 409
    assert kaisa.now().state == StandState.CONFIRMED


def test_after_undoing_the_form_says_so(kaisa):
    answer = press(kaisa)
    assert "Vastaus on peruttu." in kaisa.client.get(answer["Location"]).content.decode()


def test_the_button_alone_takes_nothing_back(kaisa):
    answer = kaisa.client.post(f"{kaisa.url}peru/", {"version": kaisa.now().version})
    assert answer.status_code == 200 and set(answer.context["form"].errors) == {"sure"}
    assert kaisa.now().state == StandState.CONFIRMED
