"""Is the HTML of a mail readable, ours alone, and free of anything that somebody typed as markup?"""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partners.post.html_body import LINK_WORD, html_of
from tests.partners.post.hostile import ANY_TEXT, HOSTILE, SLOW

LINK = "http://localhost:8000/k/abcDEF/"


class Page(HTMLParser):
    """What a page holds: its elements with attributes, and its words."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@SLOW
@given(st.lists(ANY_TEXT, min_size=1, max_size=6), st.booleans())
def test_html_has_no_element_or_link_that_somebody_typed(lines, has_link):
    body = "\n".join([*lines, "", f"Järjestö: {lines[0]}", "Paikka: Kajaani", "", LINK_WORD])
    page = Page(html_of(body, LINK if has_link else "", "fi"))

    allowed = {"html", "head", "meta", "title", "body", "div", "p", "br", "a", "dl", "dt", "dd", "ul", "li"}
    assert {tag for tag, _attributes in page.elements} <= allowed
    assert {link["href"] for link in page.all("a")} <= ({LINK} if has_link else set())
    for _tag, attributes in page.elements:
        assert not set(attributes) - {"lang", "charset", "name", "content", "style", "href"}


def test_hostile_names_stand_in_the_html_as_they_were_typed():
    for name in HOSTILE[8:12]:
        assert name in Page(html_of(f"Hei {name}", "", "fi")).words
        assert name in Page(html_of(f"Hei\n\nJärjestö: {name}\nPaikka: {name}", "", "fi")).words


# --- the HTML ------------------------------------------------------------------------------------------------------


def test_page_has_language_title_and_nothing_from_elsewhere():
    source = html_of("Hej Kaisa,\n\nVälkommen.", "", "sv", "Inbjudan")
    page = Page(source)

    assert source.startswith('<!DOCTYPE html>\n<html lang="sv">')
    assert "<title>Inbjudan</title>" in source
    assert not {"script", "style", "link", "img", "iframe", "form", "object"} & {
        tag for tag, _ in page.elements
    }
    assert not re.search(r"url\(|src=|@import", source)


def test_facts_become_a_description_list_and_dashes_a_list():
    source = html_of(
        "Hei\n\nMilloin: ti 2.2. klo 10: alku\nMissä: Kajaani\n\n- yksi\n- kaksi\n\nHuom: vain tämä", "", "fi"
    )
    page = Page(source)

    assert len(page.all("dt")) == len(page.all("dd")) == len(page.all("li")) == 2
    assert ">Milloin</dt>" in source
    assert ">ti 2.2. klo 10: alku</dd>" in source
    assert "<p>Huom: vain tämä</p>" in source


def test_link_says_where_it_leads_and_its_address_is_ours(settings):
    settings.PORTAL_BASE_URL = "https://talkoot.example.org"
    link = "https://talkoot.example.org/k/abc/"

    source = html_of(f"Vastaa:\n\n{LINK_WORD}\n\ntai tässä {LINK_WORD}.", link, "en")

    assert [one["href"] for one in Page(source).all("a")] == [link, link]
    assert source.count(">Open the page (talkoot.example.org)</a>") == 2


@pytest.mark.parametrize(
    ("line", "is_link"),
    [
        ("https://talkoot.example.org", True),
        ("https://talkoot.example.org/", True),
        ("  https://talkoot.example.org/suunnittelu/kajaani-2027/?tila=1 ", True),
        ("Katso https://talkoot.example.org/", False),
        ("https://talkoot.example.org.evil.example/", False),
        ("https://talkoot.example.org@evil.example/", False),
        ("https://talkoot.example.org:8443/", False),
        ("https://talkoot.example.org/<b>", False),
        ("http://talkoot.example.org/", False),
    ],
)
def test_only_a_line_that_is_an_address_of_ours_becomes_a_link(settings, line, is_link):
    settings.PORTAL_BASE_URL = "https://talkoot.example.org"

    assert bool(Page(html_of(f"Hei\n{line}\nEeva", "", "fi")).all("a")) == is_link
