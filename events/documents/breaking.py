"""Where may a text break into lines, and where should it?

Pure: words, a face and widths in em. The least penalty wins, as in optimal paragraph breaking (Knuth and Plass).
"""

import re
from collections.abc import Callable, Sequence

from events.documents.faces import NO_BREAK_SPACE, SOFT_HYPHEN, width_em
from talkoot.lib.finnish import soft_hyphens

# words that must not end a line (Finnish, Swedish, English, Northern Sámi)
CLINGING = frozenset(
    {"ja", "tai", "sekä", "och", "eller", "med", "på", "av", "för", "i"}
    | {"and", "or", "the", "a", "of", "in", "at", "with", "for", "to", "dahje"}
)
SENTENCE_END, PART_END = (".", "!", "?"), (",", "–", ";")
DIGIT = re.compile(r"\d")
GLUED = re.compile(r"(?<=\d{5}) (?=\w)|(?<=\b\d\.) (?=[a-zåäö])|(?<=[^\W\d]) (?=\d)")
ADDRESS_PIECES = re.compile(r"[^/]+/*|/+")  # of a web address: each up to its slash
VOWELS = frozenset("aeiouyåäöáéíóúüõ")


def glue(text: str) -> str:
    """Keep together what is read as one: number after a word, postal code and town, "2. kerros"."""
    return GLUED.sub(NO_BREAK_SPACE, text) if DIGIT.search(text) else text


def _penalty(words: Sequence[str], first: int, end: int, width: float, total: float) -> float:
    """Return how bad the line of words[first:end] is: unused width, clinging words, lonely first or last words."""
    slack = max(0.0, 1 - total / width)
    if end == len(words):
        whole = first == 0 or words[first - 1].endswith(SENTENCE_END + PART_END)
        lonely = 0.4 if end - first == 1 and not whole and slack > 0.52 else 0.0
        return slack**2 * 0.35 + lonely
    word = words[end - 1]
    if word.endswith(SENTENCE_END):
        return slack**2 * 0.3
    if word.endswith(PART_END):
        return slack**2 * 0.5 + 0.05
    begins = 0.45 if end - first > 1 and words[end - 2].endswith(SENTENCE_END) else 0.0
    return slack**2 + 0.35 + begins + (1.6 if word.lower() in CLINGING else 0.0)


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
