"""How is a programme typed as lines, one for each item?

A line is "14.30 Huijausviestit – Kainuun Nuotta": an hour, what, and after a spaced dash by whom; hour and "by whom"
may be missing. The word klo, kl. or at before the hour is allowed.
"""

import re
from dataclasses import dataclass
from datetime import time

_LINE = re.compile(r"(?:(?:klo|kl\.?|at|dii\.?)\s*)?(\d{1,2})(?:[.:](\d{2}))?\s+(?=\S)", re.IGNORECASE)
_BY = re.compile(r"\s+[–—-]\s+(?=[^–—]*$)")


class ProgrammeError(ValueError):
    """A line whose hour does not exist; `line` counts from 1."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(f"line {line}: {text}")
        self.line, self.text = line, text


@dataclass(frozen=True, slots=True)
class Item:
    """One line as it was understood."""

    title: str
    starts: time | None = None
    who: str = ""


def read(text: str) -> tuple[Item, ...]:
    """Return the items of a typed programme in its own order; empty lines are left out. Raises ProgrammeError."""
    return tuple(
        _item(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()
    )


def _item(number: int, line: str) -> Item:
    line = line.strip()
    found, starts = _LINE.match(line), None
    if found:
        hour, minute = int(found[1]), int(found[2] or 0)
        if found[2] is None and hour > 23:
            found = None  # "100 vuotta digitukea" begins with a number, not with an hour
        else:
            try:
                starts = time(hour, minute)
            except ValueError as error:
                raise ProgrammeError(number, line) from error
    rest = line[found.end() :] if found else line
    parts = _BY.split(rest, maxsplit=1)
    return Item(parts[0].strip(), starts, parts[1].strip() if len(parts) > 1 else "")
