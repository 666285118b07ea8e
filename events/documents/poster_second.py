"""How do the words of a poster in two languages stand together: once where they are the same, else in both?"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from events.documents.faces import NO_BREAK_SPACE
from events.documents.poster_words import PosterWords, SecondWords

BETWEEN = " / "


def in_two_languages(first: PosterWords, other: PosterWords) -> PosterWords:
    """Return the words of the first language with those of the other at their side; the title stays the first's.

    `inside` tells which part of a joined text is in the other language: screen readers change their voice there.
    """
    day, clock, when = _when(first, other)
    joined: dict[str, Any] = dict(_joined(first, other))
    notes = (*first.notes, *(note for note in other.notes if note not in first.notes))
    languages = {f"note_{n}": other.language for n in range(len(first.notes), len(notes))}
    return replace(
        first,
        day=day,
        clock=clock,
        week="",
        notes=notes,
        languages=languages,
        second=SecondWords(
            language=other.language,
            what=_different(other.what, first.what),
            weekday=_different(other.weekday, first.weekday),
            when=when,
            place=_different(other.place, first.place),
            free=_different(other.free, first.free),
            name=_different(other.name, first.name),
            bring=tuple(text for text in other.bring if text not in first.bring),
        ),
        inside={name: (_label(name, other), other.language) for name in joined},
        **joined,
    )


def _different(text: str, first: str) -> str:
    return "" if text == first else text


def _joined(first: PosterWords, other: PosterWords) -> Iterator[tuple[str, str]]:
    """Yield the texts of which only the label is said in both languages: "Kysy lisää / Fråga mera: ..."."""
    for name in ("contact", "page", "organiser"):
        one, two = getattr(first, name), getattr(other, name)
        label, colon, rest = one.partition(": ")
        other_label = two.partition(": ")[0]
        if one and two and colon and label != other_label:
            yield name, f"{label}{BETWEEN}{other_label}: {rest}"
    if first.banner_more and first.banner_more != other.banner_more:
        yield "banner_more", f"{first.banner_more} {other.banner_more}"
    for name in ("helpers_heading", "helpers_number", "banner"):
        one, two = getattr(first, name), getattr(other, name)
        if one and two and one != two:
            yield name, f"{one}{BETWEEN}{two}"


def _label(name: str, other: PosterWords) -> str:
    return str(getattr(other, name)).partition(": ")[0]


def _when(first: PosterWords, other: PosterWords) -> tuple[str, str, str]:
    """Return day and hours, joined where only weekday and hour word differ; else the other's whole phrase."""
    one, two = first.day.split(NO_BREAK_SPACE), other.day.split(NO_BREAK_SPACE)
    hours, other_hours = first.clock.split(NO_BREAK_SPACE), other.clock.split(NO_BREAK_SPACE)
    if len(one) == 2 and one[1:] == two[1:] and hours[1:] == other_hours[1:]:
        day = f"{_both(one[0], two[0])}{NO_BREAK_SPACE}{one[1]}"
        clock = NO_BREAK_SPACE.join((_both(hours[0], other_hours[0]), *hours[1:]))
        return day, clock, ""
    whole = " ".join(text for text in (other.day, other.clock) if text)
    same = (other.day, other.clock) == (first.day, first.clock)
    return first.day, first.clock, "" if same else whole


def _both(one: str, two: str) -> str:
    return one if one == two else f"{one}/{two}"
