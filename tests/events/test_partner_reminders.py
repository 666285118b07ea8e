"""Is a partner reminded of what is due, once a day at most, and nobody who should be left in peace?"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from events import partner_reminders
from events.actions import inviting
from events.models import Event, Stand
from partners.models import Link, Message, Organisation
from tests import post_world, world

HELSINKI = ZoneInfo("Europe/Helsinki")
MONDAY = date(2027, 2, 15)
EVENT_DAY = date(2027, 3, 10)
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def kela(story):
    """A partner that was invited in January and has said nothing; answers are asked for by Friday."""
    Event.objects.filter(pk=story.kajaani.pk).update(
        answer_by=MONDAY + timedelta(days=4), created_by=story.eeva
    )
    story.kajaani.stands.all().delete()
    return invited(story.kajaani, "Kela")


def invited(event: Event, name: str, **facts) -> Stand:
    """A partner with a contact that has been sent an invitation."""
    organisation, _made = Organisation.objects.get_or_create(
        network=event.network, name=name, slug=name.lower()
    )
    if not organisation.contacts.exists():
        world.contact(organisation, email=f"{name.lower()}@example.org")
    stand = world.stand(event, organisation, **({"state": "invited"} | facts))
    post_world.message(event, stand, state="accepted")
    return stand


def sent(day: date = MONDAY, at: time = time(7)) -> list[Message]:
    """The reminders to partners that one look at the clock writes."""
    before = set(Message.objects.values_list("pk", flat=True))
    now = datetime.combine(day, at, HELSINKI)
    with time_machine.travel(now, tick=False):
        count = partner_reminders.send_due(now)
    made = [one for one in Message.objects.order_by("pk") if one.pk not in before]
    assert count == len(made)
    return made


def words(message: Message) -> str:
    return str(message.text.replace("\u00a0", " "))


def test_a_silent_partner_hears_on_monday_that_the_answer_is_due(story, kela):
    assert sent(at=time(6, 59)) == []
    (message,) = sent()
    assert (message.to_email, message.kind, message.subject) == (
        "kela@example.org",
        "partner_reminder",
        kela.subject,
    )
    assert message.key == f"partner_reminder:{kela.organisation_id}:2027-02-15"
    assert "Odotamme teiltä vielä:\n- pe 19.2.: vastauksenne, pääsettekö mukaan" in words(message)
    assert message.is_listed
    assert message.network == story.kainuu
    assert Link.objects.filter(subject=kela.subject).count() == 1
    assert sent(at=time(9)) == []
    assert Link.objects.filter(subject=kela.subject).count() == 1


def test_own_tasks_ethics_and_telling_are_due_before_the_day(story, kela):
    Event.objects.filter(pk=story.kajaani.pk).update(publication="published")
    Stand.objects.filter(pk=kela.pk).update(state="confirmed")
    world.task(story.kajaani, name="Tuokaa roll-up", due_on=EVENT_DAY - timedelta(days=6), stand=kela)
    world.task(story.kajaani, name="Myöhemmin", due_on=EVENT_DAY + timedelta(days=6), stand=kela)
    assert sent() == []
    (message,) = sent(date(2027, 3, 1))
    assert [line for line in words(message).split("\n") if line.startswith("- ")] == [
        "- ke 3.3.: digituen eettiset ohjeet, hyväksytään omalla sivullanne",
        "- ke 3.3.: talkoista kertominen omissa kanavissanne ja merkintä siitä omalle sivullenne",
        "- to 4.3.: Tuokaa roll-up",
    ]


def test_what_is_done_is_not_asked_for(story, kela):
    Event.objects.filter(pk=story.kajaani.pk).update(publication="published")
    Stand.objects.filter(pk=kela.pk).update(state="confirmed", ethics_version=1)
    kela.posts.create()
    task = world.task(story.kajaani, due_on=date(2027, 3, 4), stand=kela)
    assert len(sent(date(2027, 3, 1))) == 1
    Message.objects.filter(kind="partner_reminder").delete()
    task.state = "done"
    task.save()
    assert sent(date(2027, 3, 1)) == []


def test_a_reminder_of_a_task_comes_on_its_own_day_with_its_subject(story, kela):
    Stand.objects.filter(pk=kela.pk).update(state="confirmed")
    world.task(
        story.kajaani, name="Ilmoittakaa esittelijät", due_on=MONDAY + timedelta(days=10), stand=kela,
        remind_days=7, remind_subject="Esittelijöiden nimet",
    )  # fmt: skip
    assert sent() == []
    assert sent(MONDAY + timedelta(days=2)) == []
    (message,) = sent(MONDAY + timedelta(days=3))
    assert message.title == "Esittelijöiden nimet"
    assert "- to 25.2.: Ilmoittakaa esittelijät" in words(message)


def test_the_subject_of_one_task_does_not_stand_above_all_that_waits(story, kela):
    facts = {"remind_days": 1, "remind_subject": "Esittelijöiden nimet"}
    world.task(story.kajaani, name="Nimet", due_on=MONDAY + timedelta(days=4), stand=kela, **facts)
    (monday,) = sent()
    assert monday.title.startswith("Muistutus: ")
    assert [line for line in words(monday).split("\n") if line.startswith("- ")] == [
        "- pe 19.2.: Nimet", "- pe 19.2.: vastauksenne, pääsettekö mukaan",
    ]  # fmt: skip
    (thursday,) = sent(MONDAY + timedelta(days=3))
    assert thursday.title == "Esittelijöiden nimet"


def test_another_event_of_the_same_partner_waits_for_the_next_day(story, kela):
    other = world.event(
        story.kainuu, story.other_library, slug="sotkamo", title="Sotkamon talkoot", day=date(2027, 4, 1),
        answer_by=MONDAY + timedelta(days=5), created_by=story.eeva,
    )  # fmt: skip
    stand = invited(other, "Kela")
    assert [one.subject for one in sent()] == [kela.subject]
    assert [one.subject for one in sent(MONDAY + timedelta(days=1))] == [stand.subject]
    assert sent(MONDAY + timedelta(days=2)) == []
    assert {one.to_email for one in Message.objects.of_kind("partner_reminder")} == {"kela@example.org"}


def test_on_other_days_nobody_is_reminded_of_what_is_due(story, kela):
    assert sent(MONDAY + timedelta(days=1)) == []


@pytest.mark.parametrize("facts", [
    {"state": "cancelled"}, {"state": "postponed"}, {"day": MONDAY - timedelta(days=1)},
])  # fmt: skip
def test_nothing_of_an_event_that_is_over_or_does_not_take_place(story, kela, facts):
    Event.objects.filter(pk=story.kajaani.pk).update(**facts)
    assert sent() == []


def test_nobody_who_wants_no_invitations_or_was_never_invited(story, kela):
    Organisation.objects.filter(pk=kela.organisation_id).update(no_invitations=True)
    assert sent() == []
    Organisation.objects.filter(pk=kela.organisation_id).update(no_invitations=False)
    Message.objects.all().delete()
    assert sent() == []


def test_whom_a_coordinator_has_written_to_today_is_not_reminded_and_the_other_way_round(story, kela):
    morning = datetime(2027, 2, 15, 6, tzinfo=HELSINKI)
    told = post_world.message(story.kajaani, kela, kind="reminder", state="accepted", released_at=morning)
    assert sent() == []
    told.delete()
    assert len(sent()) == 1
    Message.objects.of_kind("partner_reminder").update(released_at=morning)
    with time_machine.travel(datetime(2027, 2, 15, 12, tzinfo=HELSINKI), tick=False):
        prepared = inviting.prepare_reminders(story.kajaani, by=story.eeva)
    assert prepared.left_out["today"] == ["Kela"]


def test_a_partner_of_two_events_gets_one_reminder_a_day_whoever_writes_it(story, kela):
    other = world.event(
        story.kainuu, story.other_library, slug="sotkamo", day=date(2027, 4, 1), created_by=story.eeva
    )
    stand, morning = invited(other, "Kela"), datetime(2027, 2, 15, 6, tzinfo=HELSINKI)
    told = post_world.message(other, stand, kind="reminder", state="accepted", released_at=morning)
    assert sent() == []
    Message.objects.filter(pk=told.pk).update(state="cancelled")
    assert [one.subject for one in sent()] == [kela.subject]
    Message.objects.of_kind("partner_reminder").update(released_at=morning)
    with time_machine.travel(datetime(2027, 2, 15, 12, tzinfo=HELSINKI), tick=False):
        assert inviting.prepare_reminders(other, by=story.eeva).left_out["today"] == ["Kela"]
    with time_machine.travel(datetime(2027, 2, 16, 12, tzinfo=HELSINKI), tick=False):
        assert len(inviting.prepare_reminders(other, by=story.eeva).written) == 1


def test_it_speaks_the_partners_language(story, kela):
    Organisation.objects.filter(pk=kela.organisation_id).update(language="sv")
    (message,) = sent()
    assert message.language == "sv"
    assert "Det här väntar ännu på er:\n- fr 19.2: ert svar, om ni kan komma" in words(message)


def test_thirty_partners_ask_the_database_hardly_more_to_find_out(story, kela, django_assert_max_num_queries):
    for number in range(30):
        invited(story.kajaani, f"K{number}")
    with django_assert_max_num_queries(4):
        assert len(partner_reminders.waiting_on(MONDAY)) == 31
