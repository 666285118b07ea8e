"""How is a flowing document set: papers whose text goes on over as many pages as it needs?

One head (who sends it, what it is, which event, when and where), one foot (event, page number, example mark), one
stylesheet. Tables repeat their heads, headings are bookmarks, nothing is cut: what is long takes another page.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from events import wording
from events.documents import colours, day_words, press
from events.documents.design import Design
from events.documents.faces import SOFT_HYPHEN, printable, width_mm
from events.documents.fitting import Notice, shortened, wrap
from events.documents.letter import text
from events.documents.markup import filled
from events.documents.printed import Printed
from events.facts import EventSheet

SIZES = {"a4": (210.0, 297.0), "a5": (148.0, 210.0)}  # mm, upright
MARGINS = {"a4": (14.0, 17.0, 19.0), "a5": (11.0, 12.0, 16.0)}  # mm: top, sides, foot
BASE = {"a4": 11.0, "a5": 10.5}  # points of running text
LARGE = 18.0
HEADING, LARGE_HEADING = {"a4": 2.5, "a5": 2.2}, 1.7  # the title against running text
SMALLER = 0.88  # small words against running text; never in large print or plain language
LARGE_FOOT = 2.0  # mm more for the foot of large print
NUMBER_ROOM = 2.3  # mm of the foot that the page number takes, for each point of its size
UNSEEN = re.compile(
    r'<title>[^<]*|data-bookmark="[^"]*'
)  # what no line breaks: soft hyphens would show there
INKS = ("colour", "black")
LARGE_TOO = ("", "large")


@dataclass(frozen=True, slots=True)
class Page:
    """A document ready for the press: HTML in the sheet's language and the style of its pages."""

    html: str
    css: str


def page(
    sheet: EventSheet,
    design: Design,
    template: str,
    title: str,
    facts: dict[str, object],
    points: float = 0.0,
    wide: bool = False,
) -> Page:
    """Return a document from its template and facts; the sheet's language must be active.

    `points` sets running text at another size than the paper's usual one (never in large print); `wide` lays the
    paper on its side.
    """
    known = _head(sheet, title) | facts
    base = LARGE if design.variant == "large" else points or BASE[design.paper]
    known["foot"] = _foot(sheet, design, base, wide)
    html = UNSEEN.sub(
        lambda found: found[0].replace(SOFT_HYPHEN, ""), filled(f"documents/{template}.html", known)
    )
    return Page(html, _page_css(sheet, design, base, wide))


def printed(page: Page, notices: tuple[Notice, ...] = ()) -> Printed:
    """Return a page as PDF. Raises press.PressError."""
    pages = press.pdf(page.html, style(), page.css)
    return Printed(pages.pdf, pages.page_count, notices, pages.log)


def bound(pages: Sequence[Page], title: str, notices: tuple[Notice, ...] = ()) -> Printed:
    """Return several documents as one file, each with page numbers of its own. Raises press.PressError."""
    bundle = press.pdfs([(one.html, one.css) for one in pages], style(), title)
    return Printed(bundle.pdf, bundle.page_count, notices, bundle.log)


def bound_fitting(sets: Sequence[Sequence[Page]], last: Sequence[Page], title: str) -> Printed:
    """Return documents of one page each as one file: the first set in which each takes one page.

    All look alike then. If no set fits, those documents that are still too long in the last of them are taken from
    `last`, where they go on over more pages. Raises press.PressError.
    """
    for pages in sets[:-1]:  # whether a set fits is seen from its longest document, before all are made
        longest = max(pages, key=lambda one: len(one.html))
        if press.pdf(longest.html, style(), longest.css, write=False).page_count == 1:
            break
    else:
        pages = sets[-1]
    bundle = press.pdfs([(one.html, one.css) for one in pages], style(), title)
    if bundle.page_count == len(pages):
        return Printed(bundle.pdf, bundle.page_count, (), bundle.log)
    counts = [count for count, _boxes in bundle.parts]
    mixed = [one if count == 1 else long for one, count, long in zip(pages, counts, last, strict=True)]
    return bound(mixed, title)


def fitted(choices: Iterable[tuple[Page, tuple[Notice, ...]]]) -> Printed:
    """Return the first of several ways to set a document that takes one page, or else the last of them."""
    for one, notices in choices:
        made = printed(one, notices)
        if made.page_count == 1:
            break
    return made


def style() -> str:
    """Return the stylesheet of all flowing documents."""
    return (press.STYLES / "flow.css").read_text()


def palette(sheet: EventSheet, design: Design) -> colours.Palette:
    """Return the colours of a flowing document."""
    sender = sheet.sender
    return colours.palette(sender.colour_dark, sender.colour_light, black=design.ink == "black")


def heading(words: str, design: Design) -> str:
    """Return a title: a word breaks only where it is wider than the page."""
    points = (
        (BASE[design.paper] * HEADING[design.paper]) if design.variant != "large" else LARGE * LARGE_HEADING
    )
    room = SIZES[design.paper][0] - 2 * MARGINS[design.paper][1]
    return " ".join(
        word if width_mm(whole := word.replace(SOFT_HYPHEN, ""), "display", points) > room else whole
        for word in text(words).split(" ")
    )


def _head(sheet: EventSheet, title: str) -> dict[str, object]:
    """Return what every flowing document says first."""
    event = text(sheet.title[:600]) or text(sheet.kind_name[:600])
    return {
        "language": sheet.language,
        "title": title,
        "event": event,
        "sender": text(sheet.sender.name[:600]),
        "project": text(sheet.sender.project[:600]),
        "when": day_words.when(sheet),
        "where": day_words.where_in_short(sheet),
        "state": wording.state_word(sheet).upper(),
        "state_words": wording.state_sentence(sheet),
        "struck": sheet.state in ("cancelled", "postponed"),
    }


def _foot(sheet: EventSheet, design: Design, base: float, wide: bool) -> str:
    """Return the words of the foot, on one line."""
    points = base if design.variant else base * SMALLER
    width, _height = _paper(design, wide)
    room = width - 2 * MARGINS[design.paper][1] - NUMBER_ROOM * points
    example = _("Example material") if sheet.sender.is_example else ""
    names = [name for known in (sheet.title, sheet.kind_name) if (name := printable(known[:300]))]
    for name in (*names, ""):
        line = " · ".join(part for part in (name, example) if part)
        if width_mm(line, "text", points) <= room:
            return line
        if not design.variant and name == names[0]:  # the mark stays whole, the title gives way
            mark = f" · {example}" if example else ""
            left = room - width_mm(mark, "text", points)
            short = shortened(wrap(name, left, "text", points), 1, left)
            return " ".join(short.lines) + mark
    return ""


def _paper(design: Design, wide: bool) -> tuple[float, float]:
    width, height = SIZES[design.paper]
    return (height, width) if wide else (width, height)


def _page_css(sheet: EventSheet, design: Design, base: float, wide: bool) -> str:
    """Return size, margins, colours and type sizes; black ink has no colour and no tint at all."""
    used = palette(sheet, design)
    small = 1.0 if design.variant else SMALLER
    width, height = _paper(design, wide)
    top, side, low = MARGINS[design.paper]
    low += LARGE_FOOT if design.variant == "large" else 0
    heading = LARGE_HEADING if design.variant == "large" else HEADING[design.paper]
    number = pgettext("at the foot of a page", "page")
    space = 4 if design.paper == "a5" else 5
    margin = (
        f"font:400 {base * small:.2f}pt/1.2 Text;color:{used.ink};padding-top:{space}mm;vertical-align:top"
    )
    return (
        f"@page{{size:{width:g}mm {height:g}mm;margin:{top:g}mm {side:g}mm {low:g}mm;"
        f"@bottom-left{{content:string(foot);white-space:nowrap;{margin}}}"
        f'@bottom-right{{content:"{number}\\a0" counter(page) "\\a0(" counter(pages) ")";'
        f"white-space:nowrap;text-align:right;{margin}}}}}"
        f"html{{font-size:{base:.2f}pt;color:{used.ink}}}"
        f"{_sides(design)}"
        f":root{{--ink:{used.ink};--dark:{used.dark};--light:{used.light};--small:{small}rem;--heading:{heading}rem;"
        f"--smaller-heading:{1.05 if small == 1 else 1.25}rem}}"
    )


def _sides(design: Design) -> str:
    """Return the style of what may begin the other side of a leaflet, or flow on where letters are large."""
    if design.variant == "large":
        return ".two{columns:1}" + (".facts th{width:6.3rem}" if design.paper == "a5" else "")
    return ".other-side{break-before:page}" if design.paper == "a5" else ""
