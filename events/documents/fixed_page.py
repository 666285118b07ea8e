"""How do measured texts, areas and pictures on pages of fixed size become a PDF?

For papers that are planned in millimetres before they are laid out: signs, badges, certificates, slips and forms. What
is put first is read first. Lengths are mm of the page, sizes of type are points.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from events import wording
from events.documents import colours, drawings, press
from events.documents.design import Design
from events.documents.faces import MM_PER_POINT, SOFT_HYPHEN, metrics, width_mm
from events.documents.fitting import ELLIPSIS, Fitted, Notice, fit, shortened, usable_faces, wrap
from events.documents.markup import filled
from events.documents.poster_css import FAMILIES
from events.documents.printed import Printed
from events.facts import EventSheet

BLACK = "#000000"
# upright papers: width and height in mm, and the factor of everything that is planned on A4
PAPERS = {
    "a3": (297.0, 420.0, 2**0.5),
    "a4": (210.0, 297.0, 1.0),
    "a5": (148.0, 210.0, 2**-0.5),
    "a6": (105.0, 148.0, 0.5),
}
BAND = (40.0, 16.0)  # points of the overprint: its word and its sentence


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of one document: `dark` for solid areas, `light` for fields, `ink` for words."""

    dark: str
    light: str
    ink: str


def inks(sheet: EventSheet, design: Design) -> Inks:
    """Return the network's colours, repaired for print; in black only black and white."""
    if design.ink == "black":
        return Inks(BLACK, colours.WHITE, BLACK)
    sender = sheet.sender
    return Inks(colours.dark(sender.colour_dark), colours.light(sender.colour_light), colours.INK)


@dataclass(frozen=True, slots=True)
class Item:
    """A text, a picture or an empty area in its place; for a text `top` is the top of its capitals.

    `tag` is h1, h2, p, img or div, `style` names classes of fixed.css, `picture` is a data: address.
    """

    tag: str
    left: float
    top: float
    width: float
    height: float
    style: str = ""
    fitted: Fitted | None = None
    picture: str = ""
    alt: str = ""

    @property
    def shown(self) -> str:
        """Return the lines as one preformatted text."""
        return "\n".join(self.fitted.lines).replace(SOFT_HYPHEN, "") if self.fitted else ""

    def css(self) -> str:
        """Return the declarations that put it there."""
        if self.fitted is None:
            ground = f';background:url("{self.picture}") 0 0/100% 100% no-repeat' if self.tag == "div" else ""
            place = f"left:{self.left:.3f}mm;top:{self.top:.3f}mm"
            return (
                f"{place};width:{self.width:.3f}mm;height:{self.height:.3f}mm{ground if self.picture else ''}"
            )
        em, leading = self.fitted.points * MM_PER_POINT, self.fitted.leading
        top = self.top - metrics(self.fitted.face).capital_top(leading) * em
        return (
            f"left:{self.left:.3f}mm;top:{top:.3f}mm;width:{self.width + 1:.3f}mm;"
            f"font-size:{self.fitted.points:.2f}pt;line-height:{leading * em:.3f}mm;{FAMILIES[self.fitted.face]}"
        )


@dataclass(slots=True)
class Panel:
    """A part of a page with its own corner: a whole page, one badge of ten, or the half of a tent that is `turned`."""

    width: float
    height: float
    left: float = 0.0
    top: float = 0.0
    turned: bool = False
    items: list[Item] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def put(
        self, fitted: Fitted, left: float, top: float, tag: str = "p", style: str = "", part: str = ""
    ) -> float:
        """Place a text, the top of its capitals at `top`; return its last baseline. `part` is its name in notices."""
        if fitted.lines:
            self.items.append(Item(tag, left, top, fitted.width, fitted.height, style, fitted))
            if fitted.cut:
                self.notices.append(Notice("text_shortened", {"part": part or "text"}))
        return top + fitted.height

    def area(self, left: float, top: float, width: float, height: float, style: str) -> None:
        """Place an empty area: "dark", "light" (with an outline), "box" (outline alone) or "line"."""
        self.items.append(Item("div", left, top, width, height, style))

    def ornament(self, drawing: str, left: float, top: float, width: float, height: float) -> None:
        """Place a drawing that says nothing: machines do not read it."""
        self.items.append(Item("div", left, top, width, height, picture=drawings.data_address(drawing)))

    def picture(
        self, address: str, alt: str, left: float, top: float, width: float, height: float, style: str = ""
    ) -> None:
        """Place a picture that says something; `alt` says it in words."""
        self.items.append(Item("img", left, top, width, height, style, picture=address, alt=alt))

    def names_of(self) -> list[str]:
        """Return the texts in reading order."""
        return [item.shown for item in self.items if item.fitted]


def bound(title: str, sheet: EventSheet, pages: Sequence[Sequence[Panel]], used: Inks) -> Printed:
    """Return pages of panels as one tagged PDF. Called with the sheet's language active; raises press.PressError."""
    width, height = extent(pages[0])
    numbered = [
        [
            (
                f"p{number}_{place}",
                panel,
                [(f"p{number}_{place}_{n}", item) for n, item in enumerate(panel.items)],
            )
            for place, panel in enumerate(panels)
        ]
        for number, panels in enumerate(pages)
    ]
    facts = {"language": sheet.language, "title": title, "pages": numbered}
    rules = [
        f"@page{{size:{width:.8g}mm {height:.8g}mm;margin:0}}",
        f":root{{--dark:{used.dark};--light:{used.light};--ink:{used.ink}}}",
        f".page{{width:{width:.8g}mm;height:{height:.8g}mm}}",
    ]
    for panels in numbered:
        for name, panel, items in panels:
            rules.append(_panel_css(name, panel))
            rules += [f"#{name}{{{item.css()}}}" for name, item in items]
    html = filled("documents/fixed_pages.html", facts)
    made = press.pdf(html, (press.STYLES / "fixed.css").read_text(), "\n".join(rules))
    return Printed(made.pdf, made.page_count, notices_of(pages), made.log)


def extent(panels: Iterable[Panel]) -> tuple[float, float]:
    """Return the size of a page: the first panel of a page spans it, others lie upon it."""
    first = next(iter(panels))
    return first.width, first.height


def notices_of(pages: Iterable[Iterable[Panel]]) -> tuple[Notice, ...]:
    """Return what gave way, nothing twice."""
    told = [notice for panels in pages for panel in panels for notice in panel.notices]
    return tuple({(notice.code, str(notice.facts)): notice for notice in told}.values())


def _panel_css(name: str, panel: Panel) -> str:
    turn = ";transform:rotate(180deg)" if panel.turned else ""
    return (
        f"#{name}{{left:{panel.left:.3f}mm;top:{panel.top:.3f}mm;"
        f"width:{panel.width:.3f}mm;height:{panel.height:.3f}mm{turn}}}"
    )


# --- what many of these papers share -----------------------------------------------------------------------------


def overprint(
    panel: Panel, sheet: EventSheet, edge: float, top: float, scale: float, gap: float = 6.0
) -> float:
    """Place the band that says cancelled, postponed or moved; return where the rest of the page begins."""
    word = wording.state_word(sheet).upper()
    if not word:
        return top
    pad, room = 4.5 * scale, panel.width - 2 * edge - 9.0 * scale
    large = fit(word, room, BAND[0] * scale, 10.0, 1, faces=("display",))
    small = wrap(wording.state_sentence(sheet), room, "bold", max(BAND[1] * scale, 8.0), 1.2)
    between = 3.2 * scale
    high = pad + large.height + between + small.height + pad
    panel.area(edge, top, panel.width - 2 * edge, high, "dark")
    low = panel.put(large, edge + pad, top + pad, style="white", part="banner")
    panel.put(small, edge + pad, low + between, style="white", part="banner")
    return top + high + gap * scale


def draft_stamp(panel: Panel, sheet: EventSheet, right: float, top: float, scale: float) -> None:
    """Place the stamp on a wall paper whose event has not been published; its right upper corner is given."""
    if sheet.published:
        return
    word = wrap(_("DRAFT"), 80 * scale, "bold", 17 * scale)
    wide, high = word.width + 7 * scale, word.height + 5 * scale
    panel.area(right - wide, top, wide, high, "stamp")
    panel.put(word, right - wide + 3.5 * scale, top + 2.5 * scale)


def only_words(width: float, height: float, sheet: EventSheet, heading: str, more: str = "") -> Panel:
    """Return a page that says why there is nothing on it yet, and what to do."""
    panel, edge = Panel(width, height), 18.0
    top = overprint(panel, sheet, edge, edge, 1.0) + 8
    room = width - 2 * edge
    y = panel.put(fit(heading, room, 40, 16, 3, 80, leading=1.1), edge, top, "h1", "toned")
    panel.put(wrap(more, room, "text", 16.0, 1.35), edge, y + 10)
    return panel


def line_of(words: Iterable[str], room: float, points: float, face: str = "text") -> Fitted:
    """Return words on one line with dots between them, shortened where they are too long for it."""
    return shortened_to(" · ".join(word for word in words if word), room, face, points, 1)


def shortened_to(text: str, room: float, face: str, points: float, most: int) -> Fitted:
    """Return a text on at most `most` lines; what fits on one line stays on one."""
    face = usable_faces(text, (face,))[0]
    if text and width_mm(text, face, points) <= room:
        return Fitted((text,), face, points)
    fitted = wrap(text, room, face, points, 1.2)
    if most > 1 or not fitted.lines:
        return shortened(fitted, most, room)
    words = text.split(" ")
    while len(words) > 1 and width_mm(" ".join(words).rstrip(" ·.,;:") + ELLIPSIS, face, points) > room:
        words.pop()
    line = " ".join(words).rstrip(" ·.,;:")
    while len(line) > 1 and width_mm(line + ELLIPSIS, face, points) > room:
        line = line[:-1]
    return Fitted((line + ELLIPSIS,), face, points, cut=True)


def example_words(sheet: EventSheet) -> str:
    """Return the small words of material about invented people, or nothing."""
    return _("Example material") if sheet.sender.is_example else ""


def cut_marks(panel: Panel, across: Sequence[float], down: Sequence[float], length: float = 4.0) -> None:
    """Place hairlines where a sheet is cut: at the edge of the grid, and a small cross at each inner corner."""
    left, right, top, low = across[0], across[-1], down[0], down[-1]
    for x in across:
        panel.area(x - 0.05, top - length - 1, 0.1, length, "hair")
        panel.area(x - 0.05, low + 1, 0.1, length, "hair")
    for y in down:
        panel.area(left - length - 1, y - 0.05, length, 0.1, "hair")
        panel.area(right + 1, y - 0.05, length, 0.1, "hair")
    for x in across[1:-1]:
        for y in down[1:-1]:
            panel.area(x - 1.5, y - 0.05, 3, 0.1, "hair")
            panel.area(x - 0.05, y - 1.5, 0.1, 3, "hair")
