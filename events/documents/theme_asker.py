"""How is *Kysyjä ja vastaaja* planned and drawn: one asks, one answers, the phone between them?"""

from collections.abc import Mapping

from events.documents.drawings import asker_and_answerer
from events.documents.paper import Paper
from events.documents.poster_plan import Area, Plan, Step
from events.documents.poster_words import PosterWords
from events.documents.theme import ThemeTop, date_lines, headline_lines, too_long


def asker(words: PosterWords, paper: Paper, step: Step, top: float, height: float) -> Plan:
    """Plan *Kysyjä ja vastaaja*: the two stand at the date as at a table, the question to their right."""
    plan = Plan()
    unit, left, width = paper.scale, paper.margin, paper.live_width
    pad = (7.0 if step.plain else 8.5) * unit
    picture = 0.0 if step.plain else (58.0 if words.second else 84.0) * unit  # two languages need wider lines
    start = left + (picture or pad)
    room = left + width - pad - start
    lines = 3 if step.plain else 5
    tall = 1e9 if step.plain else (max(height, 68.0) - 9.0) * unit
    headline = headline_lines(words, paper, step, room, lines, tall)
    if headline.cut and picture:  # the panel grows with a headline at its floor: the two stay
        headline = headline_lines(words, paper, step, room, lines, 1e9, 0.0)
    if headline.cut and not step.last:
        return too_long(plan)
    panel = max(headline.height + 1.8 * pad, height * unit)
    plan.put("what", headline, start, top + (panel - headline.height) / 2 - 0.1 * pad)
    date = date_lines(words, paper, width - 2 * pad, paper.size("when"))
    bar = date.height + 2 * 6.4 * unit
    plan.areas["panel"] = Area(left, top, width, panel + bar)
    plan.areas["bar"] = Area(left, top + panel, width, bar)
    plan.put("when", date, left + pad, top + panel + 6.4 * unit)
    plan.areas["stamp"] = Area(left + width - 38 * unit, top - 4.5 * unit, 32 * unit, 9 * unit)
    if picture:
        wide = picture - 11.0 * unit
        tall = min(panel - 5.0 * unit, wide * 1.24)
        plan.areas["picture"] = Area(left + 3.5 * unit, top + panel - tall, wide, tall)
        if words.picture:  # a photograph fills the panel to its edges
            plan.areas["picture"] = Area(left, top, picture - 8.5 * unit, panel)
        elif words.illustration:
            plan.areas["picture"] = Area(left + 5.0 * unit, top + 7.0 * unit, wide, panel - 7.0 * unit)
    plan.bottom = top + panel + bar
    return plan


def _draw(words: PosterWords, plan: Plan, paper: Paper, dark: str, light: str) -> Mapping[str, str]:
    return {"picture": asker_and_answerer(dark, light)} if "picture" in plan.areas else {}


ASKER = ThemeTop(asker, 118.0, "documents/poster_kysyja.html", _draw, takes_picture=True)
