"""What was written down in one meeting and who came, as frozen facts that papers and pages are made of?

The text has a line for each thing said: the number of its point, then "Decision:" or "Task:" where it is one
(documents/meeting_papers.py reads it in any of our languages). Who comes is told by Attendance for partners and by
Attendee.answer for everybody else.
"""

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch

from .choices import Attending, StandState
from .date_choices import LineKind
from .day_facts import NotesFacts
from .models import AgendaItem, Attendee, Meeting, MeetingNotes, MinutesLine
from .sheet import calendar_uid

NUMBER = re.compile(r"\A\d{1,2}[.):]?\s+(?=\S)")
MARKS = {LineKind.TALK: "", LineKind.DECISION: "Päätös: ", LineKind.TASK: "Tehtävä: "}
COUNTED = (StandState.CONFIRMED, StandState.INVITED, StandState.UNSURE)
NEEDED: tuple[Any, ...] = (
    "attendances__stand__organisation", "notes", "attendees", Prefetch("lines", MinutesLine.objects.standing()),
)  # fmt: skip


def notes_of(meeting: Meeting) -> NotesFacts:
    """Return what was written of a meeting; no query where NEEDED was prefetched."""
    written = getattr(meeting, "notes", None) or MeetingNotes(meeting=meeting)
    people = list(meeting.attendees.all())
    return NotesFacts(
        uid=calendar_uid(meeting), chair=written.chair, secretary=written.secretary,
        text=text_of(meeting.lines.all()),
        coming=_said(meeting, people, Attending.YES), absent=_said(meeting, people, Attending.NO),
        present=tuple(dict.fromkeys(named(one) for one in people if one.was_there)),
        asked=tuple((one.organisation, one.name) for one in people),
    )  # fmt: skip


def text_of(lines: Iterable[MinutesLine]) -> str:
    """Return lines as one text; those without words are left out."""
    return "\n".join(_line(line) for line in lines if line.text.strip() and not line.is_removed)


def named(person: Attendee) -> str:
    """Return somebody with the organisation: "Kaisa Kursseja, OP-Kainuu"."""
    return ", ".join(dict.fromkeys(part for part in (person.name, person.organisation) if part))


def agenda_text(items: Iterable[AgendaItem]) -> str:
    """Return points of an agenda as the one text that papers, letters and calendars read; sublines begin with "-"."""
    rows: list[str] = []
    for item in items:
        rows.append(" ".join(item.title.split()))
        rows += [f"- {' '.join(line.split())}" for line in item.note.splitlines() if line.strip()]
    return "\n".join(rows)


def without_number(words: str) -> str:
    """Return a point's title without the number typed before it: points are numbered when they are shown."""
    return NUMBER.sub("", words)


def _line(line: MinutesLine) -> str:
    number = f"{line.item.order} " if line.item and line.item.order else ""
    return f"{number}{MARKS[LineKind(line.kind)]}{' '.join(line.text.split())}"


def _said(meeting: Meeting, people: Iterable[Attendee], word: Attending) -> tuple[str, ...]:
    stands = [row.stand for row in meeting.attendances.all() if row.answer == word]
    names = [stand.organisation.name for stand in stands if stand.state in COUNTED]
    names += [named(one) for one in people if one.stand_id is None and one.answer == word]
    return tuple(dict.fromkeys(names))
