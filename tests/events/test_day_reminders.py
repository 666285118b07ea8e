"""Is everybody who comes reminded of tomorrow once, with what is needed, and nobody of a day that is not?"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from events import day_reminders
from events.actions import moving
from events.actions.consequences import weigh
from events.actions.situation import Situation, Wish
from events.choices import LetterKind
from events.date_choices import MoveKind
from events.models import DayPlan, Event, RunSlot
from partners.models import Link, Message
from partners.post import outbox
from tests import world

HELSINKI = ZoneInfo("Europe/Helsinki")
DAY = date(2027, 3, 10)
BEFORE = DAY - timedelta(days=1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    """Kajaani tomorrow: a bank that comes, Kela that has said no, one that has not answered, the library."""
    story = world.story()
    story.library.email = "kirjasto@example.org"
    story.library.save()
    bank = story.kajaani.stands.get()
    world.contact(bank.organisation)
    bank.place = 3
    bank.save()
    for name, state in (("Kela", "declined"), ("Apteekki", "invited")):
        partner = world.organisation(story.kainuu, name, name.lower())
        world.contact(partner, email=f"{name.lower()}@example.org")
        world.stand(story.kajaani, partner, state=state)
    DayPlan.objects.create(
        event=story.kajaani, arrival="Takapihan ovi", wifi_name="Vieras", wifi_password="kirja2027"
    )
    RunSlot.objects.create(event=story.kajaani, starts=time(13, 45), kind="briefing")
    return story


def sent(day: date = BEFORE, at: time = time(7)) -> list[Message]:
    """The letters that one look at the clock writes."""
    before = set(Message.objects.values_list("pk", flat=True))
    now = datetime.combine(day, at, HELSINKI)
    with time_machine.travel(now, tick=False):
        count = day_reminders.send_due(now)
    made = [one for one in Message.objects.order_by("pk") if one.pk not in before]
    assert count == len(made)
    return made


def change(event: Event, **facts) -> None:
    Event.objects.filter(pk=event.pk).update(**facts)


def test_those_who_come_and_the_library_read_what_they_need_once(story):
    assert sent(at=time(6, 59)) == []
    assert sent(BEFORE - timedelta(days=1)) == []
    bank, library = sent()
    assert (bank.to_name, library.to_email) == ("Kaisa Kursseja", "kirjasto@example.org")
    assert bank.title.startswith("Huomenna: digitukitalkoot")
    text = bank.text.replace("\u00a0", " ")
    for fact in (
        "Saapuminen: Takapihan ovi", "Vierasverkko: Vieras / kirja2027", "Paikkanne numero: 3", "klo 14–18",
        "- 13.45 Yhteinen aloitus", "{answer_link}",
    ):  # fmt: skip
        assert fact in text, fact
    assert "Paikkanne numero" not in library.text
    assert bank.state == "queued"
    assert Link.objects.filter(subject=bank.subject).count() == 1
    assert sent(at=time(8)) == []
    assert sent(DAY) == []


def test_a_moved_event_is_reminded_of_before_its_new_day_and_never_twice_of_the_same(story):
    change(story.kajaani, day=DAY + timedelta(days=7), state="rescheduled", previous_day=DAY)
    assert sent() == [], "the old day is no day any more"
    assert len(sent(BEFORE + timedelta(days=7))) == 2
    change(story.kajaani, day=DAY + timedelta(days=14))
    assert len(sent(BEFORE + timedelta(days=14))) == 2
    change(story.kajaani, day=DAY + timedelta(days=7))
    assert sent(BEFORE + timedelta(days=7), time(9)) == [], "moved back: told already"


@pytest.mark.parametrize("state", ["cancelled", "postponed"])
def test_nobody_is_reminded_of_what_does_not_take_place(story, state):
    change(story.kajaani, state=state)
    assert sent() == []


def turn(story, at: time, kind: MoveKind | None) -> None:
    """Do what the desk does at an hour of the day before; without a kind undo what was done last."""
    now = datetime.combine(BEFORE, at, HELSINKI)
    with time_machine.travel(now, tick=False):
        if kind is None:
            assert moving.undo(story.kajaani.pk, by=story.eeva, now=now)
            return
        held = {"day": DAY, "opens": time(14), "closes": time(18)} if kind == MoveKind.REINSTATE else {}
        wish = Wish(kind, **held)
        found = weigh(Situation.of(story.kajaani.pk, now), wish)
        moving.carry_out(story.kajaani.pk, wish, seen=found.fingerprint, by=story.eeva, now=now)


def test_a_reminder_that_has_not_left_when_the_day_is_called_off_never_leaves(story):
    bank, library = sent()
    turn(story, time(8), MoveKind.CANCEL)
    for message in (bank, library):
        message.refresh_from_db()
        assert message.state == "cancelled"
    assert sent(at=time(9)) == []


def test_when_the_same_day_comes_back_so_does_its_reminder_but_not_what_a_person_stopped(story):
    first = sent()
    outbox.cancel(first[1])  # somebody does not want the library's
    turn(story, time(8), MoveKind.CANCEL)
    turn(story, time(8, 5), None)
    (again,) = sent(at=time(8, 6))
    assert (again.to_name, again.text) == (first[0].to_name, first[0].text)
    turn(story, time(9), MoveKind.CANCEL)
    turn(story, time(10), MoveKind.REINSTATE)
    assert [one.to_name for one in sent(at=time(10, 1))] == [first[0].to_name]
    waiting = Message.objects.of_kinds([LetterKind.DAY_BEFORE]).exclude(state="cancelled")
    assert waiting.count() == 1  # of three, two were taken back


def test_who_comes_later_in_the_day_is_told_too_and_two_nodes_tell_once(story):
    assert len(sent()) == 2
    late = story.kajaani.stands.get(state="invited")
    late.state = "confirmed"
    late.save()
    assert [one.to_email for one in sent(at=time(15))] == ["apteekki@example.org"]
    keys = list(Message.objects.values_list("key", flat=True))
    assert len(keys) == len(set(keys)) == 3


def test_a_remote_day_tells_the_link_and_how_to_join(story):
    change(story.kajaani, attendance="online", remote_link="https://meet.example.org/talkoot")
    DayPlan.objects.update(joining="Avaa linkki.\nKirjoita nimesi.")
    text = sent()[0].text
    assert "https://meet.example.org/talkoot" in text
    assert "Avaa linkki.\nKirjoita nimesi." in text


def test_the_clock_asks_little_once_everybody_has_been_written_to(story, django_assert_max_num_queries):
    sent()
    with django_assert_max_num_queries(14):  # of two events, savepoints among them
        assert sent(at=time(9)) == []
