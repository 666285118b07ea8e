"""Can a moved meeting be taken back to its computed day, and do calendars hear of it?"""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from events.models import Meeting
from partners.models import Change
from tests.desk_world import TODAY, Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Any) -> Any:
    with time_machine.travel(f"{TODAY}T10:00:00+02:00", tick=False):
        made = Desk()
        client.force_login(made.eeva)
        yield made


@pytest.fixture
def meeting(desk: Desk) -> Meeting:
    """A meeting that would be on Maundy Thursday, 25 March 2027."""
    return desk.plan().meetings.get(offset_days=28)


def press(client: Any, meeting: Meeting, choice: str) -> Any:
    return client.post(reverse("desk:meeting_day", args=[meeting.event.slug, meeting.pk]), {"choice": choice})


def test_a_moved_meeting_is_taken_back_and_its_calendar_sequence_rises(client, meeting):
    answer = press(client, meeting, "computed")
    meeting.refresh_from_db()
    assert (meeting.day, meeting.calendar_sequence) == (date(2027, 3, 25), 1)
    assert answer.url == reverse("desk:event_plan", args=[meeting.event.slug]) + f"#meeting-{meeting.pk}"
    press(client, meeting, "proposed")
    meeting.refresh_from_db()
    assert (meeting.day, meeting.calendar_sequence) == (date(2027, 3, 24), 2)
    row = Change.objects.about(meeting.event.subject)[0]
    assert (row.deed, row.field, row.before, row.after) == (
        "meeting_day", "Suunnittelukokous 1", "25.3.2027", "24.3.2027",
    )  # fmt: skip


def test_the_same_press_again_has_no_effect(client, meeting):
    press(client, meeting, "proposed")
    meeting.refresh_from_db()
    assert meeting.calendar_sequence == 0


def test_an_unknown_choice_is_no_page(client, meeting):
    assert press(client, meeting, "").status_code == 404


def test_a_stranger_changes_nothing(client, desk, meeting):
    client.force_login(desk.stranger())
    assert press(client, meeting, "computed").status_code == 404
    meeting.refresh_from_db()
    assert meeting.day == date(2027, 3, 24)
