"""How does a planning meeting become its agenda, and its notes become minutes to read, fill in and sign?

A line of the notes that begins with an item's number belongs to that item; one that begins with "Päätös:" or
"Tehtävä:" is set apart. Where nothing is written there are lines to write on by hand.
"""

import re
from dataclasses import dataclass, field

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from events.day_facts import NotesFacts
from events.documents import day_words, flow
from events.documents.design import Design
from events.documents.faces import printable
from events.documents.kind import DAY, Kind, Subject
from events.documents.letter import text
from events.documents.printed import Printed
from events.facts import EventSheet, MeetingFacts
from talkoot.lib.dates import event_time

NUMBERED = re.compile(r"\A\s*(\d{1,2})[.):]?\s+(?=\S)")
SUBLINE = re.compile(r"\A\s*[-–•]\s+")
MARKS = {
    "päätös": "decision", "päätettiin": "decision", "beslut": "decision", "decision": "decision",
    "tehtävä": "task", "toimenpide": "task", "uppgift": "task", "åtgärd": "task", "task": "task",
}  # fmt: skip
MARKED = re.compile(rf"\s*({'|'.join(MARKS)})\s*[:–-]\s*(?=\S)", re.IGNORECASE)
HAND_LINES, EMPTY_ITEMS, EMPTY_SEATS = 2, 5, 4
SHORT_LIST = 14  # names that stay together with the head of the list to sign


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the notes; `label` is "Decision" or "Task" in the sheet's language, or nothing."""

    words: str
    label: str = ""


@dataclass(slots=True)
class Item:
    """One item of the agenda with its sublines and what was written down under it."""

    title: str
    lines: list[str] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)


def items_of(agenda: str) -> list[Item]:
    """Return an agenda's items, a line each; a line that begins with a dash belongs to the item before it."""
    items: list[Item] = []
    for line in agenda[: day_words.LONGEST].splitlines():
        if not printable(line):
            continue
        if items and SUBLINE.match(line):
            items[-1].lines.append(text(SUBLINE.sub("", line)))
        else:
            items.append(Item(text(NUMBERED.sub("", SUBLINE.sub("", line)))))
    return [item for item in items if item.title]


def share_out(notes: str, items: list[Item]) -> list[Said]:
    """Put each line of the notes under its item; return what belongs to none."""
    rest: list[Said] = []
    for line in notes[: day_words.LONGEST].splitlines():
        if not printable(line):
            continue
        number = NUMBERED.match(line)
        place = int(number[1]) - 1 if number else -1
        if number and 0 <= place < len(items):
            items[place].said.append(_said(line[number.end() :]))
        else:
            rest.append(_said(line))
    return rest


def _said(line: str) -> Said:
    labels = {"decision": pgettext("in minutes", "Decision"), "task": pgettext("in minutes", "Task")}
    found = MARKED.match(line)
    if not found:
        return Said(text(line))
    return Said(text(line[found.end() :]), labels[MARKS[found[1].lower()]])


def _agenda(sheet: EventSheet, meeting: MeetingFacts) -> dict[str, object]:
    invited = [name for helper in (*sheet.helpers, *sheet.invited) if (name := text(helper.name))]
    return _when_and_where(sheet, meeting) | {
        "items": items_of(meeting.agenda),
        "invited": list(dict.fromkeys(invited)),
        "hand_lines": range(EMPTY_ITEMS),
    }


def _minutes(sheet: EventSheet, meeting: MeetingFacts) -> dict[str, object]:
    notes = next((one for one in sheet.day_facts.notes if one.uid == meeting.uid), NotesFacts(meeting.uid))
    items = items_of(meeting.agenda)
    rest = share_out(notes.text, items)
    coming, absent = (
        [name for one in names if (name := text(one))] for names in (notes.coming, notes.absent)
    )
    people = [(pgettext("of a meeting", "Chair"), text(notes.chair)),
              (pgettext("of a meeting", "Secretary"), text(notes.secretary))]  # fmt: skip
    return _when_and_where(sheet, meeting) | {
        "people": people,
        "coming": coming,
        "absent": absent,
        "items": items or [Item("") for _number in range(EMPTY_ITEMS)],
        "rest": rest,
        "by_hand": not printable(notes.text),
        "hand_lines": range(HAND_LINES),
        "seats": range(EMPTY_SEATS),
        "short": len(coming) <= SHORT_LIST,
    }


def _when_and_where(sheet: EventSheet, meeting: MeetingFacts) -> dict[str, object]:
    when = event_time(meeting.day, meeting.starts, meeting.ends, None, sheet.language)
    rows = [
        (_("Time"), when),
        (_("Place"), text(meeting.place)),
        (pgettext("of a meeting", "Link"), text(meeting.link)),
        (pgettext("of a meeting", "Called by"), day_words.asked(sheet)),
    ]
    cancelled = meeting.cancelled
    return {
        "meeting": text(meeting.name) or pgettext("of a meeting", "Planning meeting"),
        "rows": [row for row in rows if row[1]],
        "cancelled": pgettext("of a meeting", "Cancelled").upper() if cancelled else "",
    }


def _bound(sheet: EventSheet, subject: Subject | None, design: Design, template: str, title: str) -> Printed:
    meetings = [subject] if isinstance(subject, MeetingFacts) else list(sheet.meetings)
    facts = _agenda if template == "agenda" else _minutes
    points = 12.0 if template == "agenda" else 0.0  # read from the table while people talk
    pages = [flow.page(sheet, design, template, title, facts(sheet, meeting), points) for meeting in meetings]
    empty = {"meeting": pgettext("of a meeting", "No planning meeting has been agreed."), "none": True}
    return flow.bound(pages or [flow.page(sheet, design, template, title, empty)], title)


def _agenda_of(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    with translation.override(sheet.language):
        return _bound(sheet, subject, design, "agenda", pgettext("a document", "Agenda"))


def _minutes_of(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    with translation.override(sheet.language):
        return _bound(sheet, subject, design, "minutes", pgettext("a document", "Minutes"))


KINDS = (
    Kind(
        "agenda",
        "asialista",
        gettext_lazy("Agenda of a planning meeting"),
        gettext_lazy("When, where, who is invited, and the items numbered."),
        "office",
        (*DAY, "meetings", "helpers", "invited"),
        ("a4",),
        _agenda_of,
        about="meeting",
        seen_by="letters",
        variants=flow.LARGE_TOO,
        inks=flow.INKS,
    ),
    Kind(
        "minutes",
        "muistio",
        gettext_lazy("Minutes of a planning meeting"),
        gettext_lazy("What was decided, or lines to write on; and a list to sign."),
        "office",
        (*DAY, "meetings", "day_facts"),
        ("a4",),
        _minutes_of,
        about="meeting",
        seen_by="letters",
        variants=flow.LARGE_TOO,
        inks=flow.INKS,
        needs_day=True,
    ),
)
