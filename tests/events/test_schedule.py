"""Do the plan's days fall where they should, and is everything worth knowing about a day said?"""

from datetime import date, datetime, time, timedelta

import pytest

from events import schedule
from events.schedule import CalendarFact, Closure, OpenHours, OtherEvent, Planned, day_warnings, planned_day
from talkoot.lib.days import HELSINKI, day_off, to_utc

KUHMO = date(2027, 4, 22)
SOTKAMO = date(2027, 3, 10)
TODAY = date(2026, 11, 23)
NOON, CLOSING = time(14), time(18)


def codes(*args, **kwargs) -> list[str]:
    return [warning.code for warning in day_warnings(*args, **kwargs)]


def test_meeting_moves_to_the_day_before_when_it_would_fall_on_maundy_thursday():
    expected = Planned(day=date(2027, 3, 24), computed=date(2027, 3, 25), reason_day=date(2027, 3, 25))
    assert schedule.meeting_day(KUHMO, 28) == expected
    assert expected.moved


def test_meetings_stay_on_the_weekday_of_the_event_when_nothing_is_in_the_way():
    meetings = [schedule.meeting_day(SOTKAMO, offset) for offset in (28, 14)]
    assert meetings == [
        Planned(date(2027, 2, 10), date(2027, 2, 10), None),
        Planned(date(2027, 2, 24), date(2027, 2, 24), None),
    ]
    assert not meetings[0].moved


@pytest.mark.parametrize(
    ("event_day", "offset", "day", "reason_day"),
    [
        (
            date(2026, 11, 26),
            27,
            date(2026, 10, 29),
            date(2026, 10, 30),
        ),  # the eve of All Saints' Day, a Friday
        (
            date(2026, 11, 26),
            26,
            date(2026, 10, 29),
            date(2026, 10, 31),
        ),  # All Saints' Day itself, over its eve
        (date(2026, 11, 26), -9, date(2026, 12, 7), date(2026, 12, 5)),  # Saturday, then Independence Day
        (date(2027, 1, 4), 1, date(2026, 12, 30), date(2027, 1, 3)),  # over New Year's Day and its eve
        (KUHMO, -8, date(2027, 5, 3), date(2027, 4, 30)),  # after the event later: over May Day
        (KUHMO, -3, date(2027, 4, 26), date(2027, 4, 25)),
    ],
)
def test_planned_day_moves_earlier_before_the_event_and_later_after_it(event_day, offset, day, reason_day):
    planned = planned_day(event_day, offset)
    assert (planned.day, planned.reason_day) == (day, reason_day)
    assert planned.computed == event_day - timedelta(days=offset) == reason_day


def test_events_own_day_never_moves():
    christmas = date(2027, 12, 25)
    assert planned_day(christmas, 0) == Planned(christmas, christmas, None)


def test_every_planned_day_is_a_working_day_and_says_its_reason_exactly_when_moved():
    event_days = [date(2026, 1, 1) + timedelta(days=n) for n in range(730)]
    for event_day in event_days:
        for offset in (84, 28, 14, 1, -1, -21):
            planned = planned_day(event_day, offset)
            assert day_off(planned.day) is None
            assert (planned.reason_day is not None) == (planned.day != planned.computed)
            assert planned.day <= planned.computed if offset > 0 else planned.day >= planned.computed


def test_local_clock_and_weekday_are_kept_when_weeks_are_counted_over_summer_time():
    tried = 0
    day = date(2024, 1, 1)
    while day.year < 2036:
        for offset in (14, 28):
            computed = planned_day(day, offset).computed
            local = to_utc(computed, NOON).astimezone(HELSINKI)
            assert local == datetime.combine(computed, NOON, HELSINKI)
            assert (local.date(), local.time()) == (computed, NOON)
            assert computed.weekday() == day.weekday()
            tried += 1
        day += timedelta(days=1)
    assert tried == 8766


def test_weeks_before_are_counted_to_the_nearest_week():
    assert [schedule.weeks_before(KUHMO, KUHMO - timedelta(days=n)) for n in (29, 28, 24, 14, 0, -7)] == [
        4,
        4,
        3,
        2,
        0,
        -1,
    ]


def test_day_is_past_from_the_next_morning():
    assert [schedule.is_past(day, SOTKAMO) for day in (SOTKAMO - timedelta(days=1), SOTKAMO)] == [True, False]


def test_nothing_is_said_of_a_plain_day():
    assert day_warnings(SOTKAMO, NOON, CLOSING, TODAY) == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (TODAY - timedelta(days=1), ["past_day", "weekend"]),
        (TODAY, ["too_near"]),
        (TODAY + timedelta(days=29), ["too_near"]),
        (TODAY + timedelta(days=40), ["weekend"]),
        (date(2027, 3, 25), ["eve"]),
        (date(2027, 3, 26), ["holiday"]),
        (date(2027, 5, 1), ["holiday"]),
        (date(2028, 5, 22), []),
        (date(2028, 5, 23), []),
        (date(2028, 5, 26), ["far_away"]),
    ],
)
def test_day_itself_is_judged(day, expected):
    assert codes(day, NOON, CLOSING, TODAY) == expected


def test_lead_time_of_the_venue_is_compared_with_the_days_that_are_left():
    day = TODAY + timedelta(days=50)
    assert codes(day, NOON, CLOSING, TODAY, lead_time_days=50) == []
    (warning,) = day_warnings(day, NOON, CLOSING, TODAY, lead_time_days=51)
    assert (warning.code, warning.facts) == ("lead_time", {"lead_time_days": 51, "days_left": 50})


WEDNESDAY_ROWS = [
    OpenHours(2, time(10), time(16)),
    OpenHours(2, time(16), time(19)),
    OpenHours(0, time(13), time(19)),
]


@pytest.mark.parametrize(
    ("opens", "closes", "expected"),
    [
        (time(14), time(18), []),  # over the seam of two rows
        (time(10), time(19), []),
        (time(9), time(12), ["outside_staffed_hours"]),
        (time(17), time(20), ["outside_staffed_hours"]),
        (time(18), time(1), ["outside_staffed_hours"]),
        (time(14), None, []),
        (time(20), None, ["outside_staffed_hours"]),
        (None, None, []),
    ],
)
def test_hours_must_lie_in_staffed_hours(opens, closes, expected):
    assert codes(SOTKAMO, opens, closes, TODAY, staffed=WEDNESDAY_ROWS) == expected


def test_warning_of_hours_tells_the_nearest_staffed_period():
    rows = [OpenHours(2, time(8), time(11)), OpenHours(2, time(13), time(17))]
    (warning,) = day_warnings(SOTKAMO, NOON, CLOSING, TODAY, staffed=rows)
    assert warning.facts == {"day": SOTKAMO, "opens": time(13), "closes": time(17)}


def test_day_without_staff_is_told_only_when_hours_of_that_season_are_known():
    monday = OpenHours(0, time(10), time(19), valid_from=date(2027, 1, 1), valid_until=date(2027, 5, 31))
    assert codes(SOTKAMO, NOON, CLOSING, TODAY, staffed=[monday]) == ["unstaffed_day"]
    assert codes(date(2027, 6, 2), NOON, CLOSING, TODAY, staffed=[monday]) == []
    assert codes(date(2026, 12, 30), NOON, CLOSING, TODAY, staffed=[monday]) == []
    assert codes(date(2027, 3, 8), NOON, CLOSING, TODAY, staffed=[monday]) == []


def test_calendar_facts_warn_on_their_first_and_last_day_and_not_beside_them():
    for kind in ("election", "advance_voting", "school_break", "season"):
        note = CalendarFact(kind, "Jokin", date(2027, 4, 7), date(2027, 4, 13))
        days = [date(2027, 4, n) for n in (6, 7, 13, 14)]
        assert [codes(day, NOON, CLOSING, TODAY, notes=[note]) for day in days] == [[], [kind], [kind], []]
        (warning,) = day_warnings(days[1], NOON, CLOSING, TODAY, notes=[note])
        assert warning.facts == {"name": "Jokin", "first": note.first, "last": note.last}


def test_other_talkoot_of_the_day_and_closures_are_told_with_their_facts():
    warnings = day_warnings(
        SOTKAMO,
        NOON,
        CLOSING,
        TODAY,
        others=[OtherEvent("Digipäivä", "Kuhmo", "kuhmo")],
        closures=[
            Closure(date(2027, 3, 1), date(2027, 3, 31), "remontti"),
            Closure(date(2027, 3, 11), None, "myöhemmin"),
            Closure(date(2027, 1, 1), None, "toistaiseksi"),
        ],
    )
    assert [(warning.code, dict(warning.facts)) for warning in warnings] == [
        ("venue_closed", {"first": date(2027, 3, 1), "last": date(2027, 3, 31), "reason": "remontti"}),
        ("venue_closed", {"first": date(2027, 1, 1), "reason": "toistaiseksi"}),
        ("same_day_talkoot", {"title": "Digipäivä", "place": "Kuhmo", "slug": "kuhmo"}),
    ]
