"""Does every notice of a document reach people in words, never as a code?"""

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

from events import notices
from events.documents.fitting import Notice
from events.documents.paper import PAPERS
from events.documents.poster import small_types
from events.documents.poster_search import plans
from events.documents.poster_themes import THEMES
from events.documents.poster_words import poster_words
from tests.events.documents.samples import LONG_HEADLINE, bare, kajaani, overfull, sotkamo

LANGUAGES = ("fi", "sv", "en")
FACTS: dict[str, str | int | float] = {
    "part": "note_0",
    "number": 3,
    "points": 14.4,
    "wish": 16.0,
    "lines": 7,
    "dots": 90,
    "sentence": "Tilaisuus järjestetään kirjastossa.",
}


def codes() -> set[str]:
    """Return every code that the documents can give, read from their source."""
    found = set()
    for path in Path("events/documents").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Notice" and node.args:
                assert isinstance(node.args[0], ast.Constant), f"{path}: a notice without a fixed code"
                found.add(str(node.args[0].value))
    return found


@functools.cache
def parts() -> frozenset[str]:
    """Return the names of all texts that posters of many sorts have, and those that notices name."""
    return frozenset(_parts())


def _parts() -> Iterator[str]:
    sheets = (
        kajaani(), kajaani(40), sotkamo(), sotkamo(what_you_get=LONG_HEADLINE), bare(), overfull(),
        kajaani(state="cancelled"), kajaani(1, languages=("fi", "sv", "en")),
    )  # fmt: skip
    for sheet in sheets:
        for paper in PAPERS.values():
            for theme in THEMES.values():
                for plan in plans(poster_words(sheet), paper, theme):
                    yield from plan.texts
                    told = (*plan.notices, *small_types(plan, paper))
                    yield from (str(notice.facts["part"]) for notice in told if "part" in notice.facts)


def test_the_codes_are_those_with_words():
    assert codes() == set(notices.SENTENCES)
    assert set(notices.ON_LARGEST_PAPER) <= codes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_sentence_of_its_own_in_every_language(language: str):
    with translation.override(language):
        told = {code: notices.sentence(Notice(code, FACTS)) for code in codes()}
        assert str(notices.UNKNOWN) not in told.values()
        assert len(set(told.values())) == len(told)
        for code, sentence in told.items():
            assert sentence.endswith(".") and "_" not in sentence and "%" not in sentence, code
            if language != "en":
                assert sentence != english(code)


def english(code: str) -> str:
    """Return the sentence as it is in the source."""
    with translation.override("en"):
        return notices.sentence(Notice(code, FACTS))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_a_poster_has_a_name_that_people_know(language: str):
    names = {*parts(), *PAPERS["a4"].wishes}
    assert {"note_0", "topic_5", "address", "organiser", "helpers_heading", "banner_more"} <= names
    with translation.override(language):
        for name in names:
            first = name.split("_")[0]
            assert first in notices.PARTS, f"{name} has no words"
            told = notices.sentence(Notice("text_shortened", {"part": name}))
            assert "_" not in told and str(notices.PARTS[first]) in told


def test_the_topics_that_gave_way_are_told_in_words():
    notice = Notice("topics_left_out", {"number": 12})
    with translation.override("fi"):
        assert notices.of_document([notice]) == ["Aiheet eivät mahtuneet julisteeseen, nimet mahtuivat."]
    with translation.override("sv"):
        assert notices.of_document([notice]) == ["Ämnena rymdes inte på affischen, namnen rymdes."]


def test_nobody_is_sent_to_larger_paper_from_the_largest():
    facts = {"part": "helpers", "points": 21.3, "wish": 22.0, "number": 2}
    for code in ("small_type", "helpers_left_out"):
        with translation.override("en"):
            assert "larger paper" in notices.sentence(Notice(code, {**facts, "paper": "a4"}))
            assert "larger paper" not in notices.sentence(Notice(code, {**facts, "paper": "a2"}))


def test_sizes_are_written_as_in_finland():
    with translation.override("fi"):
        told = notices.sentence(Notice("small_type", {"part": "helpers", "points": 14.44, "wish": 16.0}))
    assert "14,4 pistettä" in told
    assert "tarvitsee 16." in told
