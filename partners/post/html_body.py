"""How does a plain letter become an HTML mail that anybody can read, and which of its words came from the record?

The plain text is the master. Elements are built as a tree, so that every word is escaped by the serialiser; nothing in
the text becomes a link but the word {answer_link} and a line that is nothing but an address of the portal's own.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, tostring

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from talkoot.lib.text import forbidden_characters

LINK_WORD = "{answer_link}"
_LABEL = re.compile(r"([^\s:][^:]{0,38}): +(\S.*)")
_BULLET = re.compile(r"[-–•] +(\S.*)")
_REST_OF_ADDRESS = re.compile(r"(?:/[A-Za-z0-9._~/?=&%-]*)?")
# Mail programs know no style sheets of ours; without these few attributes the page reads as well.
_BODY = "margin:0;padding:16px;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5"
_COLUMN = "max-width:38em;margin:0 auto"
_LABEL_STYLE = "font-weight:bold"
_VALUE_STYLE = "margin:0 0 8px 0"
_BUTTON = (
    "display:inline-block;padding:12px 20px;background:#14507a;color:#fff;border-radius:6px;font-weight:bold"
)


def html_of(text: str, link: str, language: str, title: str = "") -> str:
    """Return the letter as one HTML page (HTML Living Standard) with language and title and without remote content.

    Lines "Label: value" that follow each other become a description list (a table would not fit a phone beside long
    Finnish words), lines that begin with a dash a list.
    An empty `link` leaves the place of the link as words.
    """
    text = without_controls(text)
    page = Element("html", {"lang": language})
    head = SubElement(page, "head")
    SubElement(head, "meta", {"charset": "utf-8"})
    SubElement(head, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    first_line = next((line for line in text.splitlines() if line.strip()), "")
    SubElement(head, "title").text = " ".join(without_controls(title or first_line).split()) or "Talkoot"
    column = SubElement(SubElement(page, "body", {"style": _BODY}), "div", {"style": _COLUMN})
    with translation.override(language):
        words = link_words(link)
    for paragraph in re.split(r"\n[ \t]*\n\s*", text.strip("\n")):
        _add_paragraph(column, paragraph.split("\n"), link, words)
    return "<!DOCTYPE html>\n" + tostring(page, encoding="unicode", method="html") + "\n"


def link_words(link: str) -> str:
    """Return what a link says in the active language: what it does, and to which host it leads."""
    return gettext("Open the page (%(host)s)") % {"host": urlsplit(link).hostname or gettext("personal link")}


def without_controls(text: str) -> str:
    """Return the text without characters that no keyboard types; all line ends become newlines."""
    text = re.sub("\r\n|[\r\x0b\x0c\x85\u2028\u2029]", "\n", text)
    if not forbidden_characters(text):
        return text
    return "".join(sign for sign in text if not forbidden_characters(sign))


def marked(text: str, data_words: Iterable[str]) -> list[tuple[str, str]]:
    """Return the text in pieces: (words, "data") what came from the record, (words, "link") the personal link, else "".

    The longest word wins where two begin at the same place; a word counts only as a whole word.
    """
    known = sorted({word for word in data_words if word.strip()}, key=len, reverse=True)
    choices = "|".join([re.escape(LINK_WORD), *(rf"(?<!\w){re.escape(word)}(?!\w)" for word in known)])
    pieces: list[tuple[str, str]] = []
    end = 0
    for found in re.finditer(choices, text):
        if found.start() > end:
            pieces.append((text[end : found.start()], ""))
        pieces.append((found[0], "link" if found[0] == LINK_WORD else "data"))
        end = found.end()
    if end < len(text):
        pieces.append((text[end:], ""))
    return pieces


def is_own_address(line: str) -> bool:
    """Tell whether a line is nothing but an address of the portal."""
    line, base = line.strip(), settings.PORTAL_BASE_URL
    return line.startswith(base) and bool(_REST_OF_ADDRESS.fullmatch(line[len(base) :]))


def _kind_of(line: str) -> str:
    if _BULLET.fullmatch(line.strip()):
        return "item"
    return "fact" if _LABEL.fullmatch(line.strip()) else "line"


def _add_paragraph(into: Element, lines: list[str], link: str, words: str) -> None:
    for kind, group in _runs(lines):
        if kind == "fact":
            facts = SubElement(into, "dl")
            for line in group:
                _add_fact(facts, line, link, words)
        elif kind == "item":
            items = SubElement(into, "ul")
            for line in group:
                found = _BULLET.fullmatch(line.strip())
                _add_line(SubElement(items, "li"), found[1] if found else line, link, words)
        else:
            _add_lines(SubElement(into, "p"), group, link, words)


def _runs(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield lines of one kind together; a lone "Label: value" stays a line among its neighbours."""
    kinds = [_kind_of(line) for line in lines]
    for place, kind in enumerate(kinds):
        if kind == "fact" and "fact" not in (
            *kinds[max(place - 1, 0) : place],
            *kinds[place + 1 : place + 2],
        ):
            kinds[place] = "line"
    for kind, pairs in groupby(zip(kinds, lines, strict=True), key=lambda pair: pair[0]):
        yield kind, [line for _kind, line in pairs]


def _add_fact(facts: Element, line: str, link: str, words: str) -> None:
    found = _LABEL.fullmatch(line.strip())
    if found is None:
        return
    SubElement(facts, "dt", {"style": _LABEL_STYLE}).text = found[1]
    _add_line(SubElement(facts, "dd", {"style": _VALUE_STYLE}), found[2], link, words)


def _add_lines(paragraph: Element, lines: list[str], link: str, words: str) -> None:
    for number, line in enumerate(lines):
        if number:
            SubElement(paragraph, "br")
        is_alone = line.strip() == LINK_WORD
        _add_line(paragraph, line, link, words, _BUTTON if is_alone else "")


def _add_line(into: Element, line: str, link: str, words: str, style: str = "") -> None:
    """Add the words of a line; the places of the personal link become links."""
    if is_own_address(line):
        SubElement(into, "a", {"href": line.strip()}).text = line.strip()
        return
    before, *after = line.split(LINK_WORD)
    _add_words(into, before)
    for rest in after:
        if link:
            SubElement(into, "a", {"href": link} | ({"style": style} if style else {})).text = words
        else:
            _add_words(into, words)
        _add_words(into, rest)


def _add_words(into: Element, words: str) -> None:
    """Add text after whatever the element already holds."""
    if len(into):
        into[-1].tail = (into[-1].tail or "") + words
    else:
        into.text = (into.text or "") + words
