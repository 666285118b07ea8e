"""How does a partner tick, behind its link, what has been agreed with it?"""

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
    rows = Task.objects.select_for_update(of=("self",)).filter(stand=stand, pk__in=keys).open()
    done = list(rows.order_by("pk"))
    for task in done:
        task.state = TaskState.DONE
        task.version += 1
    Task.objects.bulk_update(done, ["state", "version"])
    if done:
        Link.objects.known(token, LinkPurpose.STAND).update(last_used_at=timezone.now())
        Change.objects.record(
            subject=stand.event.subject, network=stand.event.network, deed="task_state", by_name=by_name,
            part=stand.subject,
            changes=[FieldChange(task.name[:LONGEST_FIELD], TaskState.OPEN, TaskState.DONE) for task in done],
        )  # fmt: skip
    return len(done)
