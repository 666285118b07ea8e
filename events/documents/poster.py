"""How does a sheet become a poster? Words, the roomiest plan that fits, one layout, and a check of it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from events.documents import colours, drawings, press
from events.documents.design import Design
from events.documents.faces import SOFT_HYPHEN
from events.documents.fitting import Notice
from events.documents.kind import DAY, Kind, Subject
from events.documents.paper import PAPERS, Paper
from events.documents.poster_css import poster_css
from events.documents.poster_foot import foot
from events.documents.poster_plan import LADDER, LAST, WITH_TOPICS, Plan, Step, descent, merged
from events.documents.poster_rows import rows
from events.documents.poster_themes import THEMES
from events.documents.poster_words import HelperWords, PosterWords, poster_words
from events.documents.printed import Printed
from events.documents.theme import ThemeTop, banner
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
        html = poster_html(words, plan, paper, sheet, theme)
        pages = press.pdf(html, css, poster_css(words, plan, paper, sheet, THEMES[theme]))
        if fits(plan, pages):
            return Printed(pages.pdf, pages.page_count, (*plan.notices, *small_types(plan, paper)), pages.log)
        if tried == LAYOUTS:
            break
    raise NoPlan(words.what)


def plans(words: PosterWords, paper: Paper, theme: ThemeTop) -> Iterator[Plan]:
    """Yield plans that fit by measure, the roomiest first.

    Topics give way before anything becomes small; the last plan leaves helpers out. Both give a notice.
    """
    if any(helper.topic for helper in words.helpers):
        yield from _that_fit(words, paper, theme, WITH_TOPICS)
    for plan in _that_fit(words, paper, theme, LADDER):
        yield _without_topics(plan, words)
    yield _without_topics(shortened_plan(words, paper, theme), words)


def _that_fit(words: PosterWords, paper: Paper, theme: ThemeTop, steps: Iterable[Step]) -> Iterator[Plan]:
    found = (planned(words, paper, theme, step) for step in steps)
    return (plan for plan in found if plan is not None)


def _without_topics(plan: Plan, words: PosterWords) -> Plan:
    """Note the topics that gave way; where even names did, only these are told of."""
    number = sum(1 for helper in words.helpers if helper.topic)
    if number and not any(notice.code == "helpers_left_out" for notice in plan.notices):
        plan.notices.append(Notice("topics_left_out", {"number": number}))
    return plan


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
                plan.notices.append(
                    Notice("helpers_left_out", {"number": total - shown, "paper": paper.name})
                )
    if best is None:
        raise NoPlan(words.what)
    return best


def _with_helpers(words: PosterWords, shown: int) -> PosterWords:
    left = len(words.helpers) - shown
    if not left:
        return words
    others = words.and_others % {"number": left}
    return replace(words, helpers=(*words.helpers[:shown], HelperWords(others)))


def planned(words: PosterWords, paper: Paper, theme: ThemeTop, step: Step) -> Plan | None:
    """Return the plan of one rung with its spare height shared out, or None when it does not fit."""
    frame = theme.frame(paper, step)
    below, above = foot(words, paper, frame, step.last), banner(words, paper, step)
    end = below.bottom - (step.gap + 2.5) * paper.scale

    def at(height: float, gap: float) -> tuple[Plan, float] | None:
        top = theme.plan(words, paper, step, above.bottom, height)
        if any(notice.code == "headline_too_long" for notice in top.notices):
            return None
        facts = rows(words, paper, step, frame, top.bottom + gap * paper.scale, gap, top.told)
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
    names = {f"helper_{number}": text for number, text in enumerate(plan.names)}
    for name, text in (plan.texts | names).items():
        _page, _left, _top, right, _bottom = pages.boxes.get(name, (0, 0, 0, 1e9, 0))
        if right > text.left + text.fitted.width + TOLERANCE:
            return False
    return True


def poster_html(words: PosterWords, plan: Plan, paper: Paper, sheet: EventSheet, theme: str) -> str:
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
        "helpers": list(_helpers(words, plan)),
        "qr": drawings.data_address(drawings.qr_code(words.qr)) if words.qr else "",
    }
    drawn = THEMES[theme].draw(words, plan, paper, dark, light)
    if "picture" in drawn:
        facts["picture"] = drawings.data_address(drawn["picture"])
    return render_to_string(THEMES[theme].template, facts)


def _helpers(words: PosterWords, plan: Plan) -> Iterator[dict[str, str]]:
    """Yield what the page says about each helper; a topic in another language is marked for screen readers."""
    for number, (helper, name) in enumerate(zip(words.helpers, plan.names, strict=False)):
        topic = plan.texts.get(f"topic_{number}")
        yield {
            "name": _shown(name.fitted.lines),
            "topic": _shown(topic.fitted.lines) if topic else "",
            "language": helper.topic_language,
        }


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
            yield Notice(
                "small_type",
                {"part": role, "points": points, "wish": paper.wishes[role], "paper": paper.name},
            )


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    return poster(sheet, design.paper, design.theme)


KINDS = (
    Kind(
        "poster",
        "juliste",
        _("Poster"),
        _("For notice boards, doors, shops and pharmacies."),
        "wall",
        (
            *DAY, "public_url", "what_you_get", "published", "access", "contact", "free", "bring", "languages",
            "helpers",
        ),
        ("a4", "a3"),
        _render,
        has_themes=True,
    ),
)  # fmt: skip
