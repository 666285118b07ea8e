"""How does the undo button carry what was there, and put it back only where nobody has changed it since?

What was there travels signed in the form and is good for an hour, for the person who made the change.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core import signing
from django.db import transaction

from partners.models import FieldChange, User

from ..models import Event, Stand, Task
from .task_files import put_back
from .tasks import Kept, locked, save, tell

SALT = "events.task_undo"
SECONDS = 60 * 60
DAYS = ("due_on", "computed_on")


class CannotUndo(Exception):
    """The form is too old, is another person's, or was not written by us. Nothing was changed."""


@dataclass(slots=True)
class Undone:
    """How many tasks are as they were, how many files are back, and the names of what somebody has changed since."""

    number: int = 0
    files: int = 0
    refused: list[str] = field(default_factory=list)


def sealed(kept: Iterable[Kept], by: User) -> str:
    """Return what was there as a signed text for a form."""
    rows = [[row.pk, row.version, dict(row.was), list(row.files)] for row in kept]
    return signing.dumps({"by": by.pk, "rows": rows}, salt=SALT, compress=True)


def opened(text: str, by: User) -> list[Kept]:
    """Return what a signed text says. Raises CannotUndo."""
    try:
        facts = signing.loads(text, salt=SALT, max_age=SECONDS)
    except signing.BadSignature as problem:
        raise CannotUndo from problem
    if facts["by"] != by.pk:
        raise CannotUndo
    return [Kept(*row) for row in facts["rows"]]


@transaction.atomic
def undo(text: str, by: User) -> Undone:
    """Put tasks back as they were. A second press finds them changed since and does nothing. Raises CannotUndo."""
    done = Undone()
    kept = opened(text, by)
    for row in kept:
        if row.version == 0:
            done.number += bring_back(row, by)
    changed = {row.pk: row for row in kept if row.version and row.was}
    wanted = []
    for task in locked(Task.objects.editable_by(by).numbered(changed)):
        values = values_of(changed[task.pk])
        if task.version != changed[task.pk].version or in_circle(task, values.get("after")):
            done.refused.append(task.name)
        else:
            wanted.append((task, values))
    done.number += len(save(wanted, by))
    done.files, gone = put_back([file for row in kept for file in row.files], by)
    done.refused += gone
    return done


def bring_back(kept: Kept, by: User) -> int:
    """Make a task again that was taken away, under its own number; returns how many were made."""
    event = Event.objects.editable_by(by).select_related("network").filter(pk=kept.was["event_id"]).first()
    if event is None or Task.objects.numbered([kept.pk]).exists():
        return 0
    task = Task.objects.create(pk=kept.pk, **values_of(kept))
    tell(event, "task_added", by, [FieldChange("", "", task.name)])
    return 1


def in_circle(task: Task, first: Task | None) -> bool:
    """Tell whether what a task came after waits for the task itself by now."""
    return bool(first and Task.objects.of_event(task.event).would_wait_in_circle(task.pk, first.pk))


def values_of(kept: Kept) -> dict[str, Any]:
    """Return facts as a row takes them; people, partners and tasks that are gone meanwhile are left empty."""
    tables: dict[str, Any] = {"user": User, "stand": Stand, "after": Task}
    values = dict(kept.was)
    for name in DAYS:
        if values.get(name):
            values[name] = date.fromisoformat(values[name])
    for name, table in tables.items():
        if values.get(name):
            values[name] = table.objects.filter(pk=values[name]).first()
    return values
