"""Do the frozen facts have a digest that changes exactly when a fact changes?"""

from dataclasses import FrozenInstanceError, fields
from datetime import date, time

import pytest

from events.example_sheet import example
from events.facts import EventSheet, Helper


def test_example_is_complete_in_every_public_fact() -> None:
    sheet = example()
    may_be_empty = {"audience", "remote_link", "joining", "missing", "invited", "contingency_plan", "take_down_until",
                    "case_number", "logos", "previous_day", "previous_opens", "previous_closes",
                    "sequence"}  # fmt: skip
    empty = {field.name for field in fields(EventSheet) if not getattr(sheet, field.name)}
    assert empty <= may_be_empty


def test_sheet_refuses_to_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        example().title = "Toinen"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("title", "Toinen otsikko"),
        ("day", date(2027, 3, 11)),
        ("closes", time(19)),
        ("state", "cancelled"),
        ("helpers", (Helper("kela", "Kela"),)),
    ],
)
def test_digest_changes_when_one_fact_changes(fact: str, value: object) -> None:
    assert example().with_changes(**{fact: value}).digest() != example().digest()


def test_digest_of_named_facts_ignores_the_others() -> None:
    moved = example().with_changes(set_up_from=time(12))
    assert moved.digest(["title", "day"]) == example().digest(["title", "day"])
    assert moved.digest() != example().digest()


def test_digest_is_the_same_in_every_process() -> None:
    assert example().digest(["title"]) == "6e596c68435511a8687937c297823feb"
