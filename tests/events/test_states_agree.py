"""Do page, list, calendars, JSON-LD, poster, letters and links tell the same time, place and state after any change?"""

import pytest
import time_machine

from events.actions.publishing import publish_event
from tests import move_outputs, move_world
from tests.desk_world import Desk

SEEDS, DEEDS = 2, 9


@pytest.mark.django_db
def test_every_output_agrees_with_the_record_after_random_changes() -> None:
    with time_machine.travel(move_world.NOW, tick=False):
        desk = Desk()
        event = move_world.told_event(desk)
        publish_event(event, by=desk.eeva)
        assert move_outputs.disagreeing(event) == []
        for seed in range(SEEDS):
            assert move_outputs.agreeing_through(event, desk.eeva, seed, DEEDS, move_world.NOW) == []
