"""What happens without the post office's guard? Only the controls of the fault runs use this, in their own processes.

`mark-first` calls a message accepted before it is handed over, as a worker that wants no duplicates might. `requeue`
puts what a dead worker held back into the queue without asking anybody, as a worker that wants no losses might.
"""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from partners.choices import MessageState
from partners.models import Message
from partners.post import delivery, smtp
from partners.post.smtp import Envelope, Outcome, Stage, Verdict
from talkoot.lib.mail_server import MailServer


def take_off(guard: str) -> None:
    """Change this process."""
    {"mark-first": mark_first, "requeue": requeue}[guard]()


def mark_first() -> None:
    """Settle first, hand over afterwards."""
    hand_over = smtp.hand_over

    def settled_hand_over(server: MailServer, envelope: Envelope, may_go: Any) -> Outcome:
        delivery.settle(may_go.__self__, Outcome(Verdict.ACCEPTED, Stage.DOT, "250 as if"))
        return hand_over(server, envelope)

    smtp.hand_over = settled_hand_over


def requeue() -> None:
    """Take what is under an old claim for unsent."""

    def recover(now: datetime) -> int:
        lease = now - timedelta(seconds=settings.POST_LEASE_SECONDS)
        held = Message.objects.filter(
            state__in=[MessageState.SENDING, MessageState.UNCLEAR], claimed_at__lte=lease
        )
        return held.update(state=MessageState.QUEUED, claim=None, settled_at=None)

    delivery.recover = recover
