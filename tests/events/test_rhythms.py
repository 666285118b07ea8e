"""Do the meetings of a series fall on their days, and are days off skipped?"""

from datetime import date

import pytest

from events.date_choices import Rhythm
from events.rhythms import MOST, occurrences

pytestmark = pytest.mark.once


def test_a_weekly_series_skips_christmas_eve_and_new_years_eve():
    found = occurrences(date(2026, 12, 17), date(2027, 1, 7), Rhythm.WEEKLY)
    assert [(one.day.isoformat(), one.is_off) for one in found] == [
        ("2026-12-17", False), ("2026-12-24", True), ("2026-12-31", True), ("2027-01-07", False),
    ]  # fmt: skip


def test_every_second_week_keeps_its_weekday():
    found = [one.day for one in occurrences(date(2027, 2, 3), date(2027, 3, 31), Rhythm.FORTNIGHTLY)]
    assert found == [
        date(2027, 2, 3),
        date(2027, 2, 17),
        date(2027, 3, 3),
        date(2027, 3, 17),
        date(2027, 3, 31),
    ]


def test_a_monthly_series_keeps_the_weekday_and_its_number():
    second_tuesday = [one.day for one in occurrences(date(2027, 1, 12), date(2027, 4, 30), Rhythm.MONTHLY)]
    assert second_tuesday == [date(2027, 1, 12), date(2027, 2, 9), date(2027, 3, 9), date(2027, 4, 13)]
    fifth_friday = [one.day for one in occurrences(date(2027, 1, 29), date(2027, 4, 30), Rhythm.MONTHLY)]
    assert fifth_friday == [date(2027, 1, 29), date(2027, 2, 26), date(2027, 3, 26), date(2027, 4, 30)]


def test_a_series_ends_at_its_last_day_and_is_never_endless():
    assert occurrences(date(2027, 1, 12), date(2027, 1, 11), Rhythm.WEEKLY) == []
    assert len(occurrences(date(2027, 1, 12), date(2037, 1, 1), Rhythm.WEEKLY)) == MOST
