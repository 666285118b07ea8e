"""Are the words of a letter told apart: those from the record, the personal link, and what was written by hand?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partners.post.mime import marked


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Hei Kaisa, tule.", ["Kaisa"], [("Hei ", ""), ("Kaisa", "data"), (", tule.", "")]),
        ("{answer_link}", [], [("{answer_link}", "link")]),
        ("Kajaanin kirjasto", ["Kajaani", "Kajaanin kirjasto"], [("Kajaanin kirjasto", "data")]),
        ("2 tai 12 ja 2", ["2"], [("2", "data"), (" tai 12 ja ", ""), ("2", "data")]),
        ("a.*b (c)", ["a.*b (c)"], [("a.*b (c)", "data")]),
        ("Hei", ["", " "], [("Hei", "")]),
        ("", ["a"], []),
    ],
)
def test_pieces_are_marked_by_where_they_came_from(text, words, expected):
    assert marked(text, words) == expected


@given(st.text(), st.lists(st.text(max_size=8), max_size=5))
def test_pieces_make_up_the_whole_text(text, words):
    assert "".join(piece for piece, _kind in marked(text, words)) == text
