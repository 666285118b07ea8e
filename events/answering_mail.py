"""How are the answers that calendar programs have mailed taken, each once?"""

import logging

from django.db import DatabaseError

from partners.post import incoming

from .actions import calendar_replies
from .actions.calendar_replies import Taken

log = logging.getLogger(__name__)


def read() -> int:
    """Take what waits in the mailbox and mark it as seen; returns how many answers counted.

    What the database could not take stays unseen and comes again. Raises OSError when the mailbox does not answer.
    """
    count = 0
    for mail in incoming.unseen():
        try:
            taken = calendar_replies.take_mail(mail.content)
        except DatabaseError as problem:
            log.error("an answer of a calendar program waits: %s", type(problem).__name__)
            continue
        mail.seen()
        count += taken == Taken.SET
    return count
