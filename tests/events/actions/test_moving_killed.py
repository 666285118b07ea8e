"""Is a move, when the portal dies in the middle of it, either done with all its letters or not begun?"""

import pytest
import time_machine

from events.actions.situation import Wish
from events.date_choices import MoveKind
from tests import move_killed, move_world
from tests.desk_world import Desk


@pytest.mark.django_db
def test_a_death_before_any_statement_leaves_all_or_nothing() -> None:
    with time_machine.travel(move_world.NOW, tick=False):
        desk = Desk()
        event = move_world.told_event(desk, 1)
        assert move_killed.torn(event, move_world.to(reason="Remontti"), desk.eeva, every=9) == []
        assert move_killed.torn(event, Wish(MoveKind.CANCEL), desk.eeva, every=25) == []
