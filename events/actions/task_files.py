"""How does a file come to a task and go from it, and when is the file itself deleted?

A file is written before its row: a file without a row harms nobody. When somebody takes it away it stays for a day,
so that it is there while that can be undone. What no row names any more, whatever took the row away, the clock deletes.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.core.cache import cache
from django.db import transaction

from partners import attached
from partners.attached import Attached
from partners.models import FieldChange, User

from ..models import Task, TaskFile
from .tasks import LONGEST_FIELD, Kept, locked, tell

MOST_FILES = 10  # of one task
KEPT_FOR = timedelta(days=1)  # a file without a row; longer than its removal can be undone
SWEPT_EVERY = timedelta(hours=1)


class TooManyFiles(Exception):
    """The task has as many files as it may have. Nothing was saved."""


def add_file(task: Task, read: Attached, by: User) -> tuple[TaskFile, bool]:
    """Put a file beside a task; tell whether it is new. The same content again is the file that is there already.

    Raises TooManyFiles, and Task.DoesNotExist when the task has just been taken away.
    """
    found = room_for(task, read.sha256)
    if found is not None:
        return found, False
    stored = attached.keep(read.content)
    row, is_new = save_row(task, read, stored, by)
    if not is_new:
        attached.forget(stored)
    return row, is_new


@transaction.atomic
def save_row(task: Task, read: Attached, stored: str, by: User) -> tuple[TaskFile, bool]:
    """Write the row of a file that has been kept; two presses at once take turns."""
    row = locked(Task.objects.numbered([task.pk])).get()
    found = room_for(row, read.sha256)
    if found is not None:
        return found, False
    made = TaskFile.objects.create(
        task=row, name=read.name, stored=stored, size=len(read.content), sha256=read.sha256,
        content_type=read.content_type, uploaded_by=by,
    )  # fmt: skip
    tell(row.event, "task_file_added", by, [FieldChange(row.name[:LONGEST_FIELD], "", made.name)])
    return made, True


def room_for(task: Task, sha256: str) -> TaskFile | None:
    """Return the task's file with this content if there is one. Raises TooManyFiles when no other finds room."""
    files = list(task.files.all())
    same = next((file for file in files if file.sha256 == sha256), None)
    if same is None and len(files) >= MOST_FILES:
        raise TooManyFiles
    return same


@transaction.atomic
def remove_file(file: TaskFile, by: User) -> list[Kept]:
    """Take a file away from its task; a second press finds nothing to do. Returns what the undo button needs."""
    row = TaskFile.objects.select_for_update(of=("self",)).with_task().filter(pk=file.pk).first()
    if row is None:
        return []
    attached.keep_longer(row.stored)
    kept = Kept(row.task_id, row.task.version, {}, (row.kept(),))
    row.delete()
    tell(row.task.event, "task_file_removed", by, [FieldChange(row.task.name[:LONGEST_FIELD], row.name, "")])
    return [kept]


@transaction.atomic
def put_back(files: Iterable[Mapping[str, Any]], by: User) -> tuple[int, list[str]]:
    """Make rows of files again; returns how many, and the names of those that find no room or are gone."""
    number, refused = 0, []
    for facts in files:
        values = dict(facts)
        if TaskFile.objects.stored_as([values["stored"]]):
            continue  # pressed twice
        task = locked(Task.objects.visible_to(by).numbered([values.pop("task_id")])).first()
        if task is None or not has_room(task, values["sha256"]) or not attached.is_kept(values["stored"]):
            refused.append(values["name"])
            continue
        who = User.objects.filter(pk=values.pop("uploaded_by_id")).first()
        values["created_at"] = datetime.fromisoformat(values["created_at"])
        TaskFile.objects.create(task=task, uploaded_by=who, **values)
        change = FieldChange(task.name[:LONGEST_FIELD], "", values["name"])
        tell(task.event, "task_file_added", by, [change])
        number += 1
    return number, refused


def has_room(task: Task, sha256: str) -> bool:
    """Tell whether a task may have another file with this content."""
    try:
        return room_for(task, sha256) is None
    except TooManyFiles:
        return False


def forget_strays(now: datetime) -> int:
    """Delete files that no row has named for a day; called every minute, looks once an hour. Returns how many."""
    if not cache.add("attached-swept", True, SWEPT_EVERY.total_seconds()):
        return 0
    names = attached.all_kept()
    strays = [
        name for first in range(0, len(names), 500) for name in strays_among(names[first : first + 500])
    ]
    # Their age is asked last: a file is made younger before its row goes, so none of those is taken for an old one.
    old = [name for name in strays if attached.is_older(name, now - KEPT_FOR)]
    for name in old:
        attached.forget(name)
    return len(old)


def strays_among(names: list[str]) -> list[str]:
    """Return which of these files no row names."""
    known = TaskFile.objects.stored_as(names)
    return [name for name in names if name not in known]
