"""Where do contact, page address, QR code and organiser stand at the foot of a poster?"""

from events.documents.faces import MM_PER_POINT
from events.documents.fitting import Fitted, shortened, wrap
from events.documents.paper import Paper
from events.documents.poster_plan import Area, Frame, Plan
from events.documents.poster_words import PosterWords

LINES_OF_FOOT = {"contact": 2, "page": 1, "organiser": 1, "example": 1, "note_0": 2, "note_1": 1}


def foot(words: PosterWords, paper: Paper, frame: Frame, last: bool = False) -> Plan:
    """Plan the contact, the page address, the QR code and the organiser upwards from the bottom margin.

    On the last rung of the ladder (`last`) notes get one line each.
    """
    plan = Plan()
    unit, left, width = paper.scale, frame.left, frame.width
    bottom = paper.height - paper.margin
    tiny = shortened(wrap(words.organiser, width * 0.74, "text", paper.size("tiny"), 1.25), 1, width * 0.74)
    example = wrap(words.example, width * 0.25, "text", paper.size("tiny"), 1.25)
    bottom -= max(tiny.height, example.height)
    plan.put("organiser", tiny, left, bottom)
    plan.put("example", example, left + width - example.width, bottom)
    bottom -= 3.2 * unit
    plan.areas["foot_rule"] = Area(left, bottom, width, 0.5 * unit)
    code = 25.0 * unit if words.qr else 0.0
    bottom -= 4.6 * unit
    y = bottom
    room = width - code - 6.0 * unit
    small = paper.size("small")
    texts = [("page", words.page), *((f"note_{n}", note) for n, note in enumerate(words.notes))]
    for name, told in texts:
        fitted = wrap(told, room, "bold" if name == "page" else "text", small, 1.25)
        fitted = shortened(fitted, 1, room) if last else fitted
        y = _up(plan, name, fitted, left, y, 0.78 * small * MM_PER_POINT, room)
    contact = wrap(words.contact, room, "bold", paper.size("contact"), 1.2)
    y = _up(plan, "contact", contact, left, y, 0.0, room)
    if code:
        plan.areas["qr"] = Area(left + width - code, bottom - code, code, code)
        y = min(y, bottom - code)
    plan.bottom = y
    return plan


def _up(
    plan: Plan, name: str, fitted: Fitted, left: float, bottom: float, above: float, width: float
) -> float:
    """Place a text so that its last baseline is at `bottom`; return the next baseline above it."""
    if not fitted.lines:
        return bottom
    fitted = shortened(fitted, LINES_OF_FOOT[name], width)
    plan.put(name, fitted, left, bottom - fitted.height)
    return bottom - fitted.height - above
