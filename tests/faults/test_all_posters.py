"""Does the whole matrix of short, long, missing and many facts keep a poster's promises? 3,240 prints: ./dev faults."""

import itertools
import random

import pytest

from tests.events.documents.combinations import PROPERTIES, Case
from tests.events.documents.test_every_poster import faults_of

pytestmark = pytest.mark.once
OUTER = ("theme", "helpers")
INNER = ("headline", "place", "state", "optional")
CHANCE = ("paper", "language", "topic", "day", "published")


def cases(outer: tuple[object, ...]) -> list[Case]:
    """Return every combination of the inner properties; chance, always the same, chooses the others."""
    chance = random.Random(repr(outer))
    found = []
    for values in itertools.product(*(PROPERTIES[name] for name in INNER)):
        turns = {name: chance.choice(PROPERTIES[name]) for name in CHANCE}
        found.append(
            {**dict(zip(OUTER, outer, strict=True)), **dict(zip(INNER, values, strict=True)), **turns}
        )
    return found


@pytest.mark.parametrize("outer", list(itertools.product(*(PROPERTIES[name] for name in OUTER))), ids=str)
def test_every_poster_keeps_its_promises(outer: tuple[object, ...]):
    broken = {str(case): faults for case in cases(outer) if (faults := faults_of(case))}
    assert broken == {}
