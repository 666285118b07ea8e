"""Into which lines, in which face and at which size does a text fit its box?

Pure: takes texts and millimetres, returns lines and points. Nothing here knows WeasyPrint.
"""

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from events.documents.breaking import best_lines, glue, narrowest, split_words
from events.documents.faces import (
    MM_PER_POINT,
    covers,
    metrics,
    width_em,
    width_mm,
)
from talkoot.lib.finnish import without_seams

NARROW_COST = 0.90
LINE_COST = 0.05
ELLIPSIS = "…"
APART = 0.5  # em of the second language's type between the languages


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the coordinator should know about a finished document: a stable code and its facts."""

    code: str
    facts: dict[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines of one text, its face, and its size in points. `cut` = words had to be left out.

    `under` is the same said in another language, standing below it; height and width are those of both.
    """

    lines: tuple[str, ...]
    face: str
    points: float
    leading: float = 1.0
    cut: bool = False
    under: "Fitted | None" = None

    @property
    def own_height(self) -> float:
        """Return the height in mm from the top of the first capitals to the last baseline, without what is under."""
        rows = max(0, len(self.lines) - 1) * self.leading + metrics(self.face).capital
        return rows * self.points * MM_PER_POINT if self.lines else 0.0

    @property
    def height(self) -> float:
        """Return the height in mm from the top of the first capitals to the last baseline of all."""
        return self.own_height + (self.apart + self.under.height if self.under else 0.0)

    @property
    def apart(self) -> float:
        """Return the room in mm between the last baseline and the capitals of what is under."""
        return (
            APART * self.under.points * MM_PER_POINT + 0.12 * self.points * MM_PER_POINT
            if self.under
            else 0.0
        )

    @property
    def own_width(self) -> float:
        """Return the width in mm of the longest line, without what is under."""
        return max((width_mm(line, self.face, self.points) for line in self.lines), default=0.0)

    @property
    def width(self) -> float:
        """Return the width of the longest line in mm."""
        return max(self.own_width, self.under.width if self.under else 0.0)

    def over(self, under: "Fitted") -> "Fitted":
        """Return the text with another language under it; an empty one adds nothing."""
        return replace(self, under=under, cut=self.cut or under.cut) if under.lines else self


def usable_faces(text: str, faces: Sequence[str]) -> tuple[str, ...]:
    """Return those faces that have every letter of the text, or the bold text face."""
    return tuple(face for face in faces if covers(text, face)) or ("bold",)


@functools.lru_cache(maxsize=2_000)
def fit(
    text: str,
    width: float,
    largest: float,
    smallest: float,
    lines: int,
    height: float = 1e9,
    faces: tuple[str, ...] = ("display", "narrow"),
    leading: float = 1.0,
    narrow_cost: float = NARROW_COST,
) -> Fitted:
    """Choose face, number of lines and size for a heading in a box of `width` × `height` mm.

    The best score wins: size, less for the narrow face and for every line after the first, less for bad
    breaks. When nothing reaches `smallest` points, words are divided, then more lines are taken, at last
    words are left out (`cut`); a size below `smallest` is never returned.
    """
    faces = usable_faces(text, faces)
    for divide, extra in ((False, 0), (True, 0), (True, 1), (True, 2), (True, 4)):
        best: tuple[float, Fitted] | None = None
        for face in faces:
            limit = width / (smallest * MM_PER_POINT)
            words = split_words(text, face, limit) if divide else without_seams(text).split(" ")
            for count in range(1, min(lines + extra, len(words)) + 1):
                found = _largest(words, face, count, width, largest, smallest, height, leading)
                if found:
                    cost, fitted = found
                    score = fitted.points * (narrow_cost if face == "narrow" else 1.0)
                    score *= (1 - LINE_COST * (count - 1)) * (1 - 0.12 * cost)
                    if best is None or score > best[0]:
                        best = score, fitted
        if best:
            return best[1]
    return _cut(text, faces[-1], width, smallest, lines, height, leading)


def _largest(
    words: list[str],
    face: str,
    count: int,
    width: float,
    largest: float,
    smallest: float,
    height: float,
    leading: float,
) -> tuple[float, Fitted] | None:
    """Return penalty and lines at the largest size at which the words fit on `count` lines."""
    narrow = narrowest(words, face, count)
    if not narrow:
        return None
    tall = (count - 1) * leading + metrics(face).capital
    points = min(largest, width / narrow / MM_PER_POINT, height / tall / MM_PER_POINT)
    points = int(points * 10) / 10
    if points < smallest:
        return None
    broken = best_lines(words, face, width / (points * MM_PER_POINT) + 1e-6, count)
    return (broken[0], Fitted(broken[1], face, points, leading)) if broken else None


def _cut(
    text: str, face: str, width: float, points: float, lines: int, height: float, leading: float
) -> Fitted:
    """Keep as many words as the box holds at the smallest size, and an ellipsis."""
    limit = width / (points * MM_PER_POINT)
    room = int((height / (points * MM_PER_POINT) - metrics(face).capital) / leading + 1 + 1e-6)
    rows = max(1, min(lines + 4, room))
    words = split_words(text, face, limit - width_em(ELLIPSIS, face))
    low, high = 1, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        narrow = narrowest([*words[: middle - 1], words[middle - 1] + ELLIPSIS], face, rows)
        low, high = (middle, high) if narrow and narrow <= limit else (low, middle - 1)
    kept = [*words[: low - 1], words[low - 1].rstrip(".,;:–-") + ELLIPSIS]
    for count in range(1, rows + 1):
        broken = best_lines(kept, face, limit + 1e-6, count)
        if broken:
            return Fitted(broken[1], face, points, leading, cut=True)
    return Fitted((ELLIPSIS,), face, points, leading, cut=True)


def shortened(fitted: Fitted, most: int, width: float) -> Fitted:
    """Return the text on at most `most` lines, its last line ending in an ellipsis if something was left out."""
    if len(fitted.lines) <= most:
        return fitted
    last = fitted.lines[most - 1].split(" ")
    while len(last) > 1 and width_mm(" ".join(last) + ELLIPSIS, fitted.face, fitted.points) > width:
        last.pop()
    line = " ".join(last)
    while len(line) > 1 and width_mm(line + ELLIPSIS, fitted.face, fitted.points) > width:
        line = line[:-1]
    return replace(fitted, lines=(*fitted.lines[: most - 1], line.rstrip(" .,;:–-") + ELLIPSIS), cut=True)


@functools.lru_cache(maxsize=4_000)
def wrap(text: str, width: float, face: str, points: float, leading: float = 1.2) -> Fitted:
    """Break running text at one size; one line more is taken when sentences then stay whole."""
    if not text:
        return Fitted((), face, points, leading)
    face = usable_faces(text, (face,))[0]
    limit = width / (points * MM_PER_POINT)
    words = split_words(glue(text), face, limit)
    best: tuple[float, tuple[str, ...]] | None = None
    fewest = 0
    for count in range(1, len(words) + 1):
        broken = best_lines(words, face, limit, count)
        if not broken:
            continue
        fewest = fewest or count
        if count > fewest + 1:
            break
        cost = broken[0] + 0.08 * (count - fewest)
        if best is None or cost < best[0]:
            best = cost, broken[1]
    return Fitted(best[1] if best else (text,), face, points, leading)
