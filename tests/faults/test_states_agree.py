"""Do all outputs tell the same time, place and state through long random stories?

python -m pytest tests/faults/test_states_agree.py
"""

import os

import pytest
import time_machine

from events.actions.publishing import publish_event
from tests import move_outputs, move_world
from tests.desk_world import Desk

STORIES = int(os.environ.get("TALKOOT_MOVE_STORIES", "60"))
DEEDS = 12


@pytest.mark.django_db
def test_every_output_agrees_through_long_stories() -> None:
    with time_machine.travel(move_world.NOW, tick=False):
        desk = Desk()
        event = move_world.told_event(desk)
        publish_event(event, by=desk.eeva)
        for seed in range(1000, 1000 + STORIES):
            assert move_outputs.agreeing_through(event, desk.eeva, seed, DEEDS, move_world.NOW) == []
