"""Is whoever does a task reminded once, in time, in their language, and never of what was missed?"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from events import reminders
from events.actions import moving
from events.actions.consequences import weigh
from events.actions.situation import Situation, Wish
from events.date_choices import MoveKind
from events.models import Event, Task
from partners.choices import LinkPurpose
from partners.models import Link, Message, User
from tests import world

HELSINKI = ZoneInfo("Europe/Helsinki")
DUE = date(2027, 2, 17)  # a Wednesday; reminded of a week earlier
MOMENT = datetime(2027, 2, 10, 7, tzinfo=HELSINKI)
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    made = world.story()
    made.kajaani.tasks.all().delete()
    return made


def task(event: Event, **facts) -> Task:
    """A task with a reminder a week before."""
    return world.task(event, **({"name": "Varaa ilmoitus", "due_on": DUE, "remind_days": 7} | facts))


def sent(now: datetime = MOMENT) -> list[Message]:
    """The reminders that one look at the clock writes."""
    before = set(Message.objects.values_list("pk", flat=True))
    with time_machine.travel(now, tick=False):
        count = reminders.send_due(now)
    made = [one for one in Message.objects.order_by("pk") if one.pk not in before]
    assert count == len(made)
    return made


def test_it_leaves_at_seven_on_its_day_and_once(story):
    made = task(story.kajaani)
    assert sent(MOMENT - timedelta(minutes=1)) == []
    (message,) = sent()
    assert message.to_email == story.eeva.email
    assert message.title.replace("\u00a0", " ") == "Muistutus: Varaa ilmoitus, viimeistään ke 17.2."
    assert "Tapahtuma: Apua digiasioihin, Kajaani" in message.text
    assert (message.state, message.is_listed, message.occasion) == ("queued", False, story.kajaani.subject)
    assert message.key == f"task_reminder:{made.pk}:2027-02-17:7:{story.eeva.email}"
    assert sent(MOMENT + timedelta(hours=5)) == []


def test_the_key_alone_keeps_it_single(story, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    task(story.kajaani)
    assert len(sent()) == 1
    assert sent() == []


def test_the_subject_is_as_somebody_wrote_it(story):
    task(story.kajaani, remind_subject="Muista soittaa lehteen!")
    assert sent()[0].title == "Muista soittaa lehteen!"


def test_after_a_day_it_is_missed_and_never_sent(story):
    task(story.kajaani)
    assert sent(MOMENT + timedelta(hours=24)) == []
    assert Message.objects.count() == 0
    assert len(sent(MOMENT + timedelta(hours=23, minutes=59))) == 1


def test_a_task_that_gets_another_day_is_reminded_of_again(story):
    made = task(story.kajaani)
    assert len(sent()) == 1
    Task.objects.filter(pk=made.pk).update(due_on=DUE + timedelta(days=7))
    assert len(sent(MOMENT + timedelta(days=7))) == 1


@pytest.mark.parametrize("facts", [{"state": "done"}, {"state": "left_out"}, {"remind_days": None}])
def test_nobody_is_reminded_of_what_is_done_or_wanted_no_reminder(story, facts):
    task(story.kajaani, **facts)
    assert sent() == []


@pytest.mark.parametrize("state", ["cancelled", "postponed"])
def test_nothing_of_an_event_that_does_not_take_place(story, state):
    task(story.kajaani)
    Event.objects.filter(pk=story.kajaani.pk).update(state=state)
    assert sent() == []


def test_a_named_person_is_reminded_in_their_language(story):
    story.matti.speak("sv")
    task(story.kajaani, user=story.matti)
    (message,) = sent()
    assert (message.to_email, message.language) == (story.matti.email, "sv")
    assert message.title.startswith("Påminnelse: Varaa ilmoitus")


def test_the_role_is_reminded_the_one_who_made_the_event_alone(story):
    other = world.member(world.user("pomo@example.org", "Pirkko Pomo"), story.kainuu, "admin")
    task(story.kajaani)
    assert {one.to_email for one in sent()} == {story.eeva.email, other.email}
    Event.objects.filter(pk=story.kajaani.pk).update(created_by=other)
    task(story.kajaani, name="Toinen")
    assert [one.to_email for one in sent()] == [other.email]


def test_communications_go_to_the_helper_and_without_one_to_the_coordinator(story):
    task(story.kajaani, responsible="communications")
    assert [one.to_email for one in sent()] == [story.matti.email]
    User.objects.filter(pk=story.matti.pk).update(is_active=False)
    task(story.kajaani, name="Toinen", responsible="communications")
    assert [one.to_email for one in sent()] == [story.eeva.email]


def test_the_library_gets_a_link_of_its_own(story):
    task(story.kajaani, responsible="library")
    assert [one.to_email for one in sent()] == [story.eeva.email]  # no address of the library is known
    story.library.email = "kirjasto@example.org"
    story.library.save()
    task(story.kajaani, name="Toinen", responsible="library")
    (message,) = sent()
    assert message.to_email == "kirjasto@example.org"
    assert Link.objects.live(LinkPurpose.LIBRARY, story.kajaani.subject).count() == 1
    assert sent() == []
    assert Link.objects.live(LinkPurpose.LIBRARY, story.kajaani.subject).count() == 1


def test_a_partners_task_is_not_told_to_the_network(story):
    task(story.kajaani, stand=story.kajaani.stands.get())
    assert sent() == []


def test_who_wants_no_digests_is_reminded_all_the_same(story):
    User.objects.filter(pk=story.eeva.pk).update(digest="none")
    task(story.kajaani)
    assert len(sent()) == 1


def test_one_that_has_not_left_goes_with_its_event_and_comes_back_with_it(story):
    task(story.kajaani)
    (message,) = sent()
    wish, now = Wish(MoveKind.CANCEL), MOMENT + timedelta(minutes=5)
    with time_machine.travel(now, tick=False):
        found = weigh(Situation.of(story.kajaani.pk, now), wish)
        moving.carry_out(story.kajaani.pk, wish, seen=found.fingerprint, by=story.eeva, now=now)
        message.refresh_from_db()
        assert message.state == "cancelled"
        assert sent(now) == []
        assert moving.undo(story.kajaani.pk, by=story.eeva, now=now)
    (again,) = sent(MOMENT + timedelta(minutes=6))
    assert (again.to_email, again.text, again.state) == (message.to_email, message.text, "queued")
