"""How are a venue's staffed hours typed and shown: "ma–pe 10–19", one line for each?"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from talkoot.lib import dates

LANGUAGES = ("fi", "sv", "en")
_LINE = re.compile(
    r"([^\W\d]{2,12})\.?(?:\s*[–—-]\s*([^\W\d]{2,12})\.?)?:?\s+(?:klo|kl)?\.?\s*([\d.:]{1,5})\s*[–—-]\s*([\d.:]{1,5})"
)


class HoursError(ValueError):
    """A line that cannot be read. `code` is unreadable or order (closes before it opens)."""

    def __init__(self, code: str, line: str) -> None:
        super().__init__(f"{code}: {line}")
        self.code, self.line = code, line


@dataclass(frozen=True, slots=True, order=True)
class Staffed:
    """Hours of one weekday (Monday is 0) when somebody opens the door, in local time."""

    weekday: int
    opens: time
    closes: time


def parse(text: str) -> list[Staffed]:
    """Return the hours of each weekday. Raises HoursError for the first line that cannot be read."""
    rows: list[Staffed] = []
    for line in filter(None, (" ".join(line.split()) for line in text.splitlines())):
        found = _LINE.fullmatch(line.lower())
        if found is None:
            raise HoursError("unreadable", line)
        first, last = _weekday(found[1], line), _weekday(found[2] or found[1], line)
        try:
            opens, closes = dates.parse_clock(found[3]), dates.parse_clock(found[4])
        except dates.ClockError as error:
            raise HoursError("unreadable", line) from error
        if closes <= opens or last < first:
            raise HoursError("order", line)
        rows += [Staffed(day, opens, closes) for day in range(first, last + 1)]
    return sorted(set(rows))


def _weekday(word: str, line: str) -> int:
    """Return the weekday of a name or its beginning, in any of our languages; Finnish wins where two agree."""
    for language in LANGUAGES:
        for day in range(7):
            if _name(day, language).startswith(word):
                return day
    raise HoursError("unreadable", line)


def _name(day: int, language: str) -> str:
    return dates.weekday_name(date(2024, 1, 1 + day), language).lower()


def written(rows: Iterable[Staffed], language: str = "fi") -> str:
    """Return the hours as they are typed, days with the same hours on one line."""
    by_hours: dict[tuple[time, time], list[int]] = {}
    for row in sorted(rows):
        by_hours.setdefault((row.opens, row.closes), []).append(row.weekday)
    lines = []
    for (opens, closes), weekdays in by_hours.items():
        for first, last in _runs(weekdays):
            names = dict.fromkeys(
                _name(day, language)[: 3 if language == "en" else 2] for day in (first, last)
            )
            lines.append((first, f"{'–'.join(names)} {dates.clock(opens, 'fi')}–{dates.clock(closes, 'fi')}"))
    return "\n".join(line for _first, line in sorted(lines))


def _runs(weekdays: list[int]) -> Iterable[tuple[int, int]]:
    """Yield the unbroken runs of weekdays as (first, last)."""
    start = previous = weekdays[0]
    for day in weekdays[1:]:
        if day != previous + 1:
            yield start, previous
            start = day
        previous = day
    yield start, previous
