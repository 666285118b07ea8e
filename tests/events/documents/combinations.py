"""Which documents does the stress test print: every pair of properties, and for ./dev faults every triple?"""

import itertools
import random
from collections.abc import Iterator

from events.documents.poster_themes import THEMES
from tests.events.documents.samples import LONG_HEADLINE, LONG_PLACE, LONG_TOPIC, WORDS

PROPERTIES: dict[str, tuple[object, ...]] = {
    "theme": tuple(THEMES),
    "paper": ("a4", "a3", "a2", "a5"),
    "language": tuple(WORDS),
    "helpers": (0, 1, 5, 12, 40),
    "topic": ("", "Sähköiset palvelut", LONG_TOPIC),
    "headline": ("", "short", LONG_HEADLINE),
    "place": ("none", "short", LONG_PLACE),
    "state": ("scheduled", "cancelled", "rescheduled", "postponed"),
    "day": (True, False),
    "published": (True, False),
    "optional": ("full", "empty", "long"),
}
Case = dict[str, object]


def covering(strength: int, seed: int) -> list[Case]:
    """Return cases that contain every combination of `strength` properties at least once (greedy)."""
    chance = random.Random(seed)
    names = list(PROPERTIES)
    open_ones = {
        tuple(zip(chosen, values, strict=True))
        for chosen in itertools.combinations(names, strength)
        for values in itertools.product(*(PROPERTIES[name] for name in chosen))
    }
    cases = []
    while open_ones:
        first = dict(chance.choice(sorted(open_ones, key=repr)))
        best = max(
            (_filled(first, chance) for _ in range(30)), key=lambda case: _gain(case, open_ones, strength)
        )
        open_ones -= set(_parts(best, strength))
        cases.append(best)
    return cases


def _filled(case: Case, chance: random.Random) -> Case:
    return {name: case.get(name, chance.choice(values)) for name, values in PROPERTIES.items()}


def _parts(case: Case, strength: int) -> Iterator[tuple[tuple[str, object], ...]]:
    for chosen in itertools.combinations(PROPERTIES, strength):
        yield tuple((name, case[name]) for name in chosen)


def _gain(case: Case, open_ones: set[tuple[tuple[str, object], ...]], strength: int) -> int:
    return sum(part in open_ones for part in _parts(case, strength))


def pairs(count: int) -> list[Case]:
    """Return at least `count` cases: covering sets of pairs, differently filled."""
    cases: list[Case] = []
    for seed in itertools.count():
        cases += covering(2, seed)
        if len(cases) >= count:
            return cases
    return cases
