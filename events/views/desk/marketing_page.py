"""How do the rows, the sums and the coverage of a marketing plan read on its page?"""

from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from partners.requests import DeskRequest
from talkoot.lib import dates, money

from ... import marketing_facts, prints, sheet_day
from ...choices import Channel, Responsible, TaskState
from ...forms.day_words import language
from ...forms.marketing import material_word, materials
from ...marketing_facts import Budget, Sums
from ...marketing_rows import row_of
from ...models import Event, MarketingPlan, Printing, Task
from . import marketing_picture
from .plan_lines import Press, in_plan


def page_of(event: Event, plan: MarketingPlan, request: DeskRequest) -> dict[str, Any]:
    """Return everything the page shows besides its form."""
    today, tasks = localdate(), list(event.tasks.of_marketing())
    facts = [sheet_day.task_facts(task) for task in tasks]
    aims = sheet_day.marketing_facts(plan if plan.pk else None)
    rows = marketing_facts.rows_of(facts)
    coordinates = event.network_id in request.user.standing.coordinated
    papers = papers_of(event, tasks)
    coverage = marketing_facts.coverage_of(rows, event.day)
    return {
        "rows": [line_of(event, task, papers, today, coordinates=coordinates) for task in tasks],
        "coordinates": coordinates,
        "aims": aims,
        "audience": aims.audiences or tuple(filter(None, [event.audience])),
        "message": aims.messages or tuple(filter(None, [event.what_you_get])),
        "budget": budget_words(marketing_facts.budget_of(rows, aims)),
        "picture": marketing_picture.picture_of(coverage) if coverage.rows else None,
        "narrow": marketing_picture.narrow_of(coverage) if coverage.rows else None,
        "weeks": marketing_picture.week_rows(coverage),
        "channels": marketing_picture.channel_rows(coverage),
        "gaps": gap_words(marketing_picture.empty_weeks(coverage, today)),
        "lead": lead_of(facts, today),
    }


def papers_of(event: Event, tasks: Iterable[Task]) -> dict[str, bool]:
    """Return each document that is a material, and whether its printed paper has become old.

    No query without such documents, one without prints of them, else as many as the documents page asks.
    """
    used = {row_of(task).material for task in tasks} & dict(materials()).keys()
    if not used:
        return {}
    printed = [one for one in prints.newest(Printing.objects.of(event)) if one.kind in used]
    found = prints.sheets_for(event, printed)
    old = {one.kind for one in printed if prints.is_old(one, found)}
    return {kind: kind in old for kind in used}


def line_of(
    event: Event, task: Task, papers: Mapping[str, bool], today: date, *, coordinates: bool
) -> dict[str, Any]:
    """Return one row in words, with its links and buttons."""
    row, state = row_of(task), chip_of(task, today)
    presses = presses_of(event, task) if coordinates else []
    return {
        "key": f"row-{task.pk}", "name": task.name, "day": in_plan(event, task.due_on), "state": state,
        "url": reverse("desk:marketing_row_edit", args=[event.slug, task.pk]),
        "channel": Channel(task.channel).label if task.channel in Channel.values else "",
        "who": who_of(task), "audience": row.audience, "message": row.message,
        "has_text": bool(row.text_short or row.text),
        "material": material_of(event, row.material, papers),
        "planned": euros(row.cost_planned), "actual": euros(row.cost_actual), "payer": row.payer,
        "published": published_words(row.publish_on, row.publish_at), "result": row.result,
        "reach": reach_words(row.reach), "link": row.link,
        "presses": presses, "press_kind": "row" if task.is_open else "link",
        "has_chip": state["kind"] != "plain" or not presses,  # "mark as done" says already that it is open
    }  # fmt: skip


def who_of(task: Task) -> str:
    """Return who does a task: the person where one is named, else the role."""
    role = Responsible(task.responsible).label if task.responsible in Responsible.values else ""
    return str(task.user or role)


def chip_of(task: Task, today: date) -> dict[str, str]:
    """Return the state of a task as the kind and word of a chip."""
    if task.state == TaskState.DONE:
        return {"kind": "ok", "text": pgettext("a task", "Done")}
    if task.state == TaskState.LEFT_OUT:
        return {"kind": "no", "text": pgettext("a task", "Left out")}
    if task.due_on < today:
        return {"kind": "late", "text": _("Late")}
    return {"kind": "plain", "text": pgettext("a task", "Open")}


def presses_of(event: Event, task: Task) -> list[Press]:
    """Return the one button of a row: done, or open again."""
    wanted, word = (TaskState.DONE, _("Mark as done")) if task.is_open else (TaskState.OPEN, _("Open again"))
    return [Press(reverse("desk:task_state", args=[event.slug, task.pk]), "state", wanted.value, str(word))]


def material_of(event: Event, kind: str, papers: Mapping[str, bool]) -> dict[str, Any] | None:
    """Return a document's name, where it is made unless it names people, and whether printed paper of it is old."""
    if not kind:
        return None
    url = reverse("desk:document_order", args=[event.slug, kind]) if kind in papers else ""
    return {"title": material_word(kind), "url": url, "is_old": papers.get(kind, False)}


def published_words(day: date | None, moment: time | None) -> str:
    """Return "ke 3.2.2027 klo 9", the day alone, or nothing."""
    if day is None:
        return ""
    said = dates.weekday_date(day, language())
    clock = dates.clock(moment, language()) if moment else ""
    return _("%(day)s at %(time)s") % {"day": said, "time": clock} if clock else said


def reach_words(reach: int | None) -> str:
    """Return how many people were reached, in words; nothing where nobody has counted."""
    if reach is None:
        return ""
    words = ngettext("%(count)s person reached", "%(count)s people reached", reach)
    return words % {"count": dates.number(reach, language())}


def euros(amount: Any) -> str:
    """Return a sum in the page's language, nothing for none."""
    return money.euros(amount, language()) if amount is not None else ""


def budget_words(budget: Budget) -> dict[str, Any]:
    """Return who pays how much, the sums, the own share and what is left of the budget as rows of one table."""
    rows: list[dict[str, Any]] = [
        {"name": name or _("Payer not chosen"), **_pair(sums)} for name, sums in budget.payers
    ]
    rows.append({"name": _("In all"), **_pair(budget.total), "is_sum": True})
    if budget.own_percent is not None:
        rows.append(
            {"name": _("Own share, %(percent)s %%") % {"percent": budget.own_percent}, **_pair(budget.own)}
        )
    if budget.budget is not None and budget.left is not None:
        word = _("Left of the budget") if budget.left >= 0 else _("Over the budget")
        rows.append({"name": _("Budget"), "planned": euros(budget.budget), "actual": ""})
        rows.append(
            {"name": word, "planned": euros(abs(budget.left)), "actual": "", "is_over": budget.left < 0}
        )
    return {"rows": rows, "has_any": budget.has_costs or budget.budget is not None}


def _pair(sums: Sums) -> dict[str, str]:
    return {"planned": euros(sums.planned), "actual": euros(sums.actual)}


def lead_of(facts: Iterable[Any], today: date) -> str:
    """Return how many rows there are, and how many of them are done, as one sentence."""
    counted = [row for row in facts if not marketing_facts.is_left_out(row)]
    done = sum(row.state == TaskState.DONE for row in counted)
    words = ngettext("%(done)s row of %(total)s is done.", "%(done)s rows of %(total)s are done.", done)
    return words % {"done": done, "total": len(counted)} if counted else ""


def gap_words(weeks: list[int]) -> str:
    """Return in which coming weeks nobody hears of the day, as one sentence; nothing where there are none."""
    if not weeks:
        return ""
    words = ngettext(
        "In week %(weeks)s nobody is told of the day.",
        "In weeks %(weeks)s nobody is told of the day.",
        len(weeks),
    )
    return words % {"weeks": ", ".join(str(week) for week in weeks)}


def task_words(task: Task) -> list[tuple[str, str]]:
    """Return the task's own facts, which are changed at the task: day, channel, who, state, note."""
    event = task.event
    facts = [
        (_("Day"), in_plan(event, task.due_on)),
        (_("Channel"), str(Channel(task.channel).label) if task.channel in Channel.values else ""),
        (_("Who does it"), who_of(task)),
        (pgettext("of a task", "State"), chip_of(task, localdate())["text"]),
        (_("Note"), task.note),
    ]
    return [(name, str(value)) for name, value in facts if value]
