"""How is *Hirsi* planned: a log for each fact, all texts on one axis beside the notched corner?"""

from collections.abc import Mapping

from events.documents.drawing_logs import Log, log_wall
from events.documents.paper import Paper
from events.documents.poster_plan import Area, Frame, Plan, Step, descent, put
from events.documents.poster_rows import free_lines, put_place
from events.documents.poster_words import PosterWords
from events.documents.theme import ThemeTop, date_lines, headline_lines, too_long

AXIS, TIGHT_AXIS = 28.0, 18.0  # mm of A4 from the left margin to the texts
INSIDE, TIGHT_INSIDE = (
    144.0,
    165.0,
)  # width of the texts: the logs' right ends differ, and carry knots and cracks
TONES = {"what": "plain", "when": "dark", "place": "plain", "free": "light"}


def log_frame(paper: Paper, step: Step) -> Frame:
    """Return the frame on the axis of the logs' texts."""
    start = (TIGHT_AXIS if step.plain else AXIS) * paper.scale
    return Frame(paper.margin + start, paper.live_width - start, narrow=True, ruled=False)


def log_top(words: PosterWords, paper: Paper, step: Step, top: float, height: float) -> Plan:
    """Plan the logs upon each other; spare height makes them thicker."""
    plan = Plan()
    unit, left = paper.scale, log_frame(paper, step).left
    width = (TIGHT_INSIDE if step.plain else INSIDE) * unit
    headline = headline_lines(words, paper, step, width, 2, 1e9, 0.0 if step.plain else 0.92 * step.what)
    if headline.cut and not step.last:
        return too_long(plan)
    spare = min(max(0.0, height - step.top), 44.0) / 8
    pad = ((2.8 if step.last else 3.5 if step.plain else min(7.6, 3.6 + 0.56 * step.gap)) + spare) * unit
    y = top + (0.0 if step.plain else 3.6 * unit)
    plan.areas["logs"] = Area(paper.margin, top, paper.live_width, 0.0)
    plan.areas["stamp"] = Area(left + width - 28.0 * unit, y - 5.6 * unit, 32.0 * unit, 9.0 * unit)

    def log(name: str, start: float, low: float, points: float) -> float:
        end = low + pad + 0.4 * descent(paper, points)
        plan.areas[f"log_{name}"] = Area(paper.margin, start - pad, paper.live_width, end - start + pad)
        return end + pad

    y += pad
    y = log("what", y, plan.put("what", headline, left, y), headline.points)
    date = date_lines(words, paper, width, paper.size("when", 0.72 if step.plain else 1.0))
    y = log("when", y, plan.put("when", date, left, y), 0.0)
    y = log("place", y, put_place(plan, words, paper, step, left, y, width), paper.size("where"))
    free = free_lines(words, paper, step, width)
    if free.lines:
        y = log("free", y, put(plan, step, "free", free, left, y, width), paper.size("free"))
    plan.bottom = y - pad + (1.0 if step.plain else 3.0) * unit
    plan.areas["logs"] = Area(paper.margin, top, paper.live_width, plan.bottom - top + 8.0 * unit)
    return plan


def _draw(words: PosterWords, plan: Plan, paper: Paper, dark: str, light: str) -> Mapping[str, str]:
    whole, unit = plan.areas["logs"], paper.scale
    logs = tuple(
        Log(round((area.top - whole.top) / unit, 2), round(area.height / unit, 2), TONES[name[4:]])
        for name, area in plan.areas.items()
        if name.startswith("log_")
    )
    tight = plan.texts["what"].left < paper.margin + AXIS * unit - 1.0
    return {
        "logs": log_wall(
            round(whole.width / unit, 2), round(whole.height / unit, 2), logs, dark, light, tight
        )
    }


LOGS = ThemeTop(log_top, 150.0, "documents/poster_hirsi.html", _draw, log_frame)
