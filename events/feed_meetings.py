"""Which meetings of their networks alone does a coordinator's own calendar show?"""

from collections.abc import Collection, Mapping
from datetime import date

from partners.models import User

from . import meeting_letters, sheet
from .calendars import entries
from .models import Meeting

APART = 10**12  # added to a meeting's number, so that no event or task of a feed has the same


def meetings_of(user: User, since: date) -> dict[int, Meeting]:
    """Return the meetings without an event that a person coordinates, not older than a day; one query."""
    rows = Meeting.objects.editable_by(user).of_networks().since(since)
    return {APART + row.pk: row for row in rows}


def versions_of(meetings: Mapping[int, Meeting]) -> dict[int, tuple[object, ...]]:
    """Return by number what changes when an entry does; no query."""
    return {
        number: (row.calendar_sequence, row.calendar_stamp, row.own_network.name)
        for number, row in meetings.items()
    }


def blocks(meetings: Mapping[int, Meeting], wanted: Collection[int]) -> dict[int, bytes]:
    """Return the calendar entries of some of them; no query."""
    return {
        number: entries.meeting_entry(
            sheet.meeting_facts(meetings[number]),
            meeting_letters.sheet_of_network(meetings[number].own_network, "fi"),
        )
        for number in wanted
    }
