"""Are five thousand random events understood alike by four readers that share no code?"""

import pytest

from tests.calendar_samples import events
from tests.events.calendars.test_readers import assert_understood

COUNT, ROUNDS = 5_000, 10


@pytest.mark.parametrize("part", range(ROUNDS))
def test_random_events_are_understood_alike(part: int) -> None:
    for sheet in events(COUNT // ROUNDS, seed=part):
        assert_understood(sheet)
