"""Who is reminded of the question about the day, and when?

Those who were asked and have said nothing hear twice at most: halfway to the deadline, and on the day before it. A
partner that has had another reminder on the same day is left in peace.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils.timezone import localtime

from partners.choices import LinkPurpose, MessageState
from partners.models import Message
from partners.post import outbox
from partners.post.letter import Letter

from . import date_letters, letters, personal_links, rounds
from .choices import LetterKind, StandState
from .models import Poll, Stand
from .partner_reminders import reminded_on
from .reminders import HOUR

GONE = (StandState.DECLINED, StandState.CANCELLED)
OUT = (*MessageState.gone(), *MessageState.leaving())


@dataclass(frozen=True, slots=True)
class Silent:
    """Somebody who was asked and has said nothing: a stand, or the venue (no stand)."""

    poll: Poll
    stand: Stand | None


def turns(poll: Poll) -> list[date]:
    """Return the days on which the silent are reminded: halfway, and the day before the deadline."""
    asked = localtime(poll.created_at).date()
    halfway, last = asked + (poll.deadline - asked) // 2, poll.deadline - timedelta(days=1)
    return sorted({day for day in (halfway, last) if asked < day < poll.deadline})


def send_due(now: datetime) -> int:
    """Write the reminders that are due today and not written yet; returns how many."""
    moment = localtime(now)
    if moment.hour < HOUR:
        return 0
    today = moment.date()
    polls = [poll for poll in Poll.objects.to_remind(today) if today in turns(poll)]
    found = [one for poll in polls for one in silent(poll, today)]
    return rounds.each(found, partial(_remind, today=today)).done


def silent(poll: Poll, today: date) -> list[Silent]:
    """Return who is to hear of a poll again: asked, silent, with an address, and not reminded of anything today."""
    whole = Poll.objects.with_everything().select_related("event__venue").get(pk=poll.pk)
    asked = asked_in(poll)
    rows = [voice for voice in whole.voices.all() if voice.answered_at is None]
    stands = [voice.stand for voice in rows if voice.stand and _may_be_asked(voice.stand)]
    busy = reminded_on(today, {stand.organisation_id for stand in stands})
    found = [
        Silent(poll, stand) for stand in stands if stand.pk in asked and stand.organisation_id not in busy
    ]
    has_venue = whole.event.venue is not None and bool(whole.event.venue.email)
    return found + [Silent(poll, None) for voice in rows if voice.stand is None and 0 in asked and has_venue]


def asked_in(poll: Poll) -> set[int]:
    """Return the keys of the stands to which the question has gone out; 0 is the venue."""
    sent = Message.objects.with_keys_like(f"{LetterKind.POLL}:{poll.pk}:").in_states(OUT)
    return {_whose(key) for key in sent.values_list("key", flat=True)}


def drafted_for(poll: Poll) -> set[int]:
    """Return the keys of the stands to which the question waits to be sent; 0 is the venue."""
    waiting = Message.objects.with_keys_like(f"{LetterKind.POLL}:{poll.pk}:").drafts()
    return {_whose(key) for key in waiting.values_list("key", flat=True)}


def reminders_of(poll: Poll) -> dict[int, int]:
    """Return how many reminders have gone out to each stand (by key; 0 is the venue); one query."""
    sent = Message.objects.with_keys_like(f"{LetterKind.POLL_REMINDER}:{poll.pk}:").in_states(OUT)
    counts: dict[int, int] = {}
    for key in sent.values_list("key", flat=True):
        counts[_whose(key)] = counts.get(_whose(key), 0) + 1
    return counts


def letter_to(one: Silent, scene: letters.Scene, today: date) -> Letter:
    """Return the reminder of one day; its key allows one a day, whoever writes it."""
    letter = date_letters.poll_letter(scene, one.poll, one.stand, kind=LetterKind.POLL_REMINDER)
    whose = one.stand.pk if one.stand else 0
    return replace(letter, key=f"{LetterKind.POLL_REMINDER}:{one.poll.pk}:{whose}:{today}")


def _remind(one: Silent, today: date) -> bool:
    """Write one reminder with its link; returns whether it is new."""
    event, stand = one.poll.event, one.stand
    if stand:
        stand.event = event
    letter = letter_to(one, letters.scene_of(event, today), today)
    if not letter.to_email:
        return False
    token, link = personal_links.new_address(LinkPurpose.STAND if stand else LinkPurpose.LIBRARY)
    with transaction.atomic():
        if Poll.objects.still_open(one.poll.pk) is None or _has_answered(one):
            return False
        is_new = outbox.write(replace(letter, link=link))[1]
        if is_new:
            personal_links.save_for(token, event, stand)
    return is_new


def _has_answered(one: Silent) -> bool:
    voices = one.poll.voices.exclude(answered_at=None)
    return voices.filter(stand=one.stand).exists()


def _may_be_asked(stand: Stand) -> bool:
    return stand.state not in GONE and not stand.organisation.no_invitations


def _whose(key: str) -> int:
    number = key.split(":")[2]
    return int(number) if number.isdecimal() else 0
