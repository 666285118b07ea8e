"""Do two who write minutes for a minute over dropping connections lose a word?

python -m pytest tests/faults/test_two_writers.py
"""

import os
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from tests import minutes_writers
from tests.faults import figures
from tests.meeting_world import Called

SECONDS = float(os.environ.get("TALKOOT_WRITERS_SECONDS", "60"))
SEEDS = (20261122, 7)
NOISE = ["ERR_INTERNET_DISCONNECTED", "ERR_FAILED"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("seed", SEEDS)
def test_two_write_for_a_minute_over_dropping_connections_and_no_word_is_lost(
    seed: int, page_of: Any, witness: Any, live_server: Any
):
    witness.expected += NOISE
    called = Called(day=date.today() + timedelta(days=10))
    pages = [page_of(called.eeva), page_of(called.eeva)]
    written = minutes_writers.two_write(pages, called, SECONDS, seed)
    figures.note(
        f"Two writers of minutes, {connection.vendor}, seed {seed}",
        ["seconds", "words", "lost", "lines", "times offline", "lines lost on the way", "saved without hearing of it"],
        [[f"{SECONDS:.0f}", len(written.words), 0, len(called.texts()), written.offline, written.lost_on_the_way,
          written.saved_unheard]],
        seed,
        "Two Chromium windows add words to the same minutes.",
    )  # fmt: skip
