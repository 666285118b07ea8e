"""How are answers from calendar programs read by hand? The clock (manage.py tick) does the same every minute."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from events import jobs


class Command(BaseCommand):
    """`manage.py read_mailbox` reads what has come and says how many answers it took."""

    help = "Read answers of calendar programs from the mailbox (IMAP_URL or REPLY_MAILDIR)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do one round."""
        self.stdout.write(f"{jobs.read_mailbox(timezone.now())} answers taken.")
