"""Which background jobs did a killed worker leave behind, who takes them up again, and which are forgotten?

A worker that is killed leaves its job marked as running for ever. No job of the portal takes this long: one that has
been running longer is given to the next worker, three times in all, then it has failed. Jobs may therefore be run
twice, and every one of them must bear that.
"""

import logging
from datetime import datetime, timedelta

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)
LONGEST_MINUTES = 15
TRIES = 3
KEPT_DAYS = 14  # for so long one can look up what a job did


def take_up(now: datetime) -> int:
    """Put jobs that nobody works on any more into the queue again, or call them failed; returns how many there were."""
    began = now - timedelta(minutes=LONGEST_MINUTES)
    lost = DBTaskResult.objects.running().filter(started_at__lte=began).order_by("started_at")
    return sum(_take_up_one(job, now) for job in lost)


def forget(now: datetime) -> int:
    """Delete the rows of jobs that ended long ago, so that the table does not grow for ever; returns how many."""
    ended = DBTaskResult.objects.finished().filter(finished_at__lt=now - timedelta(days=KEPT_DAYS))
    return ended.delete()[0]


def _take_up_one(job: DBTaskResult, now: datetime) -> bool:
    """Move one job on, unless somebody was quicker."""
    ours = DBTaskResult.objects.filter(pk=job.pk, status=TaskResultStatus.RUNNING, started_at=job.started_at)
    if len(job.worker_ids) < TRIES:
        moved = ours.update(status=TaskResultStatus.READY, started_at=None)
    else:
        moved = ours.update(
            status=TaskResultStatus.FAILED,
            finished_at=now,
            exception_class_path="builtins.TimeoutError",
            traceback=f"The worker died or took longer than {LONGEST_MINUTES} minutes, {TRIES} times.",
        )
    if moved:
        logger.warning("job %s (%s) was left behind by a worker", job.pk, job.task_path)
    return bool(moved)
