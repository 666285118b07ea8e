"""What has each person's calendar been told, so that the next mail invites, changes or takes away what is there?

Every calendar part that leaves is read back and written down in the transaction that writes or packs its message.
The first mail to a person about an entry is an invitation; only who was told a REQUEST gets a CANCEL.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models, transaction

from partners.choices import MessageState
from partners.models import Message, User
from partners.post import outbox
from partners.post.letter import Letter, Parcel

from ..calendars import itip, reading
from ..models import CalendarTold, Event, Meeting

Holders = Mapping[str, Mapping[str, CalendarTold]]  # by calendar identity, then by address in small letters


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that somebody's calendar shows and that is another now: title, starts, ends, place or state."""

    fact: str
    before: str
    after: str


@transaction.atomic
def write(
    letter: Letter, *, state: MessageState = MessageState.QUEUED, by: User | None = None,
    held_until: datetime | None = None,
) -> tuple[Message, bool]:  # fmt: skip
    """Write a letter into the outbox as outbox.write does, and down what its calendar parts tell."""
    message, is_new = outbox.write(letter, state=state, by=by, held_until=held_until)
    if is_new and state == MessageState.QUEUED:
        note(message, letter.parcels)
    return message, is_new


def note(message: Message, parcels: Iterable[Parcel]) -> int:
    """Write down what a message tells its receiver's calendar; returns how many entries. Call in its transaction."""
    return note_all([(message, parcels)])


@transaction.atomic
def note_all(told: Iterable[tuple[Message, Iterable[Parcel]]]) -> int:
    """Do so for many messages, in as many queries as for one. A message packed anew tells what it tells now."""
    pairs = list(told)
    CalendarTold.objects.of_messages(message for message, _ in pairs).delete()  # of a packing that never left
    found = [(message, said) for message, parcels in pairs for said in _said(parcels)]
    if not found:
        return 0
    uids = {said.uid for _message, said in found}
    events, meetings = _by_uid(Event, uids), _by_uid(Meeting, uids)
    CalendarTold.objects.bulk_create(
        CalendarTold(
            event_id=_event_of(message, said.uid, events, meetings), meeting=meetings.get(said.uid),
            uid=said.uid, sequence=said.sequence, method=said.method, says=said.facts, message=message,
            email=said.attendees[0].email, name=said.attendees[0].name,
        )
        for message, said in found
    )  # fmt: skip
    return len(found)


def holders(event: Event) -> Holders:
    """Return in whose calendars an event and its meetings stand now: who was told a REQUEST and no CANCEL since."""
    return _holding(CalendarTold.objects.of_event(event))


def holders_of(uids: Iterable[str]) -> Holders:
    """Return the same of entries given by their calendar identities (a meeting of the network, a host's site)."""
    return _holding(CalendarTold.objects.about(uids))


def has_been_invited(held: Holders, uid: str, email: str) -> bool:
    """Tell whether an entry stands in somebody's calendar, so that the next mail may speak of a change."""
    return email.lower() in held.get(uid, {})


def differences(row: CalendarTold, parcel: Parcel) -> list[Difference]:
    """Return what somebody's calendar shows otherwise than a part that is about to leave, in the order of facts."""
    (now,) = (said.facts for said in reading.said_by(parcel.content))
    return [
        Difference(fact, str(row.says.get(fact, "")), after)
        for fact, after in now.items()
        if str(row.says.get(fact, "")) != after
    ]


def _holding(rows: "models.QuerySet[CalendarTold]") -> Holders:
    latest: dict[str, dict[str, CalendarTold]] = {}
    for row in CalendarTold.objects.filter(pk__in=rows).standing().sent().order_by("id"):
        latest.setdefault(row.uid, {})[row.email.lower()] = row
    return {
        uid: {email: row for email, row in people.items() if row.method == itip.REQUEST}
        for uid, people in latest.items()
    }


def _said(parcels: Iterable[Parcel]) -> Iterable[reading.Said]:
    """Read back what calendar parts say; each speaks of one entry to one person."""
    for one in parcels:
        kind = one.content_type.partition(";")[0].strip().lower()
        if kind in ("text/calendar", itip.ATTACHED):
            yield from reading.said_by(one.content)


def _by_uid(model: Any, uids: Iterable[str]) -> dict[str, Any]:
    """Return the rows behind calendar identities ("talkoot-<uuid>@domain")."""
    keys = {uid: key for uid in uids if (key := _uuid(uid))}
    rows = {row.calendar_uid: row for row in model.objects.filter(calendar_uid__in=set(keys.values()))}
    return {uid: rows[key] for uid, key in keys.items() if key in rows}


def _uuid(uid: str) -> UUID | None:
    try:
        return UUID(uid.partition("@")[0].removeprefix("talkoot-"))
    except ValueError:
        return None


def _event_of(
    message: Message, uid: str, events: Mapping[str, Event], meetings: Mapping[str, Meeting]
) -> int | None:  # fmt: skip
    """Return the event an entry belongs to; of entries that are neither event nor meeting the message's own."""
    if uid in events:
        return events[uid].pk
    if uid in meetings:
        return meetings[uid].event_id
    kind, _colon, key = message.occasion.partition(":")
    return int(key) if kind == "event" and key.isdecimal() else None
