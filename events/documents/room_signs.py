"""How does a sheet become signs in the building: a welcome for the door, arrows, and "you are there"?

One page each, bound. Words that lead are read from five metres by somebody with half the sharpness of sight: capitals
of 18 mm. The arrow is the picture, and its word stands below it for those who read and for machines.
"""

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.documents import drawings, fixed_page, sign_drawings
from events.documents.design import Design
from events.documents.fitting import Fitted, fit, shortened, wrap
from events.documents.fixed_page import PAPERS, Inks, Panel
from events.documents.kind import DAY, Kind, Subject
from events.documents.poster_words import clean
from events.documents.printed import Printed
from events.facts import EventSheet
from talkoot.lib.dates import event_time

EDGE = 12.0  # mm on A4
WAYS = ("left", "right", "ahead", "up", "down", "here")
NAME = (150.0, 77.0)  # points: the sort of event; 77 points are capitals of 18 mm, for five metres
WELCOME, ROOM, WORD, FOOT = (170.0, 77.0), (54.0, 34.0), 44.0, 17.0
ART = 104.0  # mm: how high the drawing on the door may grow


def way_word(way: str) -> str:
    """Return what an arrow says."""
    words = {
        "left": _("To the left"),
        "right": _("To the right"),
        "ahead": _("Straight ahead"),
        "up": _("Upstairs"),
        "down": _("Downstairs"),
        "here": _("You have arrived"),
    }
    return words[way]


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    used = fixed_page.inks(sheet, design)
    with translation.override(sheet.language):
        pages = [[_door(sheet, design.paper, used)]]
        pages += [[_arrow(sheet, way, design.paper, used)] for way in WAYS]
        title = _("Signs for the building: %(event)s") % {
            "event": clean(sheet.title) or clean(sheet.kind_name)
        }
        return fixed_page.bound(title, sheet, pages, used)


def _begun(sheet: EventSheet, paper: str) -> tuple[Panel, float, float, float, float]:
    """Return a new page with its band and foot; edge and scale, and where the space between them begins and ends."""
    width, height, scale = PAPERS[paper]
    panel, edge = Panel(width, height), EDGE * scale
    top = fixed_page.overprint(panel, sheet, edge, edge, scale)
    return panel, edge, scale, top, height - edge


def _foot(panel: Panel, sheet: EventSheet, edge: float, low: float, scale: float) -> float:
    """Place the day and the place on the last line; return its top."""
    when = event_time(sheet.day, sheet.opens, sheet.closes, None, sheet.language) if sheet.day else ""
    place = clean(sheet.place.name) if sheet.place else ""
    words = (when, place, fixed_page.example_words(sheet))
    line = fixed_page.line_of(words, panel.width - 2 * edge, FOOT * scale)
    panel.put(line, edge, low - line.height, part="place")
    return low - line.height


def _name(sheet: EventSheet, room: float, scale: float, lines: int = 2) -> Fitted:
    largest, smallest = (points * scale for points in NAME)
    return fit(
        clean(sheet.kind_name) or clean(sheet.title) or _("Event"), room, largest, smallest, lines, 50 * scale
    )


def _room(sheet: EventSheet, room: float, scale: float, free: float = 40.0) -> Fitted:
    words = clean(sheet.place.room) or clean(sheet.place.name) if sheet.place else ""
    largest, smallest = (points * scale for points in ROOM)
    if not words:
        return wrap("", room, "bold", smallest)
    return fit(words, room, largest, smallest, 2, min(free, 40 * scale), faces=("bold",), leading=1.12)


def _arrow(sheet: EventSheet, way: str, paper: str, used: Inks) -> Panel:
    """Plan one page of a way: from the bottom upwards the foot, the room and the name; the arrow takes the rest."""
    panel, edge, scale, top, low = _begun(sheet, paper)
    room = panel.width - 2 * edge
    word = fit(way_word(way), room, WORD * scale, 24 * scale, 1, faces=("bold",))
    name, where = _name(sheet, room, scale), _room(sheet, room, scale, 40 * scale)
    foot = fixed_page.line_of(("Hg",), room, FOOT * scale).height
    below = word.height + 11 * scale + name.height + (13 * scale + where.height if where.lines else 0)
    end = low - foot - 15 * scale - below - 10 * scale
    side = min(end - top, room)
    panel.area(edge, top, room, end - top, "light round")
    inner = side - 9 * scale
    panel.picture(
        drawings.data_address(sign_drawings.way(way, used.dark)), way_word(way),
        panel.width / 2 - inner / 2, top + (end - top - inner) / 2, inner, inner,
    )  # fmt: skip
    y = panel.put(word, edge, end + 10 * scale, "h1", "toned")
    y = panel.put(name, edge, y + 11 * scale, part="name")
    panel.put(where, edge, y + 13 * scale, part="place")
    _foot(panel, sheet, edge, low, scale)
    fixed_page.draft_stamp(panel, sheet, panel.width - edge - 5 * scale, top + 5 * scale, scale)
    return panel


def _door(sheet: EventSheet, paper: str, used: Inks) -> Panel:
    """Plan the page for the door: the welcome, what it is, when, and in which room."""
    panel, edge, scale, top, low = _begun(sheet, paper)
    room = panel.width - 2 * edge
    if not sheet.published:
        fixed_page.draft_stamp(panel, sheet, panel.width - edge, top, scale)
        top += 15 * scale
    welcome = fit(_("Welcome"), room, WELCOME[0] * scale, WELCOME[1] * scale, 1)
    y = panel.put(welcome, edge, top, "h1", "toned") + 13 * scale
    y = panel.put(_name(sheet, room, scale), edge, y, part="name") + 10 * scale
    what = clean(sheet.what_you_get)
    if what:
        fitted = fit(what, room, 40 * scale, 28 * scale, 3, 34 * scale, faces=("bold",), leading=1.16)
        y = panel.put(fitted, edge, y, part="what") + 11 * scale
    y = _hours(panel, sheet, edge, y, scale)
    foot = _door_foot(panel, sheet, edge, low, scale)
    high = min(foot - 9 * scale - y, ART * scale)
    wide = high / 1.24 if high > 40 * scale else 0.0
    panel.put(_room(sheet, room - wide - 8 * scale, scale, foot - 9 * scale - y), edge, y, part="place")
    if wide:
        drawing = drawings.asker_and_answerer(used.dark, used.light)
        panel.ornament(drawing, panel.width - edge - wide, foot - 9 * scale - high, wide, high)
    return panel


def _hours(panel: Panel, sheet: EventSheet, edge: float, top: float, scale: float) -> float:
    """Place day and hours, white on the only solid area; return where the next text begins."""
    if not sheet.day:
        return top
    words = event_time(sheet.day, sheet.opens, sheet.closes, None, sheet.language)
    room = panel.width - 2 * edge
    fitted = fit(words, room - 14 * scale, 56 * scale, 40 * scale, 2, leading=1.12)
    high = fitted.height + 16 * scale
    panel.area(edge, top, room, high, "dark")
    panel.put(fitted, edge + 7 * scale, top + 8 * scale, style="white", part="when")
    return top + high + 11 * scale


def _door_foot(panel: Panel, sheet: EventSheet, edge: float, low: float, scale: float) -> float:
    place = sheet.place
    words = (clean(place.name), clean(place.address)) if place else ()
    room = panel.width - 2 * edge
    told = " · ".join(word for word in (*words, fixed_page.example_words(sheet)) if word)
    lines = shortened(wrap(told, room, "text", FOOT * scale, 1.25), 2, room)
    panel.put(lines, edge, low - lines.height, part="place")
    return low - lines.height


KINDS = (
    Kind(
        "room_signs",
        "opasteet",
        gettext_lazy("Door sign and arrows"),
        gettext_lazy("A welcome for the door and an arrow for each turn, read from five metres."),
        "wall",
        (*DAY, "published", "what_you_get"),
        ("a4", "a3"),
        _render,
        inks=("colour", "black"),
    ),
)
