"""How does a waiting message reach the mail server once, or visibly not at all?

claim -> hand over -> settle. The claim is one conditional update, committed before the network is touched, and only its
holder may settle. A message that is found under an old claim was in the hands of a worker that died: the acceptor is
asked, and where it cannot be asked the message is unclear. Nothing is sent again on a guess.
"""

import logging
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_noop

from ..choices import MessageState
from ..models import Message, Network
from . import outbox, smtp
from .acceptor import was_accepted
from .mime import Unwritable, compose, own_address
from .sealing import Unsealable
from .smtp import Envelope, Outcome, Stage, Verdict

logger = logging.getLogger(__name__)
CLAIMABLE = (MessageState.QUEUED, MessageState.RETRYING)
COUNTED = (MessageState.SENDING, MessageState.ACCEPTED, MessageState.UNCLEAR)
UNSEALABLE = gettext_noop("The key of the installation has changed since this message was made ready.")
BROKEN = gettext_noop("The message could not be put together. The log of the portal tells more.")


@dataclass(frozen=True, slots=True)
class Claim:
    """A message in the hands of one worker: until `ends` by the clock on the wall, until `stops` by the stopwatch."""

    message: Message
    uuid: UUID
    ends: datetime
    stops: float

    def is_alive(self) -> bool:
        """Tell whether the message may still be handed over: the reply, however late, must come within the lease.

        Both clocks are asked, since the one on the wall may be put back, and then the database: somebody may have
        taken the message over.
        """
        patience = settings.POST_TIMEOUT_SECONDS
        if time.monotonic() + patience > self.stops:
            return False
        if timezone.now() + timedelta(seconds=patience) > self.ends:
            return False
        return _held(self.message, self.uuid).exists()


def deliver_next(exhausted: set[int]) -> bool:
    """Claim the next due message, try it once and write down the outcome; returns whether there was one.

    Networks that have sent all they may in an hour are added to `exhausted` and passed over.
    """
    claim = claim_next(exhausted)
    if claim is None:
        return False
    settle(claim, attempt(claim))
    return True


def claim_next(exhausted: set[int]) -> Claim | None:
    """Take the oldest due message whose network may send now; None when there is none."""
    while True:
        due = Message.objects.due(timezone.now()).exclude(network__in=exhausted)
        message = due.first()
        if message is None:
            return None
        with transaction.atomic():
            if not _may_send(message.network_id):
                exhausted.add(message.network_id or 0)
                continue
            claim = take(message)
        if claim is not None:
            return claim


def take(message: Message) -> Claim | None:
    """Claim one message; None when another worker was quicker.

    The condition names columns of the row alone: PostgreSQL asks them again after waiting for another's update.
    """
    now, uuid = timezone.now(), uuid4()
    found = Message.objects.filter(pk=message.pk, state__in=CLAIMABLE, packed_at__isnull=False)
    if not found.update(state=MessageState.SENDING, claim=uuid, claimed_at=now, attempts=F("attempts") + 1):
        return None
    lease = settings.POST_LEASE_SECONDS
    ours = Message.objects.select_related("network").get(pk=message.pk)  # as it is under the claim
    return Claim(ours, uuid, now + timedelta(seconds=lease), time.monotonic() + lease)


def _may_send(network_pk: int | None) -> bool:
    """Tell whether a network may send one more; holds the network's row, so that workers count one after another."""
    if network_pk is None:
        return True  # sign-in codes
    network = Network.objects.select_for_update().filter(pk=network_pk, post_is_paused=False).first()
    if network is None:
        return False
    an_hour_ago = timezone.now() - timedelta(hours=1)
    counted = Message.objects.filter(network=network, claimed_at__gt=an_hour_ago, state__in=COUNTED)
    return counted.count() < network.post_per_hour


def attempt(claim: Claim) -> Outcome:
    """Try once to hand a claimed message over."""
    message = claim.message
    try:
        content = compose(message, outbox.link_of(message), outbox.parcels_of(message))
    except Unsealable:
        return Outcome(Verdict.PERMANENT, Stage.LETTER, UNSEALABLE)
    except Unwritable as problem:
        return Outcome(Verdict.PERMANENT, Stage.LETTER, str(problem))
    except Exception as problem:  # one broken letter must not stop the others; its words may hold the link
        logger.error("message %s could not be composed: %s", message.pk, type(problem).__name__)
        return Outcome(Verdict.PERMANENT, Stage.LETTER, BROKEN)
    envelope = Envelope(own_address(), message.to_email, content)
    return smtp.hand_over(settings.MAIL_SERVER, envelope, claim.is_alive)


def settle(claim: Claim, outcome: Outcome) -> bool:
    """Write down what became of a try, unless the message is not ours any more; returns whether it was."""
    message, now = claim.message, timezone.now()
    state, not_before = next_step(outcome.verdict, message.attempts, now)
    is_end = state not in CLAIMABLE
    with transaction.atomic():
        settled = _held(message, claim.uuid).update(
            state=state,
            claim=None,
            not_before=not_before,
            settled_at=now if is_end else None,
            server_words=outcome.words,
            attempts=message.attempts - (outcome.stage == Stage.LETTER),  # nobody was spoken to
        )
        if settled and state == MessageState.ACCEPTED:
            outbox.erase(message)
    # Neither address nor words: a server likes to repeat the receiver in them.
    logger.info("message %s: %s at %s", message.pk, outcome.verdict, outcome.stage)
    return bool(settled)


def next_step(verdict: Verdict, attempts: int, now: datetime) -> tuple[MessageState, datetime | None]:
    """Return the state after a try and the moment of the next one; `attempts` counts the one just made."""
    if verdict == Verdict.ACCEPTED:
        return MessageState.ACCEPTED, None
    if verdict == Verdict.UNCLEAR:
        return MessageState.UNCLEAR, None
    ladder = settings.POST_RETRY_SECONDS
    if verdict == Verdict.PERMANENT or attempts > len(ladder):
        return MessageState.FAILED, None
    return MessageState.RETRYING, now + timedelta(seconds=ladder[attempts - 1])


def recover(now: datetime) -> int:
    """Settle what dead workers left behind, and what is unclear where the acceptor can be asked; how many moved on.

    An acceptor that knows nothing of a message is believed only after a quiet period: bytes of a dead worker may
    still be on their way into it.
    """
    lease = now - timedelta(seconds=settings.POST_LEASE_SECONDS)
    abandoned = Q(state=MessageState.SENDING) & (Q(claimed_at__lte=lease) | Q(claimed_at=None))
    unsure = Q(state=MessageState.UNCLEAR, claimed_at__isnull=False) if settings.MAILBOX_DIR else Q(pk__in=[])
    return sum(
        _recover_one(message, now) for message in Message.objects.filter(abandoned | unsure).order_by("id")
    )


def _recover_one(message: Message, now: datetime) -> bool:
    believed = timedelta(seconds=settings.POST_LEASE_SECONDS + settings.POST_QUIET_SECONDS)
    answer = was_accepted(message.message_id)
    if answer:
        to = MessageState.ACCEPTED
    elif answer is None:
        to = MessageState.UNCLEAR
    elif message.claimed_at is None or message.claimed_at + believed <= now:
        to = MessageState.QUEUED
    else:
        return False
    is_end = to != MessageState.QUEUED
    with transaction.atomic():
        found = Message.objects.filter(pk=message.pk, state=message.state, claim=message.claim)
        moved = bool(found.update(state=to, claim=None, settled_at=now if is_end else None))
        if moved and to == MessageState.ACCEPTED:
            outbox.erase(message)
    if moved:
        logger.warning("message %s was found under an old claim: %s", message.pk, to)
    return moved


def _held(message: Message, uuid: UUID) -> QuerySet[Message]:
    """Return the row as long as it is under this claim."""
    return Message.objects.filter(pk=message.pk, claim=uuid, state=MessageState.SENDING)
