"""Where do those who help stand on a poster: beside what to bring, in columns or in a row, and with their topics?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from events.documents.faces import MM_PER_POINT, metrics, width_mm
from events.documents.fitting import Fitted, wrap
from events.documents.paper import Paper
from events.documents.poster_plan import Frame, Plan, Step, Text
from events.documents.poster_words import HelperWords, PosterWords

SEPARATOR = "\u00a0\u00b7"
MOST_ASIDE = 9  # names in the column beside what to bring
MOST_LINES_OF_TOPIC = 4
MOST_STACKED = 3  # helpers with long topics, one under the other
ANY_WIDTH = 1e6
LINE = 1.3  # from baseline to baseline of names in columns, in em
BETWEEN = 0.72  # from a baseline to the capitals of the next helper, in em; as below the heading
BETWEEN_PAIRS = 0.84  # the same when a helper is a name and a topic: pairs must be seen as pairs
UNDER_NAME = 0.5  # from a name's baseline to the capitals of its topic, in em of the topic


@dataclass(frozen=True, slots=True)
class Entry:
    """One helper as it is set: the name, and the topic in smaller type under it (or no lines)."""

    name: Fitted
    topic: Fitted

    @property
    def width(self) -> float:
        """Return the width of the longest line in mm."""
        return max(self.name.width, self.topic.width)

    @property
    def height(self) -> float:
        """Return the height in mm from the name's capitals to the last baseline."""
        return self.name.height + (self._gap + self.topic.height if self.topic.lines else 0.0)

    @property
    def _gap(self) -> float:
        return UNDER_NAME * self.topic.points * MM_PER_POINT

    def put(self, plan: Plan, left: float, top: float) -> float:
        """Place name and topic; return the last baseline in mm."""
        plan.put(f"topic_{len(plan.names)}", self.topic, left, top + self.name.height + self._gap)
        plan.names.append(Text(self.name, left, top))
        return top + self.height


def beside(
    plan: Plan, words: PosterWords, paper: Paper, step: Step, top: float, left: float, width: float
) -> float | None:
    """Place the helpers in one column beside what to bring; None when the step does not suit the words."""
    if len(words.helpers) > MOST_ASIDE:
        return None
    heading = _heading(words, paper, step, width)
    y = plan.put("helpers_heading", heading, left, top)
    if not words.helpers:
        return y
    alone = len(words.helpers) == 1
    points = paper.size("free", step.where) if alone else paper.size("helpers", step.names)
    between = BETWEEN_PAIRS if step.topics else BETWEEN
    for number, helper in enumerate(words.helpers):
        if step.headings and (not number or helper.group != words.helpers[number - 1].group):
            small = paper.size("topic", step.names)
            group = wrap(helper.group, width, "bold", small)
            y = plan.put(f"group_{number}", group, left, y + (1.3 if number else 0.9) * points * MM_PER_POINT)
        entry = _entry(helper, paper, step, points, width, bold=alone or step.topics)
        if len(entry.name.lines) > (3 if alone else 2) or len(entry.topic.lines) > MOST_LINES_OF_TOPIC:
            return None
        y = entry.put(plan, left, y + between * points * MM_PER_POINT)
    return y


def below(plan: Plan, words: PosterWords, paper: Paper, step: Step, frame: Frame, top: float) -> float | None:
    """Place the helpers over the whole width of the frame; return the last baseline, or None when it does not suit."""
    heading = _heading(words, paper, step, frame.width)
    y = plan.put("helpers_heading", heading, frame.left, top)
    points = paper.size("helpers", step.names)
    if not words.helpers:
        return y
    y += points * MM_PER_POINT * (BETWEEN_PAIRS if step.topics else BETWEEN)
    if len(words.helpers) == 1 and not step.plain:
        return _alone(plan, words, paper, step, frame, y)
    if step.headings:
        return grouped(plan, words, paper, step, frame, y)
    if step.helpers == "columns":
        return _columns(plan, words, paper, step, frame, points, y)
    return _running(plan, words, paper, frame, points, y)


def _alone(plan: Plan, words: PosterWords, paper: Paper, step: Step, frame: Frame, top: float) -> float:
    """Place the only helper, as large as what the day costs."""
    entry = _entry(words.helpers[0], paper, step, paper.size("free", step.where), frame.width, bold=True)
    return entry.put(plan, frame.left, top + 0.3 * entry.name.points * MM_PER_POINT)


def _heading(words: PosterWords, paper: Paper, step: Step, width: float) -> Fitted:
    """Return the heading above the names: over bold names it is in the face of headings and never smaller.

    Without names it is the number of all who help, and as large as what it costs.
    """
    if not words.helpers:
        return wrap(words.helpers_heading, width, "bold", paper.size("bring", step.size * 1.1))
    if not step.topics:
        return wrap(words.helpers_heading, width, "bold", paper.size("heading", step.size))
    return wrap(words.helpers_heading, width, "display", paper.size("heading", max(step.size, 1.0)))


def _entry(
    helper: HelperWords, paper: Paper, step: Step, points: float, width: float, bold: bool = False
) -> Entry:
    """Return a helper set into lines of at most `width` mm; on rungs without topics it is the name alone."""
    name = wrap(helper.name, width, "bold" if bold else "text", points, 1.14)
    size = paper.size("topic", step.names)
    return Entry(name, wrap(helper.topic if step.topics else "", width, "text", size, 1.16))


def _columns(
    plan: Plan, words: PosterWords, paper: Paper, step: Step, frame: Frame, points: float, top: float
) -> float | None:
    """Place the helpers in two to four columns, read down; None when they are too wide for two."""
    between = 7.0 * paper.scale
    entries = [_entry(helper, paper, step, points, ANY_WIDTH, bold=step.topics) for helper in words.helpers]
    found = _widths(entries, frame.width, between, 1 if step.topics else 3)
    if not found and step.topics:
        half = (frame.width - between) / 2
        entries = [_entry(helper, paper, step, points, half, bold=True) for helper in words.helpers]
        found = _widths(entries, frame.width, between, 1)
    long = any(len(entry.topic.lines) > MOST_LINES_OF_TOPIC for entry in entries)
    if long and step.topics and len(words.helpers) <= MOST_STACKED:  # long topics take the whole width
        entries = [_entry(helper, paper, step, points, frame.width, bold=True) for helper in words.helpers]
        found = len(entries), [max(entry.width for entry in entries)]
        long = any(len(entry.topic.lines) > MOST_LINES_OF_TOPIC for entry in entries)
    if not found or long:
        return None
    per_column, widths = found
    spare = frame.width - sum(widths) - between * (len(widths) - 1)
    between += spare / max(1, len(widths) - 1) * 0.5
    gap = (BETWEEN_PAIRS if step.topics else LINE - metrics("text").capital) * points * MM_PER_POINT
    heights = [max(entry.height for entry in entries[row::per_column]) for row in range(per_column)]
    bottom = top
    for number, entry in enumerate(entries):
        column, row = divmod(number, per_column)
        left = frame.left + sum(widths[:column]) + column * between
        bottom = max(bottom, entry.put(plan, left, top + sum(heights[:row]) + row * gap))
    return bottom


def _widths(
    entries: Sequence[Entry], width: float, between: float, least: int
) -> tuple[int, list[float]] | None:
    """Return entries per column (at least `least`) and widths in mm of as many columns as go beside each other."""
    for count in (4, 3, 2):
        per_column = -(-len(entries) // count)
        starts = range(0, len(entries), per_column)
        widths = [max(entry.width for entry in entries[start : start + per_column]) for start in starts]
        if per_column >= least and sum(widths) + between * (len(widths) - 1) <= width:
            return per_column, widths
    return None


def _running(plan: Plan, words: PosterWords, paper: Paper, frame: Frame, points: float, top: float) -> float:
    """Place the helpers one after another on full lines; a line never ends with a separator."""
    return run(plan, words.helpers, frame, points, top)


def run(plan: Plan, helpers: Sequence[HelperWords], frame: Frame, points: float, top: float) -> float:
    """Place names one after another on full lines of a frame; return the last baseline."""
    down, space = 1.26 * points * MM_PER_POINT, width_mm(" ", "text", points)
    dot = width_mm(SEPARATOR, "text", points)
    x, y = 0.0, top
    row: list[Text] = []
    for helper in helpers:
        fitted = wrap(helper.name, frame.width, "text", points, 1.26)
        if row and x + dot + space + fitted.width > frame.width:
            x, y, row = 0.0, row[-1].bottom + down - metrics("text").capital * points * MM_PER_POINT, []
        if row:
            before = row[-1].fitted
            plan.names[-1] = replace(row[-1], fitted=replace(before, lines=(before.lines[0] + SEPARATOR,)))
            x += dot + space
        row.append(Text(fitted, frame.left + x, y))
        plan.names.append(row[-1])
        x += fitted.width if len(fitted.lines) == 1 else frame.width
    return plan.names[-1].bottom


def grouped(
    plan: Plan, words: PosterWords, paper: Paper, step: Step, frame: Frame, top: float
) -> float | None:
    """Place the helpers under the headings of their groups: a column each, or a heading beside each run of names."""
    starts = [
        number
        for number, helper in enumerate(words.helpers)
        if not number or helper.group != words.helpers[number - 1].group
    ]
    groups = [
        (first, words.helpers[first:end])
        for first, end in zip(starts, [*starts[1:], len(words.helpers)], strict=True)
    ]
    if step.helpers == "columns":
        return _columns_of_groups(plan, groups, paper, step, frame, top)
    if step.topics:
        return None
    points = paper.size("helpers", step.names)
    small = [wrap(helpers[0].group, frame.width, "bold", points) for _first, helpers in groups]
    room = max(heading.width for heading in small) + 5.0 * paper.scale
    beside_it = Frame(frame.left + room, frame.width - room)
    y = top
    for number, ((first, helpers), heading) in enumerate(zip(groups, small, strict=True)):
        y += BETWEEN_PAIRS * points * MM_PER_POINT if number else 0.0
        plan.put(f"group_{first}", heading, frame.left, y)
        y = run(plan, helpers, beside_it, points, y)
    return y


def _columns_of_groups(
    plan: Plan,
    groups: Sequence[tuple[int, Sequence[HelperWords]]],
    paper: Paper,
    step: Step,
    frame: Frame,
    top: float,
) -> float | None:
    """Place a column for each group, its heading above; None when they are too wide for each other."""
    points, between = paper.size("helpers", step.names), 7.0 * paper.scale
    columns = [
        [_entry(helper, paper, step, points, ANY_WIDTH, bold=step.topics) for helper in helpers]
        for _first, helpers in groups
    ]
    headings = [wrap(helpers[0].group, ANY_WIDTH, "bold", points) for _first, helpers in groups]
    widths = [
        max(heading.width, *(entry.width for entry in entries))
        for heading, entries in zip(headings, columns, strict=True)
    ]
    spare = frame.width - sum(widths) - between * (len(widths) - 1)
    if spare < 0:
        return None
    between += spare / max(1, len(widths) - 1) * 0.5
    gap = (BETWEEN_PAIRS if step.topics else LINE - metrics("text").capital) * points * MM_PER_POINT
    left, low = frame.left, top
    for (first, _helpers), heading, entries, width in zip(groups, headings, columns, widths, strict=True):
        y = plan.put(f"group_{first}", heading, left, top)
        for number, entry in enumerate(entries):
            y = entry.put(plan, left, y + (gap if number else gap * 1.15))
        left, low = left + width + between, max(low, y)
    return low
