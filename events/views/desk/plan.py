"""How is the finished plan shown, and how are its tasks and meetings changed one press at a time?"""

from collections.abc import Sequence
from functools import partial

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from partners.requests import DeskRequest

from ... import jobs
from ...actions import plan_rows
from ...actions.concept_updates import is_behind
from ...actions.tasks import DAY, Kept, plain
from ...choices import TaskState
from ...models import Event, Meeting, Task
from .band import band_of
from .cloned import banner, old_names, source_of
from .plan_lines import plan_lines, task_line
from .plan_page import document_pictures, filters, new_plan_title, progress_of
from .plan_points import past_rows, points_to_look_at
from .task_undoing import back_to, tell


@require_safe
def event_plan(request: DeskRequest, slug: str) -> HttpResponse:
    """Show the whole plan: what to look at, the line of days, the poster and the letter, and what is needed."""
    event = get_object_or_404(
        Event.objects.plan_visible_to(request.user).with_places().with_model(), slug=slug
    )
    may_edit = event.network_id in request.user.standing.coordinated
    tasks, meetings, today = list(event.tasks.in_order()), list(event.meetings.all()), localdate()
    late = past_rows(event, tasks, today, may_edit=may_edit)
    asked = [task for task in tasks if f"past-{task.pk}" not in {row.key for row in late}]
    lines = plan_lines(event, asked, meetings, today, may_edit=may_edit)
    shown, switch = filters(event, lines, request.GET.get("nayta", ""))
    is_new, source = "uusi" in request.GET, source_of(event)
    points = points_to_look_at(event, meetings, today, is_new=is_new)
    return render(request, "events/event_plan.html", {
        "event": event, "band": band_of(event, request), "lines": shown, "switch": switch, "past": late,
        "is_new": is_new, "title": new_plan_title(event) if is_new else _("Plan"), "may_edit": may_edit,
        "points": [*points, *old_names(event, source, tasks, meetings)], "progress": progress_of(tasks),
        "pictures": document_pictures(event, request.user), "meetings": meetings,
        "cloned": banner(event, source, tasks) if source and is_new else None,
        "is_behind": may_edit and is_behind(event),
    })  # fmt: skip


@require_POST
def task_state(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Mark a task as done, open or left out, or move it to today."""
    task = find_task(request, slug, pk)
    wanted = request.POST.get("state", "")
    names = DAY if wanted == "today" else ("state",)
    was = {name: plain(task, name) for name in names}
    if wanted == "today":
        changed = plan_rows.do_task_today(task, by=request.user, today=localdate())
    elif wanted in TaskState.values:
        changed = plan_rows.set_task_state(task, TaskState(wanted), by=request.user)
    else:
        raise Http404(wanted)
    kept = [Kept(task.pk, task.version, was)] if changed else []
    return answer(request, task, task_said(task, wanted), kept)


@require_POST
def task_day(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Take a task's computed day back, or the proposed working day again."""
    task = find_task(request, slug, pk)
    plan_rows.choose_task_day(task, proposed=choice_of(request) == "proposed", by=request.user)
    return answer(request, task, "")


@require_POST
def meeting_day(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Take a meeting's computed day back, or the proposed working day again."""
    event = get_object_or_404(Event.objects.editable_by(request.user), slug=slug)
    meeting = get_object_or_404(Meeting.objects.select_related("event__network"), event=event, pk=pk)
    plan_rows.choose_meeting_day(meeting, proposed=choice_of(request) == "proposed", by=request.user)
    transaction.on_commit(partial(jobs.refresh_event.enqueue, event.pk))  # invitations tell of meetings
    return redirect(reverse("desk:event_plan", args=[slug]) + f"#meeting-{pk}")


def find_task(request: DeskRequest, slug: str, pk: int) -> Task:
    """Return a task that this person may change, with its event and network, or raise Http404."""
    tasks = Task.objects.editable_by(request.user).select_related("event__network")
    return get_object_or_404(tasks, event__slug=slug, pk=pk)


def choice_of(request: DeskRequest) -> str:
    """Return which of the two days was pressed; anything else is no page."""
    choice = request.POST.get("choice", "")
    if choice not in ("computed", "proposed"):
        raise Http404(choice)
    return choice


def task_said(task: Task, wanted: str) -> str:
    """Return what a press did, as a sentence for the next page."""
    said = {
        TaskState.DONE: _("Done: %(task)s."), TaskState.OPEN: _("Open again: %(task)s."),
        TaskState.LEFT_OUT: _("Left out: %(task)s."), "today": _("To be done today: %(task)s."),
    }  # fmt: skip
    return said[wanted] % {"task": task.name}


def answer(request: DeskRequest, task: Task, said: str, kept: Sequence[Kept] = ()) -> HttpResponse:
    """Return the changed line where the page asked for it, else the page the press came from with an undo button."""
    if request.htmx and request.htmx.target == f"task-{task.pk}":
        line = task_line(task.event, task, localdate(), may_edit=True, changed=True)
        progress = progress_of(task.event.tasks.all())
        return render(request, "events/task_state.html", {"line": line, "progress": progress})
    if kept:
        tell(request, kept, said)
    return back_to(request, reverse("desk:event_plan", args=[task.event.slug]) + f"#task-{task.pk}")
