"""How large is the paper, how small may each text on it become, and how large do readers need it?

Floors are promises; wishes come from recommendations for older readers and only raise a notice.
"""

from dataclasses import dataclass, field

MARGIN = 10.0  # mm on A4; office printers leave a white edge


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper size in mm. `scale` is its side against A4; floors and wishes are points by role."""

    name: str
    width: float
    height: float
    scale: float
    floors: dict[str, float] = field(hash=False)
    wishes: dict[str, float] = field(hash=False)

    @property
    def margin(self) -> float:
        """Return the empty edge in mm."""
        return MARGIN * self.scale

    @property
    def live_width(self) -> float:
        """Return the width between the margins in mm."""
        return self.width - 2 * self.margin

    def size(self, role: str, factor: float = 1.0) -> float:
        """Return the points of a role on this paper, times `factor`, never under its floor."""
        return round(max(START[role] * self.scale * factor, self.floors[role]), 2)


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
A4 = Paper(
    "a4",
    210.0,
    297.0,
    1.0,
    floors={
        "what": 44.0,
        "when": 36.0,
        "where": 24.0,
        "free": 24.0,
        "name": 18.0,
        "bring": 16.0,
        "heading": 14.0,
        "helpers": 12.0,
        "topic": 13.0,
        "contact": 18.0,
        "small": 12.0,
        "tiny": 9.0,
    },
    wishes={"what": 44.0, "when": 36.0, "where": 24.0, "free": 24.0, "helpers": 16.0, "contact": 18.0},
)
A3 = Paper(
    "a3",
    297.0,
    420.0,
    2**0.5,
    floors={
        "what": 64.0,
        "when": 56.0,
        "where": 36.0,
        "free": 36.0,
        "name": 26.0,
        "bring": 24.0,
        "heading": 20.0,
        "helpers": 18.0,
        "topic": 18.0,
        "contact": 26.0,
        "small": 16.0,
        "tiny": 12.0,
    },
    wishes={"what": 64.0, "when": 56.0, "where": 36.0, "free": 36.0, "helpers": 22.0, "contact": 26.0},
)
PAPERS = {paper.name: paper for paper in (A4, A3)}
