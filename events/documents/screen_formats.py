"""How large are pictures for screens, and how small may each text on them become? Pixels throughout.

Sizes for 1920 × 1080 as older people read them across a lobby; the others so that a phone still shows them.
"""

from dataclasses import dataclass

MM = 25.4 / 96  # of one pixel, as CSS counts it
POINTS = 0.75  # of one pixel


@dataclass(frozen=True, slots=True)
class Format:
    """One picture size. `sizes` are the largest and the smallest pixels of a role.

    `edge` stays empty at the sides; `top` and `low` are what a phone's own buttons cover. The picture stands "beside"
    the headline, at the "side" of everything, or "under" the headline; `share` is its part of the width (of the
    height where it stands under it). `rows` tell which facts stand where: rows of columns of names. `code` is the
    side of the square code, or 0 where nobody can point a camera at it.
    """

    name: str
    width: int
    height: int
    edge: int
    sizes: dict[str, tuple[int, int]]
    rows: tuple[tuple[tuple[str, ...], ...], ...]
    share: float
    code: int = 0
    top: int = 0
    low: int = 0
    picture: str = "beside"

    def words_width(self, has_picture: bool = True) -> float:
        """Return the width that words and the date's bar have."""
        return self.width * (1 - self.share) if has_picture and self.picture == "side" else float(self.width)

    def largest(self, role: str) -> int:
        """Return the pixels of a role when there is room for everything."""
        return self.sizes[role][0]

    def smallest(self, role: str) -> int:
        """Return the pixels a role never goes below."""
        return self.sizes[role][1]


SCREEN = Format(
    "screen", 1920, 1080, 88,
    {"what": (138, 96), "when": (128, 84), "where": (72, 60), "free": (68, 60), "small": (50, 44), "tiny": (42, 42)},
    ((("place", "address"),), (("free",),), (("contact",),)),
    share=0.35, code=250, picture="side",
)  # fmt: skip
SQUARE = Format(
    "square", 1080, 1080, 64,
    {"what": (112, 68), "when": (106, 72), "where": (62, 50), "free": (58, 50), "small": (48, 48), "tiny": (48, 48)},
    ((("place", "address"),), (("free",),), (("page",),)),
    share=0.42,
)  # fmt: skip
LINK = Format(
    "link", 1200, 630, 56,
    {"what": (88, 54), "when": (74, 54), "where": (44, 34), "free": (38, 32), "small": (32, 28), "tiny": (26, 26)},
    ((("place", "address"),), (("free",),), (("page",),)),
    share=0.36, picture="side",
)  # fmt: skip
STORY = Format(
    "story", 1080, 1920, 80,
    {"what": (118, 84), "when": (106, 76), "where": (62, 52), "free": (58, 52), "small": (50, 48), "tiny": (48, 48)},
    ((("place", "address"),), (("free",),), (("contact", "helpers"),)),
    share=0.5, code=230, top=230, low=290, picture="under",
)  # fmt: skip
FORMATS = {one.name: one for one in (SCREEN, SQUARE, LINK, STORY)}
PIXELS = {one.name: (one.width, one.height) for one in FORMATS.values()}


def mm(pixels: float) -> float:
    """Return pixels as mm, as the layout counts."""
    return pixels * MM


def points(pixels: float) -> float:
    """Return pixels as points of type."""
    return pixels * POINTS


def pixels_of(millimetres: float) -> float:
    """Return mm as pixels."""
    return millimetres / MM
