"""Where do the facts stand that every theme shows below its top: place, price, what to bring, who helps?"""

from events.documents.breaking import glue
from events.documents.faces import MM_PER_POINT, metrics, width_em
from events.documents.fitting import Notice, fit, wrap
from events.documents.paper import Paper
from events.documents.poster_helpers import below, beside
from events.documents.poster_plan import Area, Plan, Step, descent, put
from events.documents.poster_words import PosterWords


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
        inner = _inner(plan, words, paper, step, y, column)
        start = left + column + 8.0 * unit
        ended = beside(plan, words, paper, step, y, start, left + width - start)
        plan.bottom = max(inner, ended or 0.0)
        return plan if ended else None
    y = _inner(plan, words, paper, step, y, width)
    if words.helpers:
        apart = 1.08 * paper.size("bring", step.size) * MM_PER_POINT if step.topics else 0.0
        ended = below(plan, words, paper, step, y + max(gap * 1.05, apart))
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
        abreast = _place_and_free(words, paper, step, top, gap, column)
        stacked = _place_and_free(words, paper, step, top, gap, width)
        lower = stacked.bottom < abreast.bottom - 3.0 * paper.scale
        plan = stacked if step.last or lower else abreast
    else:
        plan = Plan()
        free = wrap(words.free, width, "bold", paper.size("free", step.where), 1.16)
        plan.bottom = put(plan, step, "free", free, left, top, width)
    if not {"place", "free"} & plan.texts.keys():
        plan.bottom = top - gap
    return plan


def _place_and_free(
    words: PosterWords, paper: Paper, step: Step, top: float, gap: float, column: float
) -> Plan:
    """Plan the place, and what it costs either beside it or, when the column is the whole width, under it."""
    plan = Plan()
    points, left, width = paper.size("free", step.where), paper.margin, paper.live_width
    low = put_place(plan, words, paper, step, left, top, column)
    abreast = column < width
    start = left + (column + 8.0 * paper.scale if abreast else 0.0)
    room = left + width - start
    down = top if abreast or low == top else low + (0.6 + 0.24) * points * MM_PER_POINT + gap * 0.5
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
    between = 0.7 if step.topics else 0.84
    for number, sentence in enumerate(shown):
        y = put(plan, step, f"bring_{number}", wrap(sentence, width, "text", bring, 1.24), left, y, width)
        y += (between if number < len(shown) - 1 else 0.0) * bring * MM_PER_POINT
    return y
