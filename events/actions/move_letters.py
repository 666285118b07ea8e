"""With which words are people told that an event has moved, is off or on again, and what do their calendars get?

The words of a language are shown filled in, but for what differs from receiver to receiver; a person may edit them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from partners.choices import LinkPurpose
from partners.models import Message, User
from partners.post import outbox
from partners.post.letter import Letter, Parcel
from talkoot.lib.text import in_language

from .. import letter_values, personal_links
from ..calendars import entries, itip
from ..choices import AttendanceMode, EventState, LetterKind, StandState
from ..date_choices import MoveKind
from ..day_facts import HostFacts
from ..facts import EventSheet, MeetingFacts
from ..letter_making import to_host, to_stand, to_venue
from ..letter_scene import Scene, scene_of
from ..letter_words import Words
from ..models import Meeting
from ..placeholders import ANSWER_LINK, fill_letter, fill_title, harmless
from ..sheet import calendar_uid
from . import calendar_told
from .consequences import Consequences
from .situation import OFF, Receiver

KINDS = {
    MoveKind.MOVE: LetterKind.MOVED, MoveKind.POSTPONE: LetterKind.POSTPONED, MoveKind.CANCEL: LetterKind.CALLED_OFF,
    MoveKind.REINSTATE: LetterKind.REINSTATED, MoveKind.FORMAT: LetterKind.FORMAT_CHANGED,
}  # fmt: skip
OWN = ("greeting", "first_name", "contact_name", "organisation", "topic", ANSWER_LINK)  # of each receiver
STAYS_AWAY = (StandState.DECLINED, StandState.CANCELLED, StandState.WAITING)


@dataclass(frozen=True, slots=True)
class Envelope:
    """A letter that is ready to be written, the key of its personal link, and whose link it is."""

    letter: Letter
    token: str
    receiver: Receiver


def scene(found: Consequences) -> Scene:
    """Return what all letters of a change share: the event as it will be. Three queries at most."""
    return scene_of(found.after, found.situation.today, found.facts_in_languages())


def proposed(found: Consequences, told: Scene, language: str) -> Words:
    """Return subject line and text in a language, with everything filled in that is the same for all receivers."""
    words = told.words[KINDS[found.wish.kind]][language]
    values = {**told.values[language], **_of_change(found, language), **{name: f"{{{name}}}" for name in OWN}}
    return Words(fill_title(words.title, values).text, fill_letter(words.text, values).text)


def _of_change(found: Consequences, language: str) -> dict[str, str]:
    """Return what only these letters tell. The reason is told in the language it was written in, Finnish."""
    facts, plan = found.facts(language), getattr(found.after, "day_plan", None)
    is_remote = facts.attendance != AttendanceMode.ONSITE
    with translation.override(language):
        ways = {
            AttendanceMode.ONSITE: _("in place"), AttendanceMode.HYBRID: _("both in place and remotely"),
            AttendanceMode.ONLINE: _("remotely"),
        }  # fmt: skip
        way = str(ways[AttendanceMode(facts.attendance)])
    return {
        "reason": harmless(found.wish.reason) if language == "fi" else "",
        **_of_move(found, facts, language),
        "way": way,
        "remote_link": facts.remote_link if is_remote else "",
        "joining": harmless(in_language(plan, "joining", language)[0]) if plan and is_remote else "",
    }


def _of_move(found: Consequences, facts: EventSheet, language: str) -> dict[str, str]:
    """Return which of time and place is new, and the place before; a time that stays has no earlier one."""
    was, now = found.was(language), facts
    is_new_time = (was.day, was.opens, was.closes) != (now.day, now.opens, now.closes)
    before, after = letter_values.place(was), letter_values.place(now)
    with translation.override(language):
        told = {
            "time_word": _("New time") if is_new_time else _("Time"),
            "place_word": _("New place") if before != after else _("Place"),
            "change_word": _("New time") if before == after else _("New place"),
            "previous_place": harmless(before) if before != after else "",
        }
        if is_new_time and before != after:
            told["change_word"] = _("New time and place")
    return told if is_new_time or before == after else told | {"previous_time": ""}


def written(found: Consequences, words: Mapping[str, Words]) -> list[Envelope]:
    """Return the letters to everybody who has been written to and has an address. Writes nothing.

    `words` by language, as a person has edited them; a language without any has the proposed ones.
    """
    shared, kind = scene(found), KINDS[found.wish.kind]
    languages = {one.language for one in found.situation.receivers}
    chosen = {language: words.get(language) or proposed(found, shared, language) for language in languages}
    shared = replace(shared, words={kind: chosen})
    return [_envelope(found, shared, kind, one) for one in found.situation.receivers if one.email]


def _envelope(found: Consequences, shared: Scene, kind: LetterKind, receiver: Receiver) -> Envelope:
    purpose = LinkPurpose.STAND if receiver.stand else LinkPurpose.LIBRARY
    purpose = LinkPurpose.HOST_SITE if receiver.host else purpose
    token, link = personal_links.new_address(purpose)
    thread, version = found.situation.posted.thread(receiver.subject), found.after.version
    if receiver.stand:
        letter = to_stand(kind, shared, receiver.stand, version, thread)
    elif receiver.host:
        letter = to_host(kind, shared, receiver.host, version, thread)
    else:  # a place that the event leaves is written to as its place
        letter = to_venue(kind, replace(shared, event=found.event), version, thread, receiver.language)
        letter = replace(letter, key=f"{kind}:{found.event.pk}:{found.event.venue_id}:venue:v{version}")
    parcels = tuple(_parcels(found, shared.sheets[receiver.language], receiver, letter.to_name))
    return Envelope(replace(letter, link=link, parcels=parcels, missing=()), token, receiver)


def _parcels(found: Consequences, facts: EventSheet, receiver: Receiver, name: str) -> Iterable[Parcel]:
    """Yield the calendar parts of one receiver: the event's own first, then each meeting that became different.

    A host site has an entry of its own, and none of meetings.
    """
    if receiver.host:
        yield from _parts_of_host(facts, receiver, receiver.host.facts(settings.CALENDAR_DOMAIN), name)
        return
    method = _method_of_event(found, facts, receiver)
    if method:
        yield from itip.event_parts(facts, receiver.email, name, method)
    changed = {
        calendar_uid(step.row) for step in found.meetings if step.goes and isinstance(step.row, Meeting)
    }
    turned = (found.plan.leaving, found.plan.returning) if found.plan else ()
    changed |= {calendar_uid(row) for rows in turned for row in rows.get("meetings", [])}
    number = 0
    for meeting in facts.meetings:
        if meeting.uid in changed and (method := _method_of_meeting(meeting, receiver)):
            number += 1
            yield from itip.meeting_parts(meeting, facts, receiver.email, name, method, beside=number)


def _parts_of_host(facts: EventSheet, receiver: Receiver, host: HostFacts, name: str) -> Iterable[Parcel]:
    if host.uid in receiver.holds and facts.day and facts.opens:
        method = itip.CANCEL if EventState(facts.state) in OFF else itip.REQUEST
        yield itip.parcel(entries.host_component(host, facts), receiver.email, name, method)
    elif host.uid in receiver.heard and facts.day and facts.opens and EventState(facts.state) not in OFF:
        yield itip.parcel(entries.host_component(host, facts), receiver.email, name)


def _method_of_event(found: Consequences, facts: EventSheet, receiver: Receiver) -> str:
    """Return how a receiver's calendar follows: who has no entry gets none of an event that is off, nor a decliner."""
    holds = facts.uid in receiver.holds
    is_left = receiver.stand is None and found.event.venue_id != found.after.venue_id
    if EventState(facts.state) in OFF or is_left:  # a day that is off, or elsewhere, must not remind anybody
        return itip.CANCEL if holds else ""
    comes = receiver.stand is not None and receiver.stand.state not in STAYS_AWAY
    return itip.REQUEST if holds or comes else ""


def _method_of_meeting(meeting: MeetingFacts, receiver: Receiver) -> str:
    if meeting.cancelled:
        return itip.CANCEL if meeting.uid in receiver.holds else ""
    return itip.REQUEST if meeting.uid in receiver.heard else ""


def post(found: Consequences, envelopes: Iterable[Envelope], held_until: datetime, by: User) -> list[Message]:
    """Write the letters into the outbox, held until a moment, each with its link; inside the caller's transaction."""
    told: list[tuple[Message, tuple[Parcel, ...]]] = []
    for one in envelopes:
        message, is_new = outbox.write(one.letter, by=by, held_until=held_until)
        if not is_new:
            continue
        if one.receiver.stand:
            personal_links.save_for_stand(one.token, one.receiver.stand)
        elif one.receiver.host:
            personal_links.save_for_host(one.token, one.receiver.host)
        else:
            personal_links.save_for_library(one.token, found.event)
        told.append((message, one.letter.parcels))
    calendar_told.note_all(told)
    return [message for message, _parcels in told]
