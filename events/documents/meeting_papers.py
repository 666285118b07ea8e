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
HAND_LINES, EMPTY_ITEMS = 2, 5
EMPTY_ON_LIST, LEAST_ON_LIST = 5, 18  # rows for those nobody knew of, and of the whole list
EMPTY_SEATS = (4, 2)  # for those nobody knew of; fewer where the page is then one
AGENDA_POINTS = 12.0  # read from the table while people talk
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


def _minutes(sheet: EventSheet, meeting: MeetingFacts, seats: int) -> dict[str, object]:
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
        "coming": [] if notes.present else coming,
        "present": [name for one in notes.present if (name := text(one))],
        "absent": absent,
        "items": items or [Item("") for _number in range(EMPTY_ITEMS)],
        "rest": rest,
        "by_hand": not printable(notes.text),
        "hand_lines": range(HAND_LINES),
        "seats": range(seats),
        "short": len(coming) <= SHORT_LIST,
    }


def _list(sheet: EventSheet, meeting: MeetingFacts) -> dict[str, object]:
    notes = next((one for one in sheet.day_facts.notes if one.uid == meeting.uid), NotesFacts(meeting.uid))
    asked = [(text(organisation), text(name)) for organisation, name in notes.asked]
    empty = range(max(EMPTY_ON_LIST, LEAST_ON_LIST - len(asked)))
    return _when_and_where(sheet, meeting) | {"asked": asked, "seats": empty}


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
        **({} if sheet.public_url else {"when": ""}),  # a network that meets alone has no day of its own
    }


def _nothing(sheet: EventSheet, design: Design, template: str, title: str) -> Printed:
    """Return the page of an event whose meetings nobody has agreed."""
    empty = {"meeting": pgettext("of a meeting", "No planning meeting has been agreed."), "none": True}
    return flow.printed(flow.page(sheet, design, template, title, empty))


def _meetings(sheet: EventSheet, subject: Subject | None) -> list[MeetingFacts]:
    return [subject] if isinstance(subject, MeetingFacts) else list(sheet.meetings)


def _agendas(
    sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None
) -> Printed:
    with translation.override(sheet.language):
        title, meetings = pgettext("a document", "Agenda"), _meetings(sheet, subject)
        pages = [
            flow.page(sheet, design, "agenda", title, _agenda(sheet, meeting), AGENDA_POINTS)
            for meeting in meetings
        ]
        return flow.bound(pages, title) if pages else _nothing(sheet, design, "agenda", title)


def _all_minutes(
    sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None
) -> Printed:
    with translation.override(sheet.language):
        title, meetings = pgettext("a document", "Minutes"), _meetings(sheet, subject)
        if not meetings:
            return _nothing(sheet, design, "minutes", title)

        def pages(seats: int) -> list[flow.Page]:
            return [
                flow.page(sheet, design, "minutes", title, _minutes(sheet, meeting, seats))
                for meeting in meetings
            ]

        return flow.bound_fitting([pages(seats) for seats in EMPTY_SEATS], pages(EMPTY_SEATS[0]), title)


def _lists(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    with translation.override(sheet.language):
        title, meetings = pgettext("a document", "List of those present"), _meetings(sheet, subject)
        pages = [
            flow.page(sheet, design, "attendance_list", title, _list(sheet, meeting)) for meeting in meetings
        ]
        return flow.bound(pages, title) if pages else _nothing(sheet, design, "attendance_list", title)


KINDS = (
    Kind(
        "agenda",
        "asialista",
        gettext_lazy("Agenda of a planning meeting"),
        gettext_lazy("When, where, who is invited, and the items numbered."),
        "office",
        (*DAY, "meetings", "helpers", "invited"),
        ("a4",),
        _agendas,
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
        (*DAY, "meetings", "day_facts.notes"),
        ("a4",),
        _all_minutes,
        about="meeting",
        seen_by="letters",
        variants=flow.LARGE_TOO,
        inks=flow.INKS,
        needs_day=True,
    ),
    Kind(
        "attendance_list",
        "lasnaololista",
        gettext_lazy("List to sign at a planning meeting"),
        gettext_lazy("Those who were asked, and room for others."),
        "office",
        (*DAY, "meetings", "day_facts.notes"),
        ("a4",),
        _lists,
        about="meeting",
        seen_by="letters",
        variants=flow.LARGE_TOO,
        inks=flow.INKS,
        needs_day=True,
    ),
)
