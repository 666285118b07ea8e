"""Is a meeting cancelled and held after all by one press each?"""

import pytest

from tests.meeting_world import Called

pytestmark = pytest.mark.django_db


@pytest.fixture
def called():
    return Called()


def test_it_is_cancelled_and_held_again(client, called):
    called.desk(client)
    for state in ("cancelled", "scheduled"):
        client.post(f"{called.url}tila/", {"state": state})
        assert called.now().state == state
    assert called.now().calendar_sequence == 2
