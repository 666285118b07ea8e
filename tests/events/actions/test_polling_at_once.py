"""Is no tap lost when several partners tap in the same moment, and does the database decide who came too late?"""

import pytest

from tests import poll_crowd

VOTERS = 5


@pytest.mark.django_db(transaction=True)
def test_taps_in_the_same_moment_are_all_kept():
    poll_crowd.everybody_taps(VOTERS)


@pytest.mark.django_db(transaction=True)
def test_closing_races_with_the_last_votes_and_the_database_decides():
    poll_crowd.closing_races(VOTERS)
