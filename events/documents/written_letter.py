"""How does a letter whose words are ready become paper, in the same standard layout as the invitation?

Lines "Label: fact" stand in the margin's column as the invitation's facts do; a line that is nothing but the personal
link becomes the link with its QR code. The greeting is a slot, so letters that differ in it alone are stamped.
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.choices import LetterKind
from events.documents import letter_pages as pages
from events.documents import stamping
from events.documents.design import Design
from events.documents.faces import printable, width_mm
from events.documents.kind import Kind, Subject
from events.documents.letter_pages import paragraphs, text
from events.documents.markup import filled
from events.documents.printed import Printed
from events.facts import EventSheet, Recipient, Written
from talkoot.lib.finnish import without_seams

LINK_WORD = "{answer_link}"
LABELLED = re.compile(r"([^:{}]{1,40}): +(?!//)(\S.*)")
BODY_WIDTH, BODY_SIZE = 129.0, 11.5  # mm of running text, points


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a letter: lines of a paragraph, or labelled facts, or the personal link."""

    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()
    link: str = ""


def written_letter(sheet: EventSheet, written: Written) -> Printed:
    """Return one letter. Raises press.PressError."""
    return stamping.printed(_letter(sheet, written), pages.style())


def written_letters(letters: Sequence[tuple[EventSheet, Written]]) -> Printed:
    """Return letters as one document for the printer, each in its own language and with a bookmark of its own."""
    name = str(_("Letters"))
    if len({written.kind for _sheet, written in letters}) == 1:
        name = str(LetterKind(letters[0][1].kind).label)
    title = f"{name}: {printable(letters[0][0].title)}"
    return stamping.bound([_letter(sheet, written) for sheet, written in letters], pages.style(), title)


@functools.lru_cache(maxsize=32)
def _told(sheet: EventSheet) -> str:
    return sheet.digest(KINDS[0].facts)


def _letter(sheet: EventSheet, written: Written) -> stamping.Letter:
    """Return what is needed to lay a letter out, and apart from it the words that are the recipient's own."""
    recipient, (greeting, body) = written.recipient, _parted(written.text)
    lines, size, notices = pages.address_lines(recipient, sheet.language)
    link = recipient.answer_url if LINK_WORD in body else ""
    links, bookmark = pages.link_lines(link, sheet.language), printable(recipient.organisation)
    slots = [stamping.Slot("line", line, "text", size, pages.ADDRESS_WIDTH) for line in lines]
    slots += [stamping.Slot("line", greeting, "text", BODY_SIZE, BODY_WIDTH)] * bool(greeting)
    slots += [stamping.Slot("line", line, "bold", pages.LINK_SIZE, pages.LINK_WIDTH) for line in links]
    slots += [stamping.Slot("link", link)] * bool(link) + [stamping.Slot("name", bookmark)] * bool(bookmark)

    def layout(words: Sequence[str], many: bool) -> tuple[str, str]:
        left = iter(words)
        address = [next(left) for _line in lines]
        greeted = next(left) if greeting else ""
        shown = [next(left) for _line in links]
        own = pages.Own(address, shown, next(left) if link else "", next(left) if bookmark else "")
        with translation.override(sheet.language):
            facts = _facts(sheet, written, own, greeted, body)
            html = filled("documents/written_letter.html", facts | {"many": many})
        return html, pages.page_css(sheet, size, many)

    said = replace(written, recipient=Recipient("", ""), text=body, data_words=())
    form = ("written", _told(sheet), said, len(lines), size, bool(greeting), len(links), bool(bookmark))
    return stamping.Letter(form, tuple(slots), layout, sheet.language, bookmark, notices)


def _facts(
    sheet: EventSheet, written: Written, own: pages.Own, greeting: str, body: str
) -> dict[str, object]:
    heading = written.heading or sheet.title
    opening = [Block((greeting,))] if greeting else []
    return pages.frame(sheet, own) | {
        "heading": text(heading),
        "title": printable(without_seams(heading)),
        "bookmark": own.bookmark or printable(without_seams(heading)),
        "kind": _kind_word(written.kind),
        "blocks": opening + _blocks(body, own.link),
        "regards": text(written.closing),
        "attachments": paragraphs(written.attachments),
    }


def _kind_word(kind: str) -> str:
    """Return the word at the second tab that says what the paper is."""
    words = {
        LetterKind.REMINDER: _("Reminder"), LetterKind.CONFIRMATION: _("Confirmation"), LetterKind.CHANGE: _("Notice"),
        LetterKind.CANCELLATION: _("Notice"), LetterKind.THANKS: _("Thanks"), LetterKind.OFFER: _("Proposal"),
    }  # fmt: skip
    return words.get(LetterKind(kind), "") if kind in LetterKind.values else ""


def _parted(words: str) -> tuple[str, str]:
    """Return (the greeting when it is one line that fits, the rest)."""
    first, _gap, rest = words.strip().partition("\n\n")
    greeting = printable(first)
    fits = "\n" not in first and LINK_WORD not in first and not LABELLED.fullmatch(first)
    if rest and greeting and fits and width_mm(greeting, "text", BODY_SIZE) <= BODY_WIDTH:
        return greeting, rest
    return "", words


def _blocks(words: str, link: str) -> list[Block]:
    """Return the text in pieces, in its order; the link stands once, further mentions are its address as text."""
    found: list[Block] = []
    for paragraph in re.split(r"\n{2,}", words.strip()):
        lines: list[str] = []
        rows: list[tuple[str, str]] = []
        for line in paragraph.split("\n"):
            is_link = line.strip() == LINK_WORD and link and not any(block.link for block in found)
            labelled = LABELLED.fullmatch(line.strip())
            if lines and (is_link or labelled):
                found.append(Block(lines=tuple(lines)))
                lines = []
            if rows and not labelled:
                found.append(Block(rows=tuple(rows)))
                rows = []
            if is_link:
                found.append(Block(link=link))
            elif labelled:
                rows.append((text(labelled[1]), text(labelled[2])))
            elif shown := text(line.replace(LINK_WORD, link)):
                lines.append(shown)
        if (
            lines and found and found[-1].link and not found[-1].lines
        ):  # what explains the link stands beside its code
            found[-1], lines = replace(found[-1], lines=tuple(lines)), []
        found += [Block(lines=tuple(lines))] * bool(lines) + [Block(rows=tuple(rows))] * bool(rows)
    return found


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    if isinstance(subject, Written):
        return written_letter(sheet, subject)
    to = subject if isinstance(subject, Recipient) else Recipient("", "")
    return written_letter(sheet, Written(to, LetterKind.OFFER, sheet.language, sheet.title, ""))


KINDS = (
    Kind(
        "letter",
        "kirje",
        gettext_lazy("Letter"),
        gettext_lazy("Confirmations, changes, thanks and other letters, A4, for a window envelope."),
        "partners",
        ("language", "sender", "title", "letter_date", "case_number"),
        ("a4",),
        _render,
        about="recipient",
        seen_by="letters",
    ),
)  # fmt: skip
