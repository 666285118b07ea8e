"""Where do the facts stand that every theme shows below its top: place, price, what to bring, who helps?"""

from collections.abc import Container
from dataclasses import replace

from events.documents.breaking import glue
from events.documents.faces import MM_PER_POINT, metrics, width_em
from events.documents.fitting import Fitted, Notice, fit, shortened, wrap
from events.documents.paper import Paper
from events.documents.poster_helpers import below, beside
from events.documents.poster_plan import Area, Frame, Plan, Step, descent, put
from events.documents.poster_words import PosterWords, SecondWords

COLUMN = 0.458  # of the frame's width, when two texts stand beside each other


def rows(
    words: PosterWords,
    paper: Paper,
    step: Step,
    frame: Frame,
    top: float,
    gap: float,
    above: Container[str] = (),
) -> Plan | None:
    """Plan everything between the theme's top and the foot, or None when the step does not suit the words.

    `above` names the texts that already stand in the theme's top.
    """
    gap *= paper.scale
    column = COLUMN * frame.width
    plan = _first_row(words, paper, step, frame, top, gap, above)
    inside = () if "bring" in above else (words.name if "name" not in above else "", *words.bring)
    if step.helpers == "aside" and (frame.narrow or words.second or not any(inside)):
        return None
    if not (any(inside) or words.helpers_heading):
        return plan
    y = _parted(plan, paper, step, frame, gap)
    if step.helpers == "aside":
        low = _inner(plan, words, paper, step, Frame(frame.left, column), y, above)
        start = frame.left + column + 8.0 * paper.scale
        ended = beside(plan, words, paper, step, y, start, frame.left + frame.width - start)
        plan.bottom = max(low, ended or 0.0)
        return plan if ended else None
    y = _inner(plan, words, paper, step, frame, y, above)
    if words.helpers_heading:
        apart = 1.08 * paper.size("bring", step.size) * MM_PER_POINT if step.topics else 0.0
        y += max(gap * 1.05, apart) if any(inside) else 0.0
        ended = below(plan, words, paper, step, frame, y)
        plan.bottom = ended or 0.0
        return plan if ended else None
    plan.bottom = y
    return plan


def _parted(plan: Plan, paper: Paper, step: Step, frame: Frame, gap: float) -> float:
    """Part what stands above from what follows, by a rule or by room; return where the next capitals begin."""
    y = plan.bottom + descent(paper, paper.size("free", step.where)) + gap * 0.62
    if not frame.ruled:
        return y + gap * 0.4
    plan.areas["rule"] = Area(frame.left, y, frame.width, 0.5 * paper.scale)
    return y + 0.5 * paper.scale + gap * 0.86


def _first_row(
    words: PosterWords, paper: Paper, step: Step, frame: Frame, top: float, gap: float, above: Container[str]
) -> Plan:
    """Plan place and price beside each other, or under each other where that takes less height."""
    left, width = frame.left, frame.width
    if "free" in above:
        return Plan(bottom=top - gap)
    if "place" not in above:
        stacked = _place_and_free(words, paper, step, frame, top, gap, width)
        abreast = _place_and_free(words, paper, step, frame, top, gap, COLUMN * width)
        lower = stacked.bottom < abreast.bottom - 3.0 * paper.scale
        plan = stacked if step.last or lower or frame.narrow else abreast
    else:
        plan = Plan()
        plan.bottom = put(plan, step, "free", free_lines(words, paper, step, width), left, top, width)
    if not {"place", "free"} & plan.texts.keys():
        plan.bottom = top - gap
    return plan


def _place_and_free(
    words: PosterWords, paper: Paper, step: Step, frame: Frame, top: float, gap: float, column: float
) -> Plan:
    """Plan the place, and what it costs either beside it or, when the column is the whole width, under it."""
    plan = Plan()
    points, left, width = paper.size("free", step.where), frame.left, frame.width
    low = put_place(plan, words, paper, step, left, top, column)
    abreast = column < width
    start = left + (column + 8.0 * paper.scale if abreast else 0.0)
    room = left + width - start
    down = top if abreast or low == top else low + (0.6 + 0.24) * points * MM_PER_POINT + gap * 0.5
    free = put(plan, step, "free", free_lines(words, paper, step, room), start, down, room)
    plan.bottom = max(low, free)
    return plan


def free_lines(words: PosterWords, paper: Paper, step: Step, width: float) -> Fitted:
    """Return what the day costs, and under it the same in the second language."""
    free = wrap(words.free, width, "bold", paper.size("free", step.where), 1.16)
    second = words.second.free if words.second and free.lines else ""
    return free.over(_less(wrap(second, width, "text", paper.size("bring", step.where), 1.2), step, width, 2))


def _less(second: Fitted, step: Step, width: float, most: int) -> Fitted:
    """Return a text of the second language; on the last rung it is shortened to so many lines."""
    return shortened(second, most, width) if step.last else second


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
    if words.second and words.second.place:
        smaller = max(points * 0.78, paper.floors["bring"])
        place = place.over(_less(wrap(words.second.place, width, "bold", smaller, 1.16), step, width, 1))
    address = wrap(words.address, width, "text", points, 1.16)
    bottom = put(plan, step, "place", place, left, top, width)
    if not address.lines:
        return bottom
    down = (address.leading - metrics(address.face).capital) * address.points * MM_PER_POINT
    return put(plan, step, "address", address, left, bottom + down if place.lines else top, width)


def _inner(
    plan: Plan, words: PosterWords, paper: Paper, step: Step, frame: Frame, top: float, above: Container[str]
) -> float:
    """Place the name of the event and what to bring, one under the other; two languages beside each other."""
    if words.second and not frame.narrow and "bring" not in above:
        return _abreast(plan, words, words.second, paper, step, frame, top, above)
    y = top
    if words.name and "name" not in above:
        y = (
            put_name(plan, words, paper, step, frame, y)
            + paper.size("bring", step.size) * MM_PER_POINT * 0.84
        )
    return y if "bring" in above else put_bring(plan, words, paper, step, frame, y)


def _abreast(
    plan: Plan,
    words: PosterWords,
    second: SecondWords,
    paper: Paper,
    step: Step,
    frame: Frame,
    top: float,
    above: Container[str],
) -> float:
    """Place name and what to bring in two columns, a language in each; return the lower last baseline."""
    between = 8.0 * paper.scale
    half = (frame.width - between) / 2
    first = replace(words, second=None)
    other = replace(words, second=None, name=second.name or words.name, bring=second.bring)
    low = _inner(plan, first, paper, step, Frame(frame.left, half), top, above)
    beside_it = Plan()
    right = Frame(frame.left + half + between, half)
    low = max(low, _inner(beside_it, other, paper, step, right, top, above))
    texts = beside_it.texts.items()
    plan.texts |= {f"{name}_second": text for name, text in texts if name != "name" or second.name}
    plan.notices += [notice for notice in beside_it.notices if notice not in plan.notices]
    return low


def _paired(sentences: tuple[str, ...], number: int) -> tuple[str, ...]:
    """Return at most so many paragraphs; the last one holds what is left."""
    if number < 1 or len(sentences) <= number:
        return sentences if number else ()
    return (*sentences[: number - 1], " ".join(sentences[number - 1 :]))


def put_name(plan: Plan, words: PosterWords, paper: Paper, step: Step, frame: Frame, top: float) -> float:
    """Place the name of the event on at most two lines; return the last baseline."""
    rows_of_name = 1 if step.last else 2
    height = rows_of_name * paper.floors["name"] * MM_PER_POINT if step.last else 1e9
    points = paper.size("name", step.size)
    name = fit(words.name, frame.width, points, paper.floors["name"], rows_of_name, height)
    if words.second and words.second.name:
        floor = paper.floors["bring"]
        name = name.over(fit(words.second.name, frame.width, max(points * 0.7, floor), floor, rows_of_name))
    return plan.put("name", name, frame.left, top)


def put_bring(plan: Plan, words: PosterWords, paper: Paper, step: Step, frame: Frame, top: float) -> float:
    """Place what to bring, a paragraph for each sentence; return the last baseline."""
    bring, y = paper.size("bring", step.size), top
    shown = words.bring[:2] if step.last else words.bring
    if len(shown) < len(words.bring):
        plan.notices.append(Notice("text_shortened", {"part": "bring"}))
    between = 0.7 if step.topics else 0.84
    second = _paired(words.second.bring if words.second else (), len(shown))
    for number, sentence in enumerate(shown):
        told = wrap(sentence, frame.width, "text", bring, 1.24)
        if number < len(second):
            under = wrap(second[number], frame.width, "text", paper.floors["bring"], 1.24)
            told = told.over(_less(under, step, frame.width, 1))
        half = int(frame.width < 0.6 * paper.live_width)  # of the paper: a line more
        y = put(plan, step, f"bring_{number}", told, frame.left, y, frame.width, half)
        y += (between if number < len(shown) - 1 else 0.0) * bring * MM_PER_POINT
    return y
