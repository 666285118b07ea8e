"""Do taking nothing and taking all give what they promise, and is it told rightly who changed what?"""

from copy import deepcopy
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.concept_compare import (
    ORDERED,
    SECTIONS,
    SETTINGS,
    Kind,
    Side,
    descends_from,
    differences,
    lineage_of_copy,
    merged,
    renewed_base,
)

Document = dict[str, Any]
NAMES = [str(UUID(int=number)) for number in range(1, 7)]
WORDS = st.sampled_from(["", "Juliste", "Kutsu", "Kahvi"])
TEXT_KEYS = ["title", "summary", "free"]


def rows(section: str, draw: Any) -> list[Document]:
    """Some rows out of a few identities, in any order; tasks wait for an earlier row of the list only."""
    names = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=5))
    found: list[Document] = []
    for name in names:
        row = {"uid": name, "name": draw(WORDS) or "Rivi", "condition": draw(st.sampled_from(["", "remote"]))}
        if section in ("meetings", "tasks"):
            row["offset_days"] = draw(st.integers(-2, 2))
        if section == "tasks":
            earlier = [None, *(other["uid"] for other in found)]
            row["after"] = draw(st.sampled_from(earlier))
        found.append(row)
    return found


@st.composite
def documents(draw: Any) -> Document:
    """A small model as a file holds it."""
    document: Document = {"uid": NAMES[0], "version": 1, "opens": "10:00", "closes": "14:00"}
    document["opens"] = draw(st.sampled_from(["09:00", "13:00"]))
    document["closes"] = draw(st.sampled_from(["14:00", "18:00"]))
    document |= {name: draw(WORDS) for name in ("name", "summary", "tip")}
    document |= {section: rows(section, draw) for section in ORDERED}
    keys = draw(st.lists(st.sampled_from(TEXT_KEYS), unique=True))
    document["texts"] = [{"key": key, "text": draw(WORDS)} for key in TEXT_KEYS if key in keys]
    return document


def plan(document: Document) -> Document:
    """What of a model becomes a plan, and its texts whatever their order."""
    found = {name: document.get(name) for name in (*SETTINGS, *ORDERED)}
    return {**found, "texts": {row["key"]: row["text"] for row in document["texts"]}}


def keys(*of: Any) -> set[str]:
    return {difference.key for difference in differences(*of)}


@given(documents(), documents())
def test_taking_nothing_changes_nothing(mine, theirs):
    before = deepcopy(mine), deepcopy(theirs)
    assert merged(mine, theirs, ()) == mine
    assert merged(mine, theirs, {"tasks:no-such-row", "settings:uid"}) == mine
    assert (mine, theirs) == before


@given(documents(), documents(), documents())
def test_taking_all_gives_the_plan_of_the_original(mine, theirs, base):
    assert plan(merged(mine, theirs, keys(mine, theirs, base))) == plan(theirs)


@given(documents(), documents(), documents())
def test_a_model_with_its_own_identity_keeps_it_whatever_is_taken(mine, theirs, base):
    theirs["uid"], theirs["version"] = NAMES[5], 9
    after = merged(mine, theirs, keys(mine, theirs, base))
    assert (after["uid"], after["version"]) == (mine["uid"], mine["version"])


@given(documents(), documents(), st.data())
def test_what_was_taken_is_no_difference_any_more(mine, theirs, data):
    found = sorted(keys(mine, theirs))
    chosen = set(data.draw(st.lists(st.sampled_from(found), unique=True))) if found else set()
    left = keys(merged(mine, theirs, chosen), theirs)
    # A task whose forerunner was not taken waits for nobody, and half an opening is not taken alone.
    assert not {key for key in chosen & left if not key.endswith((":after", ":opens", ":closes"))}


@given(documents(), documents(), st.data())
def test_no_task_waits_for_itself_or_for_one_that_is_gone(mine, theirs, data):
    found = sorted(keys(mine, theirs))
    chosen = data.draw(st.lists(st.sampled_from(found), unique=True)) if found else []
    after = {row["uid"]: row["after"] for row in merged(mine, theirs, chosen)["tasks"]}
    for first in after:
        step, seen = after[first], {first}
        while step is not None:
            assert step in after and step not in seen
            seen.add(step)
            step = after[step]


@given(documents(), documents())
def test_only_what_the_original_changed_is_theirs_when_i_changed_nothing(base, theirs):
    assert all(one.side == Side.THERE for one in differences(deepcopy(base), theirs, base))


@given(documents(), documents())
def test_all_is_mine_when_the_original_stayed(base, mine):
    assert all(one.side == Side.HERE for one in differences(mine, deepcopy(base), base))


@given(documents(), documents(), documents(), st.data())
def test_a_renewed_base_agrees_where_i_have_taken(base, mine, theirs, data):
    found = sorted(keys(mine, theirs, base))
    chosen = data.draw(st.lists(st.sampled_from(found), unique=True)) if found else []
    now = merged(mine, theirs, chosen)
    again = differences(now, theirs, renewed_base(base, now, theirs))
    assert {one.key for one in again} == keys(now, theirs)  # a base decides who changed it, never whether


@given(documents(), documents(), documents())
def test_taking_all_leaves_the_original_as_the_base(base, mine, theirs):
    now = merged(mine, theirs, keys(mine, theirs))
    assert plan(renewed_base(base, now, theirs)) == plan(theirs)


def model(**facts: Any) -> Document:
    return {"name": "Talkoot", **{section: [] for section in SECTIONS}, **facts}


def task(number: int, name: str, **facts: Any) -> Document:
    return {"uid": NAMES[number], "name": name, "offset_days": 7, "after": None, **facts}


def only(mine: Document, theirs: Document, base: Document | None = None) -> tuple[str, Kind, Side]:
    (found,) = differences(mine, theirs, base)
    return found.key, found.kind, found.side


@pytest.mark.parametrize(
    ("mine", "theirs", "base", "kind", "side"),
    [
        ([], ["Uusi"], [], Kind.ADDED, Side.THERE),
        ([], ["Vanha"], ["Vanha"], Kind.ADDED, Side.HERE),
        ([], ["Muutettu"], ["Vanha"], Kind.ADDED, Side.BOTH),
        (["Oma"], [], [], Kind.REMOVED, Side.HERE),
        (["Vanha"], [], ["Vanha"], Kind.REMOVED, Side.THERE),
        (["Muutettu"], [], ["Vanha"], Kind.REMOVED, Side.BOTH),
    ],
)
def test_rows_come_and_go_with_who_did_it(mine, theirs, base, kind, side):
    found = only(*(model(tasks=[task(1, name) for name in names]) for names in (mine, theirs, base)))
    assert found == (f"tasks:{NAMES[1]}", kind, side)


def test_both_have_changed_one_field_and_only_that_is_a_conflict():
    base, mine, theirs = (model(tasks=[task(1, name)]) for name in ("Kutsu", "Kutsukirje", "Kutsu ja linkki"))
    theirs["tasks"][0]["offset_days"] = 56
    found = {one.field: (one.side, one.before, one.after) for one in differences(mine, theirs, base)}
    assert found == {
        "name": (Side.BOTH, "Kutsukirje", "Kutsu ja linkki"),
        "offset_days": (Side.THERE, 7, 56),
    }
    after = merged(mine, theirs, {f"tasks:{NAMES[1]}:offset_days"})
    assert after["tasks"] == [task(1, "Kutsukirje", offset_days=56)]


def test_a_new_order_is_one_change_and_keeps_my_own_rows_where_they_were():
    first, second, own, third = (task(number, str(number)) for number in (1, 2, 3, 4))
    mine, theirs = model(tasks=[first, own, second, third]), model(tasks=[third, first, second])
    base = model(tasks=[first, second, third])
    found = {one.key: (one.kind, one.side) for one in differences(mine, theirs, base)}
    assert found == {
        "tasks:*order": (Kind.ORDER, Side.THERE),
        f"tasks:{NAMES[3]}": (Kind.REMOVED, Side.HERE),
    }
    assert merged(mine, theirs, {"tasks:*order"})["tasks"] == [third, first, own, second]


def test_a_new_row_stands_where_it_stands_in_the_original():
    first, new, last = task(1, "Eka"), task(2, "Uusi"), task(3, "Vika")
    mine, theirs = model(tasks=[first, last]), model(tasks=[first, new, last])
    assert merged(mine, theirs, {f"tasks:{NAMES[2]}"})["tasks"] == [first, new, last]


def test_hours_are_not_torn_apart():
    mine, theirs = model(opens="09:00", closes="12:00"), model(opens="13:00", closes="17:00")
    after = merged(mine, theirs, {"settings:opens"})
    assert (after["opens"], after["closes"]) == ("09:00", "12:00")


@given(st.lists(st.sampled_from(NAMES), max_size=8), st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_lineage_never_loops(ancestors, own, source):
    lineage = [{"uid": name, "name": "Malli"} for name in ancestors]
    found = [row["uid"] for row in lineage_of_copy(own, {"uid": source, "name": "Lähde"}, lineage)]
    assert own not in found and len(found) == len(set(found))
    assert set(found) == {source, *ancestors} - {own}


def test_a_descendant_is_known_by_its_lineage():
    lineage = [{"uid": NAMES[1]}, {"uid": NAMES[2]}]
    assert descends_from(lineage, NAMES[2])
    assert not descends_from(lineage, NAMES[3])
