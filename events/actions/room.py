"""How does a library say whether its room is free?"""

from django.db import transaction
from django.utils import timezone

from partners.models import Change, FieldChange, User

from ..choices import RoomState
from ..models import Event, RoomBooking
from ..room_state import room_of

DEEDS = {RoomState.CONFIRMED: "room_confirmed", RoomState.REFUSED: "room_refused"}


@transaction.atomic
def answer_room(
    event: Event, state: RoomState, note: str, *, by: User | None = None, by_name: str = ""
) -> bool:
    """Save what the venue says; returns False when it had said the same about the same day already.

    Raises ValueError for a state that is no answer.
    """
    if state not in DEEDS:
        raise ValueError(f"{state} is no answer")
    Event.objects.select_for_update().get(pk=event.pk)  # one answer at a time, also on PostgreSQL
    known = room_of(event)
    if (known.booking.state, known.booking.note, known.is_outdated) == (state, note, False):
        return False
    said = {
        "state": state,
        "note": note,
        "answered_at": timezone.now(),
        "by": by,
        "by_name": by_name or str(by or ""),
    }
    RoomBooking.objects.update_or_create(event=event, defaults=said)
    Change.objects.record(
        subject=event.subject, network=event.network, deed=DEEDS[state], by=by, by_name=by_name,
        changes=[FieldChange("", known.booking.note, note)],
    )  # fmt: skip
    return True
