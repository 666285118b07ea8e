"""How is one partner invited to the event and its meetings, so that a mail program offers to put them in the calendar?

RFC 5546 3.2.2: the components of one REQUEST share one UID, and mail programs read the first only. So the event is
one calendar and every planning meeting another; set-up is told in the event's description.
"""

import icalendar

from events.facts import EventSheet, MeetingFacts

from . import entries

METHOD = "REQUEST"
CONTENT_TYPE = (
    f"text/calendar; charset=utf-8; method={METHOD}"  # RFC 6047 2.4: the same method in both places
)

ATTACHED = "application/ics"  # a further calendar of the same mail: a file to open, not a second body


def event_request(sheet: EventSheet, email: str, name: str = "") -> bytes:
    """Return the invitation of one recipient to the event. Raises ValueError while the day or the hour is open."""
    return _request(entries.event_component(sheet, for_partners=True), email, name)


def meeting_request(meeting: MeetingFacts, sheet: EventSheet, email: str, name: str = "") -> bytes:
    """Return the invitation of one recipient to one planning meeting."""
    return _request(entries.meeting_component(meeting, sheet), email, name)


def _request(entry: icalendar.Event, email: str, name: str) -> bytes:
    """Return the calendar with the recipient as the only attendee, who is asked to answer."""
    attendee = icalendar.vCalAddress(f"mailto:{email}")
    if plain := entries.plain_line(name):
        attendee.params["CN"] = plain
    attendee.params |= {
        "CUTYPE": "INDIVIDUAL",
        "ROLE": "REQ-PARTICIPANT",
        "PARTSTAT": "NEEDS-ACTION",
        "RSVP": "TRUE",
    }
    entry.add("attendee", attendee)
    return entries.with_method(METHOD, [entry.to_ical()])
