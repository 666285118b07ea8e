"""Which facts does a newspaper advertisement hold at which size, and what gives way when it is small? mm and points."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from events import wording
from events.documents.faces import MM_PER_POINT, NO_BREAK_SPACE, metrics
from events.documents.fitting import Fitted, shortened, wrap
from events.documents.fixed_page import Inks, Panel
from events.documents.poster_words import PosterWords, clean, short_address
from events.documents.screen_facts import address_lines
from events.facts import EventSheet

SMALLEST = 8.5  # points of anything in a newspaper
FRAME = 0.5  # mm
ANY = 99  # lines: nothing is shortened
NARROW = 62.0  # mm of the width under which the square code has a row of its own
WIDE = (
    1.75,
    1.45,
    140.0,
)  # facts beside the headline: from this proportion, or from the second where so wide in mm
CODE = (16.0, 0.2, 36.0)  # mm of the square code: at least, of the shorter side, at most
# what gives way, first to last; "helpers" become a number before they go
ORDER = ("picture", "names", "organiser", "code", "helpers", "page", "free", "address", "contact_name")
BARE = ("contact", "place")  # what even the smallest advertisement tells if it can
PARTS = {"names": "helpers", "contact_name": "contact"}
BOLD = ("place", "free", "contact")
FACTORS = {"place": 1.25, "address": 1.25, "free": 1.15}


@dataclass(slots=True)
class Ad:
    """One attempt: the page, where its words end, and the sizes it is set in."""

    panel: Panel
    words: PosterWords
    told: dict[str, str]
    size: float
    without: tuple[str, ...]
    used: Inks
    sheet: EventSheet
    theme: str
    facts: list[tuple[str, Fitted]] = field(default_factory=list)

    @property
    def pad(self) -> float:
        """Return the empty edge inside the frame in mm."""
        return max(2.2, min(8.0, min(self.panel.width, self.panel.height) * 0.055))

    @property
    def is_wide(self) -> bool:
        """Tell whether the facts stand beside the headline."""
        ratio = self.panel.width / self.panel.height
        return ratio >= WIDE[0] or (ratio >= WIDE[1] and self.panel.width >= WIDE[2])

    @property
    def head_width(self) -> float:
        """Return the width of the part with headline and date."""
        return self.panel.width * 0.52 if self.is_wide else self.panel.width

    @property
    def code(self) -> float:
        """Return the side of the square code in mm, or 0."""
        least, part, most = CODE
        side = max(least, min(most, part * min(self.panel.width, self.panel.height)))
        return side if self.words.qr and "code" not in self.without else 0.0

    @property
    def code_below(self) -> bool:
        """Tell whether the square code stands under the words rather than beside them."""
        return bool(self.code) and self.panel.width < NARROW


def overprint_of(sheet: EventSheet) -> str:
    """Return the word printed over everything: cancelled, postponed, moved, and that an event is not yet published."""
    state = wording.state_word(sheet).upper()
    return ", ".join(word for word in (state, "" if sheet.published else _("DRAFT")) if word)


def steps(width: float, height: float) -> Iterator[tuple[float, tuple[str, ...], int]]:
    """Yield sizes of the running text in points and what is left out, the fullest first; at last few lines."""
    largest = max(SMALLEST, (width * height) ** 0.5 * 0.12)
    for count in range(len(ORDER) + 1):
        least = max(SMALLEST, largest * 0.72) if count < 1 else SMALLEST
        size = largest
        while size > least:
            yield size, ORDER[:count], ANY
            size *= 0.93
        yield least, ORDER[:count], ANY
    yield from ((SMALLEST, ORDER, lines) for lines in (3, 2, 1))
    yield from ((SMALLEST, (*ORDER, *BARE[:count]), 1) for count in (1, 2))


def told(sheet: EventSheet, words: PosterWords, without: tuple[str, ...]) -> dict[str, str]:
    """Return the facts below the date by name, in reading order."""
    names = ", ".join(helper.name for helper in words.helpers)
    helpers = f"{words.helpers_heading}: {names}" if names else ""
    phone = clean(sheet.contact.phone).replace(" ", NO_BREAK_SPACE)
    contact = (
        (_("tel.") + NO_BREAK_SPACE + phone if phone else "") if "contact_name" in without else words.contact
    )
    told = {
        "place": words.place,
        "address": words.address,
        "free": "" if words.struck else words.free,
        "helpers": words.helpers_number if "names" in without and len(words.helpers) > 1 else helpers,
        "contact": contact if words.contact else "",
        "page": short_address(sheet.public_url),
        "organiser": ". ".join(text for text in (words.organiser, words.example) if text),
        "code": words.qr,
    }
    return {name: text for name, text in told.items() if text and name not in without}


Lines = list[tuple[str, Fitted]]


def fact_lines(ad: Ad, width: float, lines: int) -> tuple[Lines, Lines]:
    """Return the facts as lines: those over the whole width, and those that stand beside the square code."""
    room = width - 2 * ad.pad - (0.0 if ad.is_wide else FRAME)
    narrow = room - (ad.code + 0.7 * ad.pad if ad.code and not ad.code_below else 0.0)
    upper: Lines = []
    lower: Lines = []
    for name, text in ad.told.items():
        if name == "code":
            continue
        size = ad.size * FACTORS.get(name, 1.0)
        beside = name in ("contact", "page", "organiser")
        wide = narrow if beside else room
        if name == "page":
            fitted = address_lines(text, wide, size, SMALLEST)
        else:
            fitted = wrap(text, wide, "bold" if name in BOLD else "text", size, 1.18)
            fitted = shortened(fitted, lines, wide)
        (lower if beside else upper).append((name, fitted))
    return upper, lower


def gap(ad: Ad, name: str, fitted: Fitted) -> float:
    """Return the mm above a fact: an address follows its place, everything else keeps a distance."""
    close = name in ("address", "page", "organiser")
    return (1.2 - metrics(fitted.face).capital + (0.0 if close else 0.42)) * fitted.points * MM_PER_POINT


def stack(ad: Ad, lines: Lines) -> float:
    """Return the height of facts under each other in mm."""
    return sum(
        fitted.height + (gap(ad, name, fitted) if n else 0.0) for n, (name, fitted) in enumerate(lines)
    )


def height_of(ad: Ad, upper: Lines, lower: Lines) -> float:
    """Return the height of all facts in mm, the square code included."""
    low = max(stack(ad, lower), ad.code)
    if ad.code_below:
        low = stack(ad, lower) + ad.pad + ad.code
    between = ad.size * MM_PER_POINT * 1.1 if upper and low else 0.0
    return stack(ad, upper) + between + low
