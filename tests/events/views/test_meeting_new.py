"""Is a meeting made at once, and a series after its days have been shown?"""

import pytest

from events.models import Meeting
from tests.meeting_world import Called

pytestmark = pytest.mark.django_db


@pytest.fixture
def called():
    return Called()


VALUES = {
    "name": "Viikkopalaveri", "day": "17.12.2099", "starts": "9", "minutes": "30", "place": "Teams",
    "responsible": "coordinator",
}  # fmt: skip


def test_one_meeting_is_made_by_one_press_and_stands_on_its_events_list(client, called):
    called.desk(client)
    response = client.post("/suunnittelu/kokoukset/uusi/?talkoot=kajaani", VALUES)
    row = Meeting.objects.get(name="Viikkopalaveri")
    assert response["Location"] == f"/suunnittelu/kokoukset/{row.pk}/"
    assert (row.event, row.network, row.minutes) == (called.event, None, 30)


def test_a_series_shows_which_days_are_left_out_and_why_before_it_is_made(client, called):
    called.desk(client)
    typed = VALUES | {"rhythm": "weekly", "last_day": "7.1.2100"}
    page = client.post("/suunnittelu/kokoukset/uusi/", typed)
    assert [len(page.context["days"][name]) for name in ("held", "off")] == [2, 2]
    assert "jouluaatto" in page.content.decode()
    assert not Meeting.objects.of_networks().exists()
    client.post("/suunnittelu/kokoukset/uusi/", typed | {"confirm": "1"})
    assert [row.day.isoformat() for row in Meeting.objects.of_networks()] == ["2099-12-17", "2100-01-07"]


def test_a_series_needs_a_last_day_that_comes_after_the_first(client, called):
    called.desk(client)
    for last, mistake in (
        ("", "Kirjoita päivä"),
        ("16.12.2090", "ennen ensimmäistä"),
        ("1.1.2094", "kaksi vuotta"),
    ):
        typed = VALUES | {"day": "18.12.2090", "rhythm": "weekly", "last_day": last}
        assert mistake in client.post("/suunnittelu/kokoukset/uusi/", typed).content.decode()
    assert client.get("/suunnittelu/kokoukset/uusi/?talkoot=oulu").status_code == 404
