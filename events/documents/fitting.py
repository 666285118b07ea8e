"""Into which lines, in which face and at which size does a text fit its box?

Pure: takes texts and millimetres, returns lines and points. Nothing here knows WeasyPrint.
"""

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from events.documents.faces import (
    MM_PER_POINT,
    NO_BREAK_SPACE,
    SOFT_HYPHEN,
    covers,
    metrics,
    width_em,
    width_mm,
)
from talkoot.lib.finnish import soft_hyphens

# words that must not end a line (Finnish, Swedish, English, Northern Sámi)
CLINGING = frozenset(
    {"ja", "tai", "sekä", "och", "eller", "med", "på", "av", "för", "i"}
    | {"and", "or", "the", "a", "of", "in", "at", "with", "for", "to", "dahje"}
)
SENTENCE_END, PART_END = (".", "!", "?"), (",", "–", ";")
VOWELS = frozenset("aeiouyåäöáéíóúüõ")
NARROW_COST = 0.90
LINE_COST = 0.05
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the coordinator should know about a finished document: a stable code and its facts."""

    code: str
    facts: dict[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines of one text, its face, and its size in points. `cut` = words had to be left out."""

    lines: tuple[str, ...]
    face: str
    points: float
    leading: float = 1.0
    cut: bool = False

    @property
    def height(self) -> float:
        """Return the height in mm from the top of the first capitals to the last baseline."""
        rows = max(0, len(self.lines) - 1) * self.leading + metrics(self.face).capital
        return rows * self.points * MM_PER_POINT if self.lines else 0.0

    @property
    def width(self) -> float:
        """Return the width of the longest line in mm."""
        return max((width_mm(line, self.face, self.points) for line in self.lines), default=0.0)


def glue(text: str) -> str:
    """Keep together what is read as one: number after a word, postal code and town, unit after a number."""
    text = re.sub(r"(?<=\d{5}) (?=\w)", NO_BREAK_SPACE, text)
    return re.sub(r"(?<=[^\W\d]) (?=\d)", NO_BREAK_SPACE, text)


def _penalty(words: Sequence[str], first: int, end: int, width: float, total: float) -> float:
    """Return how bad the line of words[first:end] is: unused width, clinging words, a lonely last word."""
    slack = max(0.0, 1 - total / width)
    if end == len(words):
        whole = first == 0 or words[first - 1].endswith(SENTENCE_END + PART_END)
        lonely = 0.4 if end - first == 1 and not whole and slack > 0.62 else 0.0
        return slack**2 * 0.35 + lonely
    word = words[end - 1]
    if word.endswith(SENTENCE_END):
        return slack**2 * 0.3
    if word.endswith(PART_END):
        return slack**2 * 0.5 + 0.05
    return slack**2 + 0.35 + (1.6 if word.lower() in CLINGING else 0.0)


def _widths(words: Sequence[str], face: str) -> Callable[[int, int], float]:
    """Return a function that gives the width of words[first:end] on one line, in em."""
    space = width_em(" ", face)
    sums = [0.0]
    for word in words:
        sums.append(sums[-1] + width_em(word, face) + space)
    return lambda first, end: sums[end] - sums[first] - space


def best_lines(
    words: Sequence[str], face: str, width: float, count: int
) -> tuple[float, tuple[str, ...]] | None:
    """Break words into exactly `count` lines of at most `width` em with the least penalty, or None."""
    measure = _widths(words, face)
    total = len(words)
    if count > total or total == 0:
        return None
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for _ in range(count):
        row: dict[int, tuple[float, int]] = {}
        for first, (cost, _previous) in best[-1].items():
            for end in range(first + 1, total + 1):
                wide = measure(first, end)
                if wide > width:
                    break
                new = cost + _penalty(words, first, end, width, wide)
                if end not in row or new < row[end][0]:
                    row[end] = (new, first)
        best.append(row)
    if total not in best[count]:
        return None
    lines, end = [], total
    for row in reversed(best[1:]):
        first = row[end][1]
        lines.append(" ".join(words[first:end]))
        end = first
    return best[count][total][0], tuple(reversed(lines))


def narrowest(words: Sequence[str], face: str, count: int) -> float | None:
    """Return the smallest width in em into which the words go on at most `count` lines, or None."""
    if not words:
        return None
    measure = _widths(words, face)
    total = len(words)
    row = [measure(0, end) if end else 0.0 for end in range(total + 1)]
    for _ in range(min(count, total) - 1):
        row = [0.0] + [
            min(max(row[first], measure(first, end)) for first in range(end)) for end in range(1, total + 1)
        ]
    return row[total]


def split_words(text: str, face: str, width: float) -> list[str]:
    """Return the words; one wider than `width` em is divided at its syllables with a hyphen."""
    words: list[str] = []
    for word in _unglued(text, face, width):
        parts = soft_hyphens(word).split(SOFT_HYPHEN)
        while width_em("".join(parts), face) > width and len(parts) > 1:
            cut = max(
                (n for n in range(1, len(parts)) if width_em("".join(parts[:n]) + "-", face) <= width),
                default=0,
            )
            if not cut:
                break
            words.append("".join(parts[:cut]) + "-")
            parts = parts[cut:]
        words.extend(_chopped("".join(parts), face, width))
    return words


def _unglued(text: str, face: str, width: float) -> list[str]:
    """Return the words; what is kept together by no-break spaces is parted only where it is too wide."""
    words: list[str] = []
    for word in text.split(" "):
        words += word.split(NO_BREAK_SPACE) if width_em(word, face) > width else [word]
    return words


def _chopped(word: str, face: str, width: float) -> list[str]:
    """Divide a word without known seams: letters between syllables with a hyphen, the rest where it must be."""
    pieces = []
    while word and width_em(word, face) > width:
        sizes = [n for n in range(1, len(word)) if width_em(word[:n] + "-", face) <= width]
        syllables = [n for n in sizes if n > 1 and _begins_syllable(word, n)]
        size = max(syllables or sizes, default=1)
        pieces.append(word[:size] + ("-" if syllables else ""))
        word = word[size:]
    return [*pieces, word] if word else pieces


def _begins_syllable(word: str, place: int) -> bool:
    """Return whether a Finnish syllable begins there: a consonant before a vowel (Kotus, tavutus)."""
    around = word[place - 1 : place + 2].lower()
    return len(around) == 3 and around.isalpha() and around[1] not in VOWELS and around[2] in VOWELS


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
            words = split_words(text, face, limit) if divide else text.split(" ")
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
