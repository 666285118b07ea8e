"""What stands in the example's outbox: what was sent, what failed, and drafts that wait for a person?

Nothing here is ever sent by itself: what has gone is told as gone, everything else is a draft or a failure.
"""

import uuid
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from partners.choices import MessageState
from partners.models import Message, User
from partners.post import outbox
from partners.post.letter import Letter

from .. import letters
from ..choices import StandState
from ..models import CalendarTold, Event, Stand
from . import calendar_told
from .demo_answers import moment

Moved = Callable[[str], date]


def add_post(event: Event, told: dict[str, Any], moved: Moved, by: User) -> None:
    """Write an event's correspondence as far as the data file tells it."""
    stands = list(event.stands.in_order().with_contacts())
    for stand in stands:
        stand.event = event
    if "invited_on" not in told:
        _drafts(event, stands, moved(told["draft_on"]), by)
        return
    invited = moment(told["invited_on"], moved)
    scene = letters.scene_of(event, moved(told["invited_on"][:10]))
    threads = {
        stand.pk: _sent(letters.invitation(scene, stand), invited, by, MessageState.ACCEPTED)
        for stand in stands
    }
    _tell_calendars(event, scene, stands, invited)
    reminded, failed = moment(told["reminded_on"], moved), told["failed"]
    for stand in stands:
        slug = stand.organisation.slug
        if slug in told["silent_in_january"]:
            letter = letters.reminder(scene, stand, invited_on=scene.today, thread=threads[stand.pk])
            has_failed = slug == failed["organisation"]
            state = MessageState.FAILED if has_failed else MessageState.ACCEPTED
            _sent(letter, reminded, by, state, failed["words"] if has_failed else "")
    _chase(event, stands, moved(told["draft_on"]), threads, by)


def _tell_calendars(event: Event, scene: letters.Scene, stands: Iterable[Stand], at: datetime) -> None:
    """Write down what the invitations told their receivers' calendars, as packing them would have done."""
    by_subject = {stand.subject: stand for stand in stands}
    pairs = []
    for message in Message.objects.about(event.subject).of_kind("invitation").order_by("pk"):
        language = by_subject[message.subject].organisation.language
        if message.to_email:
            parts = letters.calendars(scene.sheets[language], message.to_email, message.to_name)
            pairs.append((message, parts))
    calendar_told.note_all(pairs)
    CalendarTold.objects.of_event(event).update(at=at)


def _chase(event: Event, stands: Iterable[Stand], day: date, threads: dict[int, str], by: User) -> None:
    """Write drafts of the next reminder to those who are still silent, and the library's link."""
    scene = letters.scene_of(event, day)
    for stand in stands:
        if stand.state in StandState.silent():
            first = Message.objects.to_subject(stand.subject).of_kind("invitation").first()
            invited_on = first.released_at.date() if first and first.released_at else None
            letter = letters.reminder(
                scene, stand, invited_on=invited_on, version=2, thread=threads[stand.pk]
            )
            _draft(letter, by)
    _draft(letters.library_link(scene), by)


def _drafts(event: Event, stands: Iterable[Stand], day: date, by: User) -> None:
    """Write drafts of the invitations."""
    scene = letters.scene_of(event, day)
    for stand in stands:
        _draft(letters.invitation(scene, stand), by)


def _draft(letter: Letter, by: User) -> Message:
    message, _is_new = outbox.write(letter, state=MessageState.DRAFT, by=by)
    message.message_id = _identity(letter)
    message.save(update_fields=["message_id"])
    return message


def _sent(letter: Letter, at: datetime, by: User, state: MessageState, words: str = "") -> str:
    """Write a message that went, or failed, at that moment; returns its Message-ID."""
    message = _draft(letter, by)
    Message.objects.filter(pk=message.pk).update(
        state=state, created_at=at, released_at=at, released_by=by, packed_at=at, settled_at=at, attempts=1,
        server_words=words,
    )  # fmt: skip
    return message.message_id


def _identity(letter: Letter) -> str:
    """Return the same Message-ID for the same receiver, kind and version, so that example data can be compared."""
    name = f"{letter.kind}/{letter.title}/{letter.to_email}/{letter.version}"
    made = uuid.uuid5(uuid.NAMESPACE_URL, f"https://talkoot.example.org/{name}")
    return f"<{letter.kind.replace('_', '-')}.{made}.v{letter.version}@talkoot.example.org>"
