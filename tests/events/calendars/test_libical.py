"""Do our mails keep libical's own rules of what a request and a cancellation say, and would it find a breach?"""

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest

from events.calendars import entries, itip
from events.example_sheet import example
from events.facts import EventSheet, MeetingFacts
from tests import libical
from tests.calendar_samples import events

pytestmark = pytest.mark.once
KAISA = "kaisa@example.org"


def part(sheet: EventSheet, method: str = itip.REQUEST) -> bytes:
    (found,) = itip.event_parts(sheet, KAISA, "Kaisa Kursseja", method)
    return found.content


def test_every_kind_of_mail_and_answer_keeps_the_rules_of_its_method() -> None:
    for sheet in events(60):
        (meeting,) = sheet.meetings
        mails = [part(sheet, itip.CANCEL)]
        if sheet.state != "cancelled":
            mails.append(part(sheet))
            mails.append(itip.answer_to(mails[-1], "ACCEPTED", datetime(2027, 1, 1, tzinfo=UTC)).content)
        method = itip.CANCEL if meeting.cancelled else itip.REQUEST
        mails += [one.content for one in itip.meeting_parts(meeting, sheet, KAISA, method=method)]
        mails.append(entries.download([entries.event_entry(sheet)]))
        assert [libical.broken_rules(one) for one in mails] == [""] * len(mails)


@pytest.mark.parametrize("name", [b"ORGANIZER", b"DTSTAMP", b"SUMMARY", b"ATTENDEE", b"UID", b"DTSTART"])
def test_a_request_that_lacks_something_would_be_found(name: bytes) -> None:
    whole = re.sub(rb"\r\n[ \t]", b"", part(example()))
    assert libical.broken_rules(whole) == ""
    assert libical.broken_rules(re.sub(rb"\r\n" + name + rb"[:;][^\r]*", b"", whole))


def test_libical_takes_each_mail_for_what_it_is() -> None:
    """New, a change of the same entry, a new time, too old, the same again, taken back, invited again."""
    first = example().with_changes(day=date(2027, 3, 10), opens=time(14), closes=time(18), sequence=0)
    assert first.stamp
    later = first.stamp + timedelta(hours=1)
    renamed = first.with_changes(title="Digipäivä", stamp=later)
    moved = renamed.with_changes(day=date(2027, 6, 9), sequence=1)
    off = part(moved.with_changes(state="cancelled", sequence=2), itip.CANCEL)
    found = [
        libical.verdict(mail, kept)
        for mail, kept in (
            (part(first), None), (part(renamed), part(first)), (part(moved), part(renamed)),
            (part(first), part(moved)), (part(moved), part(moved)), (off, part(moved)),
            (part(moved.with_changes(sequence=3)), None),
        )
    ]  # fmt: skip
    assert found == [
        "REQUEST-NEW", "REQUEST-UPDATE", "REQUEST-RESCHEDULE", "OBSOLETE", "OBSOLETE", "CANCEL-EVENT", "REQUEST-NEW",
    ]  # fmt: skip


def test_a_meeting_is_another_entry_than_its_event() -> None:
    sheet = example()
    meeting = MeetingFacts(
        "Kokous", date(2027, 3, 1), time(9), time(10), uid="m@example.org", sequence=0, stamp=sheet.stamp
    )
    (about,) = itip.meeting_parts(meeting, sheet, KAISA)
    with libical.Parsed(about.content) as found:
        assert found.method == "REQUEST"
        assert [(one["uid"], one["starts"]) for one in found.entries()] == [
            ("m@example.org", datetime(2027, 3, 1, 7, tzinfo=UTC))
        ]
