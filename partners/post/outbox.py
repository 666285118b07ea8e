"""How does a letter become a row of the outbox, and how does the row go on from state to state?

Every step is one conditional update: whoever comes second finds nothing to do. `write` and `pack` belong into the
transaction of the change that caused them; `jobs.wake` is called after the commit.
"""

from collections.abc import Iterable
from datetime import datetime
from email.utils import parseaddr
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from ..choices import MessageState
from ..models import Attachment, Message, User
from .letter import Letter, Parcel
from .sealing import seal, unseal


@transaction.atomic
def write(
    letter: Letter, *, state: MessageState = MessageState.QUEUED, by: User | None = None,
    held_until: datetime | None = None,
) -> tuple[Message, bool]:  # fmt: skip
    """Save a letter as a row of the outbox: (row, whether it is new). A known key changes nothing.

    A queued letter is packed at once with its link and parcels; a draft gets them when it is released. A held one
    leaves at that moment at the earliest, so that it can be taken back.
    """
    now = timezone.now()
    facts = {name: getattr(letter, name) for name in COPIED}
    is_queued = state == MessageState.QUEUED
    message, is_new = Message.objects.get_or_create(
        key=letter.key,
        defaults={
            **facts,
            "data_words": list(letter.data_words),
            "missing": list(letter.missing),
            "message_id": letter.message_id or new_message_id(letter.kind, letter.version),
            "state": state,
            "created_by": by,
            "released_at": now if is_queued else None,
            "released_by": by if is_queued else None,
            "held_until": held_until,
        },
    )
    if is_new and is_queued:
        pack(message, letter.link, letter.parcels, now)
    return message, is_new


LONGEST_KEY = 160  # characters
COPIED = (
    "kind", "network", "occasion", "subject", "version", "is_listed", "language", "to_name", "to_email", "from_name",
    "reply_name", "reply_email", "title", "text", "facts_digest", "thread",
)  # fmt: skip


def new_message_id(kind: str, version: int) -> str:
    """Return a Message-ID that is made once and kept, so that a repeated try is the same mail (RFC 5322 3.6.4)."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{kind.replace('_', '-')}.{uuid4()}.v{version}@{domain}>"


@transaction.atomic
def pack(message: Message, link: str, parcels: Iterable[Parcel], now: datetime | None = None) -> bool:
    """Seal the link and the files of a released message; returns whether it was still to be packed.

    A message that was taken back meanwhile gets none.
    """
    packed_at, sealed = now or timezone.now(), seal(link.encode()) if link else None
    unpacked = Message.objects.unpacked().filter(pk=message.pk)
    if not unpacked.update(packed_at=packed_at, sealed_link=sealed):
        return False
    message.packed_at, message.sealed_link = packed_at, sealed
    message.attachments.all().delete()  # of an earlier release that was taken back
    Attachment.objects.bulk_create(
        Attachment(
            message=message, order=order, name=parcel.name, content_type=parcel.content_type,
            sealed_content=seal(parcel.content),
        )
        for order, parcel in enumerate(parcels)
    )  # fmt: skip
    return True


def parcels_of(message: Message) -> list[Parcel]:
    """Return the files of a packed message that has not left yet. Raises sealing.Unsealable."""
    rows = [row for row in message.attachments.all() if row.sealed_content]
    return [Parcel(row.name, row.content_type, unseal(row.sealed_content)) for row in rows]


def link_of(message: Message) -> str:
    """Return the personal link of a packed message, or nothing. Raises sealing.Unsealable."""
    return unseal(message.sealed_link).decode() if message.sealed_link else ""


def erase(message: Message) -> None:
    """Forget the link and the contents of the files, which carry it too; the text and the names of the files stay."""
    Message.objects.filter(pk=message.pk).update(sealed_link=None)
    Attachment.objects.filter(message=message.pk).update(sealed_content=b"")


def release(pks: Iterable[int], by: User | None) -> int:
    """Put drafts that have an address into the queue; returns how many went, so that a second press tells none."""
    waiting = Message.objects.drafts().filter(pk__in=list(pks)).exclude(to_email="")
    return waiting.update(
        state=MessageState.QUEUED, released_at=timezone.now(), released_by=by, packed_at=None, server_words=""
    )


def edit(message: Message, *, title: str, text: str) -> bool:
    """Save a person's words in a draft; returns whether it was still a draft."""
    return _turn(message, [MessageState.DRAFT], MessageState.DRAFT, title=title, text=text, is_edited=True,
                 facts_have_changed=False)  # fmt: skip


def cancel(message: Message) -> bool:
    """Take back what has not been handed over; returns whether that was still possible."""
    return _turn(message, [MessageState.DRAFT, MessageState.QUEUED, MessageState.RETRYING, MessageState.FAILED],
                 MessageState.CANCELLED)  # fmt: skip


@transaction.atomic
def cancel_all(pks: Iterable[int]) -> bool:
    """Take back several messages together; False, and nothing done, where one of them has been handed over.

    What was left unsent already counts as taken back.
    """
    keys = list(pks)
    rows = Message.objects.filter(pk__in=keys).select_for_update()
    kept = [
        MessageState.DRAFT,
        MessageState.QUEUED,
        MessageState.RETRYING,
        MessageState.FAILED,
        MessageState.CANCELLED,
    ]
    if any(state not in kept for state in rows.values_list("state", flat=True)):
        return False
    waiting = Message.objects.filter(pk__in=keys).exclude(state=MessageState.CANCELLED)
    waiting.update(state=MessageState.CANCELLED, settled_at=timezone.now(), claim=None)
    Message.objects.filter(pk__in=keys).update(sealed_link=None)
    Attachment.objects.filter(message__in=keys).update(sealed_content=b"")
    return True


@transaction.atomic
def withdraw(message: Message) -> bool:
    """Take back what has not been handed over, as if it had never been meant: the same may be written anew."""
    if not cancel(message):
        return False
    tail = f":withdrawn:{message.pk}"
    message.key = f"{message.key[: LONGEST_KEY - len(tail)]}{tail}"
    Message.objects.filter(pk=message.pk).update(key=message.key)
    return True


def revive(message: Message) -> bool:
    """Make a draft again of what was not sent, or of what failed and has to be mended first."""
    return _turn(message, [MessageState.CANCELLED, MessageState.FAILED], MessageState.DRAFT, server_words="",
                 attempts=0, not_before=None)  # fmt: skip


def mark_sent_by_hand(message: Message, by: User) -> bool:
    """Note that a person has sent it on paper or from their own mail; returns whether it was not so already."""
    return _turn(message, [MessageState.DRAFT, MessageState.FAILED], MessageState.BY_HAND,
                 released_at=timezone.now(), released_by=by)  # fmt: skip


def send_again(message: Message, by: User) -> bool:
    """Put a failed or unclear message into the queue again, because a person said so; the same Message-ID goes."""
    return _turn(message, MessageState.troubled(), MessageState.QUEUED, released_at=timezone.now(), released_by=by,
                 attempts=0, not_before=None)  # fmt: skip


def fail(message: Message, words: str) -> bool:
    """Note that a queued message cannot be made ready to leave, with the reason."""
    return _turn(message, [MessageState.QUEUED], MessageState.FAILED, server_words=words)


def take_back(message: Message) -> bool:
    """Make a released message a draft again that is no longer what was seen; nothing of it has left yet."""
    found = Message.objects.unpacked().filter(pk=message.pk)
    return bool(
        found.update(state=MessageState.DRAFT, released_at=None, released_by=None, facts_have_changed=True)
    )


def unpack(message: Message) -> bool:
    """Throw away link and files of a message that waits, so that they are made anew; nothing of it has left yet."""
    waiting = Message.objects.filter(pk=message.pk, state__in=[MessageState.QUEUED, MessageState.RETRYING])
    unpacked = waiting.update(state=MessageState.QUEUED, packed_at=None, sealed_link=None, not_before=None)
    if unpacked:
        message.attachments.all().delete()
    return bool(unpacked)


def call_unclear(message: Message, accepted: bool) -> bool:
    """Settle an unclear message as a person found it out: accepted after all, or a failure."""
    return _turn(message, [MessageState.UNCLEAR], MessageState.ACCEPTED if accepted else MessageState.FAILED)


@transaction.atomic
def _turn(message: Message, states: Iterable[MessageState], to: MessageState, **facts: object) -> bool:
    """Change a row in one conditional update; the settling moment is kept where the state is an end.

    Where the portal has nothing more to send, link and files are forgotten.
    """
    ends = (*MessageState.gone(), *MessageState.troubled(), MessageState.CANCELLED)
    settled = timezone.now() if to in ends else None
    found = Message.objects.filter(pk=message.pk, state__in=list(states))
    turned = bool(found.update(state=to, settled_at=settled, claim=None, **facts))
    if turned and to in (*MessageState.gone(), MessageState.CANCELLED):
        erase(message)
    return turned
