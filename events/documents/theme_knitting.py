"""How is *Neule* planned: a knitted band along the whole left edge, the texts beside it?"""

from collections.abc import Mapping

from events.documents.drawing_knit import knitting
from events.documents.faces import MM_PER_POINT
from events.documents.paper import Paper
from events.documents.poster_plan import Area, Frame, Plan, Step
from events.documents.poster_words import PosterWords
from events.documents.theme import ThemeTop, date_lines, date_on_two, headline_lines, too_long

BAND, NARROW_BAND = 40.0, 20.0  # mm of A4
BESIDE, NARROW_BESIDE = 9.0, 7.0  # between the band and the texts


def knitting_frame(paper: Paper, step: Step) -> Frame:
    """Return the frame right of the band."""
    start = (NARROW_BAND + NARROW_BESIDE if step.plain else BAND + BESIDE) * paper.scale
    return Frame(paper.margin + start, paper.live_width - start, narrow=True, ruled=False)


def knitting_top(words: PosterWords, paper: Paper, step: Step, top: float, height: float) -> Plan:
    """Plan headline and date; spare height parts them."""
    plan = Plan()
    unit, frame = paper.scale, knitting_frame(paper, step)
    headline = headline_lines(words, paper, step, frame.width, 2, 1e9, 0.0 if step.plain else step.what)
    if headline.cut and not step.last:
        return too_long(plan)
    spare = min(max(0.0, height - step.top), 36.0) * unit
    under = headline.points * MM_PER_POINT * 0.24
    y = plan.put("what", headline, frame.left, top) + under + (step.gap * 0.8 + 3.0) * unit + spare * 0.4
    if step.plain:
        date = date_lines(words, paper, frame.width, paper.size("when", 0.8))
    else:
        date = date_on_two(words, paper, frame.width, paper.size("when", 0.86))
    plan.bottom = plan.put("when", date, frame.left, y) + 2.0 * unit + spare * 0.3
    band = NARROW_BAND if step.plain else BAND
    plan.areas["band"] = Area(paper.margin, top, band * unit, paper.height - paper.margin - top)
    wide = min(32.0, band + 6.0) * unit
    middle = paper.margin + band * unit / 2
    plan.areas["stamp"] = Area(middle - wide / 2, top + 46.0 * unit, wide, 9.0 * unit)
    return plan


def _draw(words: PosterWords, plan: Plan, paper: Paper, dark: str, light: str) -> Mapping[str, str]:
    band, unit = plan.areas["band"], paper.scale
    return {"band": knitting(round(band.width / unit, 2), round(band.height / unit, 2), dark, light)}


KNITTING = ThemeTop(knitting_top, 128.0, "documents/poster_neule.html", _draw, knitting_frame)
