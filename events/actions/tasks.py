"""How is a task added, changed, changed with others at once, or taken away, so that it can be undone?

Every change asks for the version that the person saw, has one effect however often it is sent, and leaves lines in
the trail. What was there before comes back as `Kept`, for the undo button.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import Max

from partners import attached
from partners.models import Change, FieldChange, User

from ..choices import TaskState
from ..models import Event, Task
from ..schedule import planned_day
from .plan_rows import written

DAY = ("due_on", "offset_days", "computed_on", "keeps_computed", "was_past")
TRACKED = (
    "name", "channel", "responsible", *DAY, "state", "note", "links", "user", "stand", "after", "remind_days",
    "remind_subject",
)  # fmt: skip
SILENT = (
    "computed_on",
    "keeps_computed",
    "was_past",
)  # follow from the others, so the trail need not tell them
LONGEST_FIELD = 60  # characters of a field's name in the trail


class TaskChanged(Exception):
    """Somebody else saved the same task meanwhile. Nothing was saved; `row` is what there is now."""

    def __init__(self, row: Task) -> None:
        super().__init__("the task has changed")
        self.row = row


class WaitsInCircle(Exception):
    """The task would come after itself. Nothing was saved."""


class TaskStays(Exception):
    """The task belongs to a model or to the marketing plan, so it can be left out but not taken away."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a task was before a change, and the version the change gave it (0: the task was taken away).

    `files` are the facts of files that went with it, or from it.
    """

    pk: int
    version: int
    was: Mapping[str, Any]
    files: Sequence[Mapping[str, Any]] = ()


@dataclass(slots=True)
class Outcome:
    """What a change did: rows as they were, and the names of those that somebody else had changed meanwhile."""

    kept: list[Kept] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


@transaction.atomic
def add_task(event: Event, values: Mapping[str, Any], by: User) -> Task:
    """Add a task by hand. The same one again, as a double press sends it, is the task that is there already."""
    Event.objects.select_for_update().get(pk=event.pk)  # two presses at once take turns
    same = event.tasks.made_by_hand().filter(**values).first()
    if same is not None:
        return same
    last = event.tasks.aggregate(last=Max("order"))["last"] or 0
    task = Task.objects.create(event=event, order=last + 1, **values)
    tell(event, "task_added", by, [FieldChange("", "", task.name)])
    return task


@transaction.atomic
def edit_task(task: Task, values: Mapping[str, Any], *, seen: int, by: User) -> list[Kept]:
    """Save the facts of one task; nothing new saves nothing. Raises TaskChanged and WaitsInCircle."""
    row = locked(Task.objects.numbered([task.pk])).get()
    if not differing(row, values):
        return []
    if row.version != seen:
        raise TaskChanged(row)
    first = values.get("after")
    if first and Task.objects.of_event(row.event).would_wait_in_circle(row.pk, first.pk):
        raise WaitsInCircle
    return [*save([(row, values)], by)]


@transaction.atomic
def change_tasks(ticked: Mapping[int, int], change: Callable[[Task], Mapping[str, Any]], by: User) -> Outcome:
    """Do one thing to all ticked tasks that a person may change; `ticked` tells the version seen of each.

    Rows that are as wanted already stay as they are; those that somebody else has changed are named in the outcome.
    """
    outcome, wanted = Outcome(), []
    for row in locked(Task.objects.editable_by(by).numbered(ticked)):
        values = change(row)
        if not differing(row, values):
            continue
        if row.version != ticked[row.pk]:
            outcome.refused.append(row.name)
        else:
            wanted.append((row, values))
    outcome.kept = save(wanted, by)
    return outcome


@transaction.atomic
def remove_task(task: Task, by: User) -> list[Kept]:
    """Take away a task that was made by hand; those that came after it wait for nothing. Raises TaskStays."""
    row = locked(Task.objects.numbered([task.pk])).first()
    if row is None:
        return []
    if not Task.objects.numbered([row.pk]).made_by_hand().exists():
        raise TaskStays
    waiting = save([(one, {"after": None}) for one in locked(row.before.all())], by)
    facts = ("event_id", "order", "condition", *TRACKED)
    files = [file.kept() for file in row.files.all()]
    for file in files:
        attached.keep_longer(file["stored"])
    kept = Kept(row.pk, 0, {name: plain(row, name) for name in facts}, files)
    row.delete()
    tell(row.event, "task_removed", by, [FieldChange("", row.name, "")])
    return [kept, *waiting]


def moved_by(days: int) -> Callable[[Task], dict[str, Any]]:
    """Return the change that moves a task by so many days: one that follows the event's day goes on following it."""

    def change(task: Task) -> dict[str, Any]:
        if task.offset_days is None or task.event.day is None:
            return {"due_on": task.due_on + timedelta(days=days), "was_past": False}
        return following(task.event.day, task.offset_days - days) | {"was_past": False}

    return change


def following(event_day: date, offset_days: int) -> dict[str, Any]:
    """Return the day facts of a task that is so many days before the event (negative: after it)."""
    planned = planned_day(event_day, offset_days)
    return {
        "offset_days": offset_days,
        "due_on": planned.day,
        "computed_on": planned.computed,
        "keeps_computed": False,
    }


def locked(tasks: "models.QuerySet[Task]") -> "models.QuerySet[Task]":
    """Return tasks in one order, held until the end of the transaction, with what their changes need."""
    held = tasks.select_for_update(of=("self",))
    return held.select_related("event__network", "user", "stand__organisation", "after").order_by("pk")


def differing(row: Task, values: Mapping[str, Any]) -> list[str]:
    """Return the names of the facts that are not so yet."""
    return [name for name, value in values.items() if getattr(row, name) != value]


def save(wanted: Iterable[tuple[Task, Mapping[str, Any]]], by: User) -> list[Kept]:
    """Write the new facts of locked rows in one update, and tell the trail of each event; return what was there."""
    kept: list[Kept] = []
    rows: list[Task] = []
    told: dict[Event, dict[str, list[FieldChange]]] = {}
    changed = {"version"}
    for row, values in wanted:
        names, known_as = differing(row, values), row.name
        changed |= set(names)
        was = {name: plain(row, name) for name in names}
        lines = told.setdefault(row.event, {"task_state": [], "task_day": [], "task_edited": []})
        for name in names:
            before = words(getattr(row, name))
            setattr(row, name, values[name])
            if name not in SILENT:
                deed, label = deed_of(name, known_as)
                lines[deed].append(FieldChange(label, before, words(getattr(row, name))))
        row.version += 1
        kept.append(Kept(row.pk, row.version, was))
        rows.append(row)
    Task.objects.bulk_update(rows, sorted(changed))
    for event, by_deed in told.items():
        for deed, changes in by_deed.items():
            if changes:
                tell(event, deed, by, changes)
    return kept


def deed_of(name: str, task: str) -> tuple[str, str]:
    """Return under which deed and field the trail keeps a changed fact of a task."""
    deed = {"state": "task_state", "due_on": "task_day"}.get(name, "task_edited")
    return deed, (f"{name}:{task}" if deed == "task_edited" else task)[:LONGEST_FIELD]


def fields_in_trail(task: str) -> list[str]:
    """Return under which fields the trail keeps the changes of a task of this name."""
    return sorted({deed_of(name, task)[1] for name in TRACKED})


def tell(event: Event, deed: str, by: User, changes: list[FieldChange]) -> None:
    """Add lines to the event's trail."""
    Change.objects.record(subject=event.subject, network=event.network, deed=deed, by=by, changes=changes)


def words(value: Any) -> str:
    """Return a fact as the trail keeps it: days as written, rows by their names."""
    if isinstance(value, date):
        return written(value)
    if isinstance(value, models.Model):
        return str(getattr(value, "organisation", value))
    return value.value if isinstance(value, TaskState) else "" if value is None else str(value)


def plain(row: Task, name: str) -> Any:
    """Return a fact as JSON can carry it: days in ISO form, rows by their keys."""
    value = getattr(row, name)
    if isinstance(value, models.Model):
        return value.pk
    return value.isoformat() if isinstance(value, date) else value
