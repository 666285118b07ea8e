"""What is one piece of news: a sentence with a link, where and when, and whether somebody has to do something?"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class News:
    """One thing worth knowing. `day` is when, `place` the event's town; `action` is there where somebody is needed."""

    title: str
    url: str
    place: str = ""
    note: str = ""
    day: date | None = None
    action: str = ""  # a button, where somebody has to do something


def capital(text: str) -> str:
    """Return a sentence that starts with a capital letter."""
    return text[:1].upper() + text[1:]
