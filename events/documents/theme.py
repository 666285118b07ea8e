"""What does every poster theme consist of, and which parts do the themes share: banner, headline, date?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from events.documents.faces import MM_PER_POINT, NO_BREAK_SPACE
from events.documents.fitting import Fitted, Notice, fit, shortened, wrap
from events.documents.paper import Paper
from events.documents.poster_plan import Area, Frame, Plan, Step
from events.documents.poster_words import PosterWords

NOTHING = Fitted((), "bold", 1.0)
Top = Callable[[PosterWords, Paper, Step, float, float], Plan]
Draw = Callable[[PosterWords, Plan, Paper, str, str], Mapping[str, str]]


def whole_width(paper: Paper, step: Step) -> Frame:
    """Return the frame of themes whose texts have everything between the margins."""
    return Frame(paper.margin, paper.live_width)


@dataclass(frozen=True, slots=True)
class ThemeTop:
    """How a theme plans its top and draws it. `tallest` is the height in mm of A4 beyond which it looks empty.

    `draw` gives the SVG of areas by their names: from the words, the plan, the paper, the dark and the light colour.
    The area "picture" is an image with a text equivalent, the others are backgrounds. `frame` is where the rows below
    the top and the foot stand. `takes_picture` = an own picture may fill the area "picture".
    """

    plan: Top
    tallest: float
    template: str
    draw: Draw
    frame: Callable[[Paper, Step], Frame] = whole_width
    takes_picture: bool = False


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
    more = shortened(more, 2 if words.second else 1, width - 2 * inside) if step.last else more
    y = plan.put("banner_more", more, left + inside, y) + inside
    plan.areas["banner_band"] = Area(left, paper.margin, width, y - paper.margin)
    plan.bottom = y + 5.0 * unit
    return plan


def date_lines(words: PosterWords, paper: Paper, width: float, largest: float) -> Fitted:
    """Return day and hours on one line if they reach the floor there, else on two."""
    floor = paper.floors["when"]
    joined = NO_BREAK_SPACE * 2
    line = joined.join(part for part in (words.day, words.clock) if part).replace(" ", NO_BREAK_SPACE)
    one = fit(line, width, largest, floor, 1, faces=("display", "narrow"), narrow_cost=0.86)
    if len(one.lines) == 1 and not one.cut:
        return with_second_date(one, words, paper, width)
    return date_on_two(words, paper, width, largest * 0.8)


def date_on_two(words: PosterWords, paper: Paper, width: float, largest: float) -> Fitted:
    """Return the day above the hours, never parted within themselves unless too wide for a line."""
    day, clock = (text.replace(" ", NO_BREAK_SPACE) for text in (words.day, words.clock))
    both = fit(f"{day} {clock}".strip(), width, largest, paper.floors["when"], 2, leading=1.02)
    return with_second_date(both, words, paper, width)


def headline_lines(
    words: PosterWords, paper: Paper, step: Step, width: float, lines: int, height: float, factor: float = 1.0
) -> Fitted:
    """Return the headline; on the last rung it gets four lines at its floor, three under a banner."""
    floor = paper.floors["what"]
    second = second_headline(words, paper, step, width)
    if step.last:
        height = (2.8 if words.banner else 3.8) * floor * MM_PER_POINT
    else:
        height -= second.height * 1.3
    largest = paper.size("what", factor * (0.85 if second.lines else 1.0))
    return fit(words.what, width, largest, floor, lines, height).over(second)


def second_headline(words: PosterWords, paper: Paper, step: Step, width: float) -> Fitted:
    """Return the headline in the second language: clearly smaller than any first one can be."""
    if not words.second or not words.second.what:
        return NOTHING
    floor = paper.floors["bring"] * 1.25
    largest = floor if step.plain or step.last else paper.floors["what"] * 0.6
    return fit(words.second.what, width, largest, floor, 2 if step.last else 3)


def with_second_date(
    first: Fitted, words: PosterWords, paper: Paper, width: float, alone: str = ""
) -> Fitted:
    """Return the date with the same in the second language under it, where one line does not say both.

    `alone` stands there when only the weekday differs.
    """
    said = (words.second.when or alone) if words.second else ""
    if not said:
        return first
    floor = paper.floors["bring"] * 1.1
    when = said.replace(" ", NO_BREAK_SPACE)
    return first.over(fit(when, width, paper.floors["when"] * 0.62, floor, 1))


def too_long(plan: Plan) -> Plan:
    """Mark a top that cannot hold its headline at the floor; the next rung gives it more room."""
    plan.notices.append(Notice("headline_too_long"))
    return plan
