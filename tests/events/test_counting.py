"""Are a day's hours cut into slots that a person counts in?"""

from datetime import time

import pytest

from events.counting import MOST_SLOTS, slots


@pytest.mark.parametrize(
    ("opens", "closes", "starts"),
    [
        ("14.00", "18.00", ["14", "15", "16", "17"]),
        ("13.30", "16.00", ["13.30", "14", "15"]),
        ("10.00", "17.15", ["10", "12", "14", "16"]),
        ("9.00", "15.00", ["9", "10", "11", "12", "13", "14"]),
        ("22.00", "0.30", ["22"]),
        ("14.00", "14.20", ["14"]),
    ],
)
def test_hours_are_cut_where_the_clock_strikes(opens: str, closes: str, starts: list[str]):
    found = slots(moment(opens), moment(closes))
    assert [start for start, _end in found] == [moment(start) for start in starts]
    assert [end for _start, end in found] == [*(moment(start) for start in starts[1:]), moment(closes)]


def moment(words: str) -> time:
    """Return "13.30" or "13" as a time of day."""
    hour, _point, minute = words.partition(".")
    return time(int(hour), int(minute or 0))


def test_no_day_has_more_slots_than_a_page_has_columns():
    for opens in range(24):
        for closes in range(opens + 1, 24):
            found = slots(time(opens, 45), time(closes, 50))
            assert 1 <= len(found) <= MOST_SLOTS
            assert found[0][0] == time(opens, 45)
            assert found[-1][1] == time(closes, 50)


def test_unknown_hours_have_no_slots():
    assert slots(None, time(18)) == ()
    assert slots(time(14), None) == ()
