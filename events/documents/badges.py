"""How does a sheet become name badges: 90 × 55 mm, ten on a sheet of A4, one for each presenter, five to write on?

The measures are those of the usual pockets. The grid has no gutters, so one cut parts two badges; everything that is
printed stays 5 mm inside. What does not fit on one sheet goes on the next.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from events import wording
from events.documents import drawings, fixed_page
from events.documents.design import Design
from events.documents.faces import MM_PER_POINT, covers, width_em
from events.documents.fitting import Fitted, fit, shortened, wrap
from events.documents.fixed_page import Inks, Panel
from events.documents.kind import DAY, Kind, Subject
from events.documents.poster_words import clean
from events.documents.printed import Printed
from events.facts import EventSheet

WIDTH, HEIGHT, ACROSS, DOWN = 90.0, 55.0, 2, 5  # mm, and badges in a row and in a column
LEFT, TOP = (210 - ACROSS * WIDTH) / 2, (297 - DOWN * HEIGHT) / 2
PAD = 6.0  # mm between a badge's edge and its words
ART_HEIGHT = 19.5
NAME_HEIGHT = 20.6
NAME, FROM, ASK = (33.0, 15.0), 11.5, 12.0  # points
BLANK = 5
SMALL = 8.5


@dataclass(frozen=True, slots=True)
class Badge:
    """The words of one badge; an empty name leaves a line to write on."""

    name: str
    organisation: str
    ask: str


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    used = fixed_page.inks(sheet, design)
    with translation.override(sheet.language):
        badges = tuple(badges_of(sheet))
        size = ACROSS * DOWN
        sheets = [badges[start : start + size] for start in range(0, len(badges), size)]
        pages = [_page(sheet, some, number, len(sheets), used) for number, some in enumerate(sheets, start=1)]
        title = _("Name badges: %(event)s") % {"event": clean(sheet.title) or clean(sheet.kind_name)}
        return fixed_page.bound(title, sheet, pages, used)


def badges_of(sheet: EventSheet) -> Iterator[Badge]:
    """Return a badge for each presenter, one with a line for a stand that named nobody, and five for organisers."""
    off = wording.state_word(sheet).upper() if sheet.state in ("cancelled", "postponed") else ""
    ask = off or pgettext("on a badge", "Ask me")
    for stand in sheet.stands:
        names = [name for person in stand.presenters if (name := clean(person))]
        for name in names or [""]:
            yield Badge(name, clean(stand.name), ask)
    for _number in range(BLANK):
        yield Badge("", pgettext("on a badge", "Helper / Organiser"), ask)


def _page(sheet: EventSheet, badges: Sequence[Badge], number: int, count: int, used: Inks) -> list[Panel]:
    whole = Panel(210, 297)
    _head(whole, sheet, number, count)
    across = [LEFT + WIDTH * n for n in range(ACROSS + 1)]
    down = [TOP + HEIGHT * n for n in range(DOWN + 1)]
    fixed_page.cut_marks(whole, across, down, 3.5)
    panels = [whole]
    for place, badge in enumerate(badges):
        left, top = across[place % ACROSS], down[place // ACROSS]
        panels.append(_badge(badge, left, top, used))
    return panels


def _head(whole: Panel, sheet: EventSheet, number: int, count: int) -> None:
    """Place what the sheet is in its upper margin, between the cut marks; first the state, white on a band."""
    left, right, half = LEFT + 3.0, LEFT + WIDTH + 3.0, WIDTH - 6.0
    words = (
        _("Name badges %(number)s/%(count)s") % {"number": number, "count": count},
        fixed_page.example_words(sheet),
    )
    note = fixed_page.line_of((_("90 × 55 mm, print at 100 %, cut along the marks"),), half, SMALL)
    state = wrap(wording.state_word(sheet).upper(), half, "bold", SMALL)
    if state.lines:
        whole.area(left - 1.5, TOP - 6.0, state.width + 3, state.height + 3, "dark")
        whole.put(state, left, TOP - 4.5, style="white")
        left += state.width + 4
        sentence = fixed_page.line_of((wording.state_sentence(sheet),), half, SMALL, "bold")
        whole.put(sentence, LEFT + 3, TOP + DOWN * HEIGHT + 2.5, part="banner")
    whole.put(fixed_page.line_of(words, LEFT + WIDTH - 3 - left, SMALL), left, TOP - 4.5, "h1")
    whole.put(note, right, TOP - 4.5)


def _badge(badge: Badge, left: float, top: float, used: Inks) -> Panel:
    panel = Panel(WIDTH, HEIGHT, left, top)
    room = WIDTH - 2 * PAD
    wide = ART_HEIGHT / 1.24
    beside = room - wide - 4

    ask = wrap(badge.ask, beside - 6, "bold", ASK)
    if badge.name:
        low = panel.put(_name(badge.name, room), PAD, PAD + 1.4, part="name")
    else:
        low = PAD + 15.0
        panel.area(PAD, low, room, 0.3, "line")
    tall = ask.height + 4.4
    start = HEIGHT - PAD - tall
    _organisation(panel, badge, beside, low, start)
    panel.area(PAD, start, ask.width + 6, tall, "dark pill")
    panel.put(ask, PAD + 3, start + 2.2, style="white")
    art = drawings.asker_and_answerer(used.dark, used.light)
    high = min(ART_HEIGHT, HEIGHT - PAD - low - 2.5) if badge.name else ART_HEIGHT
    panel.ornament(art, WIDTH - PAD - high / 1.24, HEIGHT - PAD - high, high / 1.24, high)
    return panel


def _name(name: str, room: float) -> Fitted:
    """Return a name on two lines at most; given name and surname part where that makes them larger."""
    whole = fit(name, room, *NAME, 2, NAME_HEIGHT, leading=1.04)
    given, _space, surname = name.rpartition(" ")
    if given and len(whole.lines) == 1 and covers(name, "display"):
        widest = max(width_em(given, "display"), width_em(surname, "display"))
        points = min(NAME[0], room / widest / MM_PER_POINT)
        if points >= whole.points * (0.8 if whole.face == "narrow" else 1.0):
            return Fitted((given, surname), "display", int(points * 10) / 10, 1.04)
    return whole


def _organisation(panel: Panel, badge: Badge, room: float, low: float, start: float) -> None:
    """Place whose badge it is above the last line, on two lines at most."""
    lines = shortened(wrap(badge.organisation, room, "bold", FROM, 1.2), 2, room)
    panel.put(lines, PAD, start - 3.2 - lines.height, part="helpers")


KINDS = (
    Kind(
        "badges",
        "nimikyltit",
        gettext_lazy("Name badges"),
        gettext_lazy("90 × 55 mm, ten on a sheet: one for each presenter, five to write on."),
        "day",
        (*DAY, "stands"),
        ("a4",),
        _render,
        seen_by="people",
        inks=("colour", "black"),
    ),
)
