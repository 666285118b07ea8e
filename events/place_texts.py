"""How do an event's texts come along to another place: made anew, copied as they are, or turned back into a model's?

A text that is word for word what the model gave for the old place is made anew for the new one; a text that somebody
wrote is left as it was written, and told to be looked at.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from partners.models import Municipality, Network, Venue

from .choices import TextKey
from .models import Concept, ConceptText, Event
from .models.event_words import EventWords
from .placeholders import PLACEHOLDERS, fill
from .sheet_place import place_words

PLANS_B = tuple(key.value for key in TextKey if key.value.startswith("contingency_"))
SUFFIXES = {"fi": "", "sv": "_sv", "en": "_en", "se": "_se"}
LONGEST = {field.name: getattr(field, "max_length", None) for field in Event._meta.fields}  # characters
OF_THE_ROOM = ("room", "access_note")  # told by the venue, never copied
COLUMNS = (
    *(f.name for f in EventWords._meta.get_fields() if not f.name.startswith(OF_THE_ROOM)),
    "contingency_plan",
)
# The first form that fits is written: where a language has one word for two forms, the plain name wins.
ORDER = ("venue", "municipality", "network")


@dataclass(frozen=True, slots=True)
class Here:
    """A place in whose name texts are written."""

    municipality: Municipality
    venue: Venue | None
    network: Network

    def words(self, language: str) -> Mapping[str, str]:
        """Return what the placeholders stand for here, in one language."""
        return place_words(self.municipality, self.venue, self.network, language)


@dataclass(frozen=True, slots=True)
class Texts:
    """The record's texts for a new place, and the columns whose words were written by hand and copied."""

    columns: Mapping[str, str]
    copied: tuple[str, ...]


def here(event: Event) -> Here:
    """Return the place of an event."""
    return Here(event.municipality, event.venue, event.network)


def brought(source: Event, concept: Concept | None, new: Here) -> Texts:
    """Return the texts of an event for another place; `concept` comes with its texts."""
    stored = {row.key: row for row in concept.texts.all()} if concept else {}
    old, columns, copied = here(source), {}, []
    for name in COLUMNS:
        text: str = getattr(source, name)
        anew = made_anew(stored, name, text, old, new)
        columns[name] = text if anew is None else anew
        if anew is None and text:
            copied.append(name)
    return Texts(columns, tuple(copied))


def made_anew(stored: Mapping[str, ConceptText], name: str, text: str, old: Here, new: Here) -> str | None:
    """Return the model's text for the new place where `text` is what it gave for the old one, else None."""
    key, language = key_of(name)
    for row in rows_of(stored, key):
        template = getattr(row, f"text{SUFFIXES[language]}")
        if template and fitting(name, fill(template, old.words(language))) == text:
            return fitting(name, fill(template, new.words(language)))
    return None


def fitting(column: str, text: str) -> str:
    """Return as much of a text as its column of the record takes: a long name of a place must not break a plan."""
    return text[: LONGEST[column]]


def rows_of(stored: Mapping[str, ConceptText], key: str) -> list[ConceptText]:
    """Return the texts of a model that may have filled a column: a plan B has one for each format."""
    keys = PLANS_B if key in PLANS_B else (key,)
    return [stored[one] for one in keys if one in stored]


def key_of(column: str) -> tuple[str, str]:
    """Return which text in which language a column of the record holds."""
    base, _line, end = column.rpartition("_")
    return (base, end) if end in SUFFIXES and base else (column, "fi")


def names_of(place: Here) -> set[str]:
    """Return every form in which a place and its municipality are named in the languages of the record."""
    return {
        word for language in SUFFIXES for name, word in place.words(language).items() if name != "network" and word
    }  # fmt: skip


def naming(texts: Iterable[tuple[str, str]], old: Here, new: Here) -> Iterator[str]:
    """Yield the names of those texts, given as (name, text), that still speak of the old place."""
    words = names_of(old) - names_of(new)
    if not words:
        return
    found = re.compile("|".join(whole(word) for word in sorted(words, key=len, reverse=True)))
    for name, text in texts:
        if found.search(text):
            yield name


def whole(word: str) -> str:
    """Return a pattern for a word that stands by itself."""
    return rf"(?<!\w){re.escape(word)}(?!\w)"


def with_placeholders(text: str, place: Here, language: str) -> str:
    """Return a text with the names of its place turned back into placeholders, longest names first.

    What already stands in braces stays; a name inside a longer word stays too.
    """
    words = place.words(language)
    order = sorted(PLACEHOLDERS, key=lambda name: (name not in ORDER, PLACEHOLDERS.index(name)))
    by_word: dict[str, str] = {}
    for name in order:
        if words.get(name):
            by_word.setdefault(words[name], name)
    if not by_word:
        return text
    found = re.compile("|".join(whole(word) for word in sorted(by_word, key=len, reverse=True)))
    return found.sub(lambda match: "{" + by_word[match.group()] + "}", text)


def as_template(row: Any, language: str, text: str, place: Here) -> str:
    """Return the model's own text where it gives exactly this one, else the text with placeholders."""
    template = getattr(row, f"text{SUFFIXES[language]}", "") if row else ""
    if template and fill(template, place.words(language)) == text:
        return str(template)
    return with_placeholders(text, place, language)
