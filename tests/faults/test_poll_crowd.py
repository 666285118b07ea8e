"""Do thirty voters at once lose no tap, and does closing race cleanly with the last of them, over and over?

python -m pytest tests/faults/test_poll_crowd.py
"""

import os

import pytest

from tests import poll_crowd

ROUNDS = int(os.environ.get("TALKOOT_FAULT_ROUNDS", "10"))
VOTERS = 30


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", range(ROUNDS))
def test_thirty_voters_at_once_lose_no_tap(number: int):
    poll_crowd.everybody_taps(VOTERS)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", range(ROUNDS))
def test_closing_races_with_thirty_voters(number: int):
    poll_crowd.closing_races(VOTERS)
