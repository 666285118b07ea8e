"""Are staffed hours read as people type them and shown as they are typed?"""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partners.staffed import HoursError, Staffed, parse, written

WEEK = [Staffed(day, time(10), time(19)) for day in range(5)]


@pytest.mark.parametrize(
    "text",
    [
        "ma–pe 10–19",
        "MA-PE klo 10.00-19.00",
        "maanantai – perjantai 10:00–19",
        "må–fr 10–19",
        "mon-fri 10–19",
        "ma–to 10–19\npe 10–19",
    ],
)
def test_hours_are_read_as_people_type_them(text):
    assert parse(text) == WEEK


def test_hours_are_shown_as_they_are_typed():
    saturday = Staffed(5, time(10), time(15, 30))
    assert written([saturday, *WEEK]) == "ma–pe 10–19\nla 10–15.30"
    assert written([WEEK[0], WEEK[2]]) == "ma 10–19\nke 10–19"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("aina auki", "unreadable"),
        ("ma 25–26", "unreadable"),
        ("ma 19–10", "order"),
        ("pe–ma 10–19", "order"),
        ("xx 10–19", "unreadable"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(text, code):
    with pytest.raises(HoursError) as refusal:
        parse(f"ti 10–12\n{text}")
    assert (refusal.value.code, refusal.value.line) == (code, text)


@given(
    st.sets(
        st.builds(Staffed, st.integers(0, 6), st.times(max_value=time(11, 59)), st.times(min_value=time(12)))
    )
)
def test_what_is_shown_is_read_back(rows):
    whole = {
        Staffed(
            row.weekday,
            row.opens.replace(second=0, microsecond=0),
            row.closes.replace(second=0, microsecond=0),
        )
        for row in rows
    }
    assert set(parse(written(whole))) == whole
