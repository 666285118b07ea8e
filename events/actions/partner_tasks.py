"""How does a partner tick, behind its link, what has been agreed with it, and take a tick back?"""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from partners.choices import LinkPurpose
from partners.models import Change, FieldChange, Link

from ..choices import TaskState
from ..models import Stand, Task

LONGEST_FIELD = 60  # characters of a task's name in the trail


def agreed_with(stand: Stand) -> list[Task]:
    """Return the tasks that a partner does, in order of day, without those that were left out; one query."""
    return list(Task.objects.of_partners().filter(stand=stand).exclude(state=TaskState.LEFT_OUT))


@transaction.atomic
def mark_done(stand: Stand, keys: Collection[int], *, by_name: str, token: str) -> int:
    """Mark a partner's own open tasks as done; returns how many were open.

    Pressed again it changes nothing and leaves no trace. What a coordinator has left out stays so.
    """
    return _turn(stand, keys, TaskState.OPEN, TaskState.DONE, by_name, token)


@transaction.atomic
def take_back(stand: Stand, keys: Collection[int], *, by_name: str, token: str) -> int:
    """Mark a partner's own done tasks as open again; returns how many were done. Pressed again it changes nothing."""
    return _turn(stand, keys, TaskState.DONE, TaskState.OPEN, by_name, token)


def _turn(
    stand: Stand, keys: Collection[int], was: TaskState, now: TaskState, by_name: str, token: str
) -> int:
    rows = Task.objects.select_for_update(of=("self",)).filter(stand=stand, pk__in=keys, state=was)
    turned = list(rows.order_by("pk"))
    for task in turned:
        task.state = now
        task.version += 1
    Task.objects.bulk_update(turned, ["state", "version"])
    if turned:
        Link.objects.known(token, LinkPurpose.STAND).update(last_used_at=timezone.now())
        Change.objects.record(
            subject=stand.event.subject, network=stand.event.network, deed="task_state", by_name=by_name,
            part=stand.subject, changes=[FieldChange(task.name[:LONGEST_FIELD], was, now) for task in turned],
        )  # fmt: skip
    return len(turned)
