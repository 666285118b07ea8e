"""How does a sheet become signs for the tables: one page for each stand that comes, its name read from three metres?

Measured before it is laid out, as posters are. The name takes what topic and helpers leave, and never less than the
size that somebody with half the sharpness of sight reads across the room.
"""

from dataclasses import dataclass, field

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from events.choices import Scope
from events.documents import colours, drawings, press
from events.documents.design import Design
from events.documents.faces import MM_PER_POINT, NO_BREAK_SPACE, SOFT_HYPHEN, metrics
from events.documents.fitting import Fitted, Notice, fit, shortened, wrap
from events.documents.kind import Kind, Subject
from events.documents.poster_css import FAMILIES
from events.documents.poster_words import clean
from events.documents.printed import Printed
from events.documents.symbols import scope_symbol
from events.facts import EventSheet
from events.stand_facts import StandFacts

SIZES = {"a4": (297.0, 210.0, 1.0), "a5": (210.0, 148.0, 2**-0.5)}  # mm lying, and the factor of everything
MARGIN, FIELD, GUTTER, BOX = (
    12.0,
    72.0,
    13.0,
    36.0,
)  # mm on A4: the edge, the symbol's field, space, the place's box
NAME = (132.0, 46.0)  # points: largest and smallest; 46 points are capitals of 11 mm, for three metres
TOPIC, MEANS, PEOPLE, FOOT = (50.0, 26.0), 21.0, 22.0, 14.0
GAP = 8.0  # mm above and below the rule
MOST_NAME_LINES, MOST_PEOPLE_LINES = 3, 2


@dataclass(frozen=True, slots=True)
class Put:
    """A text in its place: the left edge and the top of its capitals, in mm of its page."""

    fitted: Fitted
    left: float
    top: float

    @property
    def bottom(self) -> float:
        """Return the last baseline in mm."""
        return self.top + self.fitted.height

    @property
    def shown(self) -> str:
        """Return the lines as one preformatted text."""
        return "\n".join(self.fitted.lines).replace(SOFT_HYPHEN, "")

    def css(self, name: str) -> str:
        """Return the style rule that puts it there."""
        em, leading = self.fitted.points * MM_PER_POINT, self.fitted.leading
        top = self.top - metrics(self.fitted.face).capital_top(leading) * em
        return (
            f"#{name}{{left:{self.left:.3f}mm;top:{top:.3f}mm;width:{self.fitted.width + 1:.3f}mm;"
            f"font-size:{self.fitted.points:.2f}pt;line-height:{leading * em:.3f}mm;{FAMILIES[self.fitted.face]}}}"
        )


@dataclass(slots=True)
class Sign:
    """One page: texts and areas (left, top, width, height in mm) by name, the symbol, and what gave way."""

    scope: str
    puts: dict[str, Put] = field(default_factory=dict)
    areas: dict[str, tuple[float, float, float, float]] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)

    def put(self, name: str, fitted: Fitted, left: float, top: float) -> float:
        """Place a text; return its last baseline in mm."""
        if fitted.lines:
            self.puts[name] = Put(fitted, left, top)
            if fitted.cut:
                self.notices.append(Notice("text_shortened", {"part": PARTS.get(name, name)}))
        return top + fitted.height


PARTS = {"name": "helpers", "people": "presenters"}  # as notices call them


def table_signs(sheet: EventSheet, paper: str) -> Printed:
    """Return a sign for each stand that comes; while there is none, one page that says so."""
    dark, light = colours.dark(sheet.sender.colour_dark), colours.light(sheet.sender.colour_light)
    with translation.override(sheet.language):
        signs = [_sign(sheet, stand, paper) for stand in sheet.stands]
        html = render_to_string("documents/table_signs.html", _facts(sheet, signs, dark))
    css = (press.STYLES / "signs.css").read_text()
    pages = press.pdf(html, css, _page_css(signs, paper, dark, light))
    notices = {(notice.code, str(notice.facts)): notice for sign in signs for notice in sign.notices}
    return Printed(pages.pdf, pages.page_count, tuple(notices.values()), pages.log)


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


def _facts(sheet: EventSheet, signs: list[Sign], dark: str) -> dict[str, object]:
    """Return the page's words: a picture, texts in reading order, for every sign."""
    return {
        "language": sheet.language,
        "title": _("Table signs: %(event)s") % {"event": clean(sheet.title) or clean(sheet.kind_name)},
        "nobody": "" if signs else _("No partner has confirmed yet."),
        "signs": [
            {
                "number": number,
                "picture": drawings.data_address(scope_symbol(sign.scope, dark)),
                "alt": scope_sentence(sign.scope),
                "texts": {name: put.shown for name, put in sign.puts.items()},
            }
            for number, sign in enumerate(signs)
        ],
    }


def _sign(sheet: EventSheet, stand: StandFacts, paper: str) -> Sign:
    """Plan one page: the name over the whole width, below the rule the symbol, the words and the place's number."""
    width, height, scale = SIZES[paper]
    sign, edge = Sign(stand.scope), MARGIN * scale
    left, low = edge + (FIELD + GUTTER) * scale, height - edge
    room = width - edge - left
    words = _words(stand, room - ((BOX + 8) * scale if stand.place else 0), room, scale)
    foot = _foot(sign, sheet, left, width - edge, low, scale)
    zone = max(FIELD * scale, sum(fitted.height + space for fitted, space in words.values()) + low - foot)
    top = low - zone
    rule = top - GAP * scale
    free = rule - (GAP + 4) * scale - edge  # descenders stay clear of the rule
    name = _name(stand, width - 2 * edge, free, scale)
    sign.put("name", name, edge, edge + (free - name.height) / 2)
    sign.areas["rule"] = (edge, rule, width - 2 * edge, 1.2 * scale)
    _symbol(sign, stand, edge, top, scale)
    _place(sign, stand, width - edge, top, scale)
    y = top + 1.5 * scale
    for key in ("topic", "means"):
        fitted, space = words[key]
        y = sign.put(key, fitted, left, y) + space
    people, space = words["people"]
    sign.put("people", people, left, foot - space - people.height)
    return sign


def _words(stand: StandFacts, narrow: float, room: float, scale: float) -> dict[str, tuple[Fitted, float]]:
    """Return topic, scope and helpers as lines, each with the space below it in mm."""
    topic, means = clean(stand.topic), scope_sentence(stand.scope)
    largest, smallest = (points * scale for points in TOPIC)
    first = topic[:1].upper() + topic[1:] if topic else means
    large = fit(first, narrow, largest, smallest, 3, 52 * scale, faces=("bold",), leading=1.14)
    small = wrap(means if topic else "", narrow, "text", MEANS * scale, 1.2)
    people = shortened(wrap(_helping(stand), room, "bold", PEOPLE * scale, 1.22), MOST_PEOPLE_LINES, room)
    gap = 7.0 * scale
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


def _symbol(sign: Sign, stand: StandFacts, left: float, top: float, scale: float) -> None:
    side, inner = FIELD * scale, 7.0 * scale
    sign.areas["field"] = (left, top, side, side)
    sign.areas["symbol"] = (left + inner, top + inner, side - 2 * inner, side - 2 * inner)


def _place(sign: Sign, stand: StandFacts, right: float, top: float, scale: float) -> None:
    """Place the number of the table in a solid box, and its word above the number."""
    if not stand.place:
        return
    side = BOX * scale
    sign.areas["box"] = (right - side, top, side, side)
    word = wrap(pgettext("of a stand", "Place"), side, "bold", 15 * scale)
    sign.put("place_word", word, right - side / 2 - word.width / 2, top + 4.5 * scale)
    number = fit(str(stand.place), side - 8 * scale, 58 * scale, 20 * scale, 1, faces=("display",))
    free = side - 11 * scale - number.height
    sign.put("place", number, right - side / 2 - number.width / 2, top + 9.5 * scale + free / 2)


def _foot(sign: Sign, sheet: EventSheet, left: float, right: float, low: float, scale: float) -> float:
    """Place the invitation to ask at the right of the last line, the day's name at its left; return its top in mm."""
    ask = wrap(_("Just ask us"), right - left, "bold", FOOT * 1.3 * scale)
    top = low - ask.height
    sign.put("ask", ask, right - ask.width, top)
    words = [clean(sheet.kind_name), _("Example material") if sheet.sender.is_example else ""]
    room = right - left - ask.width - 6
    line = shortened(wrap(" · ".join(word for word in words if word), room, "text", FOOT * scale), 1, room)
    sign.put("event", line, left, low - line.height)
    return top


def _page_css(signs: list[Sign], paper: str, dark: str, light: str) -> str:
    """Return the places and sizes of everything on every page."""
    width, height, scale = SIZES[paper]
    rules = [
        f"@page{{size:{width:g}mm {height:g}mm;margin:0}}",
        f"html{{font-size:{scale:.4f}mm}}",
        f":root{{--dark:{dark};--light:{light};--ink:{colours.INK}}}",
        f".sign{{width:{width:g}mm;height:{height:g}mm}}",
    ]
    for number, sign in enumerate(signs):
        rules += [put.css(f"{name}_{number}") for name, put in sign.puts.items()]
        rules += [
            f"#{name}_{number}{{left:{left:.3f}mm;top:{top:.3f}mm;width:{wide:.3f}mm;height:{high:.3f}mm}}"
            for name, (left, top, wide, high) in sign.areas.items()
        ]
    return "\n".join(rules)


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    return table_signs(sheet, design.paper)


KINDS = (
    Kind(
        "table_signs",
        "poytakyltit",
        gettext_lazy("Table signs"),
        gettext_lazy("One page for each partner that comes: name, topic and a large symbol."),
        "day",
        ("language", "sender", "title", "kind_name", "stands"),
        ("a4", "a5"),
        _render,
        seen_by="people",
        is_wide=True,
    ),
)
