"""How do the rows of a spreadsheet that a person ticked become changes of the marketing plan?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from partners.models import Change, FieldChange, User

from ..marketing_rows import row_of, seen_of
from ..models import Event, Task
from . import marketing, tasks

BY_HAND = {
    "offset_days": None,
    "computed_on": None,
    "keeps_computed": False,
    "was_past": False,
}  # a typed day no longer follows the event's


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one row asks for: the task it changes (None makes one), the task's own facts, and those of marketing."""

    task_pk: int | None
    task: Mapping[str, Any]
    marketing: Mapping[str, Any]


@transaction.atomic
def apply_rows(event: Event, wanted: Sequence[Wanted], *, by: User) -> tuple[int, int]:
    """Make all changes or none; return how many rows changed and how many are new."""
    rows = {row.pk: row for row in tasks.locked(event.tasks.all())}
    changed = added = 0
    for one in wanted:
        task = rows.get(one.task_pk or 0)
        if task is not None:
            changed += _change(task, one, by)
        elif one.task_pk is None:
            state = {name: value for name, value in one.task.items() if name == "state"}
            facts = {name: value for name, value in one.task.items() if name != "state"}
            made, is_new = marketing.add_row(event, facts, one.marketing, by)
            added += is_new
            if is_new and state.get("state", made.state) != made.state:
                tasks.save([(tasks.locked(Task.objects.numbered([made.pk])).get(), state)], by)
    if changed or added:
        Change.objects.record(
            subject=event.subject, network=event.network, deed="marketing_imported", by=by,
            changes=[FieldChange("", "", f"{changed} + {added}")],
        )  # fmt: skip
    return changed, added


def _change(task: Task, one: Wanted, by: User) -> bool:
    facts = dict(one.task) | (BY_HAND if "due_on" in one.task else {})
    is_changed = bool(tasks.differing(task, facts))
    if is_changed:
        tasks.save([(task, facts)], by)
    return bool(marketing.save_row(task, one.marketing, seen=seen_of(row_of(task)), by=by)) or is_changed
