"""Where do contact, page address, QR code and organiser stand at the foot of a poster?"""

from dataclasses import replace

from events.documents.breaking import ADDRESS_PIECES
from events.documents.faces import MM_PER_POINT, width_mm
from events.documents.fitting import Fitted, fit, shortened, wrap
from events.documents.paper import Paper
from events.documents.poster_logos import logo_row
from events.documents.poster_plan import Area, Frame, Plan, Step
from events.documents.poster_words import PosterWords

LINES_OF_FOOT = {"contact": 3, "note_0": 2, "page": 2}
NO_TEXT = Fitted((), "bold", 1.0)
ROOMY = 7.0  # mm between rows: from here on logos have labels


def foot(words: PosterWords, paper: Paper, frame: Frame, step: Step) -> Plan:
    """Plan the contact, the page address, the code, and organiser or logos upwards from the bottom margin.

    On the last rung of the ladder notes get one line each.
    """
    unit, left, width = paper.scale, frame.left, frame.width
    plan = _lowest(words, paper, frame, step)
    bottom = plan.bottom - 3.2 * unit
    plan.areas["foot_rule"] = Area(left, bottom, width, 0.5 * unit)
    code = paper.code if words.qr else 0.0
    bottom -= 4.6 * unit
    y = bottom
    room = width - (code + 6.0 * unit if code else 0.0)
    small = paper.size("small")
    notes = [(f"note_{number}", note) for number, note in enumerate(words.notes)]
    texts = [("page", words.page), *reversed(notes)]
    for name, told in texts:
        fitted = _page(told, paper, room) if name == "page" else wrap(told, room, "text", small, 1.25)
        whole = name == "page" and len(fitted.lines) <= LINES_OF_FOOT["page"]
        fitted = shortened(fitted, 1, room) if step.last and not whole else fitted
        y = _up(plan, name, fitted, left, y, 0.78 * small * MM_PER_POINT, room)
    contact = wrap(words.contact, room, "bold", paper.size("contact"), 1.2)
    y = _up(plan, "contact", contact, left, y, 0.0, room)
    if code:
        plan.areas["qr"] = Area(left + width - code, bottom - code, code, code)
        y = min(y, bottom - code)
    plan.bottom = y
    return plan


def _page(told: str, paper: Paper, room: float) -> Fitted:
    """Return the page's address on one line if it is not too small there, else on more.

    Nobody can type half an address: one that its lines would cut stands there without "Page of the event:", parted
    after a slash.
    """
    one = fit(told, room, paper.size("small"), paper.floors["small"], 1, faces=("bold",)) if told else NO_TEXT
    if len(one.lines) == 1 and not one.cut:
        return replace(one, leading=1.25)
    most, points = LINES_OF_FOOT["page"], paper.size("small")
    wrapped = wrap(told, room, "bold", points, 1.25)
    if len(wrapped.lines) <= most:
        return wrapped
    for size in (points, paper.floors["small"]):
        lines = [""]
        for piece in ADDRESS_PIECES.findall(told.split(" ")[-1]):
            if lines[-1] and width_mm(lines[-1] + piece, "bold", size) > room:
                lines.append("")
            lines[-1] += piece
        if len(lines) <= most and all(width_mm(line, "bold", size) <= room for line in lines):
            return Fitted(tuple(lines), "bold", size, 1.25)
    return wrapped


def _lowest(words: PosterWords, paper: Paper, frame: Frame, step: Step) -> Plan:
    """Plan what stands lowest: the logos, or the organiser's name where no logo says it.

    A name too long to stand beside the words "example" stands above them.
    """
    left, width = frame.left, frame.width
    bottom = paper.height - paper.margin
    example = wrap(words.example, width * 0.55, "text", paper.size("tiny"), 1.25)
    said = words.organiser if all(logo.is_funder for logo in words.logos) else ""
    room, most = width * 0.98 - example.width, 2 if paper.least else 1
    tiny = wrap(said, room, "text", paper.size("tiny"), 1.25)
    stacked = bool(example.lines) and len(tiny.lines) > most
    if stacked:
        room, tiny = width, wrap(said, width, "text", paper.size("tiny"), 1.25)
    tiny = shortened(tiny, most, room)
    row = logo_row(words.logos, paper, frame, bottom, step.gap >= ROOMY)
    plan = Plan(texts=row.texts, areas=row.areas, notices=row.notices, bottom=row.bottom)
    if words.logos and (tiny.lines or example.lines):
        bottom = row.bottom - 3.0 * paper.scale
    above = len(example.lines) * example.leading * example.points * MM_PER_POINT if stacked else 0.0
    plan.put("organiser", tiny, left, bottom - above - tiny.height)
    plan.put("example", example, left + width - example.width, bottom - example.height)
    plan.bottom = min(plan.bottom, bottom - max(above + tiny.height, example.height))
    return plan


def _up(
    plan: Plan, name: str, fitted: Fitted, left: float, bottom: float, above: float, width: float
) -> float:
    """Place a text so that its last baseline is at `bottom`; return the next baseline above it."""
    if not fitted.lines:
        return bottom
    fitted = shortened(fitted, LINES_OF_FOOT.get(name, 1), width)
    plan.put(name, fitted, left, bottom - fitted.height)
    return bottom - fitted.height - above
