"""How is a document set, besides its facts: on which paper, in which theme, how large, in which ink?"""

import re
from dataclasses import dataclass, replace

MILLIMETRES = re.compile(r"([1-9]\d{1,2})x([1-9]\d{1,2})\Z")
SMALLEST_MM, LARGEST_MM = 30, 420


@dataclass(frozen=True, slots=True)
class Design:
    """One way to set a document. An empty theme is the event's own.

    `paper` is a name ("a4", "screen") or exact millimetres ("80x100", width first) where a kind takes them. `variant`
    and `ink` are values of paper_choices. `shop` adds 3 mm bleed and crop marks; `second` is the other language of a
    poster in two.
    """

    paper: str = "a4"
    theme: str = ""
    variant: str = ""
    ink: str = "colour"
    shop: bool = False
    second: str = ""

    @property
    def millimetres(self) -> tuple[int, int] | None:
        """Return width and height of a paper given in millimetres, or None for one with a name or a senseless size."""
        found = MILLIMETRES.match(self.paper)
        size = (int(found[1]), int(found[2])) if found else None
        return size if size and all(SMALLEST_MM <= side <= LARGEST_MM for side in size) else None

    def on(self, paper: str) -> "Design":
        """Return the same design on another paper."""
        return replace(self, paper=paper)

    @property
    def key(self) -> str:
        """Return a text that differs for every design."""
        return "|".join(
            (self.paper, self.theme, self.variant, self.ink, "shop" if self.shop else "", self.second)
        )

    def unusual(self) -> dict[str, str | bool]:
        """Return what differs from the usual besides the paper, as it is remembered with a print."""
        usual = Design()
        names = ("theme", "variant", "ink", "shop", "second")
        return {name: getattr(self, name) for name in names if getattr(self, name) != getattr(usual, name)}
