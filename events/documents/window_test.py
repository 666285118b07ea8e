"""How does an office find out where its window envelopes show the address? One sheet to print, fold and hold up.

The outline is the window of the commonest C5 envelope: 15 mm from the left, 44 mm from the top, 105 × 35 mm (as one
maker publishes it; there is no Finnish standard with these numbers), moved by the network's own two offsets.
"""

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.documents import letter_pages, press
from events.documents.design import Design
from events.documents.faces import printable
from events.documents.kind import Kind, Subject
from events.documents.markup import filled
from events.documents.printed import Printed
from events.facts import EventSheet
from talkoot.lib.dates import number

WINDOW = (15.0, 44.0, 105.0, 35.0)  # mm: left, top, width, height
SAFE = (19.0, 44.0, 82.0, 22.0)  # mm: a line around where the address is seen whichever way the letter slides
ACROSS, DOWN = (
    range(10, 131, 5),
    range(30, 101, 5),
)  # mm from the paper's edges; every second mark has its number
ACROSS_TOP, DOWN_LEFT = 29.0, 6.0  # mm: where the two scales stand, inside what printers can print
LONG_TICK, SHORT_TICK = 3.5, 2.0


def window_test(sheet: EventSheet) -> Printed:
    """Return the test sheet of a network's window offsets. Raises press.PressError."""
    left, top = sheet.sender.window_left_mm, sheet.sender.window_top_mm
    with translation.override(sheet.language):
        html = filled("documents/window_test.html", _facts(sheet, left, top))
    pages = press.pdf(html, (press.STYLES / "window.css").read_text(), _page_css(left, top))
    return Printed(pages.pdf, pages.page_count, (), pages.log)


def _facts(sheet: EventSheet, left: float, top: float) -> dict[str, object]:
    offset = _("%(left)s mm to the right and %(top)s mm down") % {
        "left": _millimetres(left, sheet.language),
        "top": _millimetres(top, sheet.language),
    }
    return {
        "language": sheet.language,
        "sender": sheet.sender,
        "name": printable(sheet.sender.name),
        "contacts": letter_pages.contacts(sheet),
        "offset": offset,
        "across": [(mark, mark if mark % 10 == 0 else "") for mark in ACROSS],
        "down": [(mark, mark if mark % 10 == 0 else "") for mark in DOWN],
        "steps": [
            _("Print this page at its real size, without fitting it to the paper."),
            _("Check with a ruler that the line below is 100 mm long."),
            _("Fold the page at the mark on the left edge and put it into the envelope."),
            _("Push the page to each corner of the envelope. The whole address must stay in the window."),
            _("If it does not, read from the scales by how many millimetres it is off."),
            _("Type the two numbers into the network's settings, and print this page again."),
        ],
    }


def _millimetres(value: float, language: str) -> str:
    return number(round(value) if value % 1 == 0 else round(value, 1), language)


def _page_css(left: float, top: float) -> str:
    """Return where the window, the safe area and the address stand with these offsets."""
    areas = {"window": WINDOW, "safe": SAFE}
    found = [
        f"#{name}{{left:{x + left:.2f}mm;top:{y + top:.2f}mm;width:{width}mm;height:{height}mm}}"
        for name, (x, y, width, height) in areas.items()
    ]
    address_left = letter_pages.ADDRESS_LEFT + left
    address_top = letter_pages.ADDRESS_TOP + top
    found.append(f"#address{{left:{address_left:.2f}mm;top:{address_top:.2f}mm}}")
    found += [
        f"#x{mark}{{left:{mark}mm;top:{ACROSS_TOP - _tick(mark)}mm;height:{_tick(mark)}mm}}"
        for mark in ACROSS
    ]
    found += [f"#y{mark}{{top:{mark}mm;left:{DOWN_LEFT}mm;width:{_tick(mark)}mm}}" for mark in DOWN]
    return "".join(found)


def _tick(mark: int) -> float:
    return LONG_TICK if mark % 10 == 0 else SHORT_TICK


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    return window_test(sheet)


KINDS = (
    Kind(
        "window_test",
        "ikkunakuoritesti",
        gettext_lazy("Window envelope test"),
        gettext_lazy("Print, fold and hold up: does the address stand in the window?"),
        "office",
        ("language", "sender"),
        ("a4",),
        _render,
        seen_by="letters",
    ),
)  # fmt: skip
