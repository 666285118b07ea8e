"""How is an event moved, postponed, cancelled, held after all, or held in another way: all of it in one transaction?

Nothing is done that was not shown: the fingerprint of what was seen has to be that of what is found under the lock.
The mails are held for ten minutes, and until then everything can be undone.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from partners.choices import LinkPurpose
from partners.models import Change, FieldChange, Link, Message, User
from partners.post import outbox
from talkoot.lib.links import token_hash

from .. import reminders
from ..choices import LetterKind, RoomState
from ..date_choices import MoveKind
from ..merging import for_trail
from ..models import Event, Meeting, Move, Poll, RoomBooking, RunSlot, Task
from ..models.poll import Proposal
from ..plan_choices import ReminderKind
from . import move_letters, polling, snapshots
from .consequences import ASKED_AGAIN, Consequences, weigh
from .event_format import change_plan
from .move_letters import Envelope
from .planning import when_in_words
from .situation import Situation, Wish
from .steps import Step

HELD = timedelta(minutes=10)
KEPT = timedelta(days=1)  # after the last moment of undoing
DEEDS = {
    MoveKind.MOVE: "event_moved", MoveKind.POSTPONE: "event_postponed", MoveKind.CANCEL: "event_cancelled",
    MoveKind.REINSTATE: "event_reinstated", MoveKind.FORMAT: "event_format_switched",
}  # fmt: skip
# Beside day and hours, which are told as one.
TOLD_FIELDS = ("venue", "room", "state", "attendance", "remote_link")
COLUMNS = ("day", "computed_day", "state", "version", "calendar_sequence", "calendar_stamp")
REMINDERS = (LetterKind.DAY_BEFORE, LetterKind.POLL_REMINDER, ReminderKind.TASK, ReminderKind.PARTNER)
OF_TASKS = ("due_on", "computed_on", "was_past", "version")


class Overtaken(Exception):
    """What was seen is no longer what would follow. Nothing was done."""


class TooLate(Exception):
    """The ten minutes are over, or a mail has been handed over already. Nothing was undone."""


def carry_out(pk: int, wish: Wish, *, seen: str, by: User, now: datetime) -> Move:
    """Do what was shown, and write the letters. Raises Overtaken, and consequences.NotPossible.

    Letters and calendar parts are made before the transaction, from the same rows that are found again under the lock.
    """
    found = weigh(Situation.of(pk, now, by), wish)
    if found.fingerprint != seen:
        raise Overtaken
    envelopes = move_letters.written(found, wish.words)
    with transaction.atomic():
        _lock(pk)
        again = weigh(Situation.of(pk, now, by), wish)
        if again.fingerprint != seen:
            raise Overtaken
        return _write(again, envelopes, by)


def undo(pk: int, *, by: User, now: datetime) -> bool:
    """Put back the last change of an event while its mails are held; returns whether there was anything to undo.

    Raises TooLate, and snapshots.Overtaken where somebody has worked on the record or its rows since.
    """
    with transaction.atomic():
        _lock(pk)
        event = Event.objects.select_related("network").get(pk=pk)
        move = event.moves.first()
        if move is None or move.undone_at is not None:
            return False
        if now >= move.undo_until:
            raise TooLate
        if event.version != move.event_version:
            raise snapshots.Overtaken("event")
        if "poll" in move.before["rows"]["changed"] and Poll.objects.of(event).open().exists():
            raise snapshots.Overtaken("poll")  # a new question is open; two cannot be
        snapshots.restore(move.before["rows"], pk, now)
        if not outbox.cancel_all(move.before["messages"]):
            raise TooLate
        Link.objects.filter(token_hash__in=move.before["links"]).delete()
        ended = Link.objects.filter(purpose=LinkPurpose.LIBRARY, subject=event.subject, revoked_at=move.at)
        ended.update(revoked_at=None)
        move.undone_at = now
        move.save(update_fields=["undone_at"])
        Change.objects.record(subject=event.subject, network=event.network, deed="event_move_undone", by=by,
                              changes=[_turned(row) for row in _trail_of(move)])  # fmt: skip
    return True


def forget_old(now: datetime) -> int:
    """Empty how everything was, names of people too, of changes that cannot be undone any more; returns how many."""
    found = list(Move.objects.with_rows_kept_at(now - KEPT))
    for move in found:
        meetings = move.before["rows"]["changed"].get("meeting", {})
        states = {
            key: [{"state": one["state"]} for one in pair]
            for key, pair in meetings.items()
            if "state" in pair[0]
        }
        move.before = {"messages": move.before["messages"], "rows": {"changed": {"meeting": states}}}
        move.save(update_fields=["before"])
    return len(found)


def _lock(pk: int) -> None:
    """Let whoever comes second wait; the rows of the plan are held too, since people tick and date them."""
    Event.objects.select_for_update(of=("self",)).get(pk=pk)
    list(Meeting.objects.filter(event=pk).select_for_update(of=("self",)).values_list("pk"))
    list(Task.objects.filter(event=pk).select_for_update(of=("self",)).values_list("pk"))


def _write(found: Consequences, envelopes: Sequence[Envelope], by: User) -> Move:
    situation, wish, event = found.situation, found.wish, found.event
    before = snapshots.image_of(event.pk)
    found.after.save()
    _write_rows(found, by)
    trace = snapshots.trace_of(before, snapshots.image_of(event.pk))
    until = situation.now + HELD
    _make_anew(situation.waiting())
    posted = move_letters.post(found, envelopes, until, by)
    if event.venue_id != found.after.venue_id:  # the place that was left reads nothing more of it
        Link.objects.live(LinkPurpose.LIBRARY, event.subject).update(revoked_at=situation.now)
    changes = _changes(event, found.after)
    move = Move.objects.create(
        event=event, kind=wish.kind, reason=wish.reason, at=situation.now, by=by, event_version=found.after.version,
        undo_until=until, before={
            "rows": trace, "messages": [one.pk for one in posted],
            "links": [token_hash(one.token) for one in envelopes],
            "trail": [[row.field, row.before, row.after] for row in changes],
        },
    )  # fmt: skip
    Change.objects.record(
        subject=event.subject, network=event.network, deed=DEEDS[wish.kind], by=by, changes=changes
    )
    return move


def _write_rows(found: Consequences, by: User) -> None:
    situation, event, wish = found.situation, found.event, found.wish
    going = {step.row.pk for step in found.meetings if step.goes}
    Meeting.objects.bulk_update([row for row in found.rows_after if row.pk in going], COLUMNS)
    Task.objects.bulk_update([_dated(step, situation) for step in found.tasks if step.goes], OF_TASKS)
    RunSlot.objects.bulk_update(found.slots, ("starts", "ends"))
    if (plan := found.day_plan) is not None:
        plan.save()
    if found.plan is not None:
        change_plan(found.after, found.plan, by=by, today=situation.today)
    if found.room_again:
        RoomBooking.objects.filter(event=event).update(**ASKED_AGAIN)
    elif found.room_taken:
        RoomBooking.objects.filter(event=event).update(state=RoomState.CONFIRMED)
    if found.closes_poll and situation.poll:
        time = (
            Proposal(wish.day, wish.opens, wish.closes) if wish.day and wish.opens and wish.closes else None
        )
        polling.end_with(situation.poll, time, by=by, now=situation.now)


def _dated(step: Step, situation: Situation) -> Task:
    task = step.row
    if not isinstance(task, Task):
        raise TypeError(step.key)
    task.due_on, task.was_past = step.day, step.day < situation.today
    if not step.is_pinned:
        task.computed_on = step.computed
    task.version += 1
    return task


def _make_anew(waiting: Iterable[Message]) -> None:
    """Letters that tell facts of the record and have not left are made once more, or become drafts again.

    A reminder of a day that may be another now does not leave; where it is still due the clock writes it anew.
    """
    for message in waiting:
        if message.kind in (*LetterKind.of_network(), LetterKind.HOST_SITE):
            outbox.unpack(message)
        elif message.kind in REMINDERS:
            reminders.forget(message.key)
            outbox.withdraw(message)
        elif message.kind == LetterKind.CHANGE:  # what calendars lacked is told by the letters of this change
            outbox.withdraw(message)


def _changes(event: Event, after: Event) -> list[FieldChange]:
    """Return the lines of the trail; who reads papers and the room's answer looks for the names of these fields."""
    changes = []
    if when_in_words(event) != when_in_words(after):
        changes.append(FieldChange("day", when_in_words(event), when_in_words(after)))
    for name in TOLD_FIELDS:
        if getattr(event, name) != getattr(after, name):
            changes.append(
                FieldChange(name, for_trail(getattr(event, name)), for_trail(getattr(after, name)))
            )
    return changes


def _trail_of(move: Move) -> list[FieldChange]:
    return [FieldChange(*row) for row in move.before["trail"]]


def _turned(change: FieldChange) -> FieldChange:
    return FieldChange(change.field, change.after, change.before)
