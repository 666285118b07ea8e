"""How does a sheet become signs for the tables: one for each stand that comes, its name read from three metres?

Measured before it is laid out, as posters are. The name takes what topic and helpers leave, and never less than the
size that somebody with half the sharpness of sight reads across the room. A tent is an A4 folded in the middle: the
same sign on both halves, the upper one turned round.
"""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from events.choices import Scope
from events.documents import drawings, fixed_page
from events.documents.design import Design
from events.documents.faces import NO_BREAK_SPACE
from events.documents.fitting import Fitted, fit, shortened, wrap
from events.documents.fixed_page import Inks, Panel
from events.documents.kind import DAY, Kind, Subject
from events.documents.poster_words import clean
from events.documents.printed import Printed
from events.documents.symbols import scope_symbol
from events.facts import EventSheet
from events.stand_facts import StandFacts

# mm of a lying sign, and the factor of everything that is planned on A4; a tent has two on an upright A4
SIZES = {"a4": (297.0, 210.0, 1.0), "a5": (210.0, 148.0, 2**-0.5), "tent": (210.0, 148.5, 2**-0.5)}
MARGIN, FIELD, GUTTER, BOX = (
    12.0,
    72.0,
    13.0,
    36.0,
)  # mm on A4: edge, the symbol's field, space, the place's box
NAME = (132.0, 46.0)  # points: largest and smallest; 46 points are capitals of 11 mm, for three metres
TOPIC, MEANS, PEOPLE, FOOT = (50.0, 26.0), 21.0, 22.0, 14.0
GAP = 8.0  # mm above and below the rule
MOST_NAME_LINES, MOST_PEOPLE_LINES = 3, 2
LARGE = 18.0  # points: nothing is smaller in large print


@dataclass(frozen=True, slots=True)
class Sizes:
    """The measures of one paper and variant."""

    width: float
    height: float
    scale: float
    floor: float

    def points(self, size: float) -> float:
        """Return a size of type on this paper, given for A4."""
        return max(size * self.scale, self.floor)

    @property
    def edge(self) -> float:
        """Return the empty edge in mm."""
        return MARGIN * self.scale


def table_signs(sheet: EventSheet, design: Design) -> Printed:
    """Return a sign for each stand that comes; while there is none, one page that says so."""
    used = fixed_page.inks(sheet, design)
    sizes = Sizes(*SIZES[design.paper], LARGE if design.variant == "large" else 0.0)
    with translation.override(sheet.language):
        pages = [_page(sheet, stand, design.paper, sizes, used) for stand in sheet.stands]
        if not pages:
            nobody = _("No partner has confirmed yet.")
            pages = [[fixed_page.only_words(sizes.width, sizes.height, sheet, nobody)]]
        title = _("Table signs: %(event)s") % {"event": clean(sheet.title) or clean(sheet.kind_name)}
        return fixed_page.bound(title, sheet, pages, used)


def scope_sentence(scope: str) -> str:
    """Return what a stand helps with, as its people say it to a customer."""
    words = {
        Scope.DEVICE_HELP: pgettext("on a sign", "We help with your device"),
        Scope.BOTH: pgettext("on a sign", "We help with your device and our own service"),
        Scope.OWN_SERVICE: pgettext("on a sign", "We show how our own service works"),
    }
    return words.get(
        Scope(scope) if scope in Scope.values else Scope.INFO_ONLY, pgettext("on a sign", "We tell you more")
    )


def _page(sheet: EventSheet, stand: StandFacts, paper: str, sizes: Sizes, used: Inks) -> list[Panel]:
    """Return the panels of one page: the sign, or for a tent a whole page with the sign and its turned twin."""
    if paper != "tent":
        return [_sign(sheet, stand, sizes, used, "h1")]
    whole = Panel(sizes.width, 2 * sizes.height)
    for left in (4.0, sizes.width - 10.0):
        whole.area(left, sizes.height - 0.05, 6.0, 0.1, "hair")
    front = _sign(sheet, stand, sizes, used, "h1")
    front.top = sizes.height
    back = _sign(sheet, stand, sizes, used, "p")
    back.turned = True
    return [whole, front, back]


def _sign(sheet: EventSheet, stand: StandFacts, sizes: Sizes, used: Inks, tag: str) -> Panel:
    """Plan one sign: the name over the whole width, below the rule the symbol, the words and the place's number."""
    scale, edge = sizes.scale, sizes.edge
    panel = Panel(sizes.width, sizes.height)
    start = fixed_page.overprint(panel, sheet, edge, edge, max(scale * 0.7, sizes.floor / 16), 7)
    left, low = edge + (FIELD + GUTTER) * scale, sizes.height - edge
    room = sizes.width - edge - left
    words = _words(stand, room - ((BOX + 8) * scale if stand.place else 0), room, sizes)
    ask = wrap(_("Just ask us"), room, "bold", sizes.points(FOOT * 1.3))
    foot = low - ask.height
    zone = max(FIELD * scale, sum(fitted.height + space for fitted, space in words.values()) + low - foot)
    top = low - zone
    rule = top - GAP * scale
    free = rule - (GAP + 4) * scale - start  # descenders stay clear of the rule
    name = _name(stand, sizes.width - 2 * edge, free, scale)
    panel.put(name, edge, start + (free - name.height) / 2, tag, part="helpers")
    panel.area(edge, rule, sizes.width - 2 * edge, 1.2 * scale, "dark")
    _symbol(panel, stand, edge, top, scale, used)
    y = top + 1.5 * scale
    for key in ("topic", "means"):
        fitted, space = words[key]
        y = panel.put(fitted, left, y, style="toned" if key == "topic" else "", part=key) + space
    _place(panel, stand, sizes, top)
    people, space = words["people"]
    panel.put(people, left, foot - space - people.height, part="presenters")
    _foot(panel, sheet, ask, left, sizes)
    return panel


def _words(stand: StandFacts, narrow: float, room: float, sizes: Sizes) -> dict[str, tuple[Fitted, float]]:
    """Return topic, scope and helpers as lines, each with the space below it in mm."""
    topic, means = clean(stand.topic), scope_sentence(stand.scope)
    first = topic[:1].upper() + topic[1:] if topic else means
    largest, smallest = (sizes.points(points) for points in TOPIC)
    large = fit(first, narrow, largest, smallest, 3, 52 * sizes.scale, faces=("bold",), leading=1.14)
    small = wrap(means if topic else "", narrow, "text", sizes.points(MEANS), 1.2)
    helping = wrap(_helping(stand), room, "bold", sizes.points(PEOPLE), 1.22)
    people = shortened(helping, MOST_PEOPLE_LINES, room)
    gap = 7.0 * sizes.scale
    return {
        "topic": (large, gap),
        "means": (small, gap if small.lines else 0.0),
        "people": (people, gap + 1 if people.lines else 0.0),
    }


def _name(stand: StandFacts, room: float, free: float, scale: float) -> Fitted:
    largest, smallest = (points * scale for points in NAME)
    name = clean(stand.name) or _("Partner")
    return fit(name, room, largest, smallest, MOST_NAME_LINES, free, leading=1.02)


def _helping(stand: StandFacts) -> str:
    """Return who helps here, each name whole on its line where that is possible."""
    names = [clean(name).replace(" ", NO_BREAK_SPACE) for name in stand.presenters]
    names = [name for name in names if name]
    return _("Helping here: %(names)s") % {"names": ", ".join(names)} if names else ""


def _symbol(panel: Panel, stand: StandFacts, left: float, top: float, scale: float, used: Inks) -> None:
    side, inner = FIELD * scale, 7.0 * scale
    panel.area(left, top, side, side, "light round")
    address = drawings.data_address(scope_symbol(stand.scope, used.dark))
    edge = side - 2 * inner
    panel.picture(address, scope_sentence(stand.scope), left + inner, top + inner, edge, edge)


def _place(panel: Panel, stand: StandFacts, sizes: Sizes, top: float) -> None:
    """Place the number of the table in a solid box, and its word above the number."""
    if not stand.place:
        return
    scale, right = sizes.scale, sizes.width - sizes.edge
    side = BOX * scale
    panel.area(right - side, top, side, side, "dark round")
    word = wrap(pgettext("of a stand", "Place"), side, "bold", sizes.points(15))
    panel.put(word, right - side / 2 - word.width / 2, top + 4.5 * scale, style="white")
    start = 4.5 * scale + word.height + 2 * scale
    number = fit(
        str(stand.place), side - 8 * scale, 58 * scale, 20 * scale, 1, side - start - 4 * scale, ("display",)
    )
    free = side - start - 4 * scale - number.height
    panel.put(number, right - side / 2 - number.width / 2, top + start + free / 2, style="white")


def _foot(panel: Panel, sheet: EventSheet, ask: Fitted, left: float, sizes: Sizes) -> None:
    """Place the day's name at the left of the last line and the invitation to ask at its right."""
    right, low = sizes.width - sizes.edge, sizes.height - sizes.edge
    words = (clean(sheet.kind_name), fixed_page.example_words(sheet))
    line = fixed_page.line_of(words, right - left - ask.width - 6, sizes.points(FOOT))
    panel.put(line, left, low - line.height, part="name")
    panel.put(ask, right - ask.width, low - ask.height)


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    return table_signs(sheet, design)


KINDS = (
    Kind(
        "table_signs",
        "poytakyltit",
        gettext_lazy("Table signs"),
        gettext_lazy("One page for each partner that comes: name, topic and a large symbol."),
        "day",
        (*DAY, "stands"),
        ("a4", "a5", "tent"),
        _render,
        seen_by="people",
        variants=("", "large"),
        inks=("colour", "black"),
        is_wide=True,
    ),
)
