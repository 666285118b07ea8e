"""How does a library say whether its room is free?"""

from django.db import transaction
from django.utils import timezone

from partners.models import Change, FieldChange, User
from talkoot.lib import dates

from ..choices import RoomState
from ..models import Event, RoomBooking
from ..models.poll import Proposal
from ..room_state import room_of

DEEDS = {
    RoomState.CONFIRMED: "room_confirmed", RoomState.REFUSED: "room_refused", RoomState.PROPOSED: "room_proposed",
}  # fmt: skip


TIMES = ("proposed_day", "proposed_opens", "proposed_closes")


@transaction.atomic
def answer_room(
    event: Event, state: RoomState, note: str, *, proposal: Proposal | None = None, by: User | None = None,
    by_name: str = "",
) -> bool:  # fmt: skip
    """Save what the venue says; returns False when it had said the same about the same day already.

    Raises ValueError for a state that is no answer, and for another time without that time.
    """
    if state not in DEEDS or (state == RoomState.PROPOSED) != (proposal is not None):
        raise ValueError(f"{state} is no answer")
    Event.objects.select_for_update().get(pk=event.pk)  # one answer at a time, also on PostgreSQL
    known = room_of(event)
    before = known.booking
    times = (proposal.day, proposal.opens, proposal.closes) if proposal else (None, None, None)
    kept = (before.proposed_day, before.proposed_opens, before.proposed_closes)
    is_same_time = state != RoomState.PROPOSED or times == kept
    if (before.state, before.note, known.is_outdated) == (state, note, False) and is_same_time:
        return False
    said = {
        "state": state,
        "note": note,
        "answered_at": timezone.now(),
        "by": by,
        "by_name": by_name or str(by or ""),
        **dict(zip(TIMES, times, strict=True)),
    }
    RoomBooking.objects.update_or_create(event=event, defaults=said)
    Change.objects.record(
        subject=event.subject, network=event.network, deed=DEEDS[state], by=by, by_name=by_name,
        changes=[FieldChange("", before.note, "; ".join(part for part in (in_words(proposal), note) if part))],
    )  # fmt: skip
    return True


def in_words(proposal: Proposal | None) -> str:
    """Return a proposed time for the trail, or nothing."""
    return dates.event_time(proposal.day, proposal.opens, proposal.closes, None, "fi") if proposal else ""
