"""With which words does a network write to its partners: the shipped ones, or its own where it has any?"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from partners.models import Network

from .choices import LetterKind
from .models import LetterTemplate

FILE = Path(__file__).parent / "fixtures" / "letters.json"
LANGUAGES = ("fi", "sv", "en")


@dataclass(frozen=True, slots=True)
class Words:
    """Subject line and text of one kind of message in one language, with its placeholders."""

    title: str
    text: str


@cache
def shipped() -> Mapping[str, Mapping[str, Words]]:
    """Return the words that come with the portal, by kind and language."""
    kinds = json.loads(FILE.read_text(encoding="utf-8"))
    return {
        kind: {language: Words(**words) for language, words in languages.items()}
        for kind, languages in kinds.items()
    }


def of_network(network: Network) -> dict[str, dict[str, Words]]:
    """Return all words that a network uses, by kind and language, in one query.

    A language in which the network has written nothing keeps the shipped words.
    """
    words = {kind: dict(languages) for kind, languages in shipped().items()}
    for row in LetterTemplate.objects.of(network):
        words[row.kind] = {language: own_words(row, language) for language in LANGUAGES}
    return words


def own_words(row: LetterTemplate, language: str) -> Words:
    """Return a network's words in a language, the shipped ones where it has none."""
    suffix = "" if language == "fi" else f"_{language}"
    given = shipped()[row.kind][language]
    return Words(getattr(row, f"title{suffix}") or given.title, getattr(row, f"text{suffix}") or given.text)


def template_of(network: Network, kind: LetterKind) -> LetterTemplate:
    """Return a network's row of one kind; unsaved and with the shipped words while it has none."""
    found = LetterTemplate.objects.of(network).filter(kind=kind).first()
    row = found or LetterTemplate(network=network, kind=kind, version=0)
    for language in LANGUAGES:
        suffix, words = "" if language == "fi" else f"_{language}", own_words(row, language)
        setattr(row, f"title{suffix}", words.title)
        setattr(row, f"text{suffix}", words.text)
    return row
