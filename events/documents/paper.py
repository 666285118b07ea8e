"""How large is the paper, how small may each text on it become, and how large do readers need it?

Floors are promises; wishes come from recommendations for older readers and only raise a notice.
"""

from dataclasses import dataclass, field, replace

MARGIN = 10.0  # mm on A4; office printers leave a white edge
CODE = 25.0  # mm on A4: side of the square code
SMALLEST_CODE = 18.0  # mm; a phone in an unsteady hand reads nothing smaller
LARGE_PRINT, PLAIN_PRINT = 18.0, 14.0  # points that nothing is smaller than in these variants

# points on A4 when there is room for everything
START = {
    "what": 64.0,
    "when": 66.0,
    "where": 26.0,
    "free": 26.0,
    "name": 25.0,
    "bring": 18.0,
    "heading": 17.0,
    "helpers": 16.0,
    "topic": 14.0,
    "contact": 18.4,
    "small": 13.0,
    "tiny": 10.0,
}
ROLES = tuple(START)
WISHED = ("what", "when", "where", "free", "helpers", "contact")


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper size in mm. `scale` is its side against A4; floors and wishes are points by role."""

    name: str
    width: float
    height: float
    scale: float
    floors: dict[str, float] = field(hash=False)
    wishes: dict[str, float] = field(hash=False)
    start: dict[str, float] = field(hash=False, default_factory=lambda: START)
    least: float = 0.0
    few_names: bool = False  # names give way to their number before anything becomes small

    @property
    def margin(self) -> float:
        """Return the empty edge in mm."""
        return MARGIN * self.scale

    @property
    def live_width(self) -> float:
        """Return the width between the margins in mm."""
        return self.width - 2 * self.margin

    @property
    def code(self) -> float:
        """Return the side of the square code in mm."""
        return max(CODE * self.scale, SMALLEST_CODE)

    def size(self, role: str, factor: float = 1.0) -> float:
        """Return the points of a role on this paper, times `factor`, never under its floor."""
        return round(max(self.start[role] * self.scale * factor, self.floors[role]), 2)

    def with_least(self, points: float, few_names: bool = False) -> "Paper":
        """Return the same paper for readers who need larger letters: nothing on it under so many points."""
        floors = {role: max(floor, points) for role, floor in self.floors.items()}
        wishes = {role: max(wish, points) for role, wish in self.wishes.items()}
        return replace(
            self, floors=floors, wishes=wishes, least=points, few_names=few_names or self.few_names
        )


def _sizes(*points: float) -> dict[str, float]:
    """Return points by role, in the order of START."""
    return dict(zip(ROLES, points, strict=True))


def _wishes(*points: float) -> dict[str, float]:
    return dict(zip(WISHED, points, strict=True))


A5 = Paper(
    "a5",
    148.0,
    210.0,
    0.5**0.5,
    floors=_sizes(28, 24, 18, 18, 14, 12.5, 11.5, 10, 10, 14, 10, 7),
    wishes=_wishes(28, 24, 18, 18, 12, 14),
    # a flyer is read in the hand: few names, but as large as older readers need them
    start=START | {"helpers": 17.4, "heading": 18.0, "topic": 15.0, "contact": 20.0, "small": 14.2},
    few_names=True,
)
A4 = Paper(
    "a4",
    210.0,
    297.0,
    1.0,
    floors=_sizes(44, 36, 24, 24, 18, 16, 14, 12, 13, 18, 12, 9),
    wishes=_wishes(44, 36, 24, 24, 16, 18),
)
A3 = Paper(
    "a3",
    297.0,
    420.0,
    2**0.5,
    floors=_sizes(64, 56, 36, 36, 26, 24, 20, 18, 18, 26, 16, 12),
    wishes=_wishes(64, 56, 36, 36, 22, 26),
)
A2 = Paper(
    "a2",
    420.0,
    594.0,
    2.0,
    floors={role: round(floor * 1.41, 1) for role, floor in A3.floors.items()},
    wishes={role: round(wish * 1.41, 1) for role, wish in A3.wishes.items()},
)
PAPERS = {paper.name: paper for paper in (A4, A3, A2, A5)}
VARIANTS = {"large": (LARGE_PRINT, True), "plain": (PLAIN_PRINT, False)}


def paper_for(name: str, variant: str = "") -> Paper:
    """Return the paper of that name as a variant needs it."""
    paper = PAPERS[name]
    return paper.with_least(*VARIANTS[variant]) if variant in VARIANTS else paper
