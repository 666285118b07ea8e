"""Is every kind sound in every language, on every paper, with one, twelve and forty partners, empty and overfull?"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from events.documents import kinds
from events.documents.design import Design
from events.documents.kind import LANGUAGES
from events.documents.poster_themes import THEMES
from tests.events.documents import day_samples
from tests.events.documents.looks_sheet import subject_of
from tests.events.documents.sound import faults_of

SIZES, COUNTS = ("empty", "full", "over"), (1, 12, 40)


@dataclass(frozen=True)
class Case:
    """One document of the matrix."""

    kind: str
    design: Design
    language: str
    size: str
    count: int

    def __str__(self) -> str:
        return f"{self.kind} {self.design.key} {self.language} {self.size} {self.count}"


def designs(name: str) -> Iterator[Design]:
    """Every paper with every theme, variant and ink of a kind; ads in five shapes."""
    kind = kinds.KINDS[name]
    papers = [
        *kind.papers,
        *(("40x40", "40x120", "80x100", "260x60", "254x370") if kind.takes_millimetres else ()),
    ]
    for paper in dict.fromkeys(papers):
        for theme in THEMES if kind.has_themes else ("",):
            for variant in kind.variants:
                for ink in kind.inks:
                    yield Design(paper, theme, variant, ink)


def cases(name: str) -> Iterator[Case]:
    """Every case of one kind; an empty sheet has nobody."""
    for design in designs(name):
        for language in LANGUAGES:
            for size in SIZES:
                for count in COUNTS if size != "empty" else (0,):
                    yield Case(name, design, language, size, count)


@pytest.mark.parametrize("name", list(kinds.KINDS))
def test_every_document_of_a_kind_is_sound(name: str):
    found, number = [], 0
    for case in cases(name):
        number += 1
        sheet = day_samples.sheet(case.size, case.count, case.language)
        found += [f"{case}: {fault}" for fault in faults_of(name, sheet, case.design, subject_of(name))]
    print(f"{name}: {number} documents, {len(found)} faults")
    assert not found, "\n".join(found[:40])
