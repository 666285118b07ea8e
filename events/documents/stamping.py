"""How are letters made that differ only in a few words: laid out once, then stamped?

The press lays a letter out once with marks where somebody's own words will stand. Each letter then costs its words
and a copy. Whatever does not fit for certain (too wide, a letter that the subset has not, an unusual link) is laid
out in full instead: slower, never wrong.
"""

import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from events.documents import press, qr_stamps, text_runs
from events.documents.book import Book
from events.documents.faces import MM_PER_POINT, covers
from events.documents.fitting import Notice
from events.documents.frozen import LINK, Frozen, slots_of, thawed
from events.documents.printed import Printed
from events.documents.stamped_file import StampedFile
from events.documents.text_runs import NotStampable

KEPT_TEMPLATES = 16
PREFIXES = ("Zq", "Xj", "Vw", "Kz", "Qh", "Jx")  # letters that every face has; the first that nobody wrote
PLAIN_LINK = re.compile(r"https?://[a-z0-9.:-]+(/[A-Za-z0-9._~-]+)*/?")
SLACK = 0.001  # mm by which a measured line may seem too wide
# What names and addresses in Finland are written with: Finnish, Swedish, the Sámi languages, neighbours; ligatures.
COVERED = "".join(
    letter
    for letter in (
        *map(chr, range(0x20, 0x7F)), *"åäöÅÄÖšžŠŽáÁčČđĐŋŊŧŦâÂõÕüÜæÆøØéÉèÈêÊëËíÍìÌîÎïÏóÓòÒôÔúÚùÙûÛñÑçÇýÝðÐþÞßœŒ",
        *"āĀēĒīĪūŪģĢķĶļĻņŅąĄęĘėĖįĮųŲćĆłŁńŃśŚźŹżŻęřŘěĚůŮǥǦǧǨǩǯƷʒăĂșȘțȚşŞğĞıİőŐűŰ–—‘’‚“”„†•…€§©®°·«»‹›¡¿½",
    )
    if covers(letter, "text") and covers(letter, "bold")
) + " ff ft tt fft"  # fmt: skip


class Slot(NamedTuple):
    """Somebody's own words: a "line" on the page, a "name" (bookmark), or a "link" with its QR code.

    A line has its face, size in points and the width in mm that it may take.
    """

    kind: str
    text: str
    face: str = ""
    points: float = 0.0
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Style:
    """What all letters of a sort share: the style sheet, and whether one laid out for one page stays on it."""

    css: str
    fits: Callable[[int, Mapping[str, Sequence[float]]], bool]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to make. `form` names everything that shapes it except the words in its slots, language and style too.

    `layout` returns HTML and the page's own CSS for words in the slots' order, for one page or for many.
    """

    form: Hashable
    slots: tuple[Slot, ...]
    layout: Callable[[Sequence[str], bool], tuple[str, str]]
    language: str
    bookmark: str
    notices: tuple[Notice, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words of the slots."""
        return tuple([slot.text for slot in self.slots])


@dataclass(frozen=True, slots=True)
class Template:
    """A letter laid out once, with its slots open."""

    frozen: Frozen
    file: StampedFile

    def drawn(self, letter: Letter) -> tuple[bytes, ...]:
        """Return what is drawn in each slot. Raises NotStampable when something would look or read otherwise."""
        found = []
        for slot, font in zip(letter.slots, self.file.fonts, strict=True):
            operand = b""
            if font is not None:
                line = text_runs.line(slot.text, font, letter.language)
                if line.width * slot.points * MM_PER_POINT > slot.width + SLACK:
                    raise NotStampable(f"too wide: {slot.text!r}")
                operand = line.operand
            elif slot.kind == "link":
                if not PLAIN_LINK.fullmatch(slot.text):
                    raise NotStampable(f"an unusual link: {slot.text!r}")
                operand = qr_stamps.inline_image(slot.text)
            found.append(operand)
        return tuple(found)


class Templates:
    """The templates used last, for each letter's form; None for a form that cannot be stamped. Many threads may ask."""

    def __init__(self, size: int = KEPT_TEMPLATES) -> None:
        self._size = size
        self._kept: OrderedDict[Hashable, Template | None] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, letter: Letter, style: Style, meanwhile: press.Work | None = None) -> Template | None:
        """Return the template of a letter, kept or compiled now (see compiled). Raises press.PressError."""
        key = (letter.form, *[slot.kind for slot in letter.slots])
        with self._lock:
            kept = self._kept.get(key, self)
            if not isinstance(kept, Templates):
                self._kept.move_to_end(key)
                return kept
        try:
            found: Template | None = compiled(letter, style, meanwhile)
        except NotStampable:
            found = None
        with self._lock:
            self._kept[key] = found
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
        return found

    def clear(self) -> None:
        """Forget every template."""
        with self._lock:
            self._kept.clear()


templates = Templates()


def compiled(letter: Letter, style: Style, meanwhile: press.Work | None = None) -> Template:
    """Lay a letter out with marks for its words; `meanwhile` is called while the press does it.

    Raises NotStampable and press.PressError.
    """
    plain = letter.layout([LINK if slot.kind == "link" else "-" for slot in letter.slots], False)[0]
    prefix = next((prefix for prefix in PREFIXES if prefix not in plain), None)
    if prefix is None:
        raise NotStampable("the letter's own words look like marks")
    marks = [
        (LINK if slot.kind == "link" else "") + f"{prefix}{number}{prefix}"
        for number, slot in enumerate(letter.slots)
    ]
    links = [number for number, slot in enumerate(letter.slots) if slot.kind == "link"]
    frozen = _frozen(letter, style, marks, prefix, links[0] if links else None, meanwhile)
    if any(prefix.encode() in thing.words for thing in frozen.things.values()):
        raise NotStampable("a mark stands where no slot is")
    lines, codes, said = slots_of(frozen)
    numbers = {
        kind: [number for number, slot in enumerate(letter.slots) if slot.kind == kind]
        for kind in ("line", "name", "link")
    }
    if (lines, codes, set(said)) != (numbers["line"], numbers["link"], {*numbers["name"], *numbers["link"]}):
        raise NotStampable("not every slot was found once")
    file = StampedFile(frozen, len(letter.slots))
    if [font.face for font in file.fonts if font] != [slot.face for slot in letter.slots if slot.face]:
        raise NotStampable("a line is set in another face")
    return Template(frozen, file)


def _frozen(
    letter: Letter,
    style: Style,
    words: Sequence[str],
    prefix: str,
    code_slot: int | None = None,
    meanwhile: press.Work | None = None,
) -> Frozen:
    """Lay a letter out with these words, for one page or else for many, with every letter that names may need."""
    cover = f"{prefix}{prefix}{COVERED}".replace("\\", "\\\\").replace('"', '\\"')
    covering = "@page{" + "".join(
        f'@{corner}{{content:"{cover}";font:{weight} 1pt Text;white-space:pre}}'
        for corner, weight in (("top-left-corner", 400), ("top-right-corner", 700))
    )  # fmt: skip
    for many in (False, True):
        html, page_css = letter.layout(words, many)
        reply, blob = press.freeze(html, style.css, page_css + covering + "}", meanwhile=meanwhile)
        if style.fits(len(reply["pages"]), reply["boxes"]):
            break
    return thawed(reply, blob, prefix, code_slot)


def whole(letter: Letter, style: Style) -> Frozen:
    """Return a letter laid out in full, frozen so that a book can take it in. Raises press.PressError."""
    html = "".join(letter.layout(letter.words, False))
    prefix = next((prefix for prefix in PREFIXES if prefix not in html), "\ufffd")
    return _frozen(letter, style, letter.words, prefix)


def printed(letter: Letter, style: Style) -> Printed:
    """Return one letter as a file of its own. Raises press.PressError."""
    template = templates.of(letter, style)
    if template:
        try:
            pdf = template.file.stamped(letter.words, template.drawn(letter))
            return Printed(pdf, len(template.frozen.pages), letter.notices, template.frozen.log)
        except NotStampable:
            pass
    for many in (False, True):
        pages = press.pdf(
            letter.layout(letter.words, many)[0], style.css, letter.layout(letter.words, many)[1]
        )
        if style.fits(pages.page_count, pages.boxes):
            break
    return Printed(pages.pdf, pages.page_count, letter.notices, pages.log)


def _stampable(letter: Letter, style: Style) -> tuple[Frozen, tuple[bytes, ...]]:
    """Return a frozen letter and what is drawn in its slots; one laid out in full has none."""
    template = templates.of(letter, style)
    if template:
        try:
            return template.frozen, template.drawn(letter)
        except NotStampable:
            pass
    return whole(letter, style), ()


def _prepare(letters: Sequence[Letter], style: Style) -> None:
    """Have the first letter laid out; while the press, another process, does it, work out what QR codes need."""
    links = [slot.text for letter in letters for slot in letter.slots if slot.kind == "link"]

    def codes() -> None:
        for link in filter(PLAIN_LINK.fullmatch, links):
            with suppress(ValueError):  # one too long for any code is told of when its letter is made
                qr_stamps.inline_image(link)

    templates.of(letters[0], style, codes)


def each(letters: Sequence[Letter], style: Style) -> Iterator[Printed]:
    """Return letters as files of their own, one at a time. Raises press.PressError."""
    if letters:
        _prepare(letters, style)
    for letter in letters:
        yield printed(letter, style)


def bound(letters: Sequence[Letter], style: Style, title: str) -> Printed:
    """Return letters as one tagged file with a bookmark for each. Raises press.PressError."""
    book = Book(title, letters[0].language)
    log: list[str] = []
    _prepare(letters, style)
    for letter in letters:
        frozen, drawn = _stampable(letter, style)
        book.add(frozen, letter.words, drawn, letter.language, letter.bookmark)
        log += frozen.log
    notices = tuple(dict.fromkeys(notice for letter in letters for notice in letter.notices))
    return Printed(book.written(), book.page_count, notices, tuple(dict.fromkeys(log)))
