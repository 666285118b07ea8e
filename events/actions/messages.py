"""What may a person do to one message of the outbox, and how is that told in the trail of its event?

Each verb is one conditional update and its line in the trail; whoever comes second gets False and changes nothing.
The trail names the organisation, never its contact: more people read it than the outbox.
"""

from django.db import transaction

from partners.models import Change, FieldChange, Message, Network, User
from partners.post import outbox

from ..models import Stand


@transaction.atomic
def edit_message(message: Message, *, title: str, text: str, by: User) -> bool:
    """Put a person's words in a draft; tells whether it was still a draft."""
    return outbox.edit(message, title=title, text=text) and _told(message, "message_edited", by)


@transaction.atomic
def cancel_message(message: Message, by: User) -> bool:
    """Decide that a message does not leave; tells whether that was still possible."""
    return outbox.cancel(message) and _told(message, "message_cancelled", by)


@transaction.atomic
def revive_message(message: Message, by: User) -> bool:
    """Make a draft of a cancelled message again."""
    return outbox.revive(message) and _told(message, "message_revived", by)


@transaction.atomic
def mark_sent_by_hand(message: Message, by: User) -> bool:
    """Note that a person has sent it on paper or from their own mail."""
    is_marked = outbox.mark_sent_by_hand(message, by)
    if is_marked:
        Stand.objects.asked_by([message])
    return is_marked and _told(message, "message_by_hand", by)


@transaction.atomic
def send_again(message: Message, by: User) -> bool:
    """Put a failed or unclear message into the queue again, because a person said so."""
    return outbox.send_again(message, by) and _told(message, "message_again", by)


@transaction.atomic
def settle_as_received(message: Message, by: User) -> bool:
    """Settle an unclear message: the receiver has told that it is there."""
    return outbox.call_unclear(message, accepted=True) and _told(message, "message_settled", by)


@transaction.atomic
def pause_post(network: Network, is_paused: bool, by: User) -> bool:
    """Stop or go on with a network's sending; tells whether it was otherwise before."""
    changed = Network.objects.turn_post(network.pk, is_paused)
    if changed:
        deed = "post_paused" if is_paused else "post_resumed"
        Change.objects.record(subject=f"network:{network.pk}", network=network, deed=deed, by=by)
    return changed


def _told(message: Message, deed: str, by: User) -> bool:
    """Write the deed into the trail of the message's event; True, so that it may stand at the end of a verb."""
    if message.network is not None and message.occasion:
        name = Stand.objects.name_of_subject(message.subject)
        changes = [FieldChange("", "", name)] if name else []
        Change.objects.record(
            subject=message.occasion, part=message.subject, network=message.network, deed=deed, by=by, changes=changes
        )  # fmt: skip
    return True
