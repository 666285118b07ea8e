"""Can the mail server be asked whether it has taken a mail, and what does it say?"""

from . import catcher


def was_accepted(message_id: str) -> bool | None:
    """Tell whether the acceptor knows this Message-ID; None where it cannot be asked.

    The bundled catcher can: a mail it has acknowledged lies in its mailbox as a file. Other servers offer no
    such question over SMTP (RFC 5321 4.1.1.6: VRFY is about addresses).
    """
    mailbox = catcher.directory()
    if mailbox is None:
        return None
    return catcher.holds(message_id, mailbox) > 0
