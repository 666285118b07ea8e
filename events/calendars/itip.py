"""How does a mail put the event or a meeting into one partner's calendar, change it there, and take it away again?

RFC 5546 3.2.2: the components of one REQUEST share one UID, and mail programs read the first only. So the event is
one calendar and every planning meeting another; set-up is told in the event's description. Whoever has had a REQUEST
gets a CANCEL with the same UID and the SEQUENCE that the row has by then (3.2.5). Moving is a REQUEST again.
"""

from datetime import datetime, timedelta

import icalendar
from django.utils import translation
from django.utils.translation import gettext as _

from events.choices import EventState
from events.facts import EventSheet, MeetingFacts
from partners.post.letter import Parcel

from . import entries

REQUEST, CANCEL = "REQUEST", "CANCEL"
ATTACHED = "application/ics"  # a further calendar of the same mail: a file to open, not a second body
REMINDED_BEFORE = timedelta(days=1)
FILE_NAMES = {REQUEST: "kutsu.ics", CANCEL: "peruutus.ics"}
FILES_BESIDE = {REQUEST: "suunnittelukokous-{}.ics", CANCEL: "suunnittelukokous-{}-peruttu.ics"}


def event_parts(sheet: EventSheet, email: str, name: str = "", method: str = REQUEST) -> list[Parcel]:
    """Return what invites one recipient to the event or tells that it is not held.

    Nothing where there is nothing to invite to: no day or hour yet, or the event is cancelled.
    """
    if method == REQUEST and (
        not (sheet.day and sheet.opens) or EventState(sheet.state) == EventState.CANCELLED
    ):
        return []
    entry = entries.event_component(sheet, for_partners=True, may_be_open=method == CANCEL)
    if method == REQUEST:
        with translation.override(sheet.language):
            entry.add_component(_alarm(sheet))
    return [parcel(entry, email, name, method)]


def meeting_parts(
    meeting: MeetingFacts, sheet: EventSheet, email: str, name: str = "", method: str = REQUEST, *, beside: int = 0
) -> list[Parcel]:  # fmt: skip
    """Return what invites one recipient to a meeting or tells that it is not held; nothing to a cancelled meeting.

    `beside` numbers the files of a mail whose own calendar part is another one; 0 makes it the mail's own.
    """
    if method == REQUEST and meeting.cancelled:
        return []
    return [parcel(entries.meeting_component(meeting, sheet), email, name, method, beside=beside)]


def parcel(
    entry: icalendar.Event, email: str, name: str = "", method: str = REQUEST, *, beside: int = 0
) -> Parcel:  # fmt: skip
    """Return an entry for one recipient, who is its only attendee. Raises ValueError for another method."""
    if method not in FILE_NAMES:
        raise ValueError(f"mails ask or take back; they do not {method}")
    entry.add("attendee", _attendee(email, name, method))
    if method == CANCEL:
        for property_name, value in (("status", "CANCELLED"), ("transp", "TRANSPARENT")):
            entry.pop(property_name, None)
            entry.add(property_name, value)
    content = entries.with_method(method, [entry.to_ical()])
    if beside:
        return Parcel(FILES_BESIDE[method].format(beside), ATTACHED, content)
    return Parcel(FILE_NAMES[method], content_type(method), content)


def content_type(method: str) -> str:
    """Return the type of a mail's calendar part: the same method in both places (RFC 6047 2.4)."""
    return f"text/calendar; charset=utf-8; method={method}"


def _attendee(email: str, name: str, method: str) -> icalendar.vCalAddress:
    """Return the recipient, who is asked to answer where there is something to answer."""
    attendee = icalendar.vCalAddress(f"mailto:{email}")
    if plain := entries.plain_line(name):
        attendee.params["CN"] = plain
    attendee.params |= {"CUTYPE": "INDIVIDUAL", "ROLE": "REQ-PARTICIPANT"}
    if method == REQUEST:
        attendee.params |= {"PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"}
    return attendee


def _alarm(sheet: EventSheet) -> icalendar.Alarm:
    """Return the reminder of a presenter; public files have none (RFC 5545 3.6.6)."""
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -REMINDED_BEFORE)
    alarm.add("description", entries.plain_line(_("Tomorrow: %(event)s") % {"event": sheet.title}))
    return alarm


def answer_to(request: bytes, answer: str, stamp: datetime) -> Parcel:
    """Return what a mail program sends back for a REQUEST: PARTSTAT "ACCEPTED", "TENTATIVE" or "DECLINED" (3.2.3).

    The example portal answers itself in this way. Raises reading.Unreadable and ValueError.
    """
    found = icalendar.Calendar.from_ical(request).walk("VEVENT")
    asked = found[0].get("attendee") if found else None
    if asked is None or isinstance(asked, list) or answer not in ("ACCEPTED", "TENTATIVE", "DECLINED"):
        raise ValueError("not an invitation of one person")
    reply = icalendar.Event()
    for name in ("uid", "sequence", "dtstart", "dtend", "summary", "organizer"):
        if name in found[0]:
            reply[name] = found[0][name]
    asked.params.pop("RSVP", None)
    asked.params["PARTSTAT"] = answer
    reply["attendee"] = asked
    reply.add("dtstamp", stamp)
    return Parcel("vastaus.ics", content_type("REPLY"), entries.with_method("REPLY", [reply.to_ical()]))
