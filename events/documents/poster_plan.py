"""What is the plan of a poster: texts and areas with their places in millimetres, and the ladder of what gives way?

All heights are optical: from the top of the capitals to the baseline.
"""

from dataclasses import dataclass, field, replace

from events.documents.faces import MM_PER_POINT, metrics
from events.documents.fitting import Fitted, Notice, shortened
from events.documents.paper import Paper


@dataclass(frozen=True, slots=True)
class Step:
    """One rung of the ladder of what gives way. Lengths in mm of A4, the rest are factors of type sizes."""

    helpers: str  # aside, columns or running
    gap: float
    top: float  # least height of the theme's picture
    size: float = 1.0
    where: float = 1.0
    what: float = 1.0  # of a headline that has the whole width
    names: float = 1.0
    plain: bool = False
    topics: bool = False  # the helpers' topics are printed under their names
    headings: bool = False  # the helpers stand under the headings of their groups
    names_of: int | None = None  # so many helpers by name, the others as a number; 0 = the number of all
    last: bool = False  # texts are shortened rather than let anything overflow


LADDER = (
    Step("aside", 8.0, 100, size=1.25, where=1.25, names=1.25),
    Step("columns", 8.0, 100, size=1.25, where=1.25, names=1.2),
    Step("aside", 7.5, 94, size=1.12, where=1.12, names=1.12),
    Step("columns", 7.5, 94, size=1.12, where=1.12, names=1.12),
    Step("aside", 7.0, 86),
    Step("columns", 7.0, 86),
    Step("aside", 6.2, 80),
    Step("columns", 6.2, 80),
    Step("columns", 6.0, 76, size=0.95, where=0.96),
    Step("columns", 5.6, 76, size=0.95, where=0.95, names=0.94),
    Step("columns", 5.4, 74, size=0.92, where=0.94, names=0.9),
    Step("columns", 5.0, 70, size=0.92, where=0.93, names=0.9),
    Step("columns", 4.6, 68, size=0.9, where=0.93, names=0.87),
    Step("running", 5.0, 72, size=0.92, where=0.94),
    Step("running", 4.6, 70, size=0.9, where=0.93, names=0.92),
    Step("running", 4.2, 68, size=0.89, where=0.92, names=0.86),
    Step("running", 4.0, 66, size=0.89, where=0.92, names=0.8),
    Step("columns", 5.0, 44, size=0.9, where=0.93, names=0.9, plain=True),
    Step("running", 4.6, 40, size=0.9, where=0.93, names=0.9, plain=True),
    Step("running", 4.2, 36, size=0.89, where=0.92, names=0.82, plain=True),
    Step("running", 3.6, 30, size=0.89, where=0.92, names=0.75, plain=True),
    Step("running", 3.2, 24, size=0.89, where=0.92, names=0.75, plain=True),
)
# topics give way first: with them nothing is set smaller than older readers need it
WITH_TOPICS = (
    *(replace(step, topics=True) for step in LADDER if min(step.size, step.where, step.names) >= 1.0),
    Step("columns", 5.6, 76, size=0.96, where=0.96, what=0.94, topics=True),
    Step("columns", 5.0, 72, size=0.93, where=0.94, what=0.88, topics=True),
    Step("columns", 4.6, 68, size=0.92, where=0.93, what=0.82, topics=True),
    Step("columns", 4.2, 66, size=0.9, where=0.92, what=0.77, topics=True),
    Step("columns", 3.6, 58, size=0.9, where=0.92, what=0.72, topics=True),
    Step("columns", 3.1, 50, size=0.89, where=0.92, what=0.7, topics=True),
)
LAST = Step("running", 3.0, 20, size=0.89, where=0.92, names=0.75, plain=True, last=True)
LINES_AT_LAST = {"place": 2, "address": 1, "free": 2, "bring_0": 1, "bring_1": 1}


@dataclass(frozen=True, slots=True)
class Text:
    """One text on the sheet: its lines, left edge, and where its capitals begin (mm from the paper's corner)."""

    fitted: Fitted
    left: float
    top: float

    @property
    def bottom(self) -> float:
        """Return the last baseline in mm."""
        return self.top + self.fitted.height

    @property
    def box_top(self) -> float:
        """Return where the first line box begins in mm, as CSS places it."""
        above = metrics(self.fitted.face).capital_top(self.fitted.leading)
        return self.top - above * self.fitted.points * MM_PER_POINT


@dataclass(frozen=True, slots=True)
class Area:
    """A filled rectangle or a picture, in mm from the paper's corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Frame:
    """The column in which texts stand: left edge and width in mm; a narrow one holds nothing side by side.

    `ruled` = a rule parts the facts of the day from what to bring and who helps.
    """

    left: float
    width: float
    narrow: bool = False
    ruled: bool = True


@dataclass(slots=True)
class Plan:
    """Everything on one poster with its place. `names` are the helpers, their topics are texts."""

    texts: dict[str, Text] = field(default_factory=dict)
    areas: dict[str, Area] = field(default_factory=dict)
    names: list[Text] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    bottom: float = 0.0

    @property
    def told(self) -> frozenset[str]:
        """Return the names of the texts that have a place; "bring" stands for all its sentences."""
        return frozenset("bring" if name.startswith("bring_") else name for name in self.texts)

    def put(self, name: str, fitted: Fitted, left: float, top: float) -> float:
        """Place a text and return its last baseline; an empty text takes no room, a second language is a text too."""
        if not fitted.lines:
            return top
        self.texts[name] = Text(replace(fitted, under=None), left, top)
        if fitted.cut:
            self.notices.append(Notice("text_shortened", {"part": name}))
        if fitted.under:
            below = top + fitted.own_height + fitted.apart
            self.texts[f"{name}_second"] = Text(fitted.under, left, below)
        return top + fitted.height


def descent(paper: Paper, points: float) -> float:
    """Return the room in mm that letters under the baseline need."""
    return 0.24 * points * MM_PER_POINT


def put(
    plan: Plan, step: Step, name: str, fitted: Fitted, left: float, top: float, width: float, more: int = 0
) -> float:
    """Place a text; on the last rung it is shortened to the lines it may have there, and so many more."""
    most = LINES_AT_LAST.get(name, 0) + more if step.last else 0
    return plan.put(name, shortened(fitted, most, width) if most else fitted, left, top)


def merged(*plans: Plan) -> Plan:
    """Return one plan with everything of all."""
    whole = replace(plans[0])
    for plan in plans[1:]:
        whole.texts = whole.texts | plan.texts
        whole.areas = whole.areas | plan.areas
        whole.names = whole.names + plan.names
        whole.notices = whole.notices + plan.notices
        whole.bottom = max(whole.bottom, plan.bottom)
    return whole
