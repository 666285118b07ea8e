"""Which plans of a poster fit its paper, the roomiest first, and what gives way when none does?"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from events.documents.fitting import Notice
from events.documents.paper import Paper
from events.documents.poster_foot import foot
from events.documents.poster_plan import LADDER, LAST, WITH_TOPICS, Plan, Step, descent, merged
from events.documents.poster_rows import rows
from events.documents.poster_words import HelperWords, PosterWords
from events.documents.press import RendererFailed
from events.documents.theme import ThemeTop, banner

ROOMY = tuple(step for step in LADDER if min(step.size, step.where, step.names) >= 1.0)
# headings take lines of their own: the picture and what to bring make room, names stay as large as readers need
WITH_HEADINGS = (
    Step("running", 6.2, 80),
    Step("running", 5.6, 74, size=0.95, where=0.96),
    Step("running", 5.0, 68, size=0.92, where=0.94),
    Step("running", 4.4, 60, size=0.9, where=0.93),
)
FEWEST_NAMES = 3
# with few names: the steps on which the number of names is sought, the roomiest first
WITH_FEW = (LADDER[5], LADDER[7], replace(LADDER[7], gap=5.4, top=72))
# where names are many: the tightest first
PLAIN_STEPS = tuple(step for step in reversed(LADDER) if step.plain)


class NoPlan(RendererFailed):
    """Even shortened texts do not fit the paper: a fault of the rules, never of the words."""


def plans(words: PosterWords, paper: Paper, theme: ThemeTop) -> Iterator[Plan]:
    """Yield plans that fit by measure, the roomiest first.

    Topics give way before anything becomes small, then the headings of groups; on papers of few names most names.
    The last plan leaves helpers out. All of it gives a notice.
    """
    for plan in _rich(words, paper, theme):
        yield _without_topics(plan, words)
    if paper.few_names and words.helpers:
        for plan in _few(words, paper, theme):
            yield _without_topics(plan, words)
    else:
        for plan in _that_fit(words, paper, theme, LADDER):
            yield _without_topics(plan, words)
        for plan in filter(_is_whole, _fewer(words, paper, theme, PLAIN_STEPS)):
            yield _without_topics(plan, words)
    yield _without_topics(shortened_plan(words, paper, theme), words)


def _rich(words: PosterWords, paper: Paper, theme: ThemeTop) -> Iterator[Plan]:
    """Yield plans with topics and headings, as far as the words have any."""
    topics = any(helper.topic for helper in words.helpers)
    headings = any(helper.group for helper in words.helpers)
    if topics and headings:
        both = (replace(step, headings=True, topics=True) for step in ROOMY)
        yield from _that_fit(words, paper, theme, both)
    if headings:
        steps = (*ROOMY, *WITH_HEADINGS)
        yield from _that_fit(words, paper, theme, (replace(step, headings=True) for step in steps))
    if topics:
        yield from _that_fit(words, paper, theme, WITH_TOPICS)


def _few(words: PosterWords, paper: Paper, theme: ThemeTop) -> Iterator[Plan]:
    """Yield plans of a paper of few names: all of them while they are large enough, then some, then their number."""
    yield from _that_fit(words, paper, theme, ROOMY)
    yield from _fewer(words, paper, theme, WITH_FEW)
    counted = counted_words(words)
    for plan in _that_fit(counted, paper, theme, (step for step in LADDER if step.helpers != "aside")):
        yield _left_out(plan, len(words.helpers), paper)
    without = replace(counted, notes=(), page="" if words.qr else words.page)
    for plan in _that_fit(without, paper, theme, (step for step in LADDER if step.plain)):
        if words.notes:
            plan.notices.append(Notice("notes_left_out"))
        yield _left_out(plan, len(words.helpers), paper)


def _fewer(words: PosterWords, paper: Paper, theme: ThemeTop, steps: Iterable[Step]) -> Iterator[Plan]:
    """Yield plans with as many names as each step holds; the rest are counted."""
    for step in steps:
        plan = _with_most_names(words, paper, theme, step, FEWEST_NAMES)
        if plan:
            yield plan


def _is_whole(plan: Plan) -> bool:
    """Tell whether every text of a plan stands there whole."""
    return all(notice.code != "text_shortened" for notice in plan.notices)


def counted_words(words: PosterWords) -> PosterWords:
    """Return the words with the number of those who help in place of their names."""
    return replace(words, helpers=(), helpers_heading=words.helpers_number)


def _that_fit(words: PosterWords, paper: Paper, theme: ThemeTop, steps: Iterable[Step]) -> Iterator[Plan]:
    found = (planned(words, paper, theme, step) for step in steps)
    return (plan for plan in found if plan is not None)


def _without_topics(plan: Plan, words: PosterWords) -> Plan:
    """Note the topics and headings that gave way; where even names did, only these are told of."""
    codes = {notice.code for notice in plan.notices}
    number = sum(1 for helper in words.helpers if helper.topic)
    if (
        number
        and not any(name.startswith("topic_") for name in plan.texts)
        and "helpers_left_out" not in codes
    ):
        plan.notices.append(Notice("topics_left_out", {"number": number}))
    grouped = any(helper.group for helper in words.helpers)
    if grouped and not any(name.startswith("group_") for name in plan.texts):
        plan.notices.append(Notice("headings_left_out"))
    return plan


def _left_out(plan: Plan, number: int, paper: Paper) -> Plan:
    plan.notices.append(Notice("helpers_left_out", {"number": number, "paper": paper.name}))
    return plan


def shortened_plan(words: PosterWords, paper: Paper, theme: ThemeTop) -> Plan:
    """Return the plan of the last rung with as many helpers as it holds; the rest are counted."""
    plan = None if paper.few_names else _with_most_names(words, paper, theme, LAST, 0)
    if plan is None and words.helpers:
        plan = planned(counted_words(words), paper, theme, LAST)
        plan = plan and _left_out(plan, len(words.helpers), paper)
    elif plan is None:
        plan = planned(words, paper, theme, LAST)
    if plan is None:
        plan = next(_barest(words, paper, theme), None)
    if plan is None:
        raise NoPlan(words.what)
    return plan


def _barest(words: PosterWords, paper: Paper, theme: ThemeTop) -> Iterator[Plan]:
    """Yield what still fits when every text is far too long: without notes, then with the code for the address.

    Last comes only the first sentence of what to bring, or none.
    """
    bare = replace(counted_words(words), notes=())
    coded = replace(bare, page="" if words.qr else words.page)
    for tried in (bare, coded, replace(coded, bring=words.bring[:1]), replace(coded, bring=())):
        for plan in _that_fit(tried, paper, theme, [LAST]):
            plan.notices.append(Notice("notes_left_out"))
            if len(tried.bring) < min(len(words.bring), 2):
                plan.notices.append(Notice("text_shortened", {"part": "bring"}))
            yield _left_out(plan, len(words.helpers), paper)


def _with_most_names(
    words: PosterWords, paper: Paper, theme: ThemeTop, step: Step, least: int
) -> Plan | None:
    """Return the plan of a step with as many helpers (at least `least`) as it holds; the rest are counted."""
    total = len(words.helpers)
    low, high = least, total
    best = None
    while low <= high:
        shown = (low + high) // 2
        plan = planned(_with_helpers(words, shown), paper, theme, step)
        if plan is None:
            high = shown - 1
        else:
            low, best = shown + 1, plan
            if shown < total:
                _left_out(plan, total - shown, paper)
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
    below, above = foot(words, paper, frame, step), banner(words, paper, step)
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
