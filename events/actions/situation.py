"""What is there around an event before its time, state or form is changed, and who has been told of it?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Self

from django.utils.timezone import localdate

from partners.choices import MessageState
from partners.models import Message, User, Venue

from ..choices import EventState, LetterKind, MeetingState, RoomState
from ..date_choices import MoveKind
from ..letter_making import contact_of
from ..letter_words import Words
from ..models import CalendarTold, Event, HostSite, Meeting, Poll, Printing, Stand, Task
from .writing import Correspondence, stands_for_letters

OFF = (EventState.CANCELLED, EventState.POSTPONED)
# In whose hands an earlier message is, as far as one can know; drafts and what failed have told nobody anything.
WRITTEN = (*MessageState.gone(), MessageState.SENDING, MessageState.UNCLEAR)
OF_CHANGES = (
    LetterKind.MOVED, LetterKind.POSTPONED, LetterKind.CALLED_OFF, LetterKind.REINSTATED, LetterKind.FORMAT_CHANGED,
)  # fmt: skip
WAITING = (MessageState.QUEUED, MessageState.RETRYING)
HOST = "host:"  # how the subjects of host sites begin


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants of an event. `along`: whether rows with a day of their own ("task:7") follow.

    `venue`: another place, with its `room`; None where the event stays. `words`: subject line and text by language, as
    a person has edited them.
    """

    kind: MoveKind
    day: date | None = None
    opens: time | None = None
    closes: time | None = None
    set_up_from: time | None = None
    take_down_until: time | None = None
    venue: Venue | None = None
    room: str = ""
    attendance: str = ""
    remote_link: str = ""
    reason: str = ""
    along: Mapping[str, bool] = field(default_factory=dict)
    words: Mapping[str, Words] = field(default_factory=dict)

    def goes_along(self, key: str) -> bool:
        """Tell whether a row that a person has set follows: of a cancelled event unless told otherwise, else not."""
        return bool(self.along.get(key, self.kind == MoveKind.CANCEL))


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody who has been written to: a partner by its stand, a host site, or the venue (neither).

    `heard`: calendar identities of the entries that this receiver's calendar has been told of, `holds` those of them
    that have not been taken back.
    """

    subject: str
    name: str
    email: str
    language: str
    stand: Stand | None = None
    heard: frozenset[str] = frozenset()
    holds: frozenset[str] = frozenset()
    host: HostSite | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """An event with everything that hangs on its time, read at one moment."""

    event: Event
    meetings: list[Meeting]
    tasks: list[Task]
    stands: list[Stand]
    receivers: list[Receiver]
    untold: int  # partners who have not been written to
    posted: Correspondence
    poll: Poll | None
    printings: list[Printing]
    stopped: frozenset[int]  # meetings that went when the event was cancelled or postponed
    now: datetime

    @property
    def today(self) -> date:
        """Return the local day of the moment."""
        return localdate(self.now)

    @property
    def is_known(self) -> bool:
        """Tell whether anybody outside the network can know of the event as it is."""
        return self.event.is_published or bool(self.receivers)

    @classmethod
    def of(cls, pk: int, now: datetime, by: User | None = None) -> Self:
        """Read an event; the same number of queries however many rows hang on it."""
        return cls.around(Event.objects.for_moving().get(pk=pk), now, by)

    @classmethod
    def around(cls, event: Event, now: datetime, by: User | None = None) -> Self:
        """Do the same for an event that came with Event.objects.for_moving."""
        if by and event.created_by_id == by.pk:
            event.created_by = by  # whose standing is known already
        stands = stands_for_letters(event)
        posted, told = Correspondence.of(event), list(CalendarTold.objects.of_event(event).standing().sent())
        found = [_partner(stand, told) for stand in stands if _is_written_to(posted, stand.subject)]
        return cls(
            event=event, meetings=list(event.meetings.all()), tasks=list(event.tasks.all()), stands=stands,
            receivers=[*found, *_venue(event, posted, told), *_hosts(event, posted, told)],
            untold=len(stands) - len(found), posted=posted,
            poll=event.polls.open().first(), printings=list(Printing.objects.of(event)),
            stopped=stopped_by(event), now=now,
        )  # fmt: skip

    def held(self) -> list[Message]:
        """Return the messages of an earlier change that are held so that it can be undone."""
        return [
            one
            for one in self._unsent()
            if one.held_until and one.held_until > self.now and one.kind in OF_CHANGES
        ]

    def waiting(self) -> list[Message]:
        """Return messages with facts of the record that are packed and have not left yet, those of changes apart."""
        return [one for one in self._unsent() if one.packed_at and one.kind not in OF_CHANGES]

    def _unsent(self) -> Iterable[Message]:
        for messages in self.posted.by_subject.values():
            yield from (one for one in messages if one.state in WAITING)


def is_known(event: Event) -> bool:
    """Tell whether anybody outside the network can know of an event or its meetings; two queries at most."""
    if event.is_published:
        return True
    occasions = [event.subject, *(meeting.occasion for meeting in event.meetings.all())]
    return Message.objects.about_any(occasions).in_states(WRITTEN).exists()


def _is_written_to(posted: Correspondence, subject: str) -> bool:
    return any(one.state in WRITTEN for one in posted.by_subject.get(subject, ()))


def _partner(stand: Stand, told: Iterable[CalendarTold]) -> Receiver:
    contact = contact_of(stand)
    email = contact.email if contact else ""
    language = stand.organisation.language
    return Receiver(
        stand.subject, stand.organisation.name, email, language, stand, *_calendar_of(told, email)
    )


def _venue(event: Event, posted: Correspondence, told: Iterable[CalendarTold]) -> Iterable[Receiver]:
    """Return the venue when it has been written to as this event's place."""
    venue = event.venue
    own = [
        one
        for one in posted.by_subject.get(event.subject, ())
        if one.key.split(":")[2:3] == [str(event.venue_id)]
    ]
    if venue is not None and any(one.state in WRITTEN for one in own):
        yield Receiver(event.subject, venue.name, venue.email, "fi", None, *_calendar_of(told, venue.email))


def _hosts(event: Event, posted: Correspondence, told: Iterable[CalendarTold]) -> Iterable[Receiver]:
    """Return the host sites that have been written to; a query only where one has."""
    if not any(subject.startswith(HOST) for subject in posted.by_subject):
        return
    for site in HostSite.objects.of_event(event).in_order():
        site.event = event
        if _is_written_to(posted, site.subject):
            mail = site.helper_email
            yield Receiver(site.subject, site.name, mail, "fi", None, *_calendar_of(told, mail), host=site)


def _calendar_of(told: Iterable[CalendarTold], email: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return (entries that a person's calendar was told of, those of them that stand there now); oldest rows first."""
    latest = {row.uid: row.method for row in told if row.email.lower() == email.lower()}
    return frozenset(latest), frozenset(uid for uid, method in latest.items() if method == "REQUEST")


def stopped_by(event: Event) -> frozenset[int]:
    """Return the meetings that went while the event was cancelled or postponed; no query while it is held."""
    found: set[int] = set()
    for move in event.moves.standing() if event.state in OFF else ():
        if move.kind in (MoveKind.MOVE, MoveKind.REINSTATE):
            break
        changed = move.before.get("rows", {}).get("changed", {}).get("meeting", {})
        found |= {
            int(key)
            for key, (before, after) in changed.items()
            if (before.get("state"), after.get("state")) == (MeetingState.SCHEDULED, MeetingState.CANCELLED)
        }
    return frozenset(found)


def is_answered(event: Event) -> bool:
    """Tell whether the venue has been asked for the room, or has said anything, so that it must be asked again."""
    booking = getattr(event, "booking", None)
    return booking is not None and (booking.state != RoomState.ASKED or booking.requested_at is not None)
