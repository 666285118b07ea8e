"""Is every change of an event, killed before each of its statements in turn, all or nothing?

python -m pytest tests/faults/test_moving_killed.py
"""

import pytest
import time_machine

from events.actions.publishing import publish_event
from events.actions.situation import Wish
from events.date_choices import MoveKind
from tests import move_killed, move_world
from tests.desk_world import Desk


@pytest.mark.django_db
def test_a_death_before_every_statement_leaves_all_or_nothing() -> None:
    with time_machine.travel(move_world.NOW, tick=False):
        desk = Desk()
        event = move_world.told_event(desk, 3)
        publish_event(event, by=desk.eeva)
        for wish in (
            move_world.to(reason="Remontti"),
            Wish(MoveKind.POSTPONE),
            Wish(MoveKind.CANCEL),
            Wish(MoveKind.FORMAT, attendance="online", remote_link="https://example.org/talkoot"),
        ):
            assert move_killed.torn(event, wish, desk.eeva, every=1) == []
