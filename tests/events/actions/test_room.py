"""Is a library's answer about the room kept once, told in the trail, and asked for anew when the day has changed?"""

from datetime import date

import pytest

from events.actions import room
from events.choices import RoomState
from events.models import Event, RoomBooking
from events.room_state import room_of
from partners.models import Change, FieldChange
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def deeds(event: Event) -> list[str]:
    return [change.deed for change in Change.objects.about(event.subject)]


def test_an_answer_is_kept_and_told_in_the_trail(story):
    assert room.answer_room(story.kajaani, RoomState.CONFIRMED, "Ovi auki klo 12.", by_name="Liisa Lainaaja")
    booking = RoomBooking.objects.get()
    assert (booking.state, booking.note, booking.by_name, booking.by) == (
        "confirmed", "Ovi auki klo 12.", "Liisa Lainaaja", None,
    )  # fmt: skip
    change = Change.objects.about(story.kajaani.subject).get()
    assert (change.deed, change.after, change.by_name) == (
        "room_confirmed",
        "Ovi auki klo 12.",
        "Liisa Lainaaja",
    )


def test_the_same_answer_twice_is_one_deed(story):
    assert room.answer_room(story.kajaani, RoomState.CONFIRMED, "", by=story.liisa)
    assert not room.answer_room(story.kajaani, RoomState.CONFIRMED, "", by=story.liisa)
    assert deeds(story.kajaani) == ["room_confirmed"]
    assert RoomBooking.objects.get().by_name == "Liisa Lainaaja"


def test_a_changed_mind_is_a_second_deed(story):
    room.answer_room(story.kajaani, RoomState.CONFIRMED, "", by=story.liisa)
    assert room.answer_room(story.kajaani, RoomState.REFUSED, "Remontti alkaa.", by=story.liisa)
    assert deeds(story.kajaani) == ["room_refused", "room_confirmed"]
    assert room_of(story.kajaani).is_refused


def test_asking_is_no_answer(story):
    with pytest.raises(ValueError, match="no answer"):
        room.answer_room(story.kajaani, RoomState.ASKED, "")
    assert not RoomBooking.objects.exists()


def test_a_promise_does_not_hold_for_another_day_and_may_be_given_again(story):
    room.answer_room(story.kajaani, RoomState.CONFIRMED, "", by=story.liisa)
    assert room_of(story.kajaani).is_confirmed
    story.kajaani.day = date(2027, 3, 17)
    Change.objects.record(
        subject=story.kajaani.subject, network=story.kainuu, deed="event_edited", by=story.eeva,
        changes=[FieldChange("day", "2027-03-10", "2027-03-17")],
    )  # fmt: skip
    moved = room_of(story.kajaani)
    assert (moved.is_outdated, moved.is_confirmed) == (True, False)
    assert room.answer_room(story.kajaani, RoomState.CONFIRMED, "", by=story.liisa)
    assert room_of(story.kajaani).is_confirmed


def test_a_new_title_leaves_the_promise_alone(story):
    room.answer_room(story.kajaani, RoomState.CONFIRMED, "", by=story.liisa)
    Change.objects.record(
        subject=story.kajaani.subject, network=story.kainuu, deed="event_edited", by=story.eeva,
        changes=[FieldChange("title", "Vanha", "Uusi")],
    )  # fmt: skip
    assert room_of(story.kajaani).is_confirmed


def test_an_event_that_nobody_has_answered_about_waits(story):
    assert (room_of(story.kajaani).booking.state, room_of(story.kajaani).is_outdated) == ("asked", False)
