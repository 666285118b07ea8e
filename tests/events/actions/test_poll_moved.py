"""Does moving an event to a proposed time choose that time in the same transaction, and does undoing open the poll?"""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine

from events.actions import moving, polling, snapshots
from events.models import Event, Poll
from events.models.poll import Proposal
from events.views import poll_taps
from partners.models import Change
from tests import move_world
from tests.desk_world import Desk
from tests.move_world import LATER, NOW, do, to

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield Desk()


def asked(desk: Desk, event: Event) -> Poll:
    """A poll about the event's own day and the one that it moves to."""
    wish = to()
    times = [
        Proposal(event.day, event.opens, event.closes), Proposal(wish.day, wish.opens, wish.closes)
    ]  # fmt: skip
    return polling.ask(event, times, deadline=date(2027, 2, 1), note="", by=desk.eeva)


def chosen(poll: Poll) -> list[bool]:
    return list(poll.options.values_list("was_chosen", flat=True))


def test_moving_to_a_proposed_time_chooses_it_and_undoing_asks_again(desk: Desk) -> None:
    event = move_world.told_event(desk)
    poll = asked(desk, event)
    do(event, to(), desk.eeva)
    poll.refresh_from_db()
    event.refresh_from_db()
    assert (poll.is_open, poll.closed_at, chosen(poll), event.day) == (False, NOW, [False, True], LATER)
    assert Change.objects.about(event.subject).of_deeds(["poll_decided"]).count() == 1
    assert "12.5.2027" in poll_taps.outcome(event, "fi")["text"].replace("\u00a0", " ")
    assert moving.undo(event.pk, by=desk.eeva, now=NOW + timedelta(minutes=9))
    poll.refresh_from_db()
    assert (poll.is_open, poll.closed_at, chosen(poll)) == (True, None, [False, False])


def test_moving_elsewhere_or_cancelling_chooses_nothing(desk: Desk) -> None:
    event = move_world.told_event(desk)
    poll = asked(desk, event)
    do(event, to(day=LATER + timedelta(days=7)), desk.eeva)
    assert (Poll.objects.open().count(), chosen(poll)) == (0, [False, False])
    assert Change.objects.about(event.subject).of_deeds(["poll_closed"]).count() == 1


def test_undoing_is_refused_while_a_new_question_is_open(desk: Desk) -> None:
    event = move_world.told_event(desk)
    asked(desk, event)
    do(event, to(), desk.eeva)
    event.refresh_from_db()
    asked(desk, event)
    event.refresh_from_db()
    with pytest.raises(snapshots.Overtaken):
        moving.undo(event.pk, by=desk.eeva, now=NOW + timedelta(minutes=1))
    assert (Poll.objects.open().count(), Event.objects.get(pk=event.pk).day) == (1, LATER)
