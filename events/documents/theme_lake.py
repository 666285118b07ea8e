"""How is *Järvi* planned: the lake as wide as the poster between the question and the date?"""

from collections.abc import Mapping

from events.documents.drawing_lake import lake
from events.documents.faces import MM_PER_POINT
from events.documents.paper import Paper
from events.documents.poster_plan import Area, Plan, Step
from events.documents.poster_words import PosterWords
from events.documents.theme import ThemeTop, date_lines, headline_lines, too_long

LEAST = 14.0  # mm of A4: lower than this there is no lake
WITH_BOAT = 28.0  # mm of A4: lower than this the two in the boat are gone; topics give way before them


def lake_top(words: PosterWords, paper: Paper, step: Step, top: float, height: float) -> Plan:
    """Plan headline, lake and date below each other; spare height is sky and water."""
    plan = Plan()
    unit, left, width = paper.scale, paper.margin, paper.live_width
    headline = headline_lines(words, paper, step, width, 3, 1e9, 0.8 if step.plain else step.what)
    if headline.cut and not step.last:
        return too_long(plan)
    under = headline.points * MM_PER_POINT * 0.24
    y = plan.put("what", headline, left, top) + under + (2.4 if step.plain else 4.0) * unit
    tall = max(LEAST, height - (26.0 if step.plain else 43.0)) * unit
    if step.topics and tall < WITH_BOAT * unit:
        return too_long(plan)
    if step.last:
        tall = LEAST * unit
    plan.areas["picture"] = Area(left, y, width, tall)
    plan.areas["stamp"] = Area(left + width * 0.4, y + 1.0 * unit, 32.0 * unit, 9.0 * unit)
    y += tall + (4.6 if step.plain else 6.6) * unit
    date = date_lines(words, paper, width, paper.size("when", 0.8 if step.plain else 1.0))
    plan.bottom = plan.put("when", date, left, y) + 1.6 * unit
    return plan


def _draw(words: PosterWords, plan: Plan, paper: Paper, dark: str, light: str) -> Mapping[str, str]:
    area, unit = plan.areas["picture"], paper.scale
    return {"picture": lake(round(area.width / unit, 1), round(area.height / unit, 1), dark, light)}


LAKE = ThemeTop(lake_top, 132.0, "documents/poster_jarvi.html", _draw, takes_picture=True)
