"""What does a calendar entry say about an event, its set-up and its meetings?

Pure functions of frozen facts, so the same facts always give the same bytes (RFC 5545, RFC 7986).
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

import icalendar
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from events.choices import AttendanceMode, EventState
from events.day_facts import HostFacts
from events.facts import EventSheet, MeetingFacts, Sender
from events.wording import state_sentence, state_word
from talkoot.lib.dates import hours
from talkoot.lib.days import HELSINKI
from talkoot.lib.text import clean, forbidden_characters

PRODUCT = "-//Talkoot portal//Calendar//FI"
REFRESH = timedelta(hours=4)
NOT_ON_THAT_DAY = (EventState.CANCELLED, EventState.POSTPONED)
# RFC 5545 3.8.1.11. A postponed event keeps its old day until a new one is known: shown, but nobody is busy.
STATUSES = {EventState.CANCELLED: "CANCELLED", EventState.POSTPONED: "TENTATIVE"}

# Written by hand: libraries list every past change as RDATE, which several calendar programs read one hour wrong.
# The rule of the European Union since 1996 (Directive 2000/84/EC).
TIMEZONE = (
    b"BEGIN:VTIMEZONE\r\nTZID:Europe/Helsinki\r\n"
    b"BEGIN:STANDARD\r\nDTSTART:19961027T040000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
    b"TZNAME:EET\r\nTZOFFSETFROM:+0300\r\nTZOFFSETTO:+0200\r\nEND:STANDARD\r\n"
    b"BEGIN:DAYLIGHT\r\nDTSTART:19970330T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
    b"TZNAME:EEST\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0300\r\nEND:DAYLIGHT\r\n"
    b"END:VTIMEZONE\r\n"
)


def event_entry(sheet: EventSheet) -> bytes:
    """Return the VEVENT of an event as anyone may see it. Raises ValueError while the day or the hour is open."""
    return event_component(sheet).to_ical()


def event_component(
    sheet: EventSheet, *, for_partners: bool = False, may_be_open: bool = False
) -> icalendar.Event:
    """Return the same before it is written; partners read the set-up instead of whether the event is public.

    An entry that is taken away may be without a day (`may_be_open`; RFC 5546 3.2.5).
    """
    day, opens = (sheet.day, sheet.opens) if may_be_open else _start(sheet)
    with translation.override(sheet.language):
        entry = _entry(sheet, sheet.uid, day, opens, sheet.closes)
        entry.add("summary", _plain(f"{_prefix(sheet.state)}{sheet.title}"))
        entry.add("status", STATUSES.get(EventState(sheet.state), "CONFIRMED"))
        entry.add("transp", "TRANSPARENT" if sheet.state in NOT_ON_THAT_DAY else "OPAQUE")
        _add_text(entry, "location", _location(sheet))
        _add_text(entry, "description", "\n".join(_description(sheet, for_partners)))
        if kind := _plain(sheet.kind_name):
            entry.add("categories", [kind])
        if sheet.published:
            entry.add("url", sheet.public_url)
    return entry


def set_up_entries(sheet: EventSheet) -> bytes:
    """Return the VEVENTs of building up and clearing away, as far as their hours are known; for the team only."""
    day, opens = _start(sheet)
    spans: list[tuple[str, str, time, time]] = []
    with translation.override(sheet.language):
        if sheet.set_up_from and sheet.set_up_from < opens:
            spans.append(("set-up", pgettext("calendar", "Set-up"), sheet.set_up_from, opens))
        if sheet.closes and sheet.take_down_until and sheet.take_down_until > sheet.closes:
            spans.append(
                ("take-down", pgettext("calendar", "Clearing away"), sheet.closes, sheet.take_down_until)
            )
        return b"".join(_team_entry(sheet, day, *span) for span in spans)


def meeting_entry(meeting: MeetingFacts, sheet: EventSheet) -> bytes:
    """Return the VEVENT of a planning meeting; for the team and those who plan along."""
    return meeting_component(meeting, sheet).to_ical()


def meeting_component(meeting: MeetingFacts, sheet: EventSheet) -> icalendar.Event:
    """Return the same before it is written."""
    with translation.override(sheet.language):
        entry = _entry(
            sheet, meeting.uid, meeting.day, meeting.starts, meeting.ends, meeting.sequence, meeting.stamp
        )
        cancelled = _prefix(EventState.CANCELLED) if meeting.cancelled else ""
        entry.add("summary", _plain(f"{cancelled}{meeting.name}: {sheet.title}"))
        entry.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
        entry.add("transp", "TRANSPARENT" if meeting.cancelled else "OPAQUE")
        _add_text(entry, "location", meeting.place or meeting.link)
        link = (
            _("Remote link: %(address)s") % {"address": meeting.link}
            if meeting.link and meeting.place
            else ""
        )
        _add_text(entry, "description", "\n".join(part for part in (link, meeting.agenda) if part))
    return entry


def host_component(host: HostFacts, sheet: EventSheet) -> icalendar.Event:
    """Return the VEVENT of a host site: the programme as it is followed there. Raises ValueError without a day.

    Its identity is the place's own; its sequence rises with the place's and the event's changes.
    """
    day, opens = _start(sheet)
    with translation.override(sheet.language):
        stamps = [one for one in (host.stamp, sheet.stamp) if one]
        entry = _entry(
            sheet,
            host.uid,
            day,
            opens,
            sheet.closes,
            host.sequence + sheet.sequence,
            max(stamps, default=None),
        )
        entry.add("summary", _plain(f"{_prefix(sheet.state)}{sheet.title}: {host.name}"))
        entry.add("status", STATUSES.get(EventState(sheet.state), "CONFIRMED"))
        entry.add("transp", "TRANSPARENT" if sheet.state in NOT_ON_THAT_DAY else "OPAQUE")
        _add_text(entry, "location", ", ".join(part for part in (host.name, host.street_address) if part))
        link = _("Remote link: %(address)s") % {"address": sheet.remote_link} if sheet.remote_link else ""
        lines = (state_word(sheet), sheet.what_you_get, link, sheet.joining)
        _add_text(entry, "description", "\n".join(line for line in lines if line))
    return entry


def team_entries(sheet: EventSheet, *, with_meetings: bool) -> bytes:
    """Return everything about one event that its planners need in their calendar."""
    meetings = sheet.meetings if with_meetings else ()
    return b"".join(
        [event_entry(sheet), set_up_entries(sheet), *(meeting_entry(meeting, sheet) for meeting in meetings)]
    )


def download(entries: Iterable[bytes]) -> bytes:
    """Return a whole calendar to be saved once (METHOD:PUBLISH, RFC 5546 3.2.1)."""
    return with_method("PUBLISH", entries)


def with_method(method: str, entries: Iterable[bytes]) -> bytes:
    """Return a whole calendar that says what is to be done with its entries (RFC 5546 1.4)."""
    head = _calendar()
    head.add("method", method)
    return _whole(head, entries)


def feed(name: str, entries: Iterable[bytes]) -> bytes:
    """Return a whole calendar to be read again and again: named, refreshed every four hours, without a method."""
    head = _calendar()
    if plain := _plain(name):
        head["name"], head["x-wr-calname"] = icalendar.vText(plain), icalendar.vText(plain)
    head.add("x-wr-timezone", "Europe/Helsinki")
    head.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    head.add("x-published-ttl", "PT4H")
    return _whole(head, entries)


# --- one entry --------------------------------------------------------------------------------------------------


def _start(sheet: EventSheet) -> tuple[date, time]:
    """Return day and hour, which a calendar cannot do without."""
    if sheet.day is None or sheet.opens is None:
        raise ValueError(f"{sheet.slug} has no day and hour yet, so no calendar entry")
    return sheet.day, sheet.opens


def _entry(
    sheet: EventSheet, uid: str, day: date | None, starts: time | None, ends: time | None,
    sequence: int | None = None, stamp: datetime | None = None,
) -> icalendar.Event:  # fmt: skip
    """Return an entry with its identity, its time and who speaks."""
    entry = icalendar.Event()
    entry.add("uid", uid)
    entry.add("sequence", sheet.sequence if sequence is None else sequence)
    entry.add("dtstamp", _utc(stamp or sheet.stamp))
    if day is not None and starts is not None:
        entry.add("dtstart", datetime.combine(day, starts, HELSINKI))
        if ends is not None:
            last_day = day if ends > starts else day + timedelta(days=1)
            entry.add("dtend", datetime.combine(last_day, ends, HELSINKI))
    entry.add("organizer", _organiser(sheet.sender))
    return entry


def _team_entry(sheet: EventSheet, day: date, part: str, name: str, starts: time, ends: time) -> bytes:
    """Return the entry of set-up or clearing away; its identity is the event's with a word added."""
    local, at, domain = sheet.uid.partition("@")
    entry = _entry(sheet, f"{local}-{part}{at}{domain}", day, starts, ends)
    entry.add("summary", _plain(f"{_prefix(sheet.state)}{name}: {sheet.title}"))
    entry.add("status", STATUSES.get(EventState(sheet.state), "CONFIRMED"))
    entry.add("transp", "TRANSPARENT" if sheet.state in NOT_ON_THAT_DAY else "OPAQUE")
    _add_text(entry, "location", _location(sheet))
    return entry.to_ical()


def _utc(stamp: datetime | None) -> datetime:
    """Return the stamp in UTC; DTSTAMP must not be in local time (RFC 5545 3.8.7.2)."""
    if stamp is None:
        raise ValueError("a calendar entry needs the stamp of its last change")
    return stamp.astimezone(UTC) if stamp.tzinfo else stamp.replace(tzinfo=UTC)


def _organiser(sender: Sender) -> icalendar.vCalAddress:
    """Return the network with its reply address; a person's own address is never given out."""
    organiser = icalendar.vCalAddress(f"mailto:{sender.email}")
    name = plain_line(sender.name)
    if name:
        organiser.params["CN"] = name
    return organiser


def _prefix(state: str) -> str:
    """Return the word that stands first in the title, because many programs do not show a status."""
    words = {
        EventState.CANCELLED: pgettext("state of an event", "Cancelled"),
        EventState.POSTPONED: pgettext("state of an event", "Postponed"),
    }
    return f"{words[EventState(state)]}: " if state in words else ""


def _location(sheet: EventSheet) -> str:
    """Return the place with its address; for a remote event the link itself."""
    if sheet.attendance == AttendanceMode.ONLINE:
        return sheet.remote_link
    place = sheet.place
    return ", ".join(part for part in (place.name, place.room, place.address) if part) if place else ""


def _description(sheet: EventSheet, for_partners: bool) -> Iterable[str]:
    """Return the lines below the title, the state first."""
    state = ". ".join(part for part in (state_word(sheet), state_sentence(sheet)) if part)
    lines = [
        state,
        _set_up(sheet) if for_partners else "" if sheet.published else _("Not published yet."),
        sheet.what_you_get, sheet.free, sheet.bring,
    ]  # fmt: skip
    if sheet.remote_link and sheet.attendance != AttendanceMode.ONSITE:
        lines.append(_("Remote link: %(address)s") % {"address": sheet.remote_link})
    lines.append(sheet.joining)
    contact = ", ".join(
        part for part in (sheet.contact.name, sheet.contact.phone, sheet.contact.email) if part
    )
    if contact:
        lines.append(_("Ask more: %(contact)s") % {"contact": contact})
    if sheet.published:
        lines.append(sheet.public_url)
    return (plain for line in lines if (plain := _plain(line)))


def _set_up(sheet: EventSheet) -> str:
    """Return from when a partner may build up, as a line."""
    if sheet.set_up_from is None:
        return ""
    return _("Set-up %(hours)s") % {"hours": hours(sheet.set_up_from, None, sheet.language)}


def plain_line(text: str) -> str:
    """Return a text for a parameter, which holds one line and no quotation marks (RFC 5545 3.2)."""
    return " ".join(_plain(text).replace('"', "”").split())


def _add_text(entry: icalendar.Event, name: str, text: str) -> None:
    """Add a text property unless it would be empty."""
    if plain := _plain(text):
        entry.add(name, plain)


def _plain(text: str) -> str:
    """Return the text without what RFC 5545 3.3.11 forbids; line ends are newlines."""
    kept = clean(text)
    forbidden = {chr(int(name[2:], 16)) for name in forbidden_characters(kept)}
    return clean("".join(sign for sign in kept if sign not in forbidden))


# --- a whole calendar -------------------------------------------------------------------------------------------


def _calendar() -> icalendar.Calendar:
    """Return the head that every calendar has."""
    head = icalendar.Calendar()
    head.add("prodid", PRODUCT)
    head.add("version", "2.0")
    head.add("calscale", "GREGORIAN")
    return head


def _whole(head: icalendar.Calendar, entries: Iterable[bytes]) -> bytes:
    """Join ready entries: writing them once and joining is twenty times cheaper than writing them for every poll."""
    opening, end, _rest = head.to_ical().partition(b"END:VCALENDAR")
    return b"".join([opening, TIMEZONE, *entries, end, b"\r\n"])
