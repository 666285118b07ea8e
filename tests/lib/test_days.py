"""Do days off, their names and the clock of Finland come out right?"""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from talkoot.lib.days import DayOff, day_off, is_double_time, is_missing_time, reason, to_utc, working_day

EVES_2027 = {
    date(2027, 1, 5): ("loppiaisaatto", "trettondagsafton", "the eve of Epiphany"),
    date(2027, 3, 25): ("kiirastorstai", "skärtorsdag", "Maundy Thursday"),
    date(2027, 4, 30): ("vappuaatto", "valborgsmässoafton", "May Day Eve"),
    date(2027, 5, 5): ("helatorstain aatto", "dagen före Kristi himmelsfärdsdag", "the eve of Ascension Day"),
    date(2027, 6, 24): ("juhannusaaton aatto", "dagen före midsommarafton", "the day before Midsummer Eve"),
    date(2027, 11, 5): ("pyhäinpäivän aatto", "allhelgonaafton", "the eve of All Saints' Day"),
    date(2027, 12, 23): ("jouluaaton aatto", "dagen före julafton", "the day before Christmas Eve"),
    date(2027, 12, 31): ("uudenvuodenaatto", "nyårsafton", "New Year's Eve"),
}
SUMMER_BEGINS, SUMMER_ENDS = date(2027, 3, 28), date(2027, 10, 31)


def _days(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(days=n) for n in range(365)]


def test_year_2027_has_exactly_these_eves_in_three_languages():
    for place, language in enumerate(("fi", "sv", "en")):
        found = {
            day: off.name for day in _days(2027) if (off := day_off(day, language)) and off.kind == "eve"
        }
        assert found == {day: names[place] for day, names in EVES_2027.items()}


def test_year_2027_has_fifteen_holidays_and_no_name_is_left_in_another_language():
    holidays = {day for day in _days(2027) if (off := day_off(day)) and off.kind == "holiday"}
    assert len(holidays) == 15
    for day in holidays:
        assert len({day_off(day, language).name for language in ("fi", "sv", "en")}) == 3


@pytest.mark.parametrize("year", range(2024, 2040))
def test_eve_has_a_name_of_its_own_in_every_year(year):
    names = {off.name for day in _days(year) if (off := day_off(day)) and off.kind == "eve"}
    assert names and "arkipyhän aatto" not in names


def test_holiday_wins_over_weekend_when_both_fall_on_one_day():
    assert day_off(date(2027, 5, 1)) == DayOff("holiday", "vappu")
    assert day_off(date(2027, 5, 2)) == DayOff("weekend", "sunnuntai")
    assert day_off(date(2027, 5, 3)) is None


def test_unknown_language_gets_finnish_names():
    assert day_off(date(2027, 3, 25), "se") == DayOff("eve", "kiirastorstai")


@pytest.mark.parametrize(
    ("day", "earlier", "expected"),
    [
        (date(2027, 3, 24), True, date(2027, 3, 24)),
        (date(2027, 3, 25), True, date(2027, 3, 24)),
        (date(2027, 3, 25), False, date(2027, 3, 30)),
        (date(2027, 12, 25), True, date(2027, 12, 22)),
        (date(2027, 12, 31), False, date(2028, 1, 3)),
        (date(2027, 12, 5), True, date(2027, 12, 3)),
    ],
)
def test_working_day_is_the_nearest_plain_day_when_asked_either_way(day, earlier, expected):
    assert working_day(day, earlier=earlier) == expected


@pytest.mark.parametrize(
    ("day", "language", "words"),
    [
        (date(2027, 3, 25), "fi", "25.3.2027 on kiirastorstai"),
        (date(2027, 3, 25), "sv", "25.3.2027 är skärtorsdag"),
        (date(2027, 3, 25), "en", "25 March 2027 is Maundy Thursday"),
        (date(2027, 2, 13), "fi", "13.2.2027 on lauantai"),
        (date(2027, 2, 13), "sv", "13.2.2027 är lördag"),
        (date(2027, 2, 13), "en", "13 February 2027 is a Saturday"),
        (date(2027, 5, 6), "sv", "6.5.2027 är Kristi himmelsfärdsdag"),
        (date(2027, 2, 10), "fi", "10.2.2027 on keskiviikko"),
    ],
)
def test_reason_says_what_day_it_is(day, language, words):
    assert reason(day, language) == words


def test_clock_skips_an_hour_when_summer_time_begins():
    skipped = [hour for hour in range(24) if is_missing_time(SUMMER_BEGINS, time(hour, 30))]
    assert skipped == [3]
    assert not any(is_double_time(SUMMER_BEGINS, time(hour, 30)) for hour in range(24))


def test_clock_repeats_an_hour_when_summer_time_ends():
    assert [hour for hour in range(24) if is_double_time(SUMMER_ENDS, time(hour, 30))] == [3]
    assert not any(is_missing_time(SUMMER_ENDS, time(hour, 30)) for hour in range(24))


def test_utc_takes_the_first_of_a_double_time_and_an_hour_later_for_a_missing_one():
    assert to_utc(SUMMER_ENDS, time(3, 30)) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert to_utc(SUMMER_ENDS, time(3, 30, fold=1)) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert to_utc(SUMMER_BEGINS, time(3, 30)) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert to_utc(date(2027, 3, 10), time(14)) == datetime(2027, 3, 10, 12, tzinfo=UTC)
    assert to_utc(date(2027, 7, 1), time(14)) == datetime(2027, 7, 1, 11, tzinfo=UTC)
