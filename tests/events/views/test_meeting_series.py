"""Is a whole series changed from one of its meetings on, with every day shown before anything is done?"""

from datetime import date, time
from typing import Any

import pytest
import time_machine

from events import rhythms
from events.actions import convening, meetings
from events.choices import MeetingState
from events.date_choices import Rhythm
from events.models import Meeting
from partners.models import Message
from tests.events.actions.test_convening import leave
from tests.meeting_world import Called, plain
from tests.posting import typed

pytestmark = pytest.mark.django_db
VALUES = {"name": "Viikkopalaveri", "day": date(2027, 3, 2), "starts": time(9), "minutes": 30, "place": "Teams",
          "link": "", "responsible": "coordinator"}  # fmt: skip
TOLD = "aino@example.org"


@pytest.fixture
def clock() -> Any:
    with time_machine.travel("2027-03-01 12:00+02:00", tick=False) as now:
        yield now


@pytest.fixture
def called(clock) -> Called:
    made = Called()
    meetings.add_series(made.story.kainuu, VALUES, Rhythm.WEEKLY, date(2027, 3, 30), made.eeva)
    for row in Meeting.objects.of_networks():
        convening.invite(row, (), [("Aino", "Kuntaliitto", TOLD)], made.eeva)
    leave(list(Message.objects.order_by("pk")))
    return made


def days() -> list[str]:
    rows = Meeting.objects.of_networks().order_by("day")
    return [
        f"{row.day.day}.{row.day.month}.{'-' if row.state == MeetingState.CANCELLED else ''}" for row in rows
    ]


def change(client: Any, number: int, **facts: Any) -> Any:
    """Show what happens, and then do it."""
    url = f"/suunnittelu/kokoukset/{Meeting.objects.of_networks().order_by('day')[number].pk}/sarja/"
    form = client.get(url).context["form"]
    shown = client.post(url, typed(form, **facts))
    seen = shown.context["plan"]["digest"]
    return shown, client.post(url, typed(form, **facts) | {"shown": seen, "confirm": "1"}, follow=True)


def test_another_weekday_moves_each_meeting_in_its_own_week_and_leaves_days_off_out(client, called):
    called.desk(client)
    before = [row.calendar_uid for row in Meeting.objects.of_networks().order_by("day")]
    shown, _done = change(client, 1, weekday=3, scope="following")
    page = plain(shown.content.decode())
    assert [row.calendar_uid for row in Meeting.objects.of_networks().order_by("day")] == before
    assert "25.3.2027 on kiirastorstai." in page and days() == ["2.3.", "11.3.", "18.3.", "23.3.-", "1.4."]


def test_a_day_off_is_held_where_it_is_ticked(client, called):
    called.desk(client)
    change(client, 1, weekday=3, keep=["2027-03-25"])
    assert days() == ["2.3.", "11.3.", "18.3.", "25.3.", "1.4."]


def test_every_second_week_cancels_the_rest_and_each_who_was_asked_hears_of_it(client, called):
    called.desk(client)
    newest = Message.objects.latest("pk").pk
    change(client, 0, rhythm="fortnightly", starts="10", last_day="13.4.2027", scope="all")
    assert days() == ["2.3.", "9.3.-", "16.3.", "23.3.-", "30.3.", "13.4."]
    held = Meeting.objects.of_networks().order_by("day")
    assert [(row.starts.hour, row.calendar_sequence) for row in held if row.state == "scheduled"] == [
        (10, 1), (10, 1), (10, 1), (10, 0),
    ]  # fmt: skip
    kinds = [row.kind for row in Message.objects.filter(pk__gt=newest).order_by("pk")]
    assert sorted(kinds) == ["meeting"] * 3 + ["meeting_cancelled"] * 2


def test_one_that_was_moved_alone_stays_when_only_the_place_or_the_end_changes(client, called):
    called.desk(client)
    second = Meeting.objects.of_networks().order_by("day")[1]
    meetings.edit_meeting(second, {"day": date(2027, 3, 10)}, seen=second.version, by=called.eeva)
    change(client, 0, place="Kirjasto", last_day="23.3.2027")
    assert days() == ["2.3.", "10.3.", "16.3.", "23.3.", "30.3.-"]
    assert {row.place for row in Meeting.objects.of_networks() if row.day <= date(2027, 3, 23)} == {
        "Kirjasto"
    }


def test_what_somebody_changed_meanwhile_is_shown_before_anything_is_done(client, called):
    called.desk(client)
    first = Meeting.objects.of_networks().order_by("day")[0]
    url = f"/suunnittelu/kokoukset/{first.pk}/sarja/"
    form = client.get(url).context["form"]
    seen = client.post(url, typed(form, starts="11")).context["plan"]["digest"]
    meetings.edit_meeting(first, {"place": "Sali"}, seen=first.version, by=called.eeva)
    late = client.post(url, typed(form, starts="11") | {"shown": seen, "confirm": "1"})
    assert late.status_code == 200 and "Mitään ei tallennettu" in late.content.decode()
    assert {row.starts.hour for row in Meeting.objects.of_networks()} == {9}


def test_a_meeting_that_is_held_once_has_no_series(client, called):
    called.desk(client)
    assert client.get(f"{called.url}sarja/").status_code == 404


def test_a_monthly_series_takes_the_meetings_of_its_months():
    wanted = rhythms.occurrences(date(2027, 3, 9), date(2027, 5, 31), Rhythm.MONTHLY)
    held = {1: date(2027, 3, 2), 2: date(2027, 4, 29), 3: date(2027, 5, 11), 4: date(2027, 6, 1)}
    steps = rhythms.replanned(held, {}, wanted, (), Rhythm.MONTHLY)
    assert [(step.fate, step.day.isoformat(), step.pk) for step in steps] == [
        ("moved", "2027-03-09", 1), ("moved", "2027-04-13", 2), ("kept", "2027-05-11", 3), ("gone", "2027-06-01", 4),
    ]  # fmt: skip
