"""How is the day of an event agreed: who asks about which times, who says what, and how does one of them win?

Whether a vote still counts is decided by the poll's own row: a vote keeps it open while it is saved, and closing is
one conditional update. Whoever comes second is told what came of it.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from partners.models import Change, FieldChange, User, Venue
from talkoot.lib import dates

from ..choices import EventState, StandState
from ..date_choices import Suits
from ..models import Concept, Event, Poll, PollOption, PollVoice, PollVote, Stand
from ..models.poll import Proposal
from . import ideas, planning

GONE = (StandState.DECLINED, StandState.CANCELLED)


class PollIsOpen(Exception):
    """The event has an open poll already; `poll` is that one."""

    def __init__(self, poll: Poll) -> None:
        super().__init__("a poll is open already")
        self.poll = poll


class PollClosed(Exception):
    """The poll takes no more answers: a day was chosen, or it was closed without one."""


class NothingToPlanWith(Exception):
    """An idea has no venue or no model, so the chosen day cannot become its plan yet."""


def lacks_day(event: Event) -> bool:
    """Tell whether an event has no agreed day: it never had one, or it was put off without a new one."""
    return event.day is None or event.state == EventState.POSTPONED


def keeps(event: Event, option: PollOption) -> bool:
    """Tell whether a proposed time is the one that the event has and holds."""
    return not lacks_day(event) and (event.day, event.opens, event.closes) == (
        option.day, option.opens, option.closes,
    )  # fmt: skip


@transaction.atomic
def ask(
    event: Event, proposals: Iterable[Proposal], *, deadline: date, note: str, by: User, venue: Venue | None = None
) -> Poll:  # fmt: skip
    """Open a poll among the event's partners and its library. An idea without a place gets `venue`.

    Raises PollIsOpen while another one waits for answers.
    """
    event.refresh_from_db(from_queryset=Event.objects.select_for_update())
    earlier = Poll.objects.of(event).open().first()
    if earlier:
        raise PollIsOpen(earlier)
    if venue and event.venue_id is None:
        event.venue, event.version = venue, event.version + 1
        event.save(update_fields=["venue", "version"])
    poll = Poll.objects.create(event=event, deadline=deadline, note=note, created_by=by)
    times = sorted(set(proposals), key=lambda one: (one.day, one.opens, one.closes))
    options = {(one.day, one.opens): one for one in reversed(times)}  # one option a start
    PollOption.objects.bulk_create(
        PollOption(poll=poll, day=one.day, opens=one.opens, closes=one.closes)
        for _start, one in sorted(options.items(), key=lambda item: item[0])
    )
    add_voices(poll, event)
    told = "; ".join(when(option) for option in poll.options.all())
    record(event, "poll_opened", by=by, changes=[FieldChange("", "", told)])
    return poll


def add_voices(poll: Poll, event: Event) -> None:
    """Give everybody who is asked a voice: partners that have not declined, and the venue; done twice does nothing."""
    known = set(poll.voices.values_list("stand_id", flat=True))
    asked = Stand.objects.of_event(event).exclude(state__in=GONE).exclude(organisation__no_invitations=True)
    new: list[int | None] = list(asked.order_by("order", "id").values_list("pk", flat=True))
    new += [None] if event.venue_id else []
    PollVoice.objects.bulk_create(
        (PollVoice(poll=poll, stand_id=pk) for pk in new if pk not in known), ignore_conflicts=True
    )


@transaction.atomic
def vote(
    poll: Poll, stand: Stand | None, option_key: int, answer: Suits, *, by: User | None = None, by_name: str
) -> bool:  # fmt: skip
    """Save what a partner, or the venue (no stand), says of one time; returns False when it had said so already.

    Raises PollClosed, and PollOption.DoesNotExist for a time of another poll.
    """
    kept = Poll.objects.still_open(poll.pk)
    if kept is None:
        raise PollClosed
    option = kept.options.get(pk=option_key)
    voice, _made = PollVoice.objects.get_or_create(poll=kept, stand=stand)
    known = voice.votes.filter(option=option).first()
    if known and known.answer == answer:
        return False
    PollVote.objects.update_or_create(voice=voice, option=option, defaults={"answer": answer})
    PollVoice.objects.filter(pk=voice.pk).update(answered_at=timezone.now())
    said = FieldChange(when(option), known.answer if known else "", answer)
    record(poll.event, "poll_voted", by=by, by_name=by_name, stand=stand, changes=[said])
    return True


@transaction.atomic
def comment(
    poll: Poll, stand: Stand | None, text: str, *, by: User | None = None, by_name: str
) -> bool:  # fmt: skip
    """Save the words that go with somebody's answers; returns False when they were the same. Raises PollClosed."""
    kept = Poll.objects.still_open(poll.pk)
    if kept is None:
        raise PollClosed
    voice, _made = PollVoice.objects.get_or_create(poll=kept, stand=stand)
    if voice.comment == text:
        return False
    PollVoice.objects.filter(pk=voice.pk).update(comment=text)
    said = FieldChange("", voice.comment, text)
    record(poll.event, "poll_commented", by=by, by_name=by_name, stand=stand, changes=[said])
    return True


@transaction.atomic
def close(poll: Poll, *, by: User) -> bool:
    """Close a poll without a day; returns False when it was closed already."""
    if not Poll.objects.close(poll.pk, timezone.now()):
        return False
    record(poll.event, "poll_closed", by=by)
    return True


@transaction.atomic
def end_with(poll: Poll, time: Proposal | None, *, by: User, now: datetime) -> None:
    """Close a poll because its event is moved, or held no more; a proposed time that it moves to is the one chosen."""
    if not Poll.objects.close(poll.pk, now):
        return
    option = poll.options.filter(day=time.day, opens=time.opens, closes=time.closes).first() if time else None
    if option is None:
        record(poll.event, "poll_closed", by=by)
        return
    PollOption.objects.filter(pk=option.pk).update(was_chosen=True)
    record(poll.event, "poll_decided", by=by, changes=[FieldChange("", "", when(option))])


@transaction.atomic
def choose(poll: Poll, option: PollOption, *, by: User, today: date, concept: Concept | None = None) -> Event:
    """Close a poll with the day that won, and make it the day of an event that has none, with its whole plan.

    An event that has that very day keeps it. Moving one that has another is shown with its consequences first,
    elsewhere. Raises PollClosed when somebody
    was faster, AlreadyPlanned when the event got a day otherwise, and NothingToPlanWith for an idea without a venue
    or a model; then nothing is saved.
    """
    if not Poll.objects.close(poll.pk, timezone.now()):
        raise PollClosed
    PollOption.objects.filter(pk=option.pk).update(was_chosen=True)
    event = Event.objects.with_places().select_for_update(of=("self",), no_key=True).get(pk=poll.event_id)
    if event.day is not None and not keeps(event, option):
        raise ideas.AlreadyPlanned(event)
    record(event, "poll_decided", by=by, changes=[FieldChange("", "", when(option))])
    if event.day is not None:
        return event
    facts: dict[str, Any] = {"day": option.day, "opens": option.opens, "closes": option.closes}
    if event.concept_id is not None:
        planning.redate_event(event, by=by, today=today, **facts)
        return event
    if event.venue is None or concept is None:
        raise NothingToPlanWith
    return ideas.plan_idea(
        event, concept=concept, venue=event.venue, keeps_name=False, by=by, today=today, **facts
    )


def when(option: PollOption) -> str:
    """Return a proposed time for the trail: "ke 10.3.2027 klo 14–18"."""
    return dates.event_time(option.day, option.opens, option.closes, None, "fi")


def record(event: Event, deed: str, *, stand: Stand | None = None, **facts: Any) -> None:
    """Write one line on the event's trail; what a partner says belongs to its stand."""
    part = stand.subject if stand else ""
    Change.objects.record(subject=event.subject, network=event.network, deed=deed, part=part, **facts)
