"""Which events does a calendar address show that many may read: a municipality's, a partner's, a venue's?

Every answer takes the same number of queries however many events there are.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from partners.choices import LinkPurpose
from partners.models import Link, Municipality, Organisation, Venue

from . import sheet as sheets
from .calendars import entries
from .choices import Attending, StandState
from .facts import EventSheet, MeetingFacts
from .models import Attendance, Event, Meeting

# Who has said that it comes, or may come: what nobody has answered to is told by the invitation alone.
TAKING_PART = (StandState.CONFIRMED, StandState.WAITING, StandState.UNSURE)
Versions = Mapping[int, tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Shown:
    """What one feed shows: its name, and by event everything that the event's entries are made of."""

    name: str
    versions: Versions
    refused: frozenset[int] = frozenset()  # meetings that the reader does not take part in


def of_municipality(town: Municipality, since: date) -> Shown:
    """Return the published events of one municipality, of whichever network; one query."""
    found = Event.objects.published().filter(municipality=town).in_feed(since)
    return Shown(town.name, found.calendar_versions())


def municipalities_of(events: Collection[int]) -> list[Municipality]:
    """Return where some events are, in Finnish order; one query."""
    towns = Event.objects.filter(pk__in=list(events)).values("municipality")
    return list(Municipality.objects.filter(pk__in=towns).in_order())


def of_partner(partner: Organisation, since: date) -> Shown:
    """Return the events at which a partner has a stand, with the meetings it takes part in; three queries."""
    stands = {"stands__organisation": partner, "stands__state__in": TAKING_PART}
    days = Event.objects.filter(**stands).in_feed(since).calendar_versions()
    meetings = Meeting.objects.of_events(days).calendar_versions()
    no = Attendance.objects.filter(stand__organisation=partner, stand__event__in=days, answer=Attending.NO)
    refused = frozenset(no.values_list("meeting", flat=True))
    whole = {
        event: (facts, tuple(meetings.get(event, ())), tuple(sorted(refused)))
        for event, facts in days.items()
    }
    return Shown(partner.name, whole, refused)


def of_venue(venue: Venue, since: date) -> Shown:
    """Return all events at a venue with set-up and clearing away, without meetings; one query."""
    return Shown(venue.name, Event.objects.filter(venue=venue).in_feed(since).calendar_versions())


def partner_behind(token: str, now: datetime) -> Organisation | None:
    """Return the partner whose feed a token opens. Writes nothing."""
    key = _key(token, LinkPurpose.STAND_FEED, "organisation", now)
    return Organisation.objects.filter(pk=key).first() if key else None


def venue_behind(token: str, now: datetime) -> Venue | None:
    """Return the venue whose feed a token opens. Writes nothing."""
    key = _key(token, LinkPurpose.VENUE_FEED, "venue", now)
    return Venue.objects.filter(pk=key).first() if key else None


def blocks(events: Collection[int], shown: Shown, *, with_meetings: bool) -> Mapping[int, bytes]:
    """Return the entries of events for those who help to hold them; two queries, or three with meetings."""
    rows = Event.objects.with_places()
    if with_meetings:
        rows = rows.prefetch_related("meetings")
    return {
        pk: _entries(event, shown, with_meetings=with_meetings)
        for pk, event in rows.in_bulk(list(events)).items()
    }


def _entries(event: Event, shown: Shown, *, with_meetings: bool) -> bytes:
    held = [one for one in event.meetings.all() if one.pk not in shown.refused] if with_meetings else []
    facts = sheets.from_rows(event, (), held, (), "fi")
    return _written(facts, facts.meetings)


def _written(facts: EventSheet, meetings: tuple[MeetingFacts, ...]) -> bytes:
    day = entries.event_component(facts, for_partners=True).to_ical()
    return b"".join(
        [day, entries.set_up_entries(facts), *(entries.meeting_entry(one, facts) for one in meetings)]
    )


def _key(token: str, purpose: LinkPurpose, kind: str, now: datetime) -> int | None:
    link = Link.objects.opened_by(token, purpose, now).first()
    found, _colon, number = link.subject.partition(":") if link else ("", "", "")
    return int(number) if found == kind and number.isdecimal() else None
