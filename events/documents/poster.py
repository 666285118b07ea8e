"""How does a sheet become a poster? Words, the roomiest plan that fits, one layout, and a check of it."""

from collections.abc import Iterator
from dataclasses import replace

from django.template.loader import render_to_string

from events.documents import colours, drawings, press
from events.documents.faces import SOFT_HYPHEN
from events.documents.fitting import Notice
from events.documents.paper import PAPERS, Paper
from events.documents.poster_css import poster_css
from events.documents.poster_foot import foot
from events.documents.poster_plan import LADDER, LAST, Plan, Step, descent, merged
from events.documents.poster_rows import rows
from events.documents.poster_themes import THEMES, ThemeTop, banner
from events.documents.poster_words import PosterWords, poster_words
from events.documents.printed import Printed
from events.facts import EventSheet

LAYOUTS = 4  # how many times at most one poster is laid out
TOLERANCE = 0.35  # mm between what HarfBuzz promised and what was laid out


class NoPlan(press.RendererFailed):
    """Even shortened texts do not fit the paper: a fault of the rules, never of the words."""


def poster(sheet: EventSheet, paper_name: str, theme: str) -> Printed:
    """Return the poster of a sheet. Raises press.PressError when the press cannot print now."""
    words, paper = poster_words(sheet), PAPERS[paper_name]
    css = (press.STYLES / "poster.css").read_text()
    for tried, plan in enumerate(plans(words, paper, THEMES[theme]), start=1):
        html = poster_html(words, plan, sheet, theme)
        pages = press.pdf(html, css, poster_css(plan, paper, sheet))
        if fits(plan, pages):
            return Printed(pages.pdf, pages.page_count, (*plan.notices, *small_types(plan, paper)), pages.log)
        if tried == LAYOUTS:
            break
    raise NoPlan(words.what)


def plans(words: PosterWords, paper: Paper, theme: ThemeTop) -> Iterator[Plan]:
    """Yield plans that fit by measure, the roomiest first; the last ones leave helpers out, with a notice."""
    for step in LADDER:
        plan = planned(words, paper, theme, step)
        if plan is not None:
            yield plan
    yield shortened_plan(words, paper, theme)


def shortened_plan(words: PosterWords, paper: Paper, theme: ThemeTop) -> Plan:
    """Return the plan of the last rung with as many helpers as it holds; the rest are counted."""
    total = len(words.helpers)
    low, high = 0, total
    best = None
    while low <= high:
        shown = (low + high) // 2
        plan = planned(_with_helpers(words, shown), paper, theme, LAST)
        if plan is None:
            high = shown - 1
        else:
            low, best = shown + 1, plan
            if shown < total:
                plan.notices.append(Notice("helpers_left_out", {"number": total - shown}))
    if best is None:
        raise NoPlan(words.what)
    return best


def _with_helpers(words: PosterWords, shown: int) -> PosterWords:
    left = len(words.helpers) - shown
    if not left:
        return words
    others = words.and_others % {"number": left}
    return replace(words, helpers=(*words.helpers[:shown], others))


def planned(words: PosterWords, paper: Paper, theme: ThemeTop, step: Step) -> Plan | None:
    """Return the plan of one rung with its spare height shared out, or None when it does not fit."""
    below, above = foot(words, paper, step.last), banner(words, paper, step)
    end = below.bottom - (step.gap + 2.5) * paper.scale

    def at(height: float, gap: float) -> tuple[Plan, float] | None:
        top = theme.plan(words, paper, step, above.bottom, height)
        if any(notice.code == "headline_too_long" for notice in top.notices):
            return None
        facts = rows(words, paper, step, top.bottom + gap * paper.scale, gap, "place" not in top.texts)
        if facts is None:
            return None
        low = facts.bottom + descent(paper, 16 * paper.scale)
        return merged(above, top, facts, below), end - low

    found = at(step.top, step.gap)
    if found is None or found[1] < 0:
        return None
    spare = found[1] / paper.scale
    tallest = max(step.top, min(theme.tallest, step.top + spare * 0.8))
    for height in (tallest, (tallest + step.top) / 2, step.top):
        taller = at(height, step.gap)
        if taller and taller[1] >= 0:
            gap = step.gap + min(5.0, taller[1] / paper.scale / 5.2)
            roomy = at(height, gap)
            return (roomy if roomy and roomy[1] >= 0 else taller)[0]
    return found[0]


def fits(plan: Plan, pages: press.Pages) -> bool:
    """Return whether the layout kept every promise of the plan: one page, each text inside its lines."""
    if pages.page_count != 1:
        return False
    for name, text in plan.texts.items():
        _page, _left, _top, right, _bottom = pages.boxes.get(name, (0, 0, 0, 1e9, 0))
        if right > text.left + text.fitted.width + TOLERANCE:
            return False
    return True


def poster_html(words: PosterWords, plan: Plan, sheet: EventSheet, theme: str) -> str:
    """Return the page: semantic elements in reading order; where they stand is in the style sheet."""
    dark, light = colours.dark(sheet.sender.colour_dark), colours.light(sheet.sender.colour_light)
    facts = {
        "words": words,
        "plan": plan,
        "lines": {name: _shown(text.fitted.lines) for name, text in plan.texts.items()},
        "bring": [
            _shown(text.fitted.lines) for name, text in plan.texts.items() if name.startswith("bring_")
        ],
        "notes": [_shown(text.fitted.lines) for name, text in plan.texts.items() if name.startswith("note_")],
        "names": [_shown(text.fitted.lines) for text in plan.names],
        "qr": drawings.data_address(drawings.qr_code(words.qr)) if words.qr else "",
    }
    if "picture" in plan.areas:
        facts["picture"] = drawings.data_address(drawings.asker_and_answerer(dark, light))
    return render_to_string(THEMES[theme].template, facts)


def _shown(lines: tuple[str, ...]) -> str:
    """Return the lines as one preformatted text: a br element for each break would cost a box of its own."""
    return "\n".join(lines).replace(SOFT_HYPHEN, "")


def small_types(plan: Plan, paper: Paper) -> Iterator[Notice]:
    """Yield a notice for every type that is smaller than older readers need."""
    sizes: dict[str, float] = {
        name: plan.texts[name].fitted.points for name in ("what", "contact") if name in plan.texts
    }
    for role, name in (("where", "place"), ("free", "free"), ("when", "when")):
        if name in plan.texts:
            sizes[role] = plan.texts[name].fitted.points
    helpers = [text.fitted.points for text in plan.names]
    if helpers:
        sizes["helpers"] = min(helpers)
    for role, points in sizes.items():
        if points + 0.05 < paper.wishes[role]:
            yield Notice("small_type", {"part": role, "points": points, "wish": paper.wishes[role]})
