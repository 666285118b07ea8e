"""Where do the facts stand that every theme shows below its top: place, price, what to bring, who helps?"""

from dataclasses import replace

from events.documents.breaking import glue
from events.documents.faces import MM_PER_POINT, metrics, width_em, width_mm
from events.documents.fitting import Notice, fit, wrap
from events.documents.paper import Paper
from events.documents.poster_plan import Area, Plan, Step, Text, descent, put
from events.documents.poster_words import PosterWords

SEPARATOR = "\u00a0\u00b7"


def rows(
    words: PosterWords,
    paper: Paper,
    step: Step,
    top: float,
    gap: float,
    with_place: bool = True,
) -> Plan | None:
    """Plan everything between the theme's top and the foot, or None when the step does not suit the words."""
    unit, left, width = paper.scale, paper.margin, paper.live_width
    column = 87.0 * unit
    gap *= unit
    plan = _first_row(words, paper, step, top, gap, column, with_place)
    if not (words.name or words.bring or words.helpers):
        return plan
    y = plan.bottom + descent(paper, paper.size("free", step.where)) + gap * 0.62
    plan.areas["rule"] = Area(left, y, width, 0.5 * unit)
    y += 0.5 * unit + gap * 0.86
    if step.helpers == "aside":
        if not 0 < len(words.helpers) <= 9:
            return None
        inner = _inner(plan, words, paper, step, y, column)
        start = left + column + 8.0 * unit
        ended = _helper_column(plan, words, paper, step, y, start, left + width - start)
        plan.bottom = max(inner, ended or 0.0)
        return plan if ended else None
    y = _inner(plan, words, paper, step, y, width)
    if words.helpers:
        ended = _helper_rows(plan, words, paper, step, y + gap * 1.05)
        plan.bottom = ended or 0.0
        return plan if ended else None
    plan.bottom = y
    return plan


def _first_row(
    words: PosterWords, paper: Paper, step: Step, top: float, gap: float, column: float, with_place: bool
) -> Plan:
    """Plan place and price beside each other, or under each other where that takes less height."""
    left, width = paper.margin, paper.live_width
    if with_place:
        beside = _place_and_free(words, paper, step, top, gap, column)
        stacked = _place_and_free(words, paper, step, top, gap, width)
        lower = stacked.bottom < beside.bottom - 3.0 * paper.scale
        plan = stacked if step.last or lower else beside
    else:
        plan = Plan()
        free = wrap(words.free, width, "bold", paper.size("free", step.where), 1.16)
        plan.bottom = put(plan, step, "free", free, left, top, width)
    if not {"place", "free"} & plan.texts.keys():
        plan.bottom = top - gap
    return plan


def _helper_rows(plan: Plan, words: PosterWords, paper: Paper, step: Step, top: float) -> float | None:
    """Place the helpers over the whole width; return the last baseline, or None when the step does not suit."""
    heading = wrap(words.helpers_heading, paper.live_width, "bold", paper.size("heading", step.size))
    y = plan.put("helpers_heading", heading, paper.margin, top)
    points = paper.size("helpers", step.names)
    y += points * MM_PER_POINT * 0.72
    if step.helpers == "columns":
        return _columns(plan, words, paper, points, y)
    return _running(plan, words, paper, points, y)


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


def place_points(words: PosterWords, paper: Paper, step: Step, width: float) -> float:
    """Return the size of the place in points: smaller rather than with a divided word, never under the floor."""
    wanted = paper.size("where", step.where)
    longest = max(
        (
            width_em(word, face)
            for text, face in ((words.place, "bold"), (words.address, "text"))
            for word in glue(text).split(" ")
        ),
        default=0.0,
    )
    fitting = int(width / (longest or 1.0) / MM_PER_POINT * 10) / 10
    return max(min(wanted, fitting), paper.floors["where"])


def put_place(
    plan: Plan, words: PosterWords, paper: Paper, step: Step, left: float, top: float, width: float
) -> float:
    """Place the venue and its address below each other; return the last baseline."""
    points = place_points(words, paper, step, width)
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
        y = plan.put("name", name, left, y) + bring * MM_PER_POINT * 0.84
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
