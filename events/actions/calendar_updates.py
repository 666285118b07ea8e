"""How do calendars follow a change that moved nobody: another room, a new name of the event, a meeting or a host site?

Only whose calendar shows something old is written to, one mail to each, with what is otherwise in that very calendar.
The mails are held for ten minutes like those of a move, and an entry of something that is off is taken away.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from partners.models import Change, FieldChange, Message, User
from partners.post.letter import Letter, Parcel
from talkoot.lib import dates
from talkoot.lib.text import in_language

from .. import sheet as sheets
from ..calendars import entries, itip
from ..choices import EventState, LetterKind
from ..day_facts import HostFacts
from ..facts import EventSheet
from ..models import CalendarTold, Event
from ..placeholders import one_line
from . import calendar_told
from .calendar_told import Difference

HELD = timedelta(minutes=10)
NOT_HELD = (EventState.CANCELLED, EventState.POSTPONED)


class Overtaken(Exception):
    """Something else was shown than what would be sent now. Nothing was written."""


@dataclass(frozen=True, slots=True)
class Part:
    """One entry of somebody's calendar that shows something old: what it is called now, and the file that mends it."""

    told: CalendarTold
    title: str
    parcel: Parcel
    differences: tuple[Difference, ...]
    is_off: bool


@dataclass(frozen=True, slots=True)
class Update:
    """One mail that would leave: to whom, with which words and calendar parts, the event's own first."""

    email: str
    letter: Letter
    parts: tuple[Part, ...]


def due(event: Event) -> list[Update]:
    """Return what would be written to whom, in the order of addresses; the same queries however many there are."""
    facts, hosts = sheets.in_languages(event), list(event.host_sites.all())
    rows = [row for people in calendar_told.holders(event).values() for row in people.values()]
    messages = Message.objects.in_bulk({row.message_id for row in rows if row.message_id})
    found: dict[str, list[CalendarTold]] = {}
    for row in sorted(rows, key=lambda one: (one.email.lower(), one.uid != facts["fi"].uid, one.pk)):
        found.setdefault(row.email.lower(), []).append(row)
    updates = []
    for email, told in found.items():
        message = messages.get(told[0].message_id or 0)
        sheet = facts.get(message.language if message else "fi", facts["fi"])
        parts = _parts(told, sheet, [site.facts(settings.CALENDAR_DOMAIN) for site in hosts])
        if parts:
            with translation.override(sheet.language):
                letter = _letter(event, parts, sheet, message.subject if message else "")
            updates.append(Update(email, letter, parts))
    return updates


def alike(updates: Iterable[Update]) -> list[list[Update]]:
    """Return the mails by their words, so that the same text is read once; in the order of the first of each."""
    found: dict[tuple[str, str, str], list[Update]] = {}
    for one in updates:
        found.setdefault((one.letter.language, one.letter.title, one.letter.text), []).append(one)
    return list(found.values())


def fingerprint(updates: Iterable[Update]) -> str:
    """Return what tells whether what is sent is what was seen."""
    seen = [(one.email, one.letter.title, one.letter.text) for one in updates]
    return hashlib.blake2b(repr(seen).encode(), digest_size=16).hexdigest()


@transaction.atomic
def send(event: Event, *, seen: str, by: User, now: datetime) -> int:
    """Write the mails; returns how many. Raises Overtaken when they are not what was seen."""
    row = Event.objects.select_for_update(of=("self",)).select_related("network").get(pk=event.pk)
    updates = due(row)
    if fingerprint(updates) != seen:
        raise Overtaken
    written = 0
    for one in updates:  # one that was undone may be written again later, so its key tells when
        letter = replace(one.letter, key=f"{one.letter.key}:{now:%Y%m%d%H%M%S}")
        written += calendar_told.write(letter, by=by, held_until=now + HELD)[1]
    if written:
        Change.objects.record(
            subject=row.subject, network=row.network, deed="calendars_updated", by=by,
            changes=[FieldChange("", "", str(written))],
        )  # fmt: skip
    return written


def _parts(told: Iterable[CalendarTold], sheet: EventSheet, hosts: Iterable[HostFacts]) -> tuple[Part, ...]:
    """Return what of one person's calendar shows something old; the first is the mail's own, the others beside it."""
    found: list[Part] = []
    hosted = {one.uid: one for one in hosts}
    for row in told:
        made = _made(row, sheet, hosted.get(row.uid), beside=len(found))
        if made is None:
            continue
        title, is_off, parcel = made
        if changed := tuple(calendar_told.differences(row, parcel)):
            found.append(Part(row, title, parcel, changed, is_off))
    return tuple(found)


def _made(
    row: CalendarTold, sheet: EventSheet, host: HostFacts | None, *, beside: int
) -> tuple[str, bool, Parcel] | None:  # fmt: skip
    """Return what an entry is called, whether it is off, and the part as it would leave; nothing of what is no more."""
    is_off = EventState(sheet.state) in NOT_HELD or not (sheet.day and sheet.opens)
    method = itip.CANCEL if is_off else itip.REQUEST
    if row.uid == sheet.uid:
        return sheet.title, is_off, itip.event_parts(sheet, row.email, row.name, method)[0]
    meeting = next((one for one in sheet.meetings if one.uid == row.uid), None)
    if meeting is not None:
        word = itip.CANCEL if meeting.cancelled else itip.REQUEST
        (part,) = itip.meeting_parts(meeting, sheet, row.email, row.name, word, beside=beside)
        return meeting.name, meeting.cancelled, part
    if host is None or not (sheet.day and sheet.opens):
        return None
    entry = entries.host_component(host, sheet)
    return host.name, is_off, itip.parcel(entry, row.email, row.name, method, beside=beside)


def _letter(event: Event, parts: tuple[Part, ...], sheet: EventSheet, subject: str) -> Letter:
    """Return the mail in the active language: what is otherwise, and that the entries follow by themselves."""
    network, row = in_language(event.network, "name", sheet.language)[0], parts[0].told
    name = {"event": one_line(sheet.title)}
    opening = _("Something has changed in what your calendar shows of %(event)s:") % name
    text = "\n\n".join([opening, *_told(parts, sheet), _follows(parts), network])
    return Letter(
        kind=LetterKind.CHANGE, key=_key(event, parts), title=(_("Changed: %(event)s") % name)[:200], text=text,
        to_email=row.email, to_name=row.name, network=event.network, occasion=event.subject, subject=subject,
        version=event.version, language=sheet.language, from_name=one_line(network), reply_name=one_line(network),
        reply_email=event.network.email, parcels=tuple(part.parcel for part in parts),
    )  # fmt: skip


def _told(parts: tuple[Part, ...], sheet: EventSheet) -> list[str]:
    """Return a paragraph for each entry: what of it is otherwise, under its name where it is not the event's own."""
    found = []
    for part in parts:
        lines = [one for one in (_line(change, sheet.language) for change in part.differences) if one]
        if part.is_off:
            lines = [_("It is not held.")]
        head = [] if part.told.uid == sheet.uid else [f"{one_line(part.title)}:"]
        found.append("\n".join([*head, *lines]))
    return found


def _follows(parts: tuple[Part, ...]) -> str:
    """Return what the files of the mail do."""
    number = len(parts)
    if all(part.is_off for part in parts):
        return ngettext(
            "The attached calendar entry takes it out of your calendar.",
            "The attached calendar entries take them out of your calendar.", number,
        )  # fmt: skip
    return ngettext(
        "The attached calendar entry changes what stands in your calendar. You need not answer.",
        "The attached calendar entries change what stands in your calendar. You need not answer.", number,
    )  # fmt: skip


def _key(event: Event, parts: tuple[Part, ...]) -> str:
    """Return what makes the mail one: this person, after what was told last, and what the entries say now."""
    said = hashlib.blake2b(b"".join(part.parcel.content for part in parts), digest_size=8).hexdigest()
    return f"{LetterKind.CHANGE}:{event.pk}:{parts[0].told.pk}:{said}"


def _line(difference: Difference, language: str) -> str:
    """Return "Paikka: Sali 1 → Sali 2"; the state is told by the sentence below."""
    names = {
        "title": pgettext("a calendar entry", "name"), "starts": pgettext("a calendar entry", "start"),
        "ends": pgettext("a calendar entry", "end"), "place": pgettext("a calendar entry", "place"),
    }  # fmt: skip
    if difference.fact not in names:
        return ""
    before, after = (
        _shown(difference.fact, value, language) for value in (difference.before, difference.after)
    )
    nothing = pgettext("a fact", "none")
    return f"{names[difference.fact].capitalize()}: {before or nothing} → {after or nothing}"


def _shown(fact: str, value: str, language: str) -> str:
    if fact not in ("starts", "ends") or not value:
        return one_line(value)
    at = localtime(datetime.fromisoformat(value))
    return f"{dates.weekday_date(at.date(), language)} {dates.clock(at.time(), language)}"
