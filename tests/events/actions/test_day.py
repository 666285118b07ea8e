"""Are the facts of the day, notes and closing numbers saved once, told in the trail, and never over somebody else's?"""

import pytest
from django.db import IntegrityError

from events.actions import day
from events.models import Closing, DayPlan, MeetingNotes
from partners.models import Change
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def test_the_first_save_makes_the_row_and_the_next_ones_raise_its_version(story):
    first = day.save_day(story.kajaani, {"power": "Seinällä", "wifi_name": ""}, seen=0, by=story.eeva)
    second = day.save_day(story.kajaani, {"power": "Lattiassa", "wifi_name": "Vieras"}, seen=1, by=story.eeva)
    row = DayPlan.objects.get()
    assert (first, second) == (("power",), ("power", "wifi_name"))
    assert (row.power, row.wifi_name, row.version) == ("Lattiassa", "Vieras", 2)
    told = Change.objects.filter(deed="day_edited").order_by("id").values_list("field", "before", "after")
    assert list(told) == [
        ("power", "", "Seinällä"), ("power", "Seinällä", "Lattiassa"), ("wifi_name", "", "Vieras"),
    ]  # fmt: skip


def test_the_password_is_not_in_the_trail(story):
    day.save_day(story.kajaani, {"wifi_password": "mansikka"}, seen=0, by=story.eeva)
    day.save_day(story.kajaani, {"wifi_password": "mustikka"}, seen=1, by=story.eeva)
    assert DayPlan.objects.get().wifi_password == "mustikka"
    told = Change.objects.filter(field="wifi_password").order_by("id").values_list("before", "after")
    assert list(told) == [("", "•••"), ("•••", "•••")]


def test_saving_nothing_new_does_nothing_whatever_was_seen(story):
    assert day.save_closing(story.kajaani, {"visitors": None, "worked": ""}, seen=7, by=story.eeva) == ()
    assert not Closing.objects.exists()


@pytest.mark.parametrize("seen", [0, 2])
def test_who_saw_another_version_saves_nothing(story, seen):
    day.save_closing(story.kajaani, {"visitors": 62}, seen=0, by=story.matti)
    with pytest.raises(day.RowChanged) as refusal:
        day.save_closing(story.kajaani, {"visitors": 26}, seen=seen, by=story.eeva)
    assert (refusal.value.row.visitors, Closing.objects.get().visitors) == (62, 62)


def test_two_first_saves_at_once_make_one_row(story, monkeypatch):
    def a_moment_earlier(empty):
        monkeypatch.undo()

    meeting = story.kajaani.meetings.get()
    MeetingNotes.objects.create(meeting=meeting, chair="Liisa")
    monkeypatch.setattr(day, "_now", a_moment_earlier)
    with pytest.raises(day.RowChanged) as refusal:
        day.save_notes(meeting, {"chair": "Eeva"}, seen=0, by=story.eeva)
    assert refusal.value.row.chair == "Liisa"
    assert isinstance(refusal.value.__cause__, IntegrityError)
