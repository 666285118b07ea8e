"""How do the questions to visitors become a paper form: A5, two of them on A4, in large print and in plain language?

Every answer is a box to tick of at least 5 mm; the last question takes the space that is left. Large print goes on
over as many pages as it needs.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.documents import fixed_page
from events.documents.design import Design
from events.documents.fitting import Fitted, fit, wrap
from events.documents.fixed_page import PAPERS, Panel
from events.documents.kind import DAY, Kind, Subject
from events.documents.poster_words import clean
from events.documents.printed import Printed
from events.facts import EventSheet
from events.feedback import QUESTIONS, Answering, Choice, Question
from talkoot.lib.dates import weekday_date

EDGE = 11.0  # mm
WORD, BESIDE = 2.4, 7.0  # mm between a box and its word, and to the next box
LEAST_BOX, LEAST_SPACE = 5.0, 26.0  # mm: a box to tick, and the space for words


@dataclass(frozen=True, slots=True)
class Type:
    """Sizes of one variant: points of title, question, choice and foot, mm of a box and between questions, the band."""

    title: float
    question: float
    choice: float
    small: float
    box: float
    gap: float
    band: float
    space: float = 1.0  # of the space for words


TYPES = {
    "": Type(34.0, 13.5, 12.0, 10.0, LEAST_BOX, 8.0, 0.65),
    "plain": Type(34.0, 14.5, 13.0, 12.0, 5.6, 8.0, 0.78),
    "large": Type(44.0, 21.0, 19.0, 18.0, 7.5, 11.0, 1.15),
}


@dataclass(slots=True)
class Form:
    """The pages of one form while it is filled from the top; `y` is where the next question begins."""

    sheet: EventSheet
    width: float
    height: float
    type: Type
    pages: list[Panel] = field(default_factory=list)
    y: float = 0.0

    @property
    def room(self) -> float:
        """Return the width between the margins in mm."""
        return self.width - 2 * EDGE

    @property
    def low(self) -> float:
        """Return where the space for questions ends, above the foot."""
        return self.height - EDGE - self.type.small * 0.25 - 6

    @property
    def page(self) -> Panel:
        """Return the page that is being filled."""
        return self.pages[-1]

    def begin(self) -> None:
        """Begin a new page."""
        self.pages.append(Panel(self.width, self.height))
        self.y = EDGE


def form_of(sheet: EventSheet, variant: str, width: float, height: float) -> list[Panel]:
    """Return the pages of one form: closer together when that saves a page. Called with the sheet's language active."""
    usual = TYPES[variant]
    found = [_filled(sheet, variant, width, height, usual)]
    for factor in (0.8, 0.55):
        if len(found[0]) > 1:
            closer = replace(
                usual, gap=usual.gap * factor, title=usual.title * (1 + factor) / 2, space=factor
            )
            found.append(_filled(sheet, variant, width, height, closer))
    return min(found, key=len)


def _filled(sheet: EventSheet, variant: str, width: float, height: float, kind: Type) -> list[Panel]:
    form = Form(sheet, width, height, kind)
    form.begin()
    _head(form)
    for number, question in enumerate(QUESTIONS, start=1):
        _question(form, number, question, variant)
    for number, page in enumerate(form.pages, start=1):
        _foot(form, page, number)
    return form.pages


def _head(form: Form) -> None:
    sheet, page = form.sheet, form.page
    form.y = fixed_page.overprint(page, sheet, EDGE, form.y, form.type.band, 8 / form.type.band)
    title = fit(_("How did it go?"), form.room, form.type.title, 20.0, 1)
    y = page.put(title, EDGE, form.y, "h1", "toned") + 5.0
    day = weekday_date(sheet.day, sheet.language) if sheet.day else ""
    words = ", ".join(word for word in (clean(sheet.title) or clean(sheet.kind_name), day) if word)
    line = fixed_page.shortened_to(words, form.room, "text", form.type.choice, 2)
    form.y = page.put(line, EDGE, y, part="name") + form.type.gap


def _question(form: Form, number: int, question: Question, variant: str) -> None:
    """Place one question whole: on a new page when this one has no room for it."""
    kind = form.type
    asked = wrap(f"{number}. {question.asked(variant)}", form.room, "bold", kind.question, 1.2)
    note = wrap(str(question.note), form.room, "text", kind.choice, 1.2)
    rows = list(_rows(question, form.room, kind))
    words = question.answering is Answering.WORDS
    answers = LEAST_SPACE * kind.space if words else len(rows) * (kind.box + 3.0) - 3.0
    high = asked.height + (note.height + kind.choice * 0.22 if note.lines else 0) + 3.6 + answers
    if form.y + high > form.low:
        form.begin()
    y = form.page.put(asked, EDGE, form.y, "h2")
    if note.lines:
        y = form.page.put(note, EDGE, y + kind.choice * 0.22)
    y += 3.6
    if words:
        form.page.area(EDGE, y, form.room, form.low - y, "box")
        y = form.low
    for row in rows:
        _row(form, row, y)
        y += kind.box + 3.0
    form.y = y - (0 if words else 3.0) + kind.gap


Placed = tuple[float, Choice, Fitted]  # mm from the left margin, the choice, its words


def _rows(question: Question, room: float, kind: Type) -> Iterator[list[Placed]]:
    """Return choices in rows: each box with its word, as many beside each other as there is room for.

    Grades that do not fit on one row are halved: a ten does not stand alone.
    """
    row: list[Placed] = []
    x, half = 0.0, (len(question.choices) + 1) // 2
    sizes = [
        wrap(str(choice.text), room - kind.box - WORD, "text", kind.choice) for choice in question.choices
    ]
    whole = sum(kind.box + WORD + words.width + BESIDE for words in sizes) - BESIDE
    halved = question.answering is Answering.GRADE and whole > room
    for place, (choice, words) in enumerate(zip(question.choices, sizes, strict=True)):
        wide = kind.box + WORD + words.width + (30.0 if choice.asks_more else 0.0)
        if row and (x + wide > room or (halved and place == half)):
            yield row
            row, x = [], 0.0
        row.append((x, choice, words))
        x += wide + BESIDE
    if row:
        yield row


def _row(form: Form, row: list[Placed], top: float) -> None:
    box = form.type.box
    for x, choice, words in row:
        form.page.area(EDGE + x, top, box, box, "box")
        left = EDGE + x + box + WORD
        form.page.put(words, left, top + (box - words.height) / 2)
        if choice.asks_more:
            line = left + words.width + 2.5
            form.page.area(line, top + box - 0.6, EDGE + form.room - line, 0.25, "line")


def _foot(form: Form, page: Panel, number: int) -> None:
    count = len(form.pages)
    last = number == count
    words = (
        _("Thank you. Leave the form by the door") if last else _("The questions go on"),
        f"{number}/{count}" if count > 1 else "",
        fixed_page.example_words(form.sheet) if last and form.type.small < 18 else "",
    )
    line = fixed_page.line_of(words, form.room, form.type.small)
    page.put(line, EDGE, form.height - EDGE - line.height)


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    used = fixed_page.inks(sheet, design)
    width, height, _scale = PAPERS[design.paper]
    with translation.override(sheet.language):
        if design.paper == "a5" or design.variant == "large":
            pages = [[page] for page in form_of(sheet, design.variant, width, height)]
        else:
            pages = _side_by_side(sheet, design.variant)
        title = _("Feedback form: %(event)s") % {"event": clean(sheet.title) or clean(sheet.kind_name)}
        return fixed_page.bound(title, sheet, pages, used)


def _side_by_side(sheet: EventSheet, variant: str) -> list[list[Panel]]:
    """Return lying pages of A4 with the form twice, and the marks where they are cut."""
    width, height, _scale = PAPERS["a4"]
    pages = []
    for left_page, right_page in zip(
        form_of(sheet, variant, height / 2, width), form_of(sheet, variant, height / 2, width), strict=True
    ):
        whole = Panel(height, width)
        for top in (4.0, width - 9.0):
            whole.area(height / 2 - 0.05, top, 0.1, 5.0, "hair")
        right_page.left = height / 2
        pages.append([whole, left_page, right_page])
    return pages


KINDS = (
    Kind(
        "feedback_form",
        "palautelomake",
        gettext_lazy("Feedback form"),
        gettext_lazy("Five questions to visitors, A5 or two on A4. Nobody writes a name."),
        "day",
        DAY,
        ("a5", "a4"),
        _render,
        variants=("", "large", "plain"),
        inks=("colour", "black"),
    ),
)
