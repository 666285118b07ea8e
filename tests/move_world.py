"""Which events are moved in tests? Planned ones with partners who have been written to and hold calendar entries."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from events import letters
from events.actions import calendar_told, moving, snapshots
from events.actions.consequences import Consequences, weigh
from events.actions.situation import Situation, Wish
from events.actions.writing import stands_for_letters
from events.calendars import itip
from events.choices import Scope, StandState
from events.date_choices import MoveKind
from events.models import Event, Move, Stand
from partners.choices import MessageState
from partners.models import Message, User
from partners.post import outbox
from tests import post_world, world
from tests.desk_world import Desk

HELSINKI = ZoneInfo("Europe/Helsinki")
NOW = datetime(2027, 1, 11, 10, tzinfo=HELSINKI)
DAY, LATER = date(2027, 4, 21), date(2027, 5, 12)
HOURS = {"opens": time(14), "closes": time(18)}
LANGUAGES = ("fi", "sv", "en")


def partners(event: Event, number: int = 3) -> list[Stand]:
    """So many confirmed partners with contacts, in Finnish, Swedish and English by turns."""
    found = []
    for order in range(number):
        language = LANGUAGES[order % 3]
        partner = world.organisation(
            event.network, f"Kumppani {order}", f"kumppani-{order}", language=language
        )
        world.contact(partner, f"Kaisa Kursseja {order}", email=f"kumppani{order}@example.org")
        works = (True, False, None)[order % 3]
        found.append(
            world.stand(event, partner, order=order, scope=Scope.OWN_SERVICE, works_remotely=works,
                        state=StandState.CONFIRMED)
        )  # fmt: skip
    return found


def write_to(event: Event) -> list[Message]:
    """Let all partners have had their invitation, with the entries of the event and its meetings."""
    event = Event.objects.with_places().select_related("created_by").get(pk=event.pk)
    scene, found = letters.scene_of(event), []
    for stand in stands_for_letters(event):
        letter = letters.invitation(scene, stand)
        message, _is_new = outbox.write(letter, state=MessageState.DRAFT)
        Message.objects.filter(pk=message.pk).update(
            state=MessageState.ACCEPTED, released_at=NOW, packed_at=NOW, settled_at=NOW
        )
        facts = scene.sheets[stand.organisation.language]
        parts = itip.event_parts(facts, letter.to_email, letter.to_name)
        for number, meeting in enumerate(facts.meetings, start=1):
            parts += itip.meeting_parts(meeting, facts, letter.to_email, letter.to_name, beside=number)
        message.refresh_from_db()
        calendar_told.note(message, parts)
        found.append(message)
    return found


def told_event(desk: Desk, number: int = 3, **facts: Any) -> Event:
    """A planned event on 21 April 2027 whose partners have been invited."""
    event = desk.plan(DAY, **facts)
    partners(event, number)
    write_to(event)
    return event


def found_of(event: Event, wish: Wish, now: datetime | None = None) -> Consequences:
    """What would follow."""
    return weigh(Situation.of(event.pk, now or timezone.now()), wish)


def do(event: Event, wish: Wish, by: User, now: datetime | None = None) -> Move:
    """See what would follow and confirm it, after the mails of an earlier change have left."""
    now = now or timezone.now()
    let_leave(now)
    return moving.carry_out(event.pk, wish, seen=found_of(event, wish, now).fingerprint, by=by, now=now)


def let_leave(now: datetime) -> None:
    """Let the held mails leave before their time."""
    held = Message.objects.filter(state=MessageState.QUEUED, held_until__gt=now)
    held.update(state=MessageState.ACCEPTED, held_until=None, settled_at=now)


def to(day: date = LATER, **facts: Any) -> Wish:
    """The wish to move to a day."""
    return Wish(**({"kind": MoveKind.MOVE, "day": day, **HOURS} | facts))


def dump(event: Event) -> snapshots.Image:
    """Every column of an event's rows but for the counters that only rise."""
    counters = (*snapshots.RISING, snapshots.STAMP)
    return {
        table: {
            key: {name: value for name, value in row.items() if name not in counters}
            for key, row in rows.items()
        }
        for table, rows in snapshots.image_of(event.pk).items()
    }


def large_event(desk: Desk) -> Event:
    """An event with 40 stands, 60 tasks, 6 meetings and 200 messages."""
    event = desk.plan(DAY)
    for number in range(60 - event.tasks.count()):
        world.task(event, name=f"Tehtävä {number}", offset_days=20, due_on=DAY, computed_on=DAY)
    for number in range(6 - event.meetings.count()):
        world.meeting(event, name=f"Kokous {number}", day=date(2027, 3, 1 + number), offset_days=40 - number)
    partners(event, 40)
    for stand, message in zip(event.stands.order_by("order"), write_to(event), strict=True):
        for number in range(4):
            post_world.message(event, stand, key=f"receipt:{message.pk}:{number}", kind="receipt", state="accepted",
                               message_id=f"<{message.pk}.{number}@example.org>")  # fmt: skip
    return event
