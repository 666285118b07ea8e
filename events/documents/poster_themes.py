"""What stands at the top of a poster in each theme: the headline, the picture with its one idea, the date?"""

from collections.abc import Callable
from dataclasses import dataclass

from events.documents.faces import MM_PER_POINT, NO_BREAK_SPACE, side_bearing, width_em
from events.documents.fitting import Fitted, Notice, fit, shortened, wrap
from events.documents.paper import Paper
from events.documents.poster_plan import Area, Plan, Step
from events.documents.poster_rows import place_points, put_place
from events.documents.poster_words import PosterWords

LINES_BESIDE = 5  # lines of the place that a calendar leaf holds beside its day
NOTHING = Fitted((), "bold", 1.0)
Top = Callable[[PosterWords, Paper, Step, float, float], Plan]


@dataclass(frozen=True, slots=True)
class ThemeTop:
    """How a theme plans its top. `tallest` is the height in mm of A4 beyond which it looks empty."""

    plan: Top
    tallest: float
    template: str


def banner(words: PosterWords, paper: Paper, step: Step) -> Plan:
    """Plan the overprint of a cancelled, postponed or moved event: a solid band above everything."""
    plan = Plan(bottom=paper.margin)
    if not words.banner:
        return plan
    unit, left, width = paper.scale, paper.margin, paper.live_width
    inside = 6.0 * unit
    big = fit(words.banner, width - 2 * inside, (44 if step.last else 62) * unit, 40 * unit, 1)
    y = plan.put("banner", big, left + inside, paper.margin + inside) + 4.2 * unit
    more = wrap(words.banner_more, width - 2 * inside, "bold", paper.size("where", 0.86), 1.16)
    more = shortened(more, 1, width - 2 * inside) if step.last else more
    y = plan.put("banner_more", more, left + inside, y) + inside
    plan.areas["banner_band"] = Area(left, paper.margin, width, y - paper.margin)
    plan.bottom = y + 5.0 * unit
    return plan


def _date(words: PosterWords, paper: Paper, width: float, largest: float) -> Fitted:
    """Return day and hours on one line if they reach the floor there, else on two."""
    floor = paper.floors["when"]
    joined = NO_BREAK_SPACE * 2
    line = joined.join(part for part in (words.day, words.clock) if part).replace(" ", NO_BREAK_SPACE)
    one = fit(line, width, largest, floor, 1, faces=("display", "narrow"), narrow_cost=0.86)
    if len(one.lines) == 1 and not one.cut:
        return one
    day, clock = (text.replace(" ", NO_BREAK_SPACE) for text in (words.day, words.clock))
    return fit(f"{day} {clock}".strip(), width, largest * 0.8, floor, 2, leading=1.02)


def _headline(
    words: PosterWords, paper: Paper, step: Step, width: float, lines: int, height: float, factor: float = 1.0
) -> Fitted:
    """Return the headline; on the last rung it gets four lines at its floor, three under a banner."""
    floor = paper.floors["what"]
    if step.last:
        height = (2.8 if words.banner else 3.8) * floor * MM_PER_POINT
    return fit(words.what, width, paper.size("what", factor), floor, lines, height)


def asker(words: PosterWords, paper: Paper, step: Step, top: float, height: float) -> Plan:
    """Plan *Kysyjä ja vastaaja*: the two stand at the date as at a table, the question to their right."""
    plan = Plan()
    unit, left, width = paper.scale, paper.margin, paper.live_width
    pad = (7.0 if step.plain else 8.5) * unit
    picture = 0.0 if step.plain else 84.0 * unit
    start = left + (picture or pad)
    room = left + width - pad - start
    lines = 3 if step.plain else 5
    tall = 1e9 if step.plain else (max(height, 68.0) - 9.0) * unit
    headline = _headline(words, paper, step, room, lines, tall)
    if headline.cut and not step.last:
        return _too_long(plan)
    panel = max(headline.height + 1.8 * pad, height * unit)
    plan.put("what", headline, start, top + (panel - headline.height) / 2 - 0.1 * pad)
    date = _date(words, paper, width - 2 * pad, paper.size("when"))
    bar = date.height + 2 * 6.4 * unit
    plan.areas["panel"] = Area(left, top, width, panel + bar)
    plan.areas["bar"] = Area(left, top + panel, width, bar)
    plan.put("when", date, left + pad, top + panel + 6.4 * unit)
    plan.areas["stamp"] = Area(left + width - 38 * unit, top - 4.5 * unit, 32 * unit, 9 * unit)
    if picture:
        wide = picture - 11.0 * unit
        tall = min(panel - 5.0 * unit, wide * 1.24)
        plan.areas["picture"] = Area(left + 3.5 * unit, top + panel - tall, wide, tall)
    plan.bottom = top + panel + bar
    return plan


def almanac(words: PosterWords, paper: Paper, step: Step, top: float, height: float) -> Plan:
    """Plan *Almanakka*: the leaf of a tear-off calendar, the day as its picture, the place written on it."""
    plan = Plan()
    unit, left, width = paper.scale, paper.margin, paper.live_width
    headline = _headline(words, paper, step, width, 3, 1e9, 0.76 if step.plain else 0.92 * step.what)
    if headline.cut and not step.last:
        return _too_long(plan)
    y = plan.put("what", headline, left, top) + headline.points * MM_PER_POINT * 0.24 + 6.0 * unit
    pad = 8.0 * unit
    plan.areas["leaf"] = Area(left, y, width, 0)
    places = _place_lines(words, paper, step, 0.445 * (width - 2 * pad))
    bare = step.last or (step.plain and len(places) > LINES_BESIDE)  # the band alone: no day as a picture
    if bare or not words.figure:
        weekday, clock = _date(words, paper, width - 2 * pad, paper.size("when", 0.8)), NOTHING
    else:
        weekday, clock = _band(words, paper, width - 2 * pad)
    band = weekday.height + 2 * 5.8 * unit
    plan.areas["band"] = Area(left, y, width, band)
    plan.put("when", weekday, left + pad, y + 5.8 * unit)
    plan.put("clock", clock, left + width - pad - clock.width, y + 5.8 * unit)
    end = y + band
    if not bare:
        inside = (7.0 if step.plain else 9.0) * unit
        end = _leaf_body(plan, words, paper, step, end + inside, height * unit - band) + inside
    plan.areas["leaf"] = Area(left, y, width, end - y)
    plan.areas["stamp"] = Area(left + width * 0.3, end - 7.0 * unit, 32 * unit, 9 * unit)
    plan.bottom = end
    return plan


def _place_lines(words: PosterWords, paper: Paper, step: Step, width: float) -> tuple[str, ...]:
    points = place_points(words, paper, step, width)
    place, address = (wrap(words.place, width, "bold", points), wrap(words.address, width, "text", points))
    return place.lines + address.lines


def _leaf_body(plan: Plan, words: PosterWords, paper: Paper, step: Step, top: float, height: float) -> float:
    """Place the day, and right of it the place, year and week; return the last baseline."""
    unit, left, pad = paper.scale, paper.margin, 8.0 * paper.scale
    inner = paper.live_width - 2 * pad
    if not words.figure:
        return put_place(plan, words, paper, step, left + pad, top, inner)
    column = inner * 0.445
    points = paper.size("where", step.where)
    beside = len(_place_lines(words, paper, step, column)) <= LINES_BESIDE
    column = column if beside else 52.0 * unit
    right = left + pad + inner - column
    low = put_place(plan, words, paper, step, right, top, column) if beside else top
    small = paper.size("bring", 1.0)
    year = Fitted((f"{words.year}, {words.week}",), "text", small)
    low += (0.95 * points * MM_PER_POINT if beside else 0.0) + year.height
    figure = _figure(words, right - 8.0 * unit - left - pad, max(height - 18.0 * unit, 22.0 * unit))
    bottom = max(low, top + figure.height)
    plan.put("year", year, right, bottom - year.height)
    bearing = side_bearing(words.figure[0], figure.face) * figure.points * MM_PER_POINT
    plan.put("figure", figure, left + pad - bearing, top + (bottom - top - figure.height) / 2)
    return bottom


def _figure(words: PosterWords, width: float, height: float) -> Fitted:
    """Return the day as large as the width or the height allows, in the face that lets it be larger."""
    tall = height / 0.66 / MM_PER_POINT
    sizes = {face: width / width_em(words.figure, face) / MM_PER_POINT for face in ("display", "narrow")}
    face = "display" if sizes["display"] * 1.15 >= min(sizes["narrow"], tall) else "narrow"
    return Fitted((words.figure,), face, float(int(min(sizes[face], tall))))


def _band(words: PosterWords, paper: Paper, width: float) -> tuple[Fitted, Fitted]:
    """Return weekday and hours for the two ends of the band, at one size and in one face."""
    day = words.weekday or words.day.replace(" ", NO_BREAK_SPACE)
    clock = words.clock.replace(" ", NO_BREAK_SPACE)
    if not clock:
        return fit(day, width, paper.size("when", 0.8), paper.floors["when"], 2), NOTHING
    both = fit(day + NO_BREAK_SPACE * 3 + clock, width, paper.size("when", 0.8), paper.floors["when"], 1)
    return Fitted((day,), both.face, both.points), Fitted((clock,), both.face, both.points)


def _too_long(plan: Plan) -> Plan:
    """Mark a top that cannot hold its headline at the floor; the next rung gives it more room."""
    plan.notices.append(Notice("headline_too_long"))
    return plan


THEMES = {
    "kysyja": ThemeTop(asker, 118.0, "documents/poster_kysyja.html"),
    "almanakka": ThemeTop(almanac, 128.0, "documents/poster_almanakka.html"),
}
