"""How is a row of the marketing plan saved, added, or changed by a spreadsheet, when several people write them?"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from partners.models import Change, FieldChange, User

from ..marketing_rows import seen_of, words_of
from ..models import Event, MarketingRow, Task
from . import tasks
from .day import RowChanged

LONGEST_NAME = 40  # characters of the task in a line of the trail


@transaction.atomic
def save_row(task: Task, values: Mapping[str, Any], *, seen: str, by: User) -> tuple[str, ...]:
    """Save what the marketing plan adds to a task; return the names of the changed facts.

    `seen` is seen_of the row that the person had before them. Raises day.RowChanged.
    """
    Task.objects.select_for_update().get(pk=task.pk)  # two presses at once take turns
    row = MarketingRow.objects.filter(task=task).first() or MarketingRow(task=task)
    changed = _changed(row, values)
    if not changed:
        return ()
    if seen_of(row) != seen:
        raise RowChanged(row)
    _write(row, {name: values[name] for name in changed}, by)
    return changed


@transaction.atomic
def add_row(event: Event, task: Mapping[str, Any], values: Mapping[str, Any], by: User) -> tuple[Task, bool]:
    """Make a task with its row of the plan: (task, whether it is new). The same one again is found, not made."""
    Event.objects.select_for_update().get(pk=event.pk)
    same = event.tasks.filter(**task, marketing__isnull=False).first()
    if same is not None:
        return same, False
    made = tasks.add_task(event, task, by)
    row, _made = MarketingRow.objects.get_or_create(task=made)
    written = _changed(row, values)
    if written:
        _write(row, {name: values[name] for name in written}, by)
    return made, True


def _changed(row: MarketingRow, values: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(name for name, value in values.items() if getattr(row, name) != value)


def _write(row: MarketingRow, values: Mapping[str, Any], by: User) -> None:
    """Write facts that differ, with a line in the trail for each."""
    event, name = row.task.event, row.task.name[:LONGEST_NAME]
    told = [
        FieldChange(f"{fact}:{name}", words_of(getattr(row, fact)), words_of(value))
        for fact, value in values.items()
    ]
    for fact, value in values.items():
        setattr(row, fact, value)
    row.save()
    Change.objects.record(
        subject=event.subject, network=event.network, deed="marketing_row_edited", by=by, changes=told
    )
