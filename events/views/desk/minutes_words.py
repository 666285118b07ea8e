"""How is one line of minutes told to a page and to its script, and what is said of a task line that is no task?"""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from partners.models import User
from talkoot.lib import dates

from ...actions import minutes_tasks
from ...choices import TaskState
from ...forms.day_words import language
from ...models import Meeting, MinutesLine, Task


def line_facts(row: MinutesLine, meeting: Meeting | None, hint: str | None = None) -> dict[str, Any]:
    """Return one line as the page draws it and as JSON carries it; without a hint it is what the words tell."""
    task = row.wrote_task if row.wrote_task_id else None
    if hint is None:
        hint = minutes_tasks.hint_of(row, meeting) if meeting else ""
    return {
        "uid": str(row.uid), "kind": row.kind, "text": row.text, "version": row.version, "order": row.order,
        "source": row.item.source if row.item else "", "by": row.by_name, "is_twin": row.is_twin,
        "is_removed": row.is_removed, "hint": hint, "hint_words": hints().get(hint, ""),
        "event": task.event.slug if task else "",
        "task": task_facts(task, with_event=meeting.event_id is None) if task and meeting else None,
    }  # fmt: skip


def task_facts(task: Task, *, with_event: bool) -> dict[str, str]:
    """Return the task of a line: who does it by when, for which event, where it is, and whether it is done."""
    who = str(task.stand.organisation) if task.stand else str(task.user or task.get_responsible_display())
    url = reverse("desk:task_edit", args=[task.event.slug, task.pk])
    text = _("Task: %(who)s, %(day)s") % {"who": who, "day": dates.weekday_day(task.due_on, language())}
    if with_event:
        text = f"{text} · {task.event.municipality}"
    return {"text": text, "url": url, "state": "done" if task.state == TaskState.DONE else "open"}


def hints() -> dict[str, str]:
    """Return what is said of a task line that is no task yet, by its hint."""
    return {
        minutes_tasks.NO_NAME: _(
            "Begin with a name and a colon, and it becomes a task: Liisa: order the leads 3.3."
        ),
        minutes_tasks.NO_DAY: _("Write a day at the end, and it becomes a task: 3.3."),
        minutes_tasks.UNKNOWN_NAME: _("No such person is known here, so it stays in the minutes only."),
        minutes_tasks.NO_EVENT: _(
            "Choose the event whose plan it goes into. Until then it stays in the minutes and is asked about next time."
        ),
    }


def event_choices(meeting: Meeting, by: User) -> list[tuple[str, str]]:
    """Return the events whose plans a task of the network's own meeting may go into: short name and words."""
    return [
        (
            one.slug,
            f"{one.municipality} {dates.short_date(one.day, language())}"
            if one.day
            else str(one.municipality),
        )
        for one in minutes_tasks.events_for(meeting, by)
    ]
