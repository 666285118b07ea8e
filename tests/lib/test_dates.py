"""Are days, hours and numbers written as Finns, Finland-Swedes and English readers expect, and read back?"""

from datetime import date, time
from decimal import Decimal

import pytest

from talkoot.lib import dates
from talkoot.lib.dates import ClockError, DayError, parse_clock, parse_day

WEDNESDAY = date(2027, 3, 10)
SATURDAY = date(2026, 11, 21)


def plain(text: str) -> str:
    """No-break spaces made visible as underscores."""
    return text.replace("\u00a0", "_")


@pytest.mark.parametrize(
    ("function", "day", "fi", "sv", "en", "se"),
    [
        (dates.short_date, SATURDAY, "21.11.2026", "21.11.2026", "21 November 2026", "21.11.2026"),
        (dates.short_date, date(2027, 2, 1), "1.2.2027", "1.2.2027", "1 February 2027", "1.2.2027"),
        (
            dates.long_date,
            SATURDAY,
            "21. marraskuuta 2026",
            "21 november 2026",
            "21 November 2026",
            "skábmamánu 21. b. 2026",
        ),
        (
            dates.weekday_date,
            SATURDAY,
            "la_21.11.2026",
            "lö_21.11.2026",
            "Sat_21 November 2026",
            "lávv_21.11.2026",
        ),
        (
            dates.weekday_date,
            WEDNESDAY,
            "ke_10.3.2027",
            "on_10.3.2027",
            "Wed_10 March 2027",
            "gask_10.3.2027",
        ),
        (
            dates.long_weekday_date,
            WEDNESDAY,
            "keskiviikkona_10.3.2027",
            "onsdag_10.3.2027",
            "Wednesday_10 March 2027",
            "gaskavahkku_10.3.2027",
        ),
        (dates.weekday_name, WEDNESDAY, "keskiviikko", "onsdag", "Wednesday", "gaskavahkku"),
        (
            dates.deadline,
            date(2027, 2, 12),
            "12.2.2027_mennessä",
            "senast_12.2.2027",
            "by 12 February 2027",
            "maŋimuštá_12.2.2027",
        ),
    ],
)
def test_day_is_written_by_the_rules_of_each_language(function, day, fi, sv, en, se):
    assert [plain(function(day, language)) for language in ("fi", "sv", "en", "se")] == [fi, sv, en, se]


def test_weekday_is_shortened_to_two_small_letters_in_finnish_and_swedish():
    week = [date(2027, 3, day) for day in range(8, 15)]
    assert [dates.weekday_date(day, "fi")[:2] for day in week] == ["ma", "ti", "ke", "to", "pe", "la", "su"]
    assert [dates.weekday_date(day, "sv")[:2] for day in week] == ["må", "ti", "on", "to", "fr", "lö", "sö"]


@pytest.mark.parametrize(
    ("opens", "closes", "fi", "sv", "en", "se"),
    [
        (time(14), time(18), "klo_14–18", "kl._14–18", "14:00–18:00", "dii._14–18"),
        (time(9, 30), time(11), "klo_9.30–11", "kl._9.30–11", "09:30–11:00", "dii._9.30–11"),
        (time(10, 30), time(14), "klo_10.30–14", "kl._10.30–14", "10:30–14:00", "dii._10.30–14"),
        (time(22), time(0, 30), "klo_22–00.30", "kl._22–00.30", "22:00–00:30", "dii._22–00.30"),
        (time(18), time(0), "klo_18–24", "kl._18–24", "18:00–24:00", "dii._18–24"),
        (time(14), None, "klo_14 alkaen", "från kl._14", "from 14:00", "dii._14 rájes"),
        (time(9, 15), None, "klo_9.15 alkaen", "från kl._9.15", "from 09:15", "dii._9.15 rájes"),
    ],
)
def test_hours_are_written_by_the_rules_of_each_language(opens, closes, fi, sv, en, se):
    assert [plain(dates.hours(opens, closes, language)) for language in ("fi", "sv", "en", "se")] == [
        fi,
        sv,
        en,
        se,
    ]


@pytest.mark.parametrize(
    ("opens", "closes", "last_day", "fi", "sv", "en"),
    [
        (
            time(14),
            time(18),
            None,
            "ke_10.3.2027 klo_14–18",
            "on_10.3.2027 kl._14–18",
            "Wed_10 March 2027, 14:00–18:00",
        ),
        (time(14), time(18), WEDNESDAY, "ke_10.3.2027 klo_14–18", None, None),
        (time(22), time(0, 30), None, "ke_10.3.2027 klo_22–00.30", "on_10.3.2027 kl._22–00.30", None),
        (time(22), time(0, 30), date(2027, 3, 11), "ke_10.3.2027 klo_22–00.30", None, None),
        (time(14), None, None, "ke_10.3.2027 klo_14 alkaen", "on_10.3.2027 från kl._14", None),
        (
            time(14),
            time(18),
            date(2027, 3, 11),
            "ke_10.3. – to_11.3.2027 klo_14–18",
            "on_10.3 – to_11.3.2027 kl._14–18",
            "Wed_10 March – Thu_11 March 2027, 14:00–18:00",
        ),
        (time(22), time(2), date(2027, 3, 12), "ke_10.3. klo_22 – pe_12.3.2027 klo_2", None, None),
        (None, None, None, "ke_10.3.2027", "on_10.3.2027", "Wed_10 March 2027"),
        (None, None, date(2028, 1, 2), "ke_10.3.2027 – su_2.1.2028", "on_10.3.2027 – sö_2.1.2028", None),
    ],
)
def test_event_time_is_one_phrase(opens, closes, last_day, fi, sv, en):
    for language, expected in (("fi", fi), ("sv", sv), ("en", en)):
        if expected is not None:
            assert plain(dates.event_time(WEDNESDAY, opens, closes, last_day, language)) == expected


@pytest.mark.parametrize(
    ("first", "last", "fi", "sv", "en"),
    [
        ((2027, 10, 4), (2027, 10, 6), "4.–6.10.2027", "4–6.10.2027", "4–6 October 2027"),
        ((2027, 9, 30), (2027, 10, 2), "30.9.–2.10.2027", "30.9–2.10.2027", "30 September – 2 October 2027"),
        (
            (2027, 12, 30),
            (2028, 1, 2),
            "30.12.2027–2.1.2028",
            "30.12.2027–2.1.2028",
            "30 December 2027 – 2 January 2028",
        ),
        ((2027, 10, 4), (2027, 10, 4), "4.10.2027", "4.10.2027", "4 October 2027"),
    ],
)
def test_date_range_is_as_short_as_it_can_be(first, last, fi, sv, en):
    ends = date(*first), date(*last)
    assert [dates.date_range(*ends, language) for language in ("fi", "sv", "en")] == [fi, sv, en]


def test_exact_clock_omits_full_hours_in_finnish_and_swedish_only():
    times = [time(14), time(9, 15), time(0, 30), time(0)]
    assert [dates.clock(moment, "fi") for moment in times] == ["14", "9.15", "00.30", "00"]
    assert [dates.clock(moment, "en") for moment in times] == ["14:00", "09:15", "00:30", "00:00"]


@pytest.mark.parametrize(
    ("value", "fi", "en"),
    [
        (19800, "19_800", "19,800"),
        (1.5, "1,5", "1.5"),
        (Decimal("1234567.25"), "1_234_567,25", "1,234,567.25"),
        (-3, "−3", "-3"),
    ],
)
def test_number_has_finnish_separators_unless_english_is_asked(value, fi, en):
    assert (plain(dates.number(value)), dates.number(value, "en")) == (fi, en)


def test_day_count_bends_its_word():
    assert [plain(dates.day_count(n, "fi")) for n in (0, 1, 2)] == ["0_päivää", "1_päivä", "2_päivää"]
    assert [plain(dates.day_count(n, "sv")) for n in (1, 4)] == ["1_dag", "4_dagar"]
    assert [plain(dates.day_count(n, "en")) for n in (1, 4)] == ["1_day", "4_days"]
    assert [plain(dates.day_count(n, "se")) for n in (1, 4)] == ["1_beaivi", "4_beaivvi"]
    assert dates.day_count(4, "et") == "4"


def test_month_is_said_in_its_case():
    assert [dates.in_month(4, language) for language in ("fi", "sv", "en", "se")] == [
        "huhtikuussa",
        "i april",
        "in April",
        "cuoŋománus",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "10.3.2027",
        "10.3.27",
        "2027-03-10",
        " 10. 3. 2027 ",
        "ke 10.3.2027",
        "ke\u00a010.3.2027",
        "10.03.2027",
    ],
)
def test_day_is_read_from_all_usual_ways_of_typing_it(text):
    assert parse_day(text) == WEDNESDAY


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        ("31.4.2027", "no_such_day", {"day": 31, "month": 4, "year": 2027, "last_day": 30}),
        ("29.2.2027", "no_such_day", {"day": 29, "month": 2, "year": 2027, "last_day": 28}),
        ("2027-02-30", "no_such_day", {"day": 30, "month": 2, "year": 2027, "last_day": 28}),
        ("1.1.1999", "year_out_of_range", {"day": 1, "month": 1, "year": 1999}),
        ("1.1.9999", "year_out_of_range", {"day": 1, "month": 1, "year": 9999}),
        ("0000-01-01", "year_out_of_range", {"day": 1, "month": 1, "year": 0}),
        ("1.1.0", "year_out_of_range", {"day": 1, "month": 1, "year": 0}),
        ("1.1.20270", "year_out_of_range", {"day": 1, "month": 1, "year": 20270}),
        ("10.13.2027", "unreadable", {"day": 10, "month": 13, "year": 2027}),
        ("32.1.2027", "unreadable", {"day": 32, "month": 1, "year": 2027}),
        ("0.1.2027", "unreadable", {"day": 0, "month": 1, "year": 2027}),
        ("ensi keskiviikkona", "unreadable", {}),
        ("", "unreadable", {}),
        ("١٠.٣.٢٠٢٧", "unreadable", {}),
        ("10.3.2027" + " " * 1_000_000, "unreadable", {}),
    ],
)
def test_day_that_cannot_be_used_says_why(text, code, facts):
    with pytest.raises(DayError) as caught:
        parse_day(text)
    assert (caught.value.code, dict(caught.value.facts)) == (code, facts)


def test_leap_day_is_read_in_a_leap_year_and_the_ends_of_the_range_are_in():
    days = [parse_day("29.2.2028"), parse_day("1.1.2000"), parse_day("31.12.2100")]
    assert days == [date(2028, 2, 29), date(2000, 1, 1), date(2100, 12, 31)]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("14", time(14)),
        ("14.00", time(14)),
        ("14:00", time(14)),
        ("klo 14", time(14)),
        ("klo\u00a014", time(14)),
        ("kl. 14.30", time(14, 30)),
        ("9.15", time(9, 15)),
        ("09:15", time(9, 15)),
        (" 0.30 ", time(0, 30)),
        ("24", time(0)),
    ],
)
def test_clock_is_read_from_all_usual_ways_of_typing_it(text, moment):
    assert parse_clock(text) == moment


@pytest.mark.parametrize(
    ("text", "code"),
    [("25", "no_such_time"), ("14.75", "no_such_time"), ("24.30", "no_such_time"), ("99:99", "no_such_time")]
    + [(text, "unreadable") for text in ("", "kaksi", "14.0", "-2", "14.00.00", "1" * 1_000_000)],
)
def test_clock_that_cannot_be_used_says_why(text, code):
    with pytest.raises(ClockError) as caught:
        parse_clock(text)
    assert caught.value.code == code
