"""Are the topics of stands printed on a poster while there is room, and are they the first to give way?"""

from dataclasses import replace
from itertools import pairwise

import pytest

from events.documents import kinds
from events.documents.colours import palette
from events.documents.design import Design
from events.documents.kind import Document
from events.documents.paper import PAPERS
from events.documents.poster_page import poster_html
from events.documents.poster_search import plans
from events.documents.poster_themes import THEMES
from events.documents.poster_words import poster_words
from events.facts import EventSheet
from tests.events.documents.reading import overlaps, read
from tests.events.documents.samples import LONG_TOPIC, SOTKAMO, helpers, kajaani, overfull, sotkamo
from tests.judges import assert_pdf_ua

pytestmark = pytest.mark.once
WISHES = {"a4": (44, 36, 24, 24, 16, 18), "a3": (64, 56, 36, 36, 22, 26)}
TOLD = {
    "fi": ("Apua puhelimen", "14–18", "Kajaanin", "Maksuton.", SOTKAMO[0][0], "Kysy lisää:"),
    "sv": ("Hjälp med", "14–18", "Kajaanin", "Avgiftsfritt.", SOTKAMO[0][0], "Fråga mera:"),
    "en": ("Help with", "14:00–18:00", "Kajaanin", "Free of", SOTKAMO[0][0], "Ask more:"),
}


def with_topics(count: int, topic: str) -> EventSheet:
    """Return the Kajaani day with that many helpers, each with the same topic."""
    return kajaani(count, helpers=tuple(replace(helper, topic=topic) for helper in helpers(count)))


def codes(document: Document) -> list[str]:
    """Return the codes of a document's warnings."""
    return [warning.code for warning in document.warnings]


@pytest.mark.sampled(5)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("paper", WISHES)
@pytest.mark.parametrize("language", TOLD)
def test_six_topics_are_printed_and_nothing_is_smaller_than_older_readers_need(
    theme: str, paper: str, language: str
):
    document = kinds.make("poster", sotkamo(language), None, Design(paper, theme))
    assert document.warnings == ()
    sheet = read(document.pdf)
    for name, topic, _scope in SOTKAMO:
        assert sheet.says(name + topic), "a topic follows its name, as it was typed"
    for words, wish in zip(TOLD[language], WISHES[paper], strict=True):
        assert sheet.size_of(words) >= wish - 0.05, words
    assert sheet.size_of("Verkkopankki") < sheet.size_of("OP-Kainuu")
    assert overlaps(sheet.letters) == []


def test_a_topic_is_closer_to_its_own_name_than_to_the_next():
    sheet = read(kinds.make("poster", sotkamo()).pdf)
    left = sheet.find("Sotkamon eläkeläiset")[0].left
    first = [sheet.find(name)[0] for name, _topic, _scope in SOTKAMO]
    column = [letter for letter in first if letter.left == pytest.approx(left, abs=1)]
    topics = [sheet.find(topic)[0] for (_name, topic, _scope), letter in zip(SOTKAMO, first, strict=True)]
    assert len(column) >= 2
    for (upper, lower), topic in zip(pairwise(column), topics, strict=False):
        assert lower.top - topic.bottom > 1.4 * (topic.top - upper.bottom) > 0


@pytest.mark.sampled(5)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("paper", WISHES)
def test_the_topics_of_twelve_give_way_before_anything_becomes_small(theme: str, paper: str):
    document = kinds.make("poster", with_topics(12, "Sähköiset palvelut"), None, Design(paper, theme))
    without = kinds.make("poster", with_topics(12, ""), None, Design(paper, theme))
    notice = document.warnings[0]
    assert (notice.code, notice.facts) == ("topics_left_out", {"number": 12})
    assert document.warnings[1:] == without.warnings
    assert document.pdf == without.pdf
    assert not read(document.pdf).says("Sähköiset palvelut")


@pytest.mark.sampled(7)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("paper", WISHES)
@pytest.mark.parametrize("count", [1, 2, 6, 12, 40])
def test_topics_of_120_characters_are_whole_or_not_there(theme: str, paper: str, count: int):
    assert 118 <= len(LONG_TOPIC) <= 120
    document = kinds.make("poster", with_topics(count, LONG_TOPIC), None, Design(paper, theme))
    sheet = read(document.pdf)
    assert (document.page_count, document.log) == (1, ())
    assert sheet.says(LONG_TOPIC) != ("topics_left_out" in codes(document))
    assert not sheet.says("Omakannan") or sheet.says(LONG_TOPIC)
    assert sheet.says(LONG_TOPIC) or count > 2
    assert max(letter.right for letter in sheet.letters) <= sheet.width - 9.4
    assert overlaps(sheet.letters) == []
    assert_pdf_ua(document.pdf)


def test_when_names_are_left_out_only_that_is_told():
    sheet = overfull()
    told = tuple(replace(helper, topic="Sähköiset palvelut") for helper in sheet.helpers)
    document = kinds.make("poster", sheet.with_changes(helpers=told))
    assert "helpers_left_out" in codes(document)
    assert "topics_left_out" not in codes(document)


def test_a_poster_without_topics_is_not_told_of_any():
    document = kinds.make("poster", kajaani(12))
    assert "topics_left_out" not in codes(document)


def test_a_topic_that_fell_back_to_finnish_is_marked_as_finnish():
    sheet = sotkamo("sv")
    fallen = tuple(replace(helper, topic_fell_back=helper.name == "OP-Kainuu") for helper in sheet.helpers)
    sheet = sheet.with_changes(helpers=fallen)
    words = poster_words(sheet)
    plan = next(plans(words, PAPERS["a4"], THEMES["kysyja"]))
    page = poster_html(words, plan, PAPERS["a4"], THEMES["kysyja"], palette("", ""))
    assert page.count('lang="fi"') == 1
    assert 'lang="fi">Verkkopankki ja maksaminen</p>' in page


def test_the_first_plan_with_topics_is_kept_by_the_layout():
    for name in WISHES:
        for theme in THEMES.values():
            first = next(plans(poster_words(sotkamo()), PAPERS[name], theme))
            assert [name for name in first.texts if name.startswith("topic_")] == [
                f"topic_{number}" for number in range(6)
            ]
