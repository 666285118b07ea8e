"""How does Django's own mail (sign-in codes, password resets) leave by the same door?

Each receiver gets a row of the outbox that no list shows. The whole mail is sealed: neither its subject line nor its
text, with their codes and links, can be read in the database, and after it has left nothing of them remains.
"""

from collections.abc import Sequence
from email.message import Message as Mail
from email.utils import formataddr, parseaddr
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from . import jobs, outbox
from .letter import Letter, Parcel
from .mime import READY_MADE, on_wire

KIND = "account"


class OutboxBackend(BaseEmailBackend):
    """Django's EMAIL_BACKEND: writes into the outbox and wakes the worker after the commit; connects to nobody."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Put mails into the outbox; returns how many of them have a receiver."""
        with transaction.atomic():
            written = sum(self._write(mail) for mail in email_messages)
            if written:
                transaction.on_commit(jobs.wake)
        return written

    def _write(self, mail: EmailMessage) -> bool:
        receivers = mail.recipients()
        for receiver in receivers:
            message_id = outbox.new_message_id(KIND, 1)
            letter = Letter(
                kind=KIND, key=f"{KIND}:{uuid4()}", title="", text="", to_email=parseaddr(receiver)[1],
                parcels=(Parcel("mail.eml", READY_MADE, sealed_mail(mail, message_id)),),
                is_listed=False, message_id=message_id,
            )  # fmt: skip
            outbox.write(letter)
        return bool(receivers)


def sealed_mail(mail: EmailMessage, message_id: str) -> bytes:
    """Return the mail with our own identity. Raises BadHeaderError for line ends in a header."""
    made: Mail = mail.message()
    if mail.from_email == settings.DEFAULT_FROM_EMAIL:
        del made["From"]
        made["From"] = formataddr(("Talkoot", parseaddr(mail.from_email)[1]))
    del made["Message-ID"]
    made["Message-ID"] = message_id
    made["X-Talkoot-Id"] = message_id.strip("<>")
    return on_wire(made)
