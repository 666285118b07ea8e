"""Do two versions of the record merge so that nothing typed is lost?"""

from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from events.merging import Merge, as_typed, comparable, for_trail, merge

BASE = {"title": "Talkoot", "room": "Lehtisali", "summary": ""}


def test_what_only_i_changed_is_mine():
    assert merge(BASE, {**BASE, "title": "Digitalkoot"}, BASE) == Merge(mine=("title",))


def test_what_only_they_changed_stays_theirs():
    assert merge(BASE, BASE, {**BASE, "room": "Aula"}) == Merge(theirs=("room",))


def test_the_same_change_by_both_is_no_change():
    both = {**BASE, "room": "Aula"}
    assert merge(BASE, both, both) == Merge()


def test_different_changes_of_one_fact_clash():
    assert merge(BASE, {**BASE, "room": "Aula"}, {**BASE, "room": "Sali"}) == Merge(clashes=("room",))


def test_a_fact_that_was_not_seen_is_never_overwritten():
    assert merge({}, {"room": "Aula"}, {"room": "Sali"}) == Merge(clashes=("room",))


@given(*[st.dictionaries(st.sampled_from("abc"), st.sampled_from("xyz"), min_size=3, max_size=3)] * 3)
def test_every_difference_has_exactly_one_owner(base, mine, theirs):
    found = merge(base, mine, theirs)
    named = [*found.mine, *found.theirs, *found.clashes]
    assert sorted(named) == sorted(name for name in mine if mine[name] != theirs[name])
    assert len(named) == len(set(named))


def test_values_compare_however_they_are_kept():
    assert comparable("rivi\r\n ") == comparable("rivi")
    assert comparable(time(14)) == "14:00"
    assert comparable(["fi", "sv"]) == ["fi", "sv"]


def test_values_go_back_to_a_form_as_they_are_posted():
    assert [as_typed(value) for value in (None, True, False, 3, ["fi"], "a")] == [
        [""], ["yes"], ["no"], ["3"], ["fi"], ["a"],
    ]  # fmt: skip


def test_the_trail_keeps_words_and_codes():
    assert [for_trail(value) for value in (None, True, time(9, 5), ["fi", "sv"], "a")] == [
        "", "yes", "9.05", "fi, sv", "a",
    ]  # fmt: skip
