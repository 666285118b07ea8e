"""What does a calendar file say: our own before it leaves, or somebody's answer to it?

What strangers send is never trusted further than these few words (RFC 5546 3.2.3, RFC 5545 3.8).
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

import icalendar

from talkoot.lib.days import HELSINKI
from talkoot.lib.text import clean

LONGEST = 200_000  # bytes of a calendar part; ours have two thousand
LONGEST_TEXT = 300  # characters of what is kept of a text


class Unreadable(ValueError):
    """It is no calendar, too large, or does not say what an entry must say."""


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who is asked; `answer` is PARTSTAT ("ACCEPTED")."""

    email: str
    name: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One entry in words that can be kept and compared. `starts` and `ends` are UTC in ISO 8601, or nothing."""

    method: str
    uid: str
    sequence: int
    stamp: datetime | None
    attendees: tuple[Attendee, ...]
    title: str = ""
    starts: str = ""
    ends: str = ""
    place: str = ""
    state: str = ""

    @property
    def facts(self) -> dict[str, str]:
        """Return what a reader sees in a calendar."""
        return {name: getattr(self, name) for name in ("title", "starts", "ends", "place", "state")}


def said_by(content: bytes) -> list[Said]:
    """Return what each entry of a calendar says. Raises Unreadable."""
    if len(content) > LONGEST:
        raise Unreadable("too large")
    try:
        calendar = icalendar.Calendar.from_ical(content)
        method = str(calendar.get("method", "")).upper()
        return [_said(entry, method) for entry in calendar.walk("VEVENT")]
    except Unreadable:
        raise
    except Exception as problem:  # whatever a stranger's file makes the library stumble over
        raise Unreadable(str(problem)[:LONGEST_TEXT]) from problem


def facts_of(entry: icalendar.Event) -> dict[str, str]:
    """Return what a reader sees of an entry that has not been written yet."""
    return _said(entry, "").facts


def _said(entry: Any, method: str) -> Said:
    uid = str(entry.get("uid", ""))
    if not uid:
        raise Unreadable("an entry without an identity")
    return Said(
        method=method,
        uid=uid[:120],
        sequence=int(entry.get("sequence", 0)),
        stamp=_moment(entry, "dtstamp"),
        attendees=tuple(_attendee(one) for one in _several(entry.get("attendee"))),
        title=_text(entry, "summary"),
        starts=_iso(_moment(entry, "dtstart")),
        ends=_iso(_moment(entry, "dtend")),
        place=_text(entry, "location"),
        state=_text(entry, "status").upper(),
    )


def _several(found: Any) -> list[Any]:
    """Return a property that may stand there once, often or not at all."""
    if found is None:
        return []
    return found if isinstance(found, list) else [found]


def _attendee(found: Any) -> Attendee:
    address = str(found)
    scheme, _colon, email = address.partition(":")
    if scheme.lower() != "mailto":
        email = ""
    answer = str(found.params.get("PARTSTAT", "")).upper()
    return Attendee(clean(email).strip().lower(), clean(str(found.params.get("CN", "")))[:120], answer)


def _text(entry: Any, name: str) -> str:
    return clean(str(entry.get(name, "")))[:LONGEST_TEXT]


def _moment(entry: Any, name: str) -> datetime | None:
    """Return a moment in UTC; a day begins, and a time without a zone is, in Finland."""
    found = entry.get(name)
    if found is None:
        return None
    value = found.dt
    if not isinstance(value, datetime):
        value = datetime.combine(value if isinstance(value, date) else date.min, time(0))
    return (value if value.tzinfo else value.replace(tzinfo=HELSINKI)).astimezone(UTC)


def _iso(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
