"""How does the programme of a day become a picture for the info screen: which short talk, when, by whom?

One picture of 1920 × 1080 that is read across a lobby. Rows that do not fit are counted and left to the event's page.
"""

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from events import wording
from events.documents import day_words, fixed_page
from events.documents.day_words import Moment
from events.documents.design import Design
from events.documents.fitting import Fitted, Notice, fit, shortened, wrap
from events.documents.fixed_page import Panel, bound, inks
from events.documents.kind import DAY, Kind, Subject
from events.documents.poster_words import clean, short_address
from events.documents.printed import Printed
from events.documents.screen_formats import mm, points
from events.facts import EventSheet

WIDTH, HEIGHT, EDGE, SMALLEST = 1920, 1080, 88, 42  # pixels
MOST_ROWS = 8
TOP, ROW, LARGEST_ROW = 300, 64, 104  # pixels: where rows begin, and their heights
CLOCK, SPEAKER = 210, 1240  # pixels from the left edge of a row: where words begin, where names do


def _panel(sheet: EventSheet) -> Panel:
    panel = Panel(mm(WIDTH), mm(HEIGHT))
    panel.area(0, 0, panel.width, mm(TOP - 50), "solid")
    room, top = mm(WIDTH - 2 * EDGE), mm(56)
    title = fit(pgettext("a leaflet", "Programme"), room, points(112), points(70), 1)
    low = panel.put(title, mm(EDGE), top, "h1", "white", part="what")
    panel.put(_head(sheet, room), mm(EDGE), low + mm(40), style="white", part="when")
    rows = day_words.programme(sheet)
    shown = rows if len(rows) <= MOST_ROWS else rows[: MOST_ROWS - 1]
    height = min(LARGEST_ROW, (HEIGHT - TOP - 120) / max(len(shown) + (len(shown) < len(rows)), 1))
    for number, row in enumerate(shown):
        _put_row(panel, row, TOP + 20 + number * max(height, ROW), is_first=number == 0)
    if not rows:
        panel.put(
            wrap(_("Come when it suits you: there is no programme by the clock."), room, "text", points(60)),
            mm(EDGE), mm(TOP + 40),
        )  # fmt: skip
    if left := len(rows) - len(shown):
        more = ngettext("and %(n)s more", "and %(n)s more", left) % {"n": left}
        panel.put(wrap(more, room, "bold", points(48)), mm(EDGE), mm(TOP + 20 + len(shown) * height))
        panel.notices.append(Notice("part_left_out", {"part": "text"}))
    _put_foot(panel, sheet)
    return panel


def _head(sheet: EventSheet, room: float) -> Fitted:
    """Return one line: what became of the day, the event, the time, and the place as far as it has room."""
    state = wording.state_word(sheet).upper()
    parts = [part for part in (clean(sheet.title), state, day_words.when(sheet)) if part]
    for told in ([*parts, day_words.where_in_short(sheet)], parts):
        line = wrap(" · ".join(part for part in told if part), room, "bold", points(48), 1.15)
        if len(line.lines) == 1:
            return line
    return shortened(line, 1, room)


def _put_row(panel: Panel, row: Moment, top: float, *, is_first: bool) -> None:
    """Place one row: hour, what, by whom; each on one line."""
    if not is_first:
        panel.area(mm(EDGE), mm(top - 12), mm(WIDTH - 2 * EDGE), mm(2), "hair")
    left, end = mm(EDGE + CLOCK), mm(EDGE + SPEAKER)
    room = (end if row.who else mm(WIDTH - EDGE)) - left - mm(30)
    if row.clock:
        panel.put(wrap(row.clock, mm(CLOCK), "display", points(58)), mm(EDGE), mm(top + 12), part="clock")
    panel.put(shortened(wrap(row.what, room, "bold", points(54)), 1, room), left, mm(top + 14), part="text")
    if row.who:
        rest = mm(WIDTH - EDGE) - end
        who = shortened(wrap(row.who, rest, "text", points(SMALLEST)), 1, rest)
        panel.put(who, end, mm(top + 20), part="presenters")


def _put_foot(panel: Panel, sheet: EventSheet) -> None:
    room = mm(WIDTH - 2 * EDGE)
    words = " · ".join(
        part for part in (short_address(sheet.public_url), fixed_page.example_words(sheet)) if part
    )
    line = shortened(wrap(words, room, "text", points(SMALLEST)), 1, room)
    panel.put(line, mm(EDGE), mm(HEIGHT - 66) - line.height / 2, part="page")


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    with translation.override(sheet.language):
        name = clean(sheet.title) or clean(sheet.kind_name)
        title = ": ".join(part for part in (pgettext("a leaflet", "Programme"), name) if part)
        return bound(title, sheet, [[_panel(sheet)]], inks(sheet, design))


KINDS = (
    Kind(
        "programme_screen",
        "ohjelma-naytto",
        gettext_lazy("Programme for a screen"),
        gettext_lazy("Short talks by their hours for the library's info screen."),
        "screen",
        (*DAY, "public_url", "day_facts.programme"),
        ("screen",),
        _render,
        inks=("colour", "black"),
        is_wide=True,
        pixels={"screen": (WIDTH, HEIGHT)},
        needs_day=True,
    ),
)
