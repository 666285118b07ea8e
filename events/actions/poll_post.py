"""How does a poll reach those who are asked: drafts with the question, and drafts that remind the silent?"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from partners.choices import MessageState
from partners.models import Message, User
from partners.post import outbox

from .. import date_letters, letters, poll_reminders
from ..choices import LetterKind
from ..models import Poll, Stand
from . import polling
from .writing import Correspondence, event_for_letters, stands_for_letters


@dataclass(slots=True)
class Written:
    """What one press made: how many drafts, how many of them without an address."""

    drafts: int = 0
    without_address: int = 0

    def add(self, message: Message, is_new: bool) -> None:
        """Count one message that was written now."""
        self.drafts += is_new
        self.without_address += is_new and not message.to_email


def write_question(poll: Poll, by: User) -> Written:
    """Write a draft to everybody who is asked and has none waiting or sent; partners added meanwhile are asked too."""
    event, written = event_for_letters(poll.event_id), Written()
    if event is None or not poll.is_open:
        return written
    scene, posted = letters.scene_of(event), Correspondence.of(event)
    with transaction.atomic():
        polling.add_voices(poll, event)
        latest = _latest(poll)
        for stand in asked(poll, event.venue_id is not None):
            whose = stand.pk if stand else 0
            version, state = latest.get(whose, (0, MessageState.CANCELLED))
            if state != MessageState.CANCELLED:
                continue
            thread = posted.thread(stand.subject if stand else event.subject)
            letter = date_letters.poll_letter(scene, poll, stand, version=version + 1, thread=thread)
            written.add(*outbox.write(letter, state=MessageState.DRAFT, by=by))
    return written


def write_reminders(poll: Poll, by: User, today: date) -> Written:
    """Write a draft to everybody who was asked and is silent; at most one reminder a day to each."""
    event, written = event_for_letters(poll.event_id), Written()
    if event is None or not poll.is_open:
        return written
    scene = letters.scene_of(event)
    fresh = {stand.pk: stand for stand in stands_for_letters(event)}
    with transaction.atomic():
        for one in poll_reminders.silent(poll, today):
            stand = fresh.get(one.stand.pk) if one.stand else None
            letter = poll_reminders.letter_to(poll_reminders.Silent(poll, stand), scene, today)
            written.add(*outbox.write(letter, state=MessageState.DRAFT, by=by))
    return written


def asked(poll: Poll, with_venue: bool) -> list[Stand | None]:
    """Return the stands that have a voice and have not declined, then the venue as None; two queries."""
    keys = set(poll.voices.values_list("stand_id", flat=True))
    stands: list[Stand | None] = [
        stand for stand in stands_for_letters(poll.event, [key for key in keys if key])
        if stand.state not in polling.GONE
    ]  # fmt: skip
    return [*stands, None] if with_venue and None in keys else stands


def _latest(poll: Poll) -> dict[int, tuple[int, str]]:
    """Return version and state of the newest question to each stand (by key; 0 is the venue)."""
    rows = Message.objects.with_keys_like(f"{LetterKind.POLL}:{poll.pk}:").order_by("version")
    return {
        int(key.split(":")[2]): (version, state)
        for key, version, state in rows.values_list("key", "version", "state")
    }
