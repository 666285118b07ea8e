"""How are tasks listed, for one event or over all of them, and how are many changed at once?"""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from partners.requests import DeskRequest

from ...actions import tasks
from ...forms.task_bulk import TaskBulkForm, ticked
from ...models import Event, Task
from ...models.task import TaskQuerySet
from ...task_filters import TaskFilter
from . import task_asked, task_rows, task_undoing
from .band import band_of

PAGE = 100  # rows; longer lists go on on the next page


@require_safe
def task_list(request: DeskRequest, slug: str) -> HttpResponse:
    """Show one event's tasks as a list, on a board or week by week."""
    event = get_object_or_404(Event.objects.plan_visible_to(request.user).with_places(), slug=slug)
    asked = task_asked.Asked.from_address(request.path, request.GET, TaskFilter.ALL)
    words = page_of(request, Task.objects.of_event(event), asked, [event])
    may_edit = event.network_id in request.user.standing.coordinated
    words |= {"band": band_of(event, request), "event": event, "may_edit": may_edit}
    return render(request, "events/task_list.html", words)


@require_safe
def tasks_of_all(request: DeskRequest) -> HttpResponse:
    """Show the tasks of every event that this person plans and that takes place."""
    found = Task.objects.visible_to(request.user).of_planned_events()
    asked = task_asked.Asked.from_address(request.path, request.GET, TaskFilter.OPEN)
    words = page_of(request, found, asked, None) | {"may_edit": bool(request.user.standing.coordinated)}
    return render(request, "events/tasks_of_all.html", words)


@require_POST
def tasks_change(request: DeskRequest) -> HttpResponse:
    """Do one thing to all ticked tasks, in one transaction."""
    if not request.user.standing.coordinated:
        raise Http404
    form = TaskBulkForm(request.POST)
    chosen = ticked(request.POST.getlist("shown" if "all" in request.POST else "task"))
    if not chosen:
        messages.warning(request, _("Tick the tasks first. Nothing was changed."))
    elif not form.is_valid():
        messages.warning(request, _("Nothing was changed. Write the days as a number from 1 to 365."))
    else:
        facts, days = form.facts(), form.days_moved()
        change = tasks.moved_by(days) if days else lambda task: facts
        outcome = tasks.change_tasks(chosen, change, by=request.user)
        task_undoing.tell_outcome(request, outcome, said(form, len(outcome.kept)))
    return task_undoing.back_to(request, reverse("desk:tasks_of_all"))


@require_POST
def tasks_undo(request: DeskRequest) -> HttpResponse:
    """Take the last change back: of tasks, which coordinators make, or of a file, which helpers take away too."""
    if not request.user.standing.networks:
        raise Http404
    task_undoing.take_back(request)
    return task_undoing.back_to(request, reverse("desk:tasks_of_all"))


def page_of(
    request: DeskRequest, found: TaskQuerySet, asked: task_asked.Asked, events: list[Event] | None
) -> dict[str, Any]:
    """Return what both pages show. Queries: the counts, the channels, and one page of rows with its length."""
    today, user = localdate(), request.user
    counted = found.counted(user, today)
    rows = found.shown(asked.which, asked.channel, user, today).for_list()
    page = Paginator(rows if asked.view != task_asked.TIMELINE else rows.by_day(), PAGE).get_page(asked.page)
    shown = list(page.object_list)
    items = task_rows.items_of(shown, user, today, with_event=events is None, back=asked.back)
    held = events if events is not None else list({task.event_id: task.event for task in shown}.values())
    return {
        "asked": asked, "views": task_asked.views_of(asked), "filters": task_asked.filters_of(asked, counted),
        "channels": task_asked.channels_of(asked, found.channels(asked.which, user, today)),
        "sentence": task_asked.sentence(counted), "is_any": bool(counted[TaskFilter.ALL.name]),
        "items": items, "page": page,
        "sections": task_rows.sections_of(items, today) if asked.view == task_asked.LIST else [],
        "columns": task_rows.columns_of(items) if asked.view == task_asked.BOARD else [],
        "weeks": task_rows.weeks_of(items, today, held) if asked.view == task_asked.TIMELINE else [],
        "previous_url": asked.but(page=page.number - 1) if page.has_previous() else "",
        "next_url": asked.but(page=page.number + 1) if page.has_next() else "",
        "undo": task_undoing.offered(request), "here": asked.url, "back": asked.back, "bulk": TaskBulkForm(),
    }  # fmt: skip


def said(form: TaskBulkForm, number: int) -> str:
    """Return what was done to the ticked tasks, as a sentence for the next page."""
    deed = form.cleaned_data["deed"]
    words = {
        "done": ngettext("%(n)s task was marked as done.", "%(n)s tasks were marked as done.", number),
        "open": ngettext("%(n)s task is open again.", "%(n)s tasks are open again.", number),
        "left_out": ngettext("%(n)s task was left out.", "%(n)s tasks were left out.", number),
        "move": ngettext("%(n)s task was moved.", "%(n)s tasks were moved.", number),
    }
    changed = ngettext("%(n)s task was changed.", "%(n)s tasks were changed.", number)
    return words.get(deed, changed) % {"n": number}
