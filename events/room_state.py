"""What has the venue said about the room, and does that answer still speak of the same day and place?"""

from dataclasses import dataclass

from partners.models import Change

from .choices import RoomState
from .models import Event, RoomBooking

# Facts of the record that a room was promised for; a promise made before they changed is asked for again.
OF_PLACE = ("venue", "room")
PROMISED = ("day", "opens", "closes", *OF_PLACE, "set_up_from", "take_down_until")
REDATED = ("event_redated", "event_moved")


@dataclass(frozen=True, slots=True)
class Room:
    """An answer about the room. `is_outdated` tells that time or place changed after it was given."""

    booking: RoomBooking
    is_outdated: bool = False

    @property
    def is_confirmed(self) -> bool:
        """Tell whether the room is promised for the day as it is now."""
        return self.booking.state == RoomState.CONFIRMED and not self.is_outdated

    @property
    def is_proposed(self) -> bool:
        """Tell whether the venue has proposed another time, and nobody has taken it or asked again."""
        return self.booking.state == RoomState.PROPOSED and not self.is_outdated

    @property
    def is_refused(self) -> bool:
        """Tell whether the venue has said no to the day as it is now."""
        return self.booking.state == RoomState.REFUSED and not self.is_outdated


def room_of(event: Event) -> Room:
    """Return what has been answered about an event's room, in at most two queries."""
    booking = RoomBooking.of(event)
    if booking.answered_at is None:
        return Room(booking)
    changes = Change.objects.about(event.subject).since(booking.answered_at)
    if proposes(booking, event):
        return Room(booking, any(change.field in OF_PLACE for change in changes))
    return Room(booking, any(change.field in PROMISED or change.deed in REDATED for change in changes))


def proposes(booking: RoomBooking, event: Event) -> bool:
    """Tell whether an event's time is the very one that its venue has proposed."""
    wanted = (booking.proposed_day, booking.proposed_opens, booking.proposed_closes)
    return None not in wanted and wanted == (event.day, event.opens, event.closes)
