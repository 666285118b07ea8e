"""Which picture stands beside the words of a screen or an advertisement: an own one, an illustration, the theme's?"""

from collections.abc import Callable
from dataclasses import dataclass

from events.documents import drawings, images
from events.documents.drawing_knit import NEEDLE, knitting
from events.documents.drawing_lake import lake
from events.documents.drawing_logs import Log, log_wall
from events.documents.drawing_table import WIDTH, free_chair
from events.documents.faces import MM_PER_POINT, side_bearing
from events.documents.fitting import Fitted, fit
from events.documents.fixed_page import Inks, Item, Panel
from events.documents.illustrations import DRAWINGS, illustration
from events.documents.poster_words import PosterWords
from events.documents.screen_formats import mm, points
from events.facts import EventSheet

ASKER_RATIO = 100 / 124  # width by height of the two who ask and answer
LEAF_RATIO = 0.98
HEAD = 0.25  # of a leaf's height: the solid part that says which day of the week it is
Word = tuple[Fitted, float, float]  # a text and where it begins, as parts of the picture's width and height


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture for a place of known size. One that `stands` (on the "floor", or "free") has a shape of its own.

    `address` is a data: address; `alt` is empty for drawings, which say nothing that the words do not. `ratio` is
    width by height; `words` are set on it.
    """

    address: str
    alt: str = ""
    stands: str = ""
    ratio: float = 1.0
    words: tuple[Word, ...] = ()

    def style_of(self, fitted: Fitted) -> str:
        """Return the class of a text on the picture: the first stands on the solid part."""
        return "white" if self.words and fitted is self.words[0][0] else "toned"


def picture_for(
    sheet: EventSheet, words: PosterWords, theme: str, width: float, height: float, inks: Inks
) -> Shown:
    """Return the picture for a place of `width` × `height` pixels, in the inks of the document."""
    own = sheet.poster.picture
    if own and (address := images.uploaded(own)):
        return Shown(address, own.alt or sheet.title)
    if sheet.poster.illustration in DRAWINGS:
        drawing = illustration(sheet.poster.illustration, width, height, inks.dark, inks.light)
        return Shown(drawings.data_address(drawing))
    if theme == "almanakka" and words.figure:
        return _leaf(words, width, height, inks)
    if theme in FILLING:
        return Shown(drawings.data_address(FILLING[theme](words, width, height, inks)))
    drawing = drawings.asker_and_answerer(inks.dark, inks.light)
    return Shown(drawings.data_address(drawing), stands="floor", ratio=ASKER_RATIO)


def put_picture(panel: Panel, shown: Shown, left: float, top: float, width: float, height: float) -> None:
    """Place a picture on a page; lengths are mm. What is only drawn is not read by machines."""
    if not shown.stands:
        panel.area(left, top, width, height, "white_ground")
    if shown.alt:
        panel.picture(shown.address, shown.alt, left, top, width, height, "cover")
    else:
        panel.items.append(Item("div", left, top, width, height, picture=shown.address))
    for fitted, across, down in shown.words:  # a calendar's leaf says its day
        panel.put(fitted, left + across * width, top + down * height, style=shown.style_of(fitted))


def _leaf(words: PosterWords, width: float, height: float, inks: Inks) -> Shown:
    """Return the leaf of a tear-off calendar: the day of the week on its head, the day as its picture."""
    tall = min(height * 0.86, width * 0.86 / LEAF_RATIO)
    wide = tall * LEAF_RATIO
    drawing = drawings.calendar_leaf(100 * LEAF_RATIO, 100, 100 * HEAD, inks.dark, inks.light)
    weekday = fit(words.weekday, mm(wide * 0.84), points(tall * 0.15), 6.0, 1, mm(tall * HEAD * 0.6))
    room = tall * (1 - HEAD)
    figure = fit(words.figure, mm(wide * 0.86), points(tall * 0.6), 6.0, 1, mm(room * 0.7))
    bearing = side_bearing(words.figure[0], figure.face) * figure.points * MM_PER_POINT
    across = (mm(wide) - figure.width - bearing) / 2 / mm(wide)
    set_words = (
        (weekday, (1 - weekday.width / mm(wide)) / 2, (HEAD - weekday.height / mm(tall)) / 2),
        (figure, across, HEAD + (1 - HEAD - figure.height / mm(tall)) / 2),
    )
    return Shown(drawings.data_address(drawing), stands="free", ratio=LEAF_RATIO, words=set_words)


def _chair(words: PosterWords, width: float, height: float, inks: Inks) -> str:
    """Draw the table with the free chair; in a wide place it lies across."""
    across, partners = width > height * 1.05, max(1, len(words.helpers))
    long = TABLE * (width / height if across else height / width)
    drawing = free_chair(long, partners, inks.dark, inks.light)
    turned = f'<g transform="translate(0 {TABLE:g}) rotate(-90)">{_inside(drawing)}</g>'
    return drawings.svg(long, TABLE, turned) if across else drawing


def _logs(words: PosterWords, width: float, height: float, inks: Inks) -> str:
    """Draw a log wall that is as high as the place."""
    wide = LOG_WALL * max(1.0, width / height)
    high = wide * height / width
    count = max(3, round(high / LOG))
    logs = tuple(
        Log(6 + number * (high - 12) / count, (high - 12) / count, TONES[number % len(TONES)])
        for number in range(count)
    )
    return log_wall(wide, high, logs, inks.dark, inks.light)


def _lake(words: PosterWords, width: float, height: float, inks: Inks) -> str:
    return lake(LAKE * width / height, LAKE, inks.dark, inks.light)


def _knit(words: PosterWords, width: float, height: float, inks: Inks) -> str:
    """Draw knitted bands beside each other, without their needles."""
    count = max(1, round(width / height * 2.2))
    high = BAND * count * height / width + NEEDLE
    band = _inside(knitting(BAND, high, inks.dark, inks.light))
    bands = "".join(f'<g transform="translate({BAND * n:g} {-NEEDLE:g})">{band}</g>' for n in range(count))
    return drawings.svg(BAND * count, high - NEEDLE, bands)


def _inside(drawing: str) -> str:
    """Return what is drawn, without the frame around it."""
    return drawing[drawing.index(">") + 1 : drawing.rindex("</svg>")]


TABLE, LOG_WALL, LOG, BAND, LAKE = WIDTH, 78.0, 18.0, 40.0, 100.0  # mm as the drawings are meant
TONES = ("plain", "dark", "plain", "light", "plain")
# themes whose drawing fills a place of any shape
FILLING: dict[str, Callable[[PosterWords, float, float, Inks], str]] = {
    "tuoli": _chair,
    "hirsi": _logs,
    "jarvi": _lake,
    "neule": _knit,
}
