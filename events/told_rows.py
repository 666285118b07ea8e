"""What have somebody's calendars been told, what does the record say now, and do they agree?

Constant queries: what was told, the facts of the events and meetings by language, nothing per row.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Q

from partners.models import User

from . import sheet as sheets
from .calendars import entries, itip, reading
from .facts import EventSheet
from .meeting_letters import sheet_of_network
from .models import CalendarTold, Event, HostSite, Meeting
from .models.calendar_told import TELLING

MOST_ROWS = 400  # lines of the log that one look reads, the newest first
COMPARED = ("title", "starts", "ends", "place")
REPLY = "REPLY"
OFF = ("CANCELLED", "TENTATIVE")  # a postponed day must not stand in anybody's calendar either


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of one person's calendar. `told` and `replies` are newest first; `now` is what the record says,

    None where there is nothing any more; `differs` names the facts that a calendar shows otherwise.
    """

    email: str
    name: str
    uid: str
    title: str
    told: tuple[CalendarTold, ...]
    replies: tuple[CalendarTold, ...]
    now: Mapping[str, str] | None
    differs: tuple[str, ...]
    is_held: bool
    is_told: bool

    @property
    def agrees(self) -> bool:
        """Tell whether the calendar shows what the record says, as far as mails reached it."""
        if not self.is_told:
            return not self.is_held
        return self.is_held and not self.differs


def seen_by(user: User, event: Event | None, words: str) -> list[CalendarTold]:
    """Return what was told in the networks that a user coordinates, the newest first; one query."""
    mine = user.standing.coordinated
    found = CalendarTold.objects.filter(Q(event__network__in=mine) | Q(meeting__network__in=mine))
    if event is not None:
        found = found.filter(event=event)
    for word in words.split():
        found = found.filter(Q(email__icontains=word) | Q(name__icontains=word))
    return list(found.select_related("message").defer("message__text").order_by("-id")[:MOST_ROWS])


def entries_of(rows: Iterable[CalendarTold]) -> list[Entry]:
    """Return the entries that rows tell of, by person and then by day."""
    grouped: dict[tuple[str, str], list[CalendarTold]] = {}
    for row in rows:
        grouped.setdefault((row.email.lower(), row.uid), []).append(row)
    now = _record([row for group in grouped.values() for row in group])
    found = [_entry(group, now) for group in grouped.values()]
    return sorted(found, key=lambda one: (one.name.lower(), one.email, _starts(one), one.uid))


def _starts(entry: Entry) -> str:
    return (entry.now or {}).get("starts", "") or entry.told[0].says.get("starts", "") if entry.told else ""


def _entry(rows: list[CalendarTold], record: Mapping[tuple[str, str], Mapping[str, str] | None]) -> Entry:
    told = tuple(row for row in rows if row.method != REPLY)
    replies = tuple(row for row in rows if row.method == REPLY)
    newest = rows[0]
    standing = next((row for row in told if is_standing(row)), None)
    now = record.get((newest.uid, _language(standing or newest)), record.get((newest.uid, "fi")))
    is_told = standing is not None and standing.method == itip.REQUEST
    differs = (
        tuple(fact for fact in COMPARED if str(standing.says.get(fact, "")) != now.get(fact, ""))
        if standing is not None and is_told and now is not None
        else ()
    )
    is_held = now is not None and now.get("state") not in OFF
    title = (now or {}).get("title", "") or str((told[0] if told else newest).says.get("title", ""))
    return Entry(
        newest.email, newest.name, newest.uid, title, told, replies, now, differs, is_held, is_told
    )  # fmt: skip


def is_standing(row: CalendarTold) -> bool:
    """Tell whether a row has left or is leaving."""
    return row.message is None or row.message.state in TELLING


def _language(row: CalendarTold) -> str:
    return row.message.language if row.message else "fi"


def _record(rows: list[CalendarTold]) -> dict[tuple[str, str], Mapping[str, str] | None]:
    """Return what the record says of each entry by (identity, language); six queries a language and two more."""
    events = {row.event_id for row in rows if row.event_id is not None}
    own = [row.meeting_id for row in rows if row.event_id is None and row.meeting_id is not None]
    meetings = list(Meeting.objects.filter(pk__in=own).select_related("network")) if own else []
    hosts = list(HostSite.objects.filter(event__in=events)) if events else []
    found: dict[tuple[str, str], Mapping[str, str] | None] = {}
    for language in sorted({_language(row) for row in rows} | {"fi"}) if rows else ():
        sheets_now = sheets.many(events, language)
        for facts in sheets_now.values():
            found |= _of_event(facts, language)
        for site in hosts:
            facts, host = sheets_now[site.event_id], site.facts(settings.CALENDAR_DOMAIN)
            if facts.day and facts.opens:
                found[host.uid, language] = reading.facts_of(entries.host_component(host, facts))
        for row in meetings:
            entry = entries.meeting_component(
                sheets.meeting_facts(row), sheet_of_network(row.own_network, language)
            )
            found[sheets.calendar_uid(row), language] = reading.facts_of(entry)
    return found


def _of_event(facts: EventSheet, language: str) -> dict[tuple[str, str], Mapping[str, str] | None]:
    """Return what one event's sheet says of itself and its meetings."""
    found: dict[tuple[str, str], Mapping[str, str] | None] = {}
    if facts.day and facts.opens:
        found[facts.uid, language] = reading.facts_of(entries.event_component(facts, for_partners=True))
    for one in facts.meetings:
        found[one.uid, language] = reading.facts_of(entries.meeting_component(one, facts))
    return found


def moment(iso: str) -> datetime | None:
    """Return a kept moment, or nothing."""
    return datetime.fromisoformat(iso) if iso else None
