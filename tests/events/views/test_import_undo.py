"""Can a whole list be taken back by one press, and is it told when that is too late?"""

import pytest

from events.choices import StandState
from events.intake_choices import ImportState
from events.models import Stand
from partners.choices import MessageState
from partners.models import Message
from tests import world
from tests.lists import saved

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def press(client, story):
    client.force_login(story.eeva)
    one = saved(story)
    return one, lambda: client.post(f"/suunnittelu/kajaani/kumppanit/liita/{one.pk}/peru/", follow=True)


def test_one_press_takes_the_list_back(press, story):
    one, undo = press
    page = undo().content.decode()
    one.refresh_from_db()
    assert (one.state, story.kajaani.stands.count()) == (ImportState.UNDONE, 1)
    assert "Lista on peruttu: 2 kumppania poistettiin talkoista." in page


def test_a_second_press_does_nothing(press, story):
    _one, undo = press
    undo()
    assert undo().status_code == 200
    assert story.kajaani.stands.count() == 1


def test_too_late_is_told_with_the_partner_s_name(press, story):
    _one, undo = press
    stand = Stand.objects.get(organisation__name="Nuotta")
    Message.objects.create(
        network=story.kainuu, kind="invitation", occasion=story.kajaani.subject, subject=stand.subject, key="a",
        title="Kutsu", text="Hei", message_id="<a@example.org>", state=MessageState.QUEUED,
    )  # fmt: skip
    page = undo().content.decode()
    assert "Kirje on jo lähtenyt tai lähdössä: Nuotta." in page
    assert story.kajaani.stands.count() == 3


def test_what_somebody_has_changed_is_named(press, story):
    _one, undo = press
    Stand.objects.filter(organisation__name="Nuotta").update(state=StandState.CONFIRMED)
    assert "Nämä jäivät, koska niitä on muutettu sen jälkeen: Nuotta." in undo().content.decode()
