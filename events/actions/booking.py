"""How is a venue asked for its room, and what does it tell of the room for the next time?"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from partners import keeping
from partners.choices import MessageState
from partners.models import Change, FieldChange, Message, User, Venue
from partners.post import outbox

from .. import date_letters, letters
from ..choices import LetterKind, RoomState
from ..models import Event, RoomBooking
from .consequences import ASKED_AGAIN
from .following import refreshed
from .writing import Correspondence, event_for_letters


class NothingToAsk(Exception):
    """The event has no venue or no day, or it is over."""


def request_room(event: Event, note: str, *, by: User) -> Message:
    """Ask the venue for its room: note when, and write a draft with its link; a draft that waits is written anew.

    What the venue has answered before is taken back, for it is asked again. Raises NothingToAsk.
    """
    found = event_for_letters(event.pk)
    scene = letters.scene_of(found) if found and found.venue_id and found.day else None
    if found is None or scene is None or scene.is_over:
        raise NothingToAsk
    with transaction.atomic():
        Event.objects.select_for_update(of=("self",), no_key=True).get(pk=event.pk)
        facts = ASKED_AGAIN | {"requested_at": timezone.now(), "request_note": note, "state": RoomState.ASKED}
        booking, _made = RoomBooking.objects.update_or_create(event=found, defaults=facts)
        Change.objects.record(
            subject=event.subject, network=event.network, deed="room_requested", by=by,
            changes=[FieldChange("", "", note)],
        )  # fmt: skip
        refreshed(found.subject)
        latest = _latest(found)
        if latest and latest.state in (MessageState.DRAFT, *MessageState.leaving()):
            return latest
        version, posted = latest.version + 1 if latest else 1, Correspondence.of(found)
        letter = date_letters.room_request(
            scene, booking, version=version, thread=posted.thread(found.subject)
        )
        return outbox.write(letter, state=MessageState.DRAFT, by=by)[0]


def _latest(event: Event) -> Message | None:
    keys = f"{LetterKind.ROOM_REQUEST}:{event.pk}:{event.venue_id}:"
    return Message.objects.with_keys_like(keys).order_by("-version").first()


@transaction.atomic
def tell_room_facts(venue: Venue, facts: Mapping[str, Any], *, by_name: str, event: Event) -> bool:
    """Keep what the venue's people tell of their room; returns whether anything was new. Only what differs is saved.

    The trail of the venue and of the event both tell of it.
    """
    before = Venue.objects.select_for_update(no_key=True).get(pk=venue.pk)
    for name, value in facts.items():
        setattr(venue, name, value)
    changes = [row for row in keeping.changes_between(before, venue) if row.field in facts]
    if not changes:
        return False
    Venue.objects.filter(pk=venue.pk).update(**{row.field: facts[row.field] for row in changes})
    whose: dict[str, Any] = {"network": venue.network, "by_name": by_name}
    Change.objects.record(subject=f"venue:{venue.pk}", deed="venue_edited", changes=changes, **whose)
    Change.objects.record(subject=event.subject, deed="venue_facts_told", **whose)
    return True
