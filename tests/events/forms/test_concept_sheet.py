"""Does a sheet of rows keep everything that was typed while rows are moved, added, removed and pasted?"""

from typing import Any

import pytest

from events.forms.concept_sheet import MOST_ROWS, Sheet
from tests.model_world import typed_in

UIDS = [f"00000000-0000-4000-8000-00000000000{number}" for number in range(6)]


def task(number: int, **facts: Any) -> dict[str, Any]:
    """A task as the file of a model holds it."""
    return {
        "uid": UIDS[number], "name": f"Tehtävä {number}", "offset_days": 10 * number, "condition": "",
        "channel": "none", "responsible": "coordinator", "after": None, "note": "", "material": "", "audience": "",
    } | facts  # fmt: skip


def sheet(*rows: dict[str, Any]) -> Sheet:
    return Sheet.of_rows("tasks", rows or [task(number) for number in range(1, 5)])


def posted(of: Sheet) -> dict[str, str]:
    """What a browser sends of a sheet."""
    return typed_in(of.lines)


def pressed(of: Sheet, word: str, **changes: str) -> Sheet:
    data = posted(of) | changes
    again = Sheet.of_post(of.sort, data)
    assert again.press(word, data)
    return again


def names(of: Sheet) -> list[str]:
    return [row["name"] for row in of.rows]


def test_a_sheet_that_is_sent_back_holds_what_was_stored():
    rows = [task(1, after=UIDS[3]), task(2, note="Kaksi\nriviä"), task(3, channel="email")]
    again = Sheet.of_post("tasks", posted(sheet(*rows)))
    assert again.check()
    assert again.plain() == rows


@pytest.mark.parametrize(("word", "expected"), [
    ("up-2", [1, 3, 2, 4]), ("down-0", [2, 1, 3, 4]), ("up-0", [1, 2, 3, 4]), ("down-3", [1, 2, 3, 4]),
    ("remove-1", [1, 3, 4]), ("copy-1", [1, 2, 2, 3, 4]),
])  # fmt: skip
def test_a_button_arranges_the_rows(word, expected):
    assert names(pressed(sheet(), word)) == [f"Tehtävä {number}" for number in expected]


def test_a_button_that_is_not_there_does_nothing():
    of = sheet()
    assert not of.press("up-9", {})
    assert not of.press("wipe-1", {})
    assert names(of) == [f"Tehtävä {number}" for number in range(1, 5)]


def test_a_copy_has_an_identity_of_its_own():
    again = pressed(sheet(), "copy-0")
    assert len({row["uid"] for row in again.rows}) == 5


@pytest.mark.parametrize(("row", "number", "expected"), [
    (3, "1", [4, 1, 2, 3]), (0, "3", [2, 3, 1, 4]), (1, "9", [1, 3, 4, 2]), (2, "", [1, 2, 3, 4]),
    (2, "kolme", [1, 2, 3, 4]),
])  # fmt: skip
def test_a_typed_number_is_the_place_of_a_row(row, number, expected):
    again = pressed(sheet(), "order", **{f"r{row}-place": number})
    assert names(again) == [f"Tehtävä {place}" for place in expected]


def test_a_tie_follows_its_row_wherever_it_goes():
    tied = sheet(task(1), task(2, after=UIDS[1]), task(3))
    moved = pressed(tied, "down-0")
    assert names(moved) == ["Tehtävä 2", "Tehtävä 1", "Tehtävä 3"]
    assert moved.rows[0]["after"] == "2"
    assert moved.check()
    assert moved.plain()[0]["after"] == UIDS[1]
    gone = pressed(tied, "remove-0")
    assert gone.check()
    assert [row["after"] for row in gone.plain()] == [None, None]


def test_a_circle_of_ties_is_refused_at_the_field():
    circle = sheet(task(1, after=UIDS[2]), task(2, after=UIDS[1]))
    assert not circle.check()
    assert {fault.row for fault in circle.faults} == {1, 2}
    assert {fault.anchor for fault in circle.faults} == {"id_r0-after", "id_r1-after"}
    assert sheet(task(1), task(2, after=UIDS[1])).check()


def test_a_row_that_comes_after_no_row_is_refused():
    data = posted(sheet()) | {"r1-after": "17"}
    wrong = Sheet.of_post("tasks", data)
    assert not wrong.check()
    assert [(fault.row, fault.anchor) for fault in wrong.faults] == [(2, "id_r1-after")]


def test_a_row_without_a_word_in_it_is_left_out_and_one_with_a_word_is_not():
    added = pressed(pressed(sheet(), "add"), "add", **{"r4-offset_days": "7"})
    again = Sheet.of_post("tasks", posted(added))
    assert len(again.rows) == 6
    assert not again.check()
    assert [fault.row for fault in again.faults] == [5]
    assert len(again.rows) == 5


def test_days_after_the_event_are_negative_and_word_processors_minus_is_read():
    again = Sheet.of_post("tasks", posted(sheet()) | {"r0-offset_days": "\u22125"})
    assert again.check()
    assert again.plain()[0]["offset_days"] == -5


def test_pasted_cells_become_rows_with_their_words_as_choices():
    again = pressed(sheet(), "paste", paste="Varaa sali\t30\tKirjasto\tPuhelin\nKiitä\t-7")
    assert again.check()
    rows = again.plain()[4:]
    assert [(row["name"], row["offset_days"], row["responsible"], row["channel"]) for row in rows] == [
        ("Varaa sali", 30, "library", "phone"),
        ("Kiitä", -7, "coordinator", "none"),
    ]


def test_a_first_line_of_names_gives_the_order_of_the_columns():
    again = pressed(sheet(), "paste", paste="Päiviä ennen\tTehtävä\n30\tVaraa sali")
    assert (again.rows[4]["name"], again.rows[4]["offset_days"]) == ("Varaa sali", "30")
    assert len(again.rows) == 5


def test_problems_of_a_pasted_list_are_told_row_by_row_and_nothing_is_lost():
    text = "Varaa sali\tkolmekymmentä\tKirjastolaiset\n" + "\t".join(["liikaa"] * 12)
    again = pressed(sheet(), "paste", paste=text)
    told = [(fault.row, fault.anchor) for fault in again.faults]
    assert told == [(5, "id_r4-offset_days"), (5, "id_r4-responsible")]
    assert "Kirjastolaiset" in again.faults[1].text
    assert again.paste == "\t".join(["liikaa"] * 12)
    assert len(again.paste_problems) == 1


def test_a_sheet_takes_no_more_rows_than_it_has_room_for():
    many = "\n".join(f"Tehtävä {number}\t3" for number in range(MOST_ROWS))
    again = pressed(sheet(), "paste", paste=many)
    assert len(again.rows) == MOST_ROWS
    assert again.paste.splitlines() == [f"Tehtävä {number}\t3" for number in range(MOST_ROWS - 4, MOST_ROWS)]
    again.press("add", {})
    assert len(again.rows) == MOST_ROWS


def test_identities_that_are_doubled_or_broken_are_replaced():
    data = posted(sheet()) | {"r1-uid": UIDS[1], "r2-uid": "x"}
    again = Sheet.of_post("tasks", data)
    assert len({row["uid"] for row in again.rows}) == 4
    assert again.check()
