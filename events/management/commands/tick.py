"""What has to be looked after every minute, whoever starts the clock?

Each step finds out by itself what is due and does it once: by a conditional update or under a unique key. Two ticks
at the same moment, on one machine or on several, therefore do nothing twice, and no lock can be left behind.
"""

import logging
import signal
import threading
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from datetime import datetime
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections
from django.utils import timezone

from events import jobs
from partners.post import jobs as post_jobs

logger = logging.getLogger(__name__)
# Functions of events.jobs that take the moment and return how many rows they made or moved on.
STEPS = (
    "pack_left_behind",
    "follow_partners",
    "draft_unsure_reminders",
    "post_digests",
    "post_reminders",
    "read_mailbox",
    "look_after_imports",
    "look_after_batches",
    "look_after_files",
    "look_after_moves",
)


def steps() -> Iterator[tuple[str, Callable[[datetime], Any]]]:
    """Yield what a round does, by name; the post office comes first."""
    yield "post office", lambda now: post_jobs.sweep()
    for name in STEPS:
        if step := getattr(jobs, name, None):
            yield name, step


def tick(now: datetime) -> list[str]:
    """Do one round. A step that breaks is logged and hinders no other; returns the names of the broken ones."""
    broken = []
    for name, step in steps():
        try:
            step(now)
        except Exception:
            logger.exception("tick: %s failed", name)
            broken.append(name)
    return broken


class Command(BaseCommand):
    """`manage.py tick` does one round; `--every SECONDS` goes on until INT or TERM, finishing the round in hand."""

    help = "Look after what is due: waiting mail, reminders, digests. Once, or --every SECONDS until stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Seconds between the beginnings of two rounds."""
        parser.add_argument("--every", type=float, metavar="SECONDS", help="go on until stopped")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do one round, or one after another."""
        if not options["every"]:
            if broken := tick(timezone.now()):
                raise CommandError(f"Failed: {', '.join(broken)} (see the log).")
            return
        stopped = threading.Event()

        def stop(number: int, frame: FrameType | None) -> None:
            stopped.set()

        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, stop)
        while not stopped.is_set():
            close_old_connections()
            broken = tick(timezone.now())
            close_old_connections()
            if options["verbosity"] > 1:
                self.stdout.write(f"A round is done; failed: {', '.join(broken) or 'nothing'}.")
            stopped.wait(options["every"])
