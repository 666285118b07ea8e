"""Is each recipient invited alone, to one thing at a time, in a way that mail programs accept?"""

from datetime import UTC, datetime

import pytest
import vobject

from events import facts
from events.calendars import itip
from events.example_sheet import example
from events.facts import EventSheet


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


def test_the_recipient_is_the_only_attendee_and_the_network_the_organiser() -> None:
    calendar = read(itip.event_request(stamped(), "kaisa@example.org", "Kaisa Kursseja"))
    entry = calendar.vevent
    assert len(entry.contents["attendee"]) == 1
    assert entry.attendee.value == "mailto:kaisa@example.org"
    assert {name: entry.attendee.params[name] for name in ("CN", "RSVP", "PARTSTAT", "ROLE")} == {
        "CN": ["Kaisa Kursseja"], "RSVP": ["TRUE"], "PARTSTAT": ["NEEDS-ACTION"], "ROLE": ["REQ-PARTICIPANT"],
    }  # fmt: skip
    assert entry.organizer.value == "mailto:eeva.esimerkki@example.org"


def test_method_identity_and_sequence_are_those_that_are_kept() -> None:
    sheet = stamped()
    calendar = read(itip.event_request(sheet, "kaisa@example.org"))
    assert calendar.method.value == itip.METHOD
    assert f"method={calendar.method.value}" in itip.CONTENT_TYPE
    assert (calendar.vevent.uid.value, calendar.vevent.sequence.value) == (sheet.uid, "3")
    assert calendar.vevent.dtstart.value.astimezone(UTC) == datetime(2027, 3, 10, 12, tzinfo=UTC)


def test_one_request_speaks_of_one_thing() -> None:
    sheet = stamped()
    first = itip.meeting_request(sheet.meetings[0], sheet, "kaisa@example.org")
    for content in (first, itip.event_request(sheet, "kaisa@example.org")):
        assert len(read(content).vevent_list) == 1
    assert read(first).vevent.uid.value == "m0@example.org"
    assert read(first).vevent.sequence.value == "2"


def test_set_up_is_told_and_the_state_of_publication_is_not() -> None:
    sheet = stamped().with_changes(published=False)
    told = read(itip.event_request(sheet, "kaisa@example.org")).vevent.description.value
    assert told.splitlines()[0] == "Pystytys klo\u00a013 alkaen"
    assert "julkaistu" not in told


@pytest.mark.parametrize(
    "name", ['"; X=1:mailto:muu@example.org', "a\r\nATTENDEE:mailto:muu@example.org", "🙂 ‮ x", ""]
)
def test_a_name_cannot_add_anything(name: str) -> None:
    content = itip.event_request(stamped(), "kaisa@example.org", name)
    entry = read(content).vevent
    assert [one.value for one in entry.contents["attendee"]] == ["mailto:kaisa@example.org"]
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_an_event_without_a_day_has_no_invitation() -> None:
    with pytest.raises(ValueError, match="no day"):
        itip.event_request(stamped().with_changes(day=None), "kaisa@example.org")
