"""What do the fields for days and times read, and what do they say when they cannot?"""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from events.forms.fields import ClockField, DayField


@pytest.mark.parametrize("typed", ["10.3.2027", "10.3.27", "ke 10.3.2027", "2027-03-10", " 10. 3. 2027 "])
def test_a_day_is_read_in_the_ways_people_write_it(typed):
    assert DayField().clean(typed) == date(2027, 3, 10)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31.4.2027", "Huhtikuussa on 30 päivää. Kirjoita päivä, joka on olemassa."),
        ("29.2.2027", "Helmikuussa 2027 on 28 päivää. Kirjoita päivä, joka on olemassa."),
        ("10.3.0000", "Tarkista vuosi: sen pitää olla väliltä 2000–2100."),
        ("10.3.9999", "Tarkista vuosi: sen pitää olla väliltä 2000–2100."),
        ("ensi torstaina", "Kirjoita päivä näin: 10.3.2027."),
        ("<script>alert(1)</script>", "Kirjoita päivä näin: 10.3.2027."),
        ("{{ settings.SECRET_KEY }}", "Kirjoita päivä näin: 10.3.2027."),
        ("\u202e10.3.2027", "Kirjoita päivä näin: 10.3.2027."),
        ("\x00\x07", "Kirjoita päivä näin: 10.3.2027."),
        ("😀" * 300_000, "Kirjoita päivä näin: 10.3.2027."),
        ("", "Kirjoita päivä, esimerkiksi 10.3.2027."),
    ],
)
def test_a_day_that_cannot_be_used_says_what_is_wrong(typed, said):
    with override("fi"), pytest.raises(ValidationError) as refusal:
        DayField().clean(typed)
    assert refusal.value.messages == [said]


def test_a_leap_day_is_a_day():
    assert DayField().clean("29.2.2028") == date(2028, 2, 29)


@pytest.mark.parametrize("typed", ["14", "14.00", "14:00", "klo 14"])
def test_a_time_is_read_in_the_ways_people_write_it(typed):
    assert ClockField().clean(typed) == time(14)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("25", "Tällaista kellonaikaa ei ole. Kirjoita näin: 14 tai 14.30."),
        ("kahdelta", "Kirjoita kellonaika näin: 14 tai 14.30."),
        ("1" * 1_000_000, "Kirjoita kellonaika näin: 14 tai 14.30."),
        ("", "Kirjoita kellonaika, esimerkiksi 14."),
    ],
)
def test_a_time_that_cannot_be_used_says_what_is_wrong(typed, said):
    with override("fi"), pytest.raises(ValidationError) as refusal:
        ClockField().clean(typed)
    assert refusal.value.messages == [said]


def test_days_and_times_are_shown_as_they_are_typed():
    assert DayField().prepare_value(date(2027, 3, 1)) == "1.3.2027"
    assert ClockField().prepare_value(time(9, 30)) == "9.30"
    assert DayField().prepare_value("31.4.2027") == "31.4.2027"
