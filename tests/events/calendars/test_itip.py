"""Is each recipient invited alone, to one thing at a time, in a way that mail programs accept?"""

from datetime import UTC, datetime, timedelta

import pytest
import vobject

from events import facts
from events.calendars import itip
from events.example_sheet import example
from events.facts import EventSheet
from partners.post.letter import Parcel


def read(content: bytes):
    """The calendar as a library reads it that shares no code with ours."""
    return vobject.readOne(content.decode())


def stamped() -> EventSheet:
    """The example's sheet, with the stamps that rows have."""
    sheet = example()
    meetings = tuple(
        facts.MeetingFacts(one.name, one.day, one.starts, one.ends, one.place, uid=f"m{number}@example.org", sequence=2,
                           stamp=datetime(2026, 11, 21, tzinfo=UTC))
        for number, one in enumerate(sheet.meetings)
    )  # fmt: skip
    return sheet.with_changes(meetings=meetings, sequence=3)


def the_part(sheet: EventSheet, name: str = "") -> Parcel:
    """What invites Kaisa to the event."""
    (found,) = itip.event_parts(sheet, "kaisa@example.org", name)
    return found


def test_the_recipient_is_the_only_attendee_and_the_network_the_organiser() -> None:
    calendar = read(the_part(stamped(), "Kaisa Kursseja").content)
    entry = calendar.vevent
    assert len(entry.contents["attendee"]) == 1
    assert entry.attendee.value == "mailto:kaisa@example.org"
    assert {name: entry.attendee.params[name] for name in ("CN", "RSVP", "PARTSTAT", "ROLE")} == {
        "CN": ["Kaisa Kursseja"], "RSVP": ["TRUE"], "PARTSTAT": ["NEEDS-ACTION"], "ROLE": ["REQ-PARTICIPANT"],
    }  # fmt: skip
    assert entry.organizer.value == "mailto:eeva.esimerkki@example.org"


def test_method_identity_and_sequence_are_those_that_are_kept() -> None:
    sheet = stamped()
    part = the_part(sheet)
    calendar = read(part.content)
    assert calendar.method.value == "REQUEST"
    assert part.content_type == "text/calendar; charset=utf-8; method=REQUEST"
    assert (calendar.vevent.uid.value, calendar.vevent.sequence.value) == (sheet.uid, "3")
    assert calendar.vevent.dtstart.value.astimezone(UTC) == datetime(2027, 3, 10, 12, tzinfo=UTC)


def test_one_request_speaks_of_one_thing() -> None:
    sheet = stamped()
    (beside,) = itip.meeting_parts(sheet.meetings[0], sheet, "kaisa@example.org", beside=1)
    for one in (beside, the_part(sheet)):
        assert len(read(one.content).vevent_list) == 1
    assert (beside.name, beside.content_type) == ("suunnittelukokous-1.ics", "application/ics")
    first = beside.content
    assert read(first).vevent.uid.value == "m0@example.org"
    assert read(first).vevent.sequence.value == "2"


def test_set_up_is_told_and_the_state_of_publication_is_not() -> None:
    sheet = stamped().with_changes(published=False)
    told = read(the_part(sheet).content).vevent.description.value
    assert told.splitlines()[0] == "Pystytys klo\u00a013 alkaen"
    assert "julkaistu" not in told


@pytest.mark.parametrize(
    "name", ['"; X=1:mailto:muu@example.org', "a\r\nATTENDEE:mailto:muu@example.org", "🙂 ‮ x", ""]
)
def test_a_name_cannot_add_anything(name: str) -> None:
    content = the_part(stamped(), name).content
    entry = read(content).vevent
    assert [one.value for one in entry.contents["attendee"]] == ["mailto:kaisa@example.org"]
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_nobody_is_invited_to_what_has_no_day_or_is_not_held() -> None:
    sheet = stamped()
    cancelled = facts.replace(sheet.meetings[0], cancelled=True)
    assert the_part(sheet)
    assert itip.event_parts(sheet.with_changes(day=None), "kaisa@example.org") == []
    assert itip.event_parts(sheet.with_changes(state="cancelled"), "kaisa@example.org") == []
    assert itip.meeting_parts(cancelled, sheet, "kaisa@example.org") == []


@pytest.mark.parametrize(
    "changes", [{"state": "cancelled"}, {"state": "postponed", "day": None, "opens": None}, {}]
)
def test_what_is_taken_away_is_named_by_its_identity(changes: dict) -> None:
    sheet = stamped().with_changes(sequence=4, **changes)
    (part,) = itip.event_parts(sheet, "kaisa@example.org", "Kaisa", method="CANCEL")
    entry = read(part.content).vevent
    assert (part.name, part.content_type) == ("peruutus.ics", "text/calendar; charset=utf-8; method=CANCEL")
    assert read(part.content).method.value == "CANCEL"
    assert (entry.uid.value, entry.sequence.value, entry.status.value) == (sheet.uid, "4", "CANCELLED")
    assert [one.value for one in entry.contents["attendee"]] == ["mailto:kaisa@example.org"]
    assert ("dtstart" in entry.contents) == (sheet.day is not None)
    assert "RSVP" not in entry.attendee.params
    assert "valarm" not in entry.contents


def test_a_presenter_is_reminded_the_day_before_and_a_meeting_rings_no_bell() -> None:
    sheet = stamped()
    entry = read(the_part(sheet).content).vevent
    assert entry.valarm.trigger.value == -timedelta(days=1)
    (meeting,) = itip.meeting_parts(sheet.meetings[0], sheet, "kaisa@example.org")
    assert "valarm" not in read(meeting.content).vevent.contents


def test_a_mail_neither_publishes_nor_answers() -> None:
    with pytest.raises(ValueError, match="PUBLISH"):
        itip.event_parts(stamped(), "kaisa@example.org", method="PUBLISH")
