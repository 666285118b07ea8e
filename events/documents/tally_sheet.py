"""How does a sheet become the paper on which a day is counted: strokes by topic and hour, without names?

One A4 with real tables: visitors at the door, what people asked, and on which device. The hours are the opening hours;
while they are unknown, the columns are left to be named by hand.
"""

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import wording
from events.counting import Device, Topic, slots
from events.documents import fixed_page, press
from events.documents.design import Design
from events.documents.kind import DAY, Kind, Subject
from events.documents.markup import filled
from events.documents.poster_words import clean
from events.documents.printed import Printed
from events.facts import EventSheet
from talkoot.lib.dates import DASH, clock, event_time

WIDTH = 182.0  # mm between the margins
ROW, LOW_ROW = 9.0, 7.9  # mm of a row, and when the band of a cancelled or moved day takes its space
UNNAMED = 4  # columns while the hours are not known


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    used = fixed_page.inks(sheet, design)
    with translation.override(sheet.language):
        html = filled("documents/tally_sheet.html", _facts(sheet))
    row = LOW_ROW if sheet.state != "scheduled" else ROW
    page_css = f":root{{--dark:{used.dark};--light:{used.light};--ink:{used.ink};--row:{row}mm}}"
    made = press.pdf(html, (press.STYLES / "tally.css").read_text(), page_css)
    return Printed(made.pdf, made.page_count, (), made.log)


def _facts(sheet: EventSheet) -> dict[str, object]:
    language = sheet.language
    when = event_time(sheet.day, sheet.opens, sheet.closes, None, language) if sheet.day else ""
    place = clean(sheet.place.name) if sheet.place else ""
    event = clean(sheet.title) or clean(sheet.kind_name)
    columns = [
        f"{clock(start, language)}{DASH}{clock(end, language)}"
        for start, end in slots(sheet.opens, sheet.closes)
    ]
    return {
        "language": language,
        "title": _("Tally sheet"),
        "state": wording.state_word(sheet).upper(),
        "state_words": wording.state_sentence(sheet),
        "event": _line(event, "bold", 13.0),
        "when": _line(", ".join(word for word in (when, place) if word), "text", 11.5),
        "columns": columns or [""] * UNNAMED,
        "groups": [
            (_("Visitors at the door"), [_("Came in")]),
            (_("What we helped with"), [topic.label for topic in Topic]),
            (_("On which device"), [device.label for device in Device]),
        ],
        "example": fixed_page.example_words(sheet),
    }


def _line(words: str, face: str, points: float) -> str:
    return " ".join(fixed_page.shortened_to(words, WIDTH, face, points, 1).lines)


KINDS = (
    Kind(
        "tally_sheet",
        "laskentalomake",
        gettext_lazy("Tally sheet"),
        gettext_lazy("One stroke for each person helped, by topic and hour. No names."),
        "day",
        DAY,
        ("a4",),
        _render,
        inks=("colour", "black"),
    ),
)
