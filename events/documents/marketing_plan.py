"""How do the tasks that reach people become a marketing plan: to whom, what, where, when and at what cost?

A picture of weeks and channels first: an empty square is a week in which nobody hears of the day there. The list of
everything below it, and what it costs. On lying A4.
"""

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from events import marketing_facts
from events.choices import Channel, Responsible, TaskState
from events.day_facts import TaskFacts
from events.documents import day_words, flow
from events.documents.design import Design
from events.documents.faces import printable
from events.documents.kind import DAY, Kind, Subject
from events.documents.letter import text
from events.documents.printed import Printed
from events.facts import EventSheet
from events.marketing_facts import Budget, Coverage, Sums
from talkoot.lib import money
from talkoot.lib.dates import weekday_day

FEW_WEEKS = 11  # columns of the picture that may be broad


def _facts(sheet: EventSheet) -> dict[str, object]:
    plan = sheet.day_facts.marketing
    rows = marketing_facts.rows_of(sheet.day_facts.tasks)
    coverage = marketing_facts.coverage_of(rows, sheet.day)
    counted = [row for row in rows if not marketing_facts.is_left_out(row)]
    return {
        "audiences": _lines(plan.audiences) or _lines((sheet.audience,)),
        "messages": _lines(plan.messages) or _lines((sheet.what_you_get[:600],)),
        "summary": () if plan.messages else day_words.paragraphs(sheet.summary),
        "weeks": [(week, week == coverage.event_week) for week in coverage.weeks],
        "few": len(coverage.weeks) <= FEW_WEEKS,
        "rows": _grid(coverage),
        "lines": [_line(task, sheet) for task in rows],
        "done": sum(task.state == TaskState.DONE for task in counted),
        "count": len(counted),
        "costs": _costs(marketing_facts.budget_of(rows, plan), sheet.language),
    }


def _lines(words: tuple[str, ...]) -> list[str]:
    return [text(line) for line in words if printable(line)]


def _grid(coverage: Coverage) -> list[dict[str, object]]:
    """Return a row for each channel: its name, and for each week how many tasks and whether all are done."""
    return [
        {"channel": str(channel.label), "cells": [(cell.count, cell.is_done) for cell in cells]}
        for channel, cells in coverage.rows
    ]


def _line(task: TaskFacts, sheet: EventSheet) -> dict[str, object]:
    states = {
        TaskState.OPEN: pgettext("a task on paper", "Open"),
        TaskState.DONE: pgettext("a task on paper", "Done"),
        TaskState.LEFT_OUT: pgettext("a task on paper", "Left out"),
    }
    responsible = Responsible(task.responsible).label if task.responsible in Responsible.values else ""
    return {
        "week": marketing_facts.week_of(task.day)[1],
        "day": weekday_day(task.day, sheet.language),
        "channel": str(Channel(task.channel).label) if task.channel in Channel.values else "",
        "name": text(task.name),
        "note": text(task.note) if printable(task.note) else "",
        "audience": text(task.audience) if printable(task.audience) else "",
        "message": text(task.message) if printable(task.message) else "",
        "responsible": str(responsible),
        "costs": _cost_words(
            Sums(task.cost_planned or Sums().planned, task.cost_actual or Sums().actual), sheet
        ),
        "payer": text(task.payer) if printable(task.payer) else "",
        "state": str(states.get(TaskState(task.state), "")) if task.state in TaskState.values else "",
        "published": weekday_day(task.published_on, sheet.language) if task.published_on else "",
        "result": text(task.result) if printable(task.result) else "",
        "is_done": task.state == TaskState.DONE,
    }


def _cost_words(sums: Sums, sheet: EventSheet) -> list[str]:
    """Return planned and actual costs of one row, each with its word; nothing where nothing costs."""
    said = []
    if sums.planned:
        said.append(_("planned %(sum)s") % {"sum": money.euros(sums.planned, sheet.language)})
    if sums.actual:
        said.append(_("actual %(sum)s") % {"sum": money.euros(sums.actual, sheet.language)})
    return said


def _costs(budget: Budget, language: str) -> list[tuple[str, str, str]]:
    """Return the lines of the sums: what, planned, actual; nothing for a plan without money."""
    if not budget.has_costs and budget.budget is None:
        return []

    def line(words: str, sums: Sums) -> tuple[str, str, str]:
        return (words, money.euros(sums.planned, language), money.euros(sums.actual, language))

    lines = [line(text(name) if name else _("Payer not chosen"), sums) for name, sums in budget.payers]
    lines.append(line(_("In all"), budget.total))
    if budget.own_percent is not None:
        lines.append(line(_("Own share, %(percent)s %%") % {"percent": budget.own_percent}, budget.own))
    if budget.budget is not None and budget.left is not None:
        word = _("Left of the budget") if budget.left >= 0 else _("Over the budget")
        lines.append((_("Budget"), money.euros(budget.budget, language), ""))
        lines.append((word, money.euros(abs(budget.left), language), ""))
    return lines


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    with translation.override(sheet.language):
        title = _("Communication and marketing plan")
        return flow.printed(flow.page(sheet, design, "marketing_plan", title, _facts(sheet), wide=True))


KINDS = (
    Kind(
        "marketing_plan",
        "markkinointisuunnitelma",
        gettext_lazy("Communication and marketing plan"),
        gettext_lazy("To whom, with which message, through which channel, by whom, when and at what cost."),
        "office",
        (*DAY, "audience", "what_you_get", "summary", "day_facts.tasks", "day_facts.marketing"),
        ("a4",),
        _render,
        seen_by="plan",
        inks=flow.INKS,
        needs_day=True,
        is_wide=True,
    ),
)
