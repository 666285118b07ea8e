"""Are the silent reminded of the poll twice at most, halfway and on the last day but one, and nobody else?"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from events import partner_reminders, poll_reminders
from events.actions import poll_post, polling
from events.models import Poll
from partners.choices import MessageState
from partners.models import Link, Message
from tests import poll_world

pytestmark = pytest.mark.django_db
HELSINKI = ZoneInfo("Europe/Helsinki")


@pytest.fixture
def asked():
    """A poll opened on Monday 1 February 2027 whose answers are asked for by Thursday 11; all have been asked."""
    with time_machine.travel(datetime(2027, 2, 1, 9, tzinfo=HELSINKI), tick=False):
        made = poll_world.idea(deadline=date(2027, 2, 11))
        poll_post.write_question(made.poll, made.story.eeva)
        Message.objects.update(state=MessageState.ACCEPTED, released_at=timezone.now())
    return made


def sent(day: date, at: time = time(7)) -> list[Message]:
    """What one look at the clock writes."""
    before = set(Message.objects.values_list("pk", flat=True))
    now = datetime.combine(day, at, HELSINKI).astimezone(UTC)
    with time_machine.travel(now, tick=False):
        count = poll_reminders.send_due(now)
    made = [one for one in Message.objects.order_by("pk") if one.pk not in before]
    assert count == len(made)
    return made


def test_the_silent_hear_halfway_and_before_the_end_and_no_third_time(asked):
    assert poll_reminders.turns(asked.poll) == [date(2027, 2, 6), date(2027, 2, 10)]
    with time_machine.travel(datetime(2027, 2, 2, 9, tzinfo=HELSINKI), tick=False):
        polling.vote(asked.poll, asked.stands[0], asked.options[0].pk, "yes", by_name="Kaisa")
    assert sent(date(2027, 2, 5)) == [] and sent(date(2027, 2, 6), time(6, 59)) == []
    first = sent(date(2027, 2, 6))
    assert [one.subject for one in first] == [
        asked.stands[1].subject, asked.stands[2].subject, asked.event.subject,
    ]  # fmt: skip
    assert {one.state for one in first} == {"queued"} and all(one.packed_at for one in first)
    assert sent(date(2027, 2, 6), time(15)) == []
    links = Link.objects.count()
    assert len(sent(date(2027, 2, 10))) == 3 and Link.objects.count() == links + 3
    days = (date(2027, 2, 1) + timedelta(days=number) for number in range(20))
    assert [day for day in days if sent(day)] == []
    assert poll_reminders.reminders_of(asked.poll) == {asked.stands[1].pk: 2, asked.stands[2].pk: 2, 0: 2}


def test_nobody_hears_of_a_closed_poll_or_was_never_asked(asked):
    Message.objects.filter(subject=asked.stands[1].subject).update(state=MessageState.DRAFT)
    assert [one.subject for one in sent(date(2027, 2, 6))] == [
        asked.stands[0].subject, asked.stands[2].subject, asked.event.subject,
    ]  # fmt: skip
    Poll.objects.close(asked.poll.pk, timezone.now())
    assert sent(date(2027, 2, 10)) == []


def test_who_had_another_reminder_today_is_left_in_peace_and_the_other_way_round(asked):
    one = asked.stands[1]
    with time_machine.travel(datetime(2027, 2, 6, 5, tzinfo=HELSINKI), tick=False):
        Message.objects.create(
            network=asked.story.kainuu, kind="partner_reminder", subject=one.subject, key="partner_reminder:1:x",
            title="Muistutus", state=MessageState.QUEUED, released_at=timezone.now(), message_id="<x@example.org>",
        )  # fmt: skip
    found = sent(date(2027, 2, 6))
    assert one.subject not in {message.subject for message in found} and len(found) == 3
    with time_machine.travel(datetime(2027, 2, 6, 8, tzinfo=HELSINKI), tick=False):
        reminded = partner_reminders.reminded_on(date(2027, 2, 6), {asked.stands[0].organisation_id})
    assert reminded == {asked.stands[0].organisation_id}
