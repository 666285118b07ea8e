"""How do the tasks that reach people become a marketing plan: to whom, with which message, where and when?

A picture of weeks and channels first: an empty square is a week in which nobody hears of the day there. The list of
everything below it. On lying A4.
"""

from collections.abc import Iterable
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from events.choices import Channel, Responsible, TaskState
from events.day_facts import TaskFacts
from events.documents import day_words, flow
from events.documents.design import Design
from events.documents.faces import printable
from events.documents.kind import DAY, Kind, Subject
from events.documents.letter import text
from events.documents.printed import Printed
from events.facts import EventSheet
from talkoot.lib.dates import weekday_day

MOST_WEEKS = 16  # columns of the picture; a longer plan shows the weeks that have something
FEW_WEEKS = 11  # columns that may be broad
INNER = {
    Channel.NONE,
    Channel.MEETING,
    Channel.PORTAL,
    Channel.FORM,
    Channel.REPORT,
}  # these reach nobody outside


def _facts(sheet: EventSheet) -> dict[str, object]:
    tasks = sorted(
        (
            task
            for task in sheet.day_facts.tasks
            if task.channel != Channel.NONE and task.state != TaskState.LEFT_OUT
        ),
        key=lambda task: task.day,
    )
    outside = [task.day for task in tasks if task.channel not in INNER]
    weeks = _weeks([*outside, sheet.day] if outside and sheet.day else outside)
    return {
        "audience": text(sheet.audience),
        "message": text(sheet.what_you_get[:600]),
        "summary": day_words.paragraphs(sheet.summary),
        "weeks": [(week, week == _week(sheet.day)) for week in weeks],
        "few": len(weeks) <= FEW_WEEKS,
        "rows": _grid(tasks, weeks),
        "lines": [_line(task, sheet) for task in tasks],
        "done": sum(task.state == TaskState.DONE for task in tasks),
        "count": len(tasks),
    }


def _week(day: date | None) -> tuple[int, int]:
    """Return year and number of a day's week (ISO 8601)."""
    return day.isocalendar()[:2] if day else (0, 0)


def _weeks(days: Iterable[date]) -> list[tuple[int, int]]:
    """Return every week from the first to the last, or only those with something where there are too many."""
    used = sorted({_week(day) for day in days})
    if not used:
        return []
    first, last = (date.fromisocalendar(*week, 1).toordinal() for week in (used[0], used[-1]))
    every = [_week(date.fromordinal(number)) for number in range(first, last + 1, 7)]
    return every if len(every) <= MOST_WEEKS else used[-MOST_WEEKS:]


def _grid(tasks: list[TaskFacts], weeks: list[tuple[int, int]]) -> list[dict[str, object]]:
    """Return a row for each channel: its name, and for each week how many tasks and whether all are done."""
    rows: list[dict[str, object]] = []
    for channel in Channel:
        mine = [task for task in tasks if task.channel == channel]
        if channel in INNER or not mine:
            continue
        cells = []
        for week in weeks:
            there = [task for task in mine if _week(task.day) == week]
            cells.append((len(there), bool(there) and all(task.state == TaskState.DONE for task in there)))
        rows.append({"channel": str(channel.label), "cells": cells})
    return rows


def _line(task: TaskFacts, sheet: EventSheet) -> dict[str, object]:
    states = {
        TaskState.OPEN: pgettext("a task on paper", "Open"),
        TaskState.DONE: pgettext("a task on paper", "Done"),
    }
    responsible = Responsible(task.responsible).label if task.responsible in Responsible.values else ""
    return {
        "week": _week(task.day)[1],
        "day": weekday_day(task.day, sheet.language),
        "channel": str(Channel(task.channel).label) if task.channel in Channel.values else "",
        "name": text(task.name),
        "note": text(task.note) if printable(task.note) else "",
        "responsible": str(responsible),
        "state": str(states.get(TaskState(task.state), "")) if task.state in TaskState.values else "",
        "is_done": task.state == TaskState.DONE,
    }


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    with translation.override(sheet.language):
        title = _("Communication and marketing plan")
        return flow.printed(flow.page(sheet, design, "marketing_plan", title, _facts(sheet), wide=True))


KINDS = (
    Kind(
        "marketing_plan",
        "markkinointisuunnitelma",
        gettext_lazy("Communication and marketing plan"),
        gettext_lazy("To whom, with which message, through which channel, by whom and when."),
        "office",
        (*DAY, "audience", "what_you_get", "summary", "day_facts.tasks"),
        ("a4",),
        _render,
        seen_by="plan",
        inks=flow.INKS,
        needs_day=True,
        is_wide=True,
    ),
)
