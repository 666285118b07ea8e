"""How does a sheet become slips that tell where to go next: four of A6 on A4, to write on at a desk and tear off?

Lines to write on, no personal details, and on the back who took part in the day: the customer may remember a face.
"""

from collections.abc import Callable, Iterator

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from events.documents import fixed_page
from events.documents.breaking import split_words
from events.documents.design import Design
from events.documents.faces import MM_PER_POINT, NO_BREAK_SPACE, width_mm
from events.documents.fitting import Fitted, Notice, fit, shortened, wrap
from events.documents.fixed_page import Panel
from events.documents.kind import DAY, Kind, Subject
from events.documents.poster_words import clean
from events.documents.printed import Printed
from events.facts import EventSheet
from talkoot.lib.dates import weekday_date

WIDTH, HEIGHT, EDGE = 105.0, 148.5, 9.0  # mm of one slip
TITLE, LABEL, WARNING, SMALL = (31.0, 20.0), 12.0, 12.0, 10.5  # points
WHOLE_NAME = 34  # characters: a shorter name is not broken
LINE_STEP = 15.0  # mm between lines to write on
# what the back tries in turn: points of a list with topics or without, then of names running on
LISTS = ((15.0, True), (13.0, True), (12.0, True), (13.0, False), (12.0, False))
RUNNING = (13.0, 12.0, 11.0)


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    used = fixed_page.inks(sheet, design)
    with translation.override(sheet.language):
        pages = [_four(lambda first: _front(sheet, first))]
        if sheet.helpers:
            pages.append(_four(lambda first: _back(sheet, first)))
        title = _("Referral slips: %(event)s") % {"event": clean(sheet.title) or clean(sheet.kind_name)}
        return fixed_page.bound(title, sheet, pages, used)


def _four(make: Callable[[bool], Panel]) -> list[Panel]:
    """Return a page with the same slip four times; the first has the page's heading."""
    whole = Panel(2 * WIDTH, 2 * HEIGHT)
    for x, y, wide, high in (
        (WIDTH - 0.05, 4, 0.1, 5), (WIDTH - 0.05, 2 * HEIGHT - 9, 0.1, 5),
        (4, HEIGHT - 0.05, 5, 0.1), (2 * WIDTH - 9, HEIGHT - 0.05, 5, 0.1),
        (WIDTH - 2, HEIGHT - 0.05, 4, 0.1), (WIDTH - 0.05, HEIGHT - 2, 0.1, 4),
    ):  # fmt: skip
        whole.area(x, y, wide, high, "hair")
    panels = [whole]
    for place in range(4):
        panel = make(place == 0)
        panel.left, panel.top = WIDTH * (place % 2), HEIGHT * (place // 2)
        panels.append(panel)
    return panels


def _front(sheet: EventSheet, first: bool) -> Panel:
    panel, room = Panel(WIDTH, HEIGHT), WIDTH - 2 * EDGE
    y = fixed_page.overprint(panel, sheet, EDGE, EDGE, 0.5, 8)
    title = fit(_("Here you get help"), room, *TITLE, 1)
    y = panel.put(title, EDGE, y, "h1" if first else "h2", "toned") + 8.5
    foot = _foot(panel, sheet, room)
    warning = wrap(
        _("Do not write codes, passwords or personal details here."), room - 8, "bold", WARNING, 1.2
    )
    box = foot - 6 - warning.height - 7
    labels = (
        (pgettext("on a slip", "Who helps"), 2),
        (_("Phone"), 1),
        (pgettext("on a slip", "When"), 1),
        (pgettext("on a slip", "Take with you"), 1),
    )
    step = min(LINE_STEP, (box - 5 - y) / sum(count for _label, count in labels) * 0.98)
    for label, count in labels:
        words = wrap(label, room, "bold", LABEL)
        panel.put(words, EDGE, y)
        for number in range(count):
            indent = 0.0 if number else words.width + 2.5
            panel.area(EDGE + indent, y + words.height, room - indent, 0.25, "line")
            y += step
    panel.area(EDGE, box, room, warning.height + 7, "frame")
    panel.put(warning, EDGE + 4, box + 3.5)
    return panel


def _foot(panel: Panel, sheet: EventSheet, room: float) -> float:
    """Place whom to ask, and under it where the slip comes from; return the top."""
    day = weekday_date(sheet.day, sheet.language) if sheet.day else ""
    source = fixed_page.line_of(
        (clean(sheet.kind_name) or clean(sheet.title), day, fixed_page.example_words(sheet)), room, SMALL
    )
    low = HEIGHT - EDGE
    panel.put(source, EDGE, low - source.height, part="name")
    phone = clean(sheet.contact.phone).replace(" ", NO_BREAK_SPACE)
    told = (
        clean(sheet.contact.name),
        _("tel.") + NO_BREAK_SPACE + phone if phone else clean(sheet.contact.email),
    )
    words = ", ".join(word for word in told if word)
    ask = fixed_page.shortened_to(
        _("Ask more: %(contact)s") % {"contact": words} if words else "", room, "bold", SMALL + 0.5, 2
    )
    top = low - source.height - (ask.height + 3.4 if ask.lines else 0)
    panel.put(ask, EDGE, top, part="contact")
    return top


def _back(sheet: EventSheet, first: bool) -> Panel:
    """Plan the back: who took part, as large as there is room for; names go before topics."""
    panel, room = Panel(WIDTH, HEIGHT), WIDTH - 2 * EDGE
    title = fit(_("Who was there"), room, *TITLE, 1)
    y = panel.put(title, EDGE, EDGE, "h1" if first else "h2", "toned") + 7.5
    low = HEIGHT - EDGE
    for points, with_topics in LISTS:
        lines = _listed(sheet, room, points, with_topics, low - y)
        if lines:
            for fitted, space in lines:
                y = panel.put(fitted, EDGE, y + space, part="helpers")
            return panel
    panel.put(_running(panel, sheet, room, low - y), EDGE, y)
    return panel


def _listed(
    sheet: EventSheet, room: float, points: float, with_topics: bool, free: float
) -> list[tuple[Fitted, float]]:
    """Return a list's lines, each with the space above it in mm, or nothing as soon as they need more than `free`."""
    lines = []
    for fitted, space in _names(sheet, room, points, with_topics):
        free -= space + fitted.height
        if free < 0:
            return []
        lines.append((fitted, space))
    return lines


def _running(panel: Panel, sheet: EventSheet, room: float, free: float) -> Fitted:
    """Return the names one after the other; what the smallest size cannot hold is counted and told."""
    names = [name for helper in sheet.helpers if (name := clean(helper.name))]
    kept = [name.replace(" ", NO_BREAK_SPACE) if len(name) < WHOLE_NAME else name for name in names]
    for points in RUNNING:
        fitted = _filled(_dotted(kept), room, points)
        if fitted.height <= free:
            return fitted
    while fitted.height > free and len(kept) > 1:
        kept.pop()
        others = _("and %(number)s others") % {"number": len(names) - len(kept)}
        fitted = _filled(f"{_dotted(kept)} {others}", room, RUNNING[-1])
    if len(kept) < len(names):
        panel.notices.append(Notice("names_left_out", {"number": len(names) - len(kept)}))
    return shortened(fitted, max(1, int((free - 2.7) / (RUNNING[-1] * 0.459)) + 1), room)


def _filled(text: str, room: float, points: float) -> Fitted:
    """Fill line after line: a list of many names needs no beautiful breaks, and is ready at once."""
    lines: list[str] = []
    for word in split_words(text, "bold", room / (points * MM_PER_POINT)):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_mm(joined, "bold", points) <= room:
            lines[-1] = joined
        else:
            lines.append(word)
    return Fitted(tuple(lines), "bold", points, 1.3)


def _dotted(names: list[str]) -> str:
    """Return names running on; a dot stays with the name before it."""
    return f"{NO_BREAK_SPACE}· ".join(names)


def _names(
    sheet: EventSheet, room: float, points: float, with_topics: bool
) -> Iterator[tuple[Fitted, float]]:
    """Return each name, and each topic when asked, with the space above it in mm."""
    for helper in sheet.helpers:
        name, topic = clean(helper.name), clean(helper.topic) if with_topics else ""
        if name:
            yield fixed_page.shortened_to(name, room, "bold", points, 2), 3.0
        if name and topic:
            yield fixed_page.shortened_to(topic, room, "text", points - 1, 2), 1.4


KINDS = (
    Kind(
        "referral_slips",
        "ohjauslaput",
        gettext_lazy("Slips that tell where to go next"),
        gettext_lazy("Four on A4, to write on at a desk: who helps, phone, when. Print both sides."),
        "day",
        (*DAY, "helpers", "contact"),
        ("a4",),
        _render,
        inks=("colour", "black"),
    ),
)
