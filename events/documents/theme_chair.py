"""How is *Vapaa tuoli* planned: the facts beside a long table at which one chair is free?"""

from collections.abc import Mapping

from events.documents.drawing_table import WIDTH, free_chair, row_of_chairs
from events.documents.faces import MM_PER_POINT
from events.documents.fitting import Fitted
from events.documents.paper import Paper
from events.documents.poster_plan import Area, Frame, Plan, Step, descent, put
from events.documents.poster_rows import free_lines, put_bring, put_name, put_place
from events.documents.poster_words import PosterWords
from events.documents.theme import ThemeTop, date_lines, date_on_two, headline_lines, too_long

COLUMN = 119.0  # mm of A4 for the facts beside the table
SHORTEST = 62.0  # of the table
STRIP = 12.5  # height of the row of chairs where there is no room for the table


def chair_top(words: PosterWords, paper: Paper, step: Step, top: float, height: float) -> Plan:
    """Plan the headline, and under it the facts left of the table; spare height parts the facts."""
    plan = Plan()
    unit, left, width = paper.scale, paper.margin, paper.live_width
    headline = headline_lines(words, paper, step, width, 3, 1e9, 0.8 if step.plain else step.what)
    if headline.cut and not step.last:
        return too_long(plan)
    under = headline.points * MM_PER_POINT * 0.24
    y = plan.put("what", headline, left, top) + under
    if step.plain:
        return _plain(plan, words, paper, step, y)
    start = y + (3.8 + 0.3 * step.gap) * unit
    bottom = _facts(plan, words, paper, step, start, min((height - step.top) * 1.15, 52.0) * unit)
    tall = max(bottom - start + 1.2 * unit, SHORTEST * unit)
    wide = WIDTH * unit
    plan.areas["picture"] = Area(left + width - wide, start, wide, tall)
    plan.areas["stamp"] = Area(
        left + width - wide / 2 - 16.0 * unit, start + tall * 0.5, 32.0 * unit, 9.0 * unit
    )
    plan.bottom = max(bottom, start + tall - 1.2 * unit)
    return plan


def _facts(plan: Plan, words: PosterWords, paper: Paper, step: Step, top: float, spare: float) -> float:
    """Place date, place, price and what to bring below each other; return the last baseline."""
    unit, left = paper.scale, paper.margin
    column = COLUMN * unit
    frame = Frame(left, column, narrow=True)
    gap = step.gap * 0.86 * unit + spare / 5.4
    date = date_on_two(words, paper, column, paper.size("when", 0.86))
    y = plan.put("when", date, left, top) + 0.8 * gap + 3.4 * unit
    y = put_place(plan, words, paper, step, left, y, column)
    free: Fitted = free_lines(words, paper, step, column)
    if free.lines:
        y = put(plan, step, "free", free, left, y + descent(paper, free.points) + gap, column)
    y += descent(paper, paper.size("free", step.where))
    if words.name:
        y = put_name(plan, words, paper, step, frame, y + gap)
    if words.bring:
        more = 0.84 * paper.size("bring", step.size) * MM_PER_POINT if words.name else gap
        y = put_bring(plan, words, paper, step, frame, y + more)
    return y


def _plain(plan: Plan, words: PosterWords, paper: Paper, step: Step, top: float) -> Plan:
    """Plan the top without the table: a row of chairs, one of them free, and the date."""
    unit, left, width = paper.scale, paper.margin, paper.live_width
    y = top + 3.0 * unit
    plan.areas["chairs"] = Area(left, y, width, STRIP * unit)
    plan.areas["stamp"] = Area(left + width * 0.3, y + 1.6 * unit, 32.0 * unit, 9.0 * unit)
    date = date_lines(words, paper, width, paper.size("when", 0.8))
    plan.bottom = plan.put("when", date, left, y + (STRIP + 5.4) * unit) + 1.2 * unit
    return plan


def _draw(words: PosterWords, plan: Plan, paper: Paper, dark: str, light: str) -> Mapping[str, str]:
    if "chairs" in plan.areas:
        return {
            "chairs": row_of_chairs(round(plan.areas["chairs"].width / paper.scale, 1), STRIP, dark, light)
        }
    tall = round(plan.areas["picture"].height / paper.scale, 1)
    return {"picture": free_chair(tall, len(words.helpers), dark, light)}


CHAIR = ThemeTop(chair_top, 150.0, "documents/poster_tuoli.html", _draw, takes_picture=True)
