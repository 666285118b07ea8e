"""When does the post office work? Entry points of the worker, of whoever has written a letter, and of the clock."""

import contextlib
import signal
import threading
import time
from collections.abc import Iterator
from datetime import datetime
from types import FrameType
from typing import Any

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from .. import lost_jobs
from ..models import Message
from . import delivery

AT_MOST_MESSAGES = 200  # in one job; then the next job goes on, so that prints get their turn
AT_MOST_SECONDS = 60


@task()
def deliver() -> int:
    """Send what is due, one after another, until nothing is left; returns how many were tried.

    After many messages or a minute, and when the worker is asked to stop, a new job takes over.
    """
    exhausted: set[int] = set()
    ends = time.monotonic() + AT_MOST_SECONDS
    tried = 0
    with stop_signals() as stopped:
        while tried < AT_MOST_MESSAGES and time.monotonic() < ends and not stopped.is_set():
            if not delivery.deliver_next(exhausted):
                break
            tried += 1
        else:
            wake()
    wake_for_retries()
    return tried


def wake(at: datetime | None = None) -> bool:
    """Have the worker deliver, now or at a moment; called after the commit. Returns whether a new job was needed.

    A job that is already running may have looked for the last time, so only one that has not begun counts.
    """
    moment = at or timezone.now()
    waiting = DBTaskResult.objects.filter(status="READY", task_path=deliver.module_path)
    if waiting.ready().exists() or (at and waiting.filter(run_after__lte=moment).exists()):
        return False
    (deliver.using(run_after=at) if at else deliver).enqueue()
    return True


def wake_for_retries() -> None:
    """Have the worker come back when the next retry is due."""
    at = Message.objects.next_retry()
    if at is not None:
        wake(at)


def sweep() -> int:
    """Put right what a killed worker left behind; called by the clock each minute. Returns how many rows moved."""
    now = timezone.now()
    lost_jobs.forget(now)
    moved = lost_jobs.take_up(now) + delivery.recover(now)
    if Message.objects.due(now).exists():
        wake()
    return moved


@contextlib.contextmanager
def stop_signals() -> Iterator[threading.Event]:
    """Hear whether the worker is asked to stop (TERM, INT) and pass it on: the message in hand is finished first."""
    stopped = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield stopped  # signals reach the main thread only
        return
    numbers: tuple[int, ...] = (signal.SIGTERM, signal.SIGINT)
    before: dict[int, Any] = {number: signal.getsignal(number) for number in numbers}

    def hear(number: int, frame: FrameType | None) -> None:
        stopped.set()
        if callable(before[number]):
            before[number](number, frame)

    for number in numbers:
        signal.signal(number, hear)
    try:
        yield stopped
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
