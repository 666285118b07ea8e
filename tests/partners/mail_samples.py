"""Which mail do the tests of the example's mailbox put there?"""

from email.message import EmailMessage
from pathlib import Path
from typing import Any

from django.conf import settings

from partners.models import Message, Network
from partners.post import catcher


def row(network: Network | None, number: int = 1, **facts: Any) -> Message:
    """A message of the outbox that has left."""
    facts = {
        "kind": "invitation", "key": f"invitation:{number}", "title": f"Kutsu {number}", "text": "Hei",
        "to_name": "Kaisa Kursseja", "to_email": "kaisa.kursseja@example.org", "state": "accepted",
        "message_id": f"<kutsu.{number}.v1@talkoot.example.org>",
    } | facts  # fmt: skip
    return Message.objects.create(network=network, **facts)


def arrived(message: Message, text: str = "Hei Kaisa,\n\ntervetuloa.", html: str = "", **files: bytes) -> str:
    """The mail of a message in the mailbox, with files {name: content}; returns its name there."""
    mail = EmailMessage()
    mail["From"] = "Kainuun digituki <talkoot@example.org>"
    mail["To"] = f"{message.to_name} <{message.to_email}>"
    mail["Subject"], mail["Message-ID"] = message.title, message.message_id
    mail.set_content(text)
    if html:
        mail.add_alternative(html, subtype="html")
    for name, content in files.items():
        mail.add_attachment(content, maintype="application", subtype=name, filename=f"{name} ä.{name}")
    return catcher.save(mail.as_bytes(), Path(settings.MAILBOX_DIR)).stem
