"""Are meetings changed with the version that was seen, with calendars that follow time and place alone?"""

from datetime import date, time

import pytest

from events.actions import meetings
from events.choices import MeetingState
from events.date_choices import Rhythm
from events.models import Meeting, MeetingSeries
from partners.models import Change
from tests.meeting_world import Called

pytestmark = pytest.mark.django_db
VALUES = {
    "name": "Viikkopalaveri", "day": date(2027, 1, 12), "starts": time(9), "minutes": 30, "place": "Teams", "link": "",
    "responsible": "coordinator",
}  # fmt: skip


@pytest.fixture
def called():
    return Called()


def test_a_new_time_raises_the_calendar_sequence_and_a_new_name_does_not(called):
    facts = {name: getattr(called.meeting, name) for name in meetings.FACTS}
    assert meetings.edit_meeting(called.meeting, facts, seen=1, by=called.eeva) == []
    meetings.edit_meeting(called.meeting, facts | {"name": "Aloituskokous"}, seen=1, by=called.eeva)
    row = called.now()
    assert (row.name, row.calendar_sequence, row.version) == ("Aloituskokous", 0, 2)
    moved = facts | {"name": "Aloituskokous", "day": date(2027, 2, 11), "place": "Kirjasto"}
    meetings.edit_meeting(row, moved, seen=2, by=called.eeva)
    row = called.now()
    assert (row.day, row.calendar_sequence, row.version, row.offset_days) == (date(2027, 2, 11), 1, 3, None)
    told = Change.objects.filter(deed="meeting_edited", field="day:Aloituskokous").values_list(
        "before", "after"
    )
    assert list(told) == [("10.2.2027", "11.2.2027")]


def test_who_has_seen_an_older_version_changes_nothing(called):
    meetings.edit_meeting(called.meeting, {"place": "Kirjasto"}, seen=1, by=called.eeva)
    with pytest.raises(meetings.MeetingChanged) as refusal:
        meetings.edit_meeting(called.meeting, {"place": "Teams"}, seen=1, by=called.eeva)
    assert refusal.value.row.place == called.now().place == "Kirjasto"


def test_cancelling_and_holding_after_all_are_each_one_effect(called):
    assert meetings.set_state(called.meeting, MeetingState.CANCELLED, by=called.eeva) == [called.meeting.pk]
    assert meetings.set_state(called.meeting, MeetingState.CANCELLED, by=called.eeva) == []
    assert called.now().calendar_sequence == 1
    meetings.set_state(called.meeting, MeetingState.SCHEDULED, by=called.eeva)
    assert (called.now().state, called.now().calendar_sequence) == (MeetingState.SCHEDULED, 2)


def test_a_series_is_made_once_of_its_working_days_and_each_meeting_is_one_of_its_own(called):
    kainuu = called.story.kainuu
    for _press in range(2):
        meetings.add_series(
            kainuu, VALUES | {"day": date(2026, 12, 17)}, Rhythm.WEEKLY, date(2027, 1, 14), called.eeva
        )
    rows = list(Meeting.objects.of_networks())
    assert [row.day.isoformat() for row in rows] == ["2026-12-17", "2027-01-07", "2027-01-14"]
    assert MeetingSeries.objects.count() == 1 and len({row.calendar_uid for row in rows}) == 3
    with pytest.raises(ValueError, match="no working day"):
        saturday = VALUES | {"day": date(2027, 1, 16)}
        meetings.add_series(kainuu, saturday, Rhythm.WEEKLY, date(2027, 1, 16), called.eeva)


def test_one_of_a_series_is_moved_alone(called):
    meetings.add_series(called.story.kainuu, VALUES, Rhythm.WEEKLY, date(2027, 1, 26), called.eeva)
    first, second, _third = Meeting.objects.of_networks()
    meetings.edit_meeting(first, {"day": date(2027, 1, 13)}, seen=1, by=called.eeva)
    meetings.set_state(second, MeetingState.CANCELLED, by=called.eeva)
    rows = [(row.day.isoformat(), row.state, row.calendar_sequence) for row in Meeting.objects.of_networks()]
    assert rows == [
        ("2027-01-13", "scheduled", 1), ("2027-01-19", "cancelled", 1), ("2027-01-26", "scheduled", 0),
    ]  # fmt: skip


def test_two_presses_add_one_meeting(called):
    for _press in range(2):
        meetings.add_meeting(called.event, VALUES, called.eeva)
    assert Meeting.objects.filter(name="Viikkopalaveri").count() == 1
