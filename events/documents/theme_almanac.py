"""How is *Almanakka* planned and drawn: the leaf of a tear-off calendar, the day as its picture?"""

from collections.abc import Mapping

from events.documents.drawings import calendar_leaf
from events.documents.faces import MM_PER_POINT, NO_BREAK_SPACE, side_bearing, width_em
from events.documents.fitting import Fitted, fit, wrap
from events.documents.paper import Paper
from events.documents.poster_plan import Area, Plan, Step
from events.documents.poster_rows import place_points, put_place
from events.documents.poster_words import PosterWords
from events.documents.theme import NOTHING, ThemeTop, date_lines, headline_lines, too_long, with_second_date

LINES_BESIDE = 5  # lines of the place that a calendar leaf holds beside its day


def almanac(words: PosterWords, paper: Paper, step: Step, top: float, height: float) -> Plan:
    """Plan *Almanakka*: the leaf of a tear-off calendar, the day as its picture, the place written on it."""
    plan = Plan()
    unit, left, width = paper.scale, paper.margin, paper.live_width
    headline = headline_lines(words, paper, step, width, 3, 1e9, 0.76 if step.plain else 0.92 * step.what)
    if headline.cut and not step.last:
        return too_long(plan)
    y = plan.put("what", headline, left, top) + headline.points * MM_PER_POINT * 0.24 + 6.0 * unit
    pad = 8.0 * unit
    plan.areas["leaf"] = Area(left, y, width, 0)
    places = _place_lines(words, paper, step, 0.445 * (width - 2 * pad))
    tight = step.plain and (len(places) > LINES_BESIDE or (words.second is not None and step.top <= 36))
    bare = step.last or tight  # the band alone: no day as a picture
    if bare or not words.figure:
        weekday, clock = date_lines(words, paper, width - 2 * pad, paper.size("when", 0.8)), NOTHING
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
    year = Fitted((", ".join(part for part in (words.year, words.week) if part),), "text", small)
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
    other = words.second.weekday if words.second else ""
    if other:  # both weekdays on the band if they reach the floor there
        pair = f"{day} / {other}".replace(" ", NO_BREAK_SPACE)
        line = pair + NO_BREAK_SPACE * 3 + clock
        if width_em(line, "narrow") * paper.floors["when"] * MM_PER_POINT <= width:
            day, other = pair, ""
    both = fit(day + NO_BREAK_SPACE * 3 + clock, width, paper.size("when", 0.8), paper.floors["when"], 1)
    weekday = Fitted((day,), both.face, both.points)
    return with_second_date(weekday, words, paper, width, other), Fitted((clock,), both.face, both.points)


def _draw(words: PosterWords, plan: Plan, paper: Paper, dark: str, light: str) -> Mapping[str, str]:
    leaf, band = plan.areas["leaf"], plan.areas["band"]
    return {"leaf": calendar_leaf(leaf.width, leaf.height, band.height, dark, light)}


ALMANAC = ThemeTop(almanac, 128.0, "documents/poster_almanakka.html", _draw)
