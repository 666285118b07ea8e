"""Which rules of digital support hang at every stand: how we help, and what we never do?

The words are fixed. They follow the ethical guidelines of digital support (Digi- ja väestötietovirasto, Digituen
eettinen ohjeistus): customers do everything themselves, nobody asks for secrets, pays or signs in on their behalf.
"""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.documents import fixed_page, sign_drawings
from events.documents.design import Design
from events.documents.fitting import Fitted, fit, wrap
from events.documents.fixed_page import PAPERS, Inks, Panel
from events.documents.kind import DAY, Kind, Subject
from events.documents.poster_words import clean
from events.documents.printed import Printed
from events.facts import EventSheet

EDGE = 12.0  # mm on A4
TITLE, NEVER = (76.0, 44.0), (50.0, 30.0)  # points
RULES = (28.0, 18.0)  # largest and smallest: smaller is nobody's rule on a wall
FOOT, LARGE_FOOT = 13.0, 18.0
MARK = 1.35  # the mark before a rule, in capitals' heights
STEP = 0.5
PAD, STRIP = 9.0, 6.0  # mm beside and above words in the second list's frame and strip


@dataclass(frozen=True, slots=True)
class Rules:
    """Both lists; `heading` stands above the second."""

    always: tuple[str, ...]
    heading: str
    never: tuple[str, ...]


def rules(variant: str) -> Rules:
    """Return the rules as words; in plain language each says one thing."""
    if variant == "plain":
        return Rules(
            always=(
                _("You do everything yourself. We sit beside you."),
                _("We have time for you."),
                _("We do not know everything. We find out together."),
                _("You type your password. We look away."),
                _("We do not tell others about your matters."),
            ),
            heading=_("This we do not do"),
            never=(
                _("We do not ask for your password."),
                _("We do not pay your bills."),
                _("We do not buy anything for you."),
                _("We do not sign in to your bank."),
            ),
        )
    return Rules(
        always=(
            _("You do everything yourself, and we support you."),
            _("There is no hurry. You may ask again."),
            _("What we do not know we look up together, or we tell who can help."),
            _("We look away when you type your codes."),
            _("What we see and hear stays between us."),
        ),
        heading=_("We never"),
        never=(
            _("ask for passwords, PIN codes or bank codes, or write them down"),
            _("pay bills, buy anything or transfer money for you"),
            _("sign in to services on your behalf"),
            _("install anything without your permission"),
        ),
    )


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    used = fixed_page.inks(sheet, design)
    with translation.override(sheet.language):
        panel = _plan(sheet, design, used)
        return fixed_page.bound(_("How we help"), sheet, [[panel]], used)


def _plan(sheet: EventSheet, design: Design, used: Inks) -> Panel:
    """Plan the page at the largest size of type at which both lists fit."""
    width, height, scale = PAPERS[design.paper]
    edge = EDGE * scale
    panel = Panel(width, height)
    room = width - 2 * edge
    band = scale * (LARGE_FOOT / 15.5 if design.variant == "large" else 1.0)
    top = fixed_page.overprint(panel, sheet, edge, edge, band, 9.0)
    foot = _foot(sheet, design.variant, room, scale)
    low = height - edge - foot.height - 9 * scale
    title = fit(_("How we help"), room - 40 * scale, TITLE[0] * scale, TITLE[1] * scale, 1)
    y = panel.put(title, edge, top, "h1", "toned")
    fixed_page.draft_stamp(panel, sheet, width - edge, top, scale)
    always, never, heading, gap = _fitted(rules(design.variant), room, low - y, scale)
    y = _listed(panel, always, "tick", edge, y + 14 * scale, gap, used.dark)
    strip = heading.height + 2 * STRIP * scale
    start = low - strip - sum(one.height for one in never) - 3 * gap - 20 * scale
    panel.area(edge, start, room, low - start, "frame")
    panel.area(edge, start, room, strip, "dark")
    panel.put(heading, edge + PAD * scale, start + STRIP * scale, "h2", "white")
    _listed(panel, never, "cross", edge + PAD * scale, start + strip + 10 * scale, gap, used.dark)
    panel.put(foot, edge, height - edge - foot.height)
    return panel


def _fitted(
    words: Rules, room: float, free: float, scale: float
) -> tuple[list[Fitted], list[Fitted], Fitted, float]:
    """Return both lists, the second heading and the gap between rules, as large as `free` mm allow."""
    heading = fit(words.heading, room - 2 * PAD * scale, NEVER[0] * scale, NEVER[1] * scale, 1)
    points = RULES[0] * scale
    while True:
        narrow = room - _indent(points)
        always = [wrap(rule, narrow, "bold", points, 1.2) for rule in words.always]
        never = [wrap(rule, narrow - 2 * PAD * scale, "bold", points, 1.2) for rule in words.never]
        texts = sum(one.height for one in (*always, *never)) + heading.height
        gap = (free - (14 + 12 + 2 * STRIP + 20) * scale - texts) / (len(always) + len(never) - 2)
        if gap >= points * 0.3 or points <= RULES[1] * scale:
            return always, never, heading, min(gap, 14 * scale)
        points -= STEP * scale


def _indent(points: float) -> float:
    """Return the mm from a mark's left edge to its rule."""
    return points * 0.52


def _listed(
    panel: Panel,
    lines: list[Fitted],
    mark: str,
    left: float,
    top: float,
    gap: float,
    colour: str,
    style: str = "",
) -> float:
    """Place rules below each other, each behind its mark; return the last baseline."""
    for fitted in lines:
        capital = fitted.points * 0.232  # mm: the height of a capital of the text face
        side = capital * MARK
        drawing = sign_drawings.mark(mark, colour)
        panel.ornament(drawing, left, top - (side - capital) / 2, side, side)
        top = panel.put(fitted, left + _indent(fitted.points), top, style=style) + gap
    return top - gap


def _foot(sheet: EventSheet, variant: str, room: float, scale: float) -> Fitted:
    words = (
        _("We follow the ethical guidelines of digital support"),
        "" if variant == "large" else clean(sheet.kind_name),
        fixed_page.example_words(sheet),
    )
    points = LARGE_FOOT if variant == "large" else FOOT
    return fixed_page.line_of(words, room, points * scale)


KINDS = (
    Kind(
        "ethics_sign",
        "eettinen-ohje",
        gettext_lazy("How we help: the ethics of digital support"),
        gettext_lazy("For the wall and for every stand: what we do, and what we never do."),
        "wall",
        (*DAY, "published"),
        ("a4", "a3"),
        _render,
        variants=("", "large", "plain"),
        inks=("colour", "black"),
    ),
)
