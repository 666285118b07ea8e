"""Where on the sheet does everything on a poster stand? The rows that all themes share, in millimetres.

A theme plans its top (headline, picture, date); here are the facts below it and the foot. All heights are
optical: from the top of the capitals to the baseline.
"""

from dataclasses import dataclass, field, replace

from events.documents.faces import MM_PER_POINT, metrics, width_mm
from events.documents.fitting import Fitted, Notice, fit, shortened, wrap
from events.documents.paper import Paper
from events.documents.poster_words import PosterWords


@dataclass(frozen=True, slots=True)
class Step:
    """One rung of the ladder of what gives way. Lengths in mm of A4, the rest are factors of type sizes."""

    helpers: str  # aside, columns or running
    gap: float
    top: float  # least height of the theme's picture
    size: float = 1.0
    where: float = 1.0
    names: float = 1.0
    plain: bool = False
    last: bool = False  # texts are shortened rather than let anything overflow


LADDER = (
    Step("aside", 8.0, 100, size=1.25, where=1.25, names=1.25),
    Step("columns", 8.0, 100, size=1.25, where=1.25, names=1.2),
    Step("aside", 7.5, 94, size=1.12, where=1.12, names=1.12),
    Step("columns", 7.5, 94, size=1.12, where=1.12, names=1.12),
    Step("aside", 7.0, 86),
    Step("columns", 7.0, 86),
    Step("aside", 6.2, 80),
    Step("columns", 6.2, 80),
    Step("columns", 6.0, 76, size=0.95, where=0.96),
    Step("columns", 5.6, 76, size=0.95, where=0.95, names=0.94),
    Step("columns", 5.4, 74, size=0.92, where=0.94, names=0.9),
    Step("columns", 5.0, 70, size=0.92, where=0.93, names=0.9),
    Step("columns", 4.6, 68, size=0.9, where=0.93, names=0.87),
    Step("running", 5.0, 72, size=0.92, where=0.94),
    Step("running", 4.6, 70, size=0.9, where=0.93, names=0.92),
    Step("running", 4.2, 68, size=0.89, where=0.92, names=0.86),
    Step("running", 4.0, 66, size=0.89, where=0.92, names=0.8),
    Step("columns", 5.0, 44, size=0.9, where=0.93, names=0.9, plain=True),
    Step("running", 4.6, 40, size=0.9, where=0.93, names=0.9, plain=True),
    Step("running", 4.2, 36, size=0.89, where=0.92, names=0.82, plain=True),
    Step("running", 3.6, 30, size=0.89, where=0.92, names=0.75, plain=True),
    Step("running", 3.2, 24, size=0.89, where=0.92, names=0.75, plain=True),
)
LAST = Step("running", 3.0, 20, size=0.89, where=0.92, names=0.75, plain=True, last=True)
LINES_AT_LAST = {"place": 2, "address": 1, "free": 2, "bring_0": 1, "bring_1": 1}
LINES_OF_FOOT = {"contact": 2, "page": 1, "organiser": 1, "example": 1, "note_0": 1, "note_1": 1}


@dataclass(frozen=True, slots=True)
class Text:
    """One text on the sheet: its lines, left edge, and where its capitals begin (mm from the paper's corner)."""

    fitted: Fitted
    left: float
    top: float

    @property
    def bottom(self) -> float:
        """Return the last baseline in mm."""
        return self.top + self.fitted.height

    @property
    def box_top(self) -> float:
        """Return where the first line box begins in mm, as CSS places it."""
        above = metrics(self.fitted.face).capital_top(self.fitted.leading)
        return self.top - above * self.fitted.points * MM_PER_POINT


@dataclass(frozen=True, slots=True)
class Area:
    """A filled rectangle or a picture, in mm from the paper's corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(slots=True)
class Plan:
    """Everything on one poster with its place. `names` are the helpers."""

    texts: dict[str, Text] = field(default_factory=dict)
    areas: dict[str, Area] = field(default_factory=dict)
    names: list[Text] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    bottom: float = 0.0

    def put(self, name: str, fitted: Fitted, left: float, top: float) -> float:
        """Place a text and return its last baseline; an empty text takes no room."""
        if not fitted.lines:
            return top
        self.texts[name] = Text(fitted, left, top)
        if fitted.cut:
            self.notices.append(Notice("text_shortened", {"part": name}))
        return self.texts[name].bottom


def descent(paper: Paper, points: float) -> float:
    """Return the room in mm that letters under the baseline need."""
    return 0.24 * points * MM_PER_POINT


def rows(
    words: PosterWords, paper: Paper, step: Step, top: float, gap: float, with_place: bool = True
) -> Plan | None:
    """Plan everything between the theme's top and the foot, or None when the step does not suit the words."""
    plan = Plan()
    left, width, unit = paper.margin, paper.live_width, paper.scale
    column, second = 87.0 * unit, left + 95.0 * unit
    gap *= unit
    points = paper.size("free", step.where)
    if with_place:
        beside = _place_and_free(words, paper, step, top, gap, column)
        stacked = _place_and_free(words, paper, step, top, gap, width)
        chosen = stacked if step.last or stacked.bottom < beside.bottom - 3.0 * unit else beside
        plan = merged(plan, chosen)
        low = chosen.bottom
    else:
        low = put(plan, step, "free", wrap(words.free, width, "bold", points, 1.16), left, top, width)
    if not {"place", "free"} & plan.texts.keys():
        low = top - gap
    y = low + descent(paper, points) + gap * 0.62
    if not (words.name or words.bring or words.helpers):
        plan.bottom = low
        return plan
    plan.areas["rule"] = Area(left, y, width, 0.5 * unit)
    y += 0.5 * unit + gap * 0.86
    if step.helpers == "aside":
        if not 0 < len(words.helpers) <= 9:
            return None
        inner = _inner(plan, words, paper, step, y, column)
        ended = _helper_column(plan, words, paper, step, y, second, width - 95.0 * unit)
        if ended is None:
            return None
        plan.bottom = max(inner, ended)
        return plan
    y = _inner(plan, words, paper, step, y, width)
    if words.helpers:
        y += gap * 1.05
        heading = wrap(words.helpers_heading, width, "bold", paper.size("heading", step.size))
        y = plan.put("helpers_heading", heading, left, y)
        points = paper.size("helpers", step.names)
        y += points * MM_PER_POINT * 0.72
        placed = _columns(plan, words, paper, points, y) if step.helpers == "columns" else None
        if step.helpers == "columns" and placed is None:
            return None
        y = placed if placed is not None else _running(plan, words, paper, points, y)
    plan.bottom = y
    return plan


def put(plan: Plan, step: Step, name: str, fitted: Fitted, left: float, top: float, width: float) -> float:
    """Place a text; on the last rung it is shortened to the lines it may have there."""
    most = LINES_AT_LAST.get(name, 0) if step.last else 0
    return plan.put(name, shortened(fitted, most, width) if most else fitted, left, top)


def _place_and_free(
    words: PosterWords, paper: Paper, step: Step, top: float, gap: float, column: float
) -> Plan:
    """Plan the place, and what it costs either beside it or, when the column is the whole width, under it."""
    plan = Plan()
    points, left, width = paper.size("free", step.where), paper.margin, paper.live_width
    low = put_place(plan, words, paper, step, left, top, column)
    beside = column < width
    start = left + (column + 8.0 * paper.scale if beside else 0.0)
    room = left + width - start
    down = top if beside or low == top else low + (0.6 + 0.24) * points * MM_PER_POINT + gap * 0.5
    free = put(plan, step, "free", wrap(words.free, room, "bold", points, 1.16), start, down, room)
    plan.bottom = max(low, free)
    return plan


def put_place(
    plan: Plan, words: PosterWords, paper: Paper, step: Step, left: float, top: float, width: float
) -> float:
    """Place the venue and its address below each other; return the last baseline."""
    points = paper.size("where", step.where)
    place = wrap(words.place, width, "bold", points, 1.16)
    address = wrap(words.address, width, "text", points, 1.16)
    bottom = put(plan, step, "place", place, left, top, width)
    if not address.lines:
        return bottom
    down = (address.leading - metrics(address.face).capital) * address.points * MM_PER_POINT
    return put(plan, step, "address", address, left, bottom + down if place.lines else top, width)


def _inner(plan: Plan, words: PosterWords, paper: Paper, step: Step, top: float, width: float) -> float:
    """Place the name of the event and what to bring, one under the other."""
    left, y = paper.margin, top
    bring = paper.size("bring", step.size)
    if words.name:
        rows_of_name = 1 if step.last else 2
        height = rows_of_name * paper.floors["name"] * MM_PER_POINT if step.last else 1e9
        name = fit(
            words.name, width, paper.size("name", step.size), paper.floors["name"], rows_of_name, height
        )
        y = plan.put("name", name, left, y) + bring * MM_PER_POINT * 0.74
    shown = words.bring[:2] if step.last else words.bring
    if len(shown) < len(words.bring):
        plan.notices.append(Notice("text_shortened", {"part": "bring"}))
    for number, sentence in enumerate(shown):
        y = put(plan, step, f"bring_{number}", wrap(sentence, width, "text", bring, 1.24), left, y, width)
        y += (0.84 if number < len(shown) - 1 else 0.0) * bring * MM_PER_POINT
    return y


def _helper_column(
    plan: Plan, words: PosterWords, paper: Paper, step: Step, top: float, left: float, width: float
) -> float | None:
    """Place the helpers in one column beside what to bring."""
    heading = wrap(words.helpers_heading, width, "bold", paper.size("heading", step.size))
    y = plan.put("helpers_heading", heading, left, top)
    few = len(words.helpers) == 1
    points = paper.size("free", step.where) if few else paper.size("helpers", step.names)
    for name in words.helpers:
        y += points * MM_PER_POINT * 0.72
        fitted = wrap(name, width, "bold" if few else "text", points, 1.14)
        if len(fitted.lines) > (3 if few else 2):
            return None
        plan.names.append(Text(fitted, left, y))
        y = plan.names[-1].bottom
    return y


def _columns(plan: Plan, words: PosterWords, paper: Paper, points: float, top: float) -> float | None:
    """Place the helpers in two or three columns, read down; None when names are too long for two."""
    between = 7.0 * paper.scale
    widths = [wrap(name, 1e6, "text", points).width for name in words.helpers]
    for count in (4, 3, 2):
        per_column = -(-len(widths) // count)
        columns = [max(widths[start : start + per_column]) for start in range(0, len(widths), per_column)]
        spare = paper.live_width - sum(columns) - between * (len(columns) - 1)
        if per_column > 2 and spare >= 0:
            break
    else:
        return None
    between += spare / max(1, len(columns) - 1) * 0.5
    down = 1.3 * points * MM_PER_POINT
    for number, name in enumerate(words.helpers):
        column, row = divmod(number, per_column)
        left = paper.margin + sum(columns[:column]) + column * between
        plan.names.append(Text(wrap(name, 1e6, "text", points), left, top + row * down))
    return max(name.bottom for name in plan.names)


def _running(plan: Plan, words: PosterWords, paper: Paper, points: float, top: float) -> float:
    """Place the helpers one after another on full lines; a line never ends with a separator."""
    down, space = 1.26 * points * MM_PER_POINT, width_mm(" ", "text", points)
    dot = width_mm(SEPARATOR, "text", points)
    x, y = 0.0, top
    row: list[Text] = []
    for name in words.helpers:
        fitted = wrap(name, paper.live_width, "text", points, 1.26)
        if row and x + dot + space + fitted.width > paper.live_width:
            x, y, row = 0.0, row[-1].bottom + down - metrics("text").capital * points * MM_PER_POINT, []
        if row:
            before = row[-1].fitted
            plan.names[-1] = replace(row[-1], fitted=replace(before, lines=(before.lines[0] + SEPARATOR,)))
            x += dot + space
        row.append(Text(fitted, paper.margin + x, y))
        plan.names.append(row[-1])
        x += fitted.width if len(fitted.lines) == 1 else paper.live_width
    return plan.names[-1].bottom


SEPARATOR = "\u00a0\u00b7"


def foot(words: PosterWords, paper: Paper) -> Plan:
    """Plan the contact, the page address, the QR code and the organiser upwards from the bottom margin."""
    plan = Plan()
    unit, left, width = paper.scale, paper.margin, paper.live_width
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


def merged(*plans: Plan) -> Plan:
    """Return one plan with everything of all."""
    whole = replace(plans[0])
    for plan in plans[1:]:
        whole.texts = whole.texts | plan.texts
        whole.areas = whole.areas | plan.areas
        whole.names = whole.names + plan.names
        whole.notices = whole.notices + plan.notices
        whole.bottom = max(whole.bottom, plan.bottom)
    return whole
