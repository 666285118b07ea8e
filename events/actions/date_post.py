"""How do drafts about the day and the room follow the poll and the request, and how do they get their links?

A link is saved together with the message that carries it, or not at all.
"""

from collections.abc import Iterator
from typing import Any

from django.db import transaction

from partners.choices import LinkPurpose
from partners.models import Message
from partners.post import outbox
from partners.post.letter import Letter, Parcel

from .. import date_letters, letters, personal_links
from ..choices import LetterKind, RoomState, StandState
from ..date_letters import KINDS, OF_POLLS
from ..letter_scene import Scene
from ..models import Event, Poll, RoomBooking, Stand
from .writing import event_for_letters, stands_for_letters

__all__ = ["KINDS", "current", "file_for", "pack"]
GONE = (StandState.DECLINED, StandState.CANCELLED)


def current(occasion: str) -> Iterator[tuple[Message, Letter | None]]:
    """Yield each such draft about one event with the letter as it would be now; nothing: it is not needed any more."""
    drafts = list(Message.objects.about(occasion).drafts().of_kinds(KINDS).order_by("pk"))
    event = _event(occasion) if drafts else None
    scene = letters.scene_of(event) if event else None
    stands = {stand.subject: stand for stand in stands_for_letters(event)} if event else {}
    for draft in drafts:
        yield draft, _as_now(draft, scene, stands.get(draft.subject)) if scene else None


def pack(message: Message) -> bool:
    """Make the link of one released message; returns whether it is ready to leave.

    What would ask something else than the person saw becomes a draft again; what is not asked any more is cancelled.
    """
    event = _event(message.occasion)
    if event is None:
        return not outbox.cancel(message)
    stand = _stand(event, message)
    letter = _as_now(message, letters.scene_of(event), stand)
    if letter is None:
        outbox.cancel(message)
        return False
    if letter.facts_digest != message.facts_digest:
        outbox.take_back(message)
        return False
    token, link = personal_links.new_address(LinkPurpose.STAND if stand else LinkPurpose.LIBRARY)
    return _save(message, token, link, event, stand)


def file_for(message: Message) -> tuple[str, list[Parcel], str]:
    """Return link, no files, and a file name of one message for a person's own mail program; the link works from now.

    Raises LookupError where what it asks is not asked any more.
    """
    event = _event(message.occasion)
    stand = _stand(event, message) if event else None
    if event is None or _as_now(message, letters.scene_of(event), stand) is None:
        raise LookupError(message.key)
    token, link = personal_links.new_address(LinkPurpose.STAND if stand else LinkPurpose.LIBRARY)
    with transaction.atomic():
        personal_links.save_for(token, event, stand)
    whose = stand.organisation.slug if stand else "kirjasto"
    return link, [], f"{message.kind.replace('_', '-')}-{event.slug}-{whose}.eml"


@transaction.atomic
def _save(message: Message, token: str, link: str, event: Event, stand: Stand | None) -> bool:
    if not outbox.pack(message, link, ()):
        return False  # somebody else was faster, with a link of their own
    personal_links.save_for(token, event, stand)
    return True


def _as_now(message: Message, scene: Scene, stand: Stand | None) -> Letter | None:
    """Return a message as it would be written now, or None where nobody asks that any more."""
    facts: dict[str, Any] = {"version": message.version, "thread": message.thread}
    if message.kind in OF_POLLS:
        poll = Poll.objects.of(scene.event).open().first()
        is_gone = (stand is None) != (message.subject == scene.event.subject) or (
            stand and stand.state in GONE
        )
        if poll is None or is_gone or not message.key.startswith(f"{message.kind}:{poll.pk}:"):
            return None
        if stand is None and scene.event.venue is None:
            return None
        return date_letters.poll_letter(scene, poll, stand, kind=LetterKind(message.kind), **facts)
    venue, booking = scene.event.venue_id, RoomBooking.of(scene.event)
    is_for_venue = message.key.startswith(f"{message.kind}:{scene.event.pk}:{venue}:")
    if not venue or not is_for_venue or scene.is_over or booking.state == RoomState.CONFIRMED:
        return None
    return date_letters.room_request(scene, booking, **facts)


def _event(occasion: str) -> Event | None:
    kind, _colon, key = occasion.partition(":")
    return event_for_letters(int(key)) if kind == "event" and key.isdecimal() else None


def _stand(event: Event, message: Message) -> Stand | None:
    key = message.subject.removeprefix("stand:")
    return next(iter(stands_for_letters(event, [int(key)])), None) if key.isdecimal() else None
