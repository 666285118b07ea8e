"""Is a programme that people type read as they mean it?"""

from datetime import time

import pytest

from talkoot.lib.programme import Item, ProgrammeError, read


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("14.30 Huijausviestit – Kainuun Nuotta", Item("Huijausviestit", time(14, 30), "Kainuun Nuotta")),
        ("14:30 Omakanta", Item("Omakanta", time(14, 30))),
        ("klo 9 Avaus", Item("Avaus", time(9))),
        ("kl. 15 Bluffmeddelanden - OP", Item("Bluffmeddelanden", time(15), "OP")),
        ("Koko ajan: kahvia", Item("Koko ajan: kahvia")),
        ("100 vuotta digitukea", Item("100 vuotta digitukea")),
        ("15 Digi- ja mediataidot – 4H – Kuhmo", Item("Digi- ja mediataidot – 4H", time(15), "Kuhmo")),
    ],
)
def test_a_line_is_an_hour_what_and_by_whom(line: str, item: Item):
    assert read(line) == (item,)


def test_empty_lines_are_left_out_and_the_order_stays():
    assert [item.title for item in read("\n15 Toinen\n\n 14 Ensimmäinen \n")] == ["Toinen", "Ensimmäinen"]


@pytest.mark.parametrize("line", ["14.75 Omakanta", "25.00 Omakanta"])
def test_an_hour_that_does_not_exist_is_told_with_its_line(line: str):
    with pytest.raises(ProgrammeError) as refusal:
        read(f"14 Avaus\n{line}")
    assert (refusal.value.line, refusal.value.text) == (2, line)
