"""Which letters ask about the day and about the room: the poll, its reminder, the request to the venue?

Their links are the partner's and the library's own, the same that confirm later. Their digests tell of the poll or of
the request alone, because there may be no day yet.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.utils import translation

from partners.post.letter import Letter
from talkoot.lib import dates

from . import room_wishes
from .choices import LetterKind
from .letter_making import to_stand, to_venue
from .letter_scene import Scene
from .models import Poll, RoomBooking, Stand

KINDS = (LetterKind.POLL, LetterKind.POLL_REMINDER, LetterKind.ROOM_REQUEST)
OF_POLLS = (LetterKind.POLL, LetterKind.POLL_REMINDER)
REPLY_DAYS = 7  # a venue is asked to answer within a week


def poll_letter(
    scene: Scene, poll: Poll, stand: Stand | None, *, kind: LetterKind = LetterKind.POLL, version: int = 1,
    thread: str = "",
) -> Letter:  # fmt: skip
    """Ask a partner, or the venue (no stand), which of the proposed times suit; or remind it of the question."""
    language = stand.organisation.language if stand else "fi"
    options = list(poll.options.all())
    times = [dates.event_time(one.day, one.opens, one.closes, None, language) for one in options]
    values = {
        "poll_note": poll.note,
        "options": "\n".join(f"- {line}" for line in times),
        "deadline": dates.deadline(poll.deadline, language),
        "deadline_short": dates.short_deadline(poll.deadline, language),
    }
    if stand is None:
        letter = to_venue(kind, scene, version, thread, language, values)
    else:
        letter = to_stand(kind, scene, stand, version, thread, values)
    whose = stand.pk if stand else 0
    return replace(
        letter,
        key=f"{kind}:{poll.pk}:{whose}:v{version}",
        facts_digest=_digest([times, poll.deadline, poll.note, letter.to_name, letter.to_email]),
        missing=_without_day(letter.missing),
    )


def room_request(scene: Scene, booking: RoomBooking, *, version: int = 1, thread: str = "") -> Letter:
    """Ask the venue for its room, with times, needs and words. Raises ValueError for an event without a venue."""
    language, event = "fi", scene.event
    asked_on = scene.today
    with translation.override(language):
        needs = room_wishes.sentence(room_wishes.of_event(event))
        values = {
            "request_note": booking.request_note,
            "room_time": room_wishes.room_time(event, language),
            "room_needs": needs,
            "reply_by": dates.deadline(reply_by(event.day, asked_on), language),
        }
    letter = to_venue(LetterKind.ROOM_REQUEST, scene, version, thread, language, values)
    facts = [
        event.day, event.opens, event.closes, event.set_up_from, event.take_down_until, event.room,
        booking.request_note, needs, letter.to_name, letter.to_email,
    ]  # fmt: skip
    return replace(letter, facts_digest=_digest(facts))


def reply_by(day: date | None, today: date) -> date:
    """Return until when a venue is asked to answer: in a week, and before the event in any case."""
    wanted = today + timedelta(days=REPLY_DAYS)
    return wanted if day is None or wanted < day else max(today, day - timedelta(days=1))


def _digest(facts: Iterable[Any]) -> str:
    text = json.dumps(list(facts), default=str, ensure_ascii=False)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _without_day(missing: Iterable[str]) -> tuple[str, ...]:
    """Leave out what cannot be known while the day is still being agreed."""
    return tuple(name for name in missing if name not in ("day", "time", "hours", "over", "place", "venue"))
