"""How is one task added, changed or taken away?"""

from copy import copy
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from partners.requests import DeskRequest

from ... import trail
from ...actions import tasks
from ...choices import Responsible
from ...forms.task import TaskForm, day_told
from ...models import Event, Task
from . import task_asked, task_files, task_rows, task_undoing
from .band import band_of

NOBODY_FASTER: dict[str, Any] = {"status": 200, "theirs": [], "latest": ""}


@require_http_methods(["GET", "HEAD", "POST"])
def task_new(request: DeskRequest, slug: str) -> HttpResponse:
    """Add a task by hand."""
    event = find_event(request, slug)
    blank = Task(event=event, responsible=Responsible.COORDINATOR)
    form = TaskForm(request.POST or None, instance=blank, event=event, today=localdate())
    if is_sent(request) and form.is_valid():
        task = tasks.add_task(event, form.values(), by=request.user)
        messages.success(request, _("Added: %(task)s.") % {"task": task.name})
        return redirect(list_url(request, event) + f"#task-{task.pk}")
    return render(request, "events/task_new.html", words_of(request, event, form))


@require_http_methods(["GET", "HEAD", "POST"])
def task_edit(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Change one task, unless somebody else has changed it meanwhile."""
    event = find_event(request, slug)
    task = get_object_or_404(Task.objects.of_event(event).for_list(), pk=pk)
    form = TaskForm(request.POST or None, instance=copy(task), event=event, today=localdate())
    late = NOBODY_FASTER
    if is_sent(request) and form.is_valid():
        late = save(request, task, form)
        if late is NOBODY_FASTER and not form.errors:
            return redirect(list_url(request, event) + f"#task-{task.pk}")
    may_remove = Task.objects.made_by_hand().numbered([pk]).exists()
    words = words_of(request, event, form) | {"task": task, "late": late, "may_remove": may_remove}
    words |= task_files.section_of(request, task)
    words["alarms"] = list(task_rows.alarms_of(task, localdate()))
    return render(request, "events/task_edit.html", words, status=late["status"])


@require_POST
def task_remove(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Take a task away that was made by hand."""
    event = find_event(request, slug)
    task = get_object_or_404(Task.objects.of_event(event), pk=pk)
    try:
        kept = tasks.remove_task(task, by=request.user)
    except tasks.TaskStays:
        messages.warning(
            request, _("This task belongs to the model or the marketing plan. Leave it out instead.")
        )
        return redirect("desk:task_edit", slug, pk)
    task_undoing.tell(request, kept, _("Taken away: %(task)s.") % {"task": task.name})
    return task_undoing.back_to(request, reverse("desk:task_list", args=[slug]))


def save(request: DeskRequest, task: Task, form: TaskForm) -> dict[str, Any]:
    """Save a valid form; return who was faster, or put the refusal at its field."""
    try:
        kept = tasks.edit_task(task, form.values(), seen=form.seen(), by=request.user)
    except tasks.TaskChanged as refusal:
        found = trail.latest_of(task.event.subject, tasks.fields_in_trail(refusal.row.name)).values()
        newest = max(found, key=lambda change: change.at, default=None)
        return {
            "status": 409,
            "theirs": form.take_over(refusal.row),
            "latest": newest.by_name if newest else "",
        }
    except tasks.WaitsInCircle:
        form.tell_circle(form.cleaned_data["after"])
        return NOBODY_FASTER
    task_undoing.tell(request, kept, _("Saved: %(task)s.") % {"task": form.cleaned_data["name"]})
    return NOBODY_FASTER


def find_event(request: DeskRequest, slug: str) -> Event:
    """Return an event whose plan this person may change, or raise Http404."""
    return get_object_or_404(Event.objects.editable_by(request.user).with_places(), slug=slug)


def is_sent(request: DeskRequest) -> bool:
    """Tell whether a form was sent to be saved, not only to see its day."""
    return request.method == "POST" and "show" not in request.POST


def list_url(request: DeskRequest, event: Event) -> str:
    """Return the list from which this page was opened, with its view and filter; else the list of the event."""
    wanted = request.GET.get(task_asked.BACK, "")
    return task_undoing.ours(wanted, reverse("desk:task_list", args=[event.slug]))


def words_of(request: DeskRequest, event: Event, form: TaskForm) -> dict[str, Any]:
    """Return what the form's page shows: also the day that follows from what was typed, and why."""
    if form.is_bound:
        form.is_valid()
        if "show" in request.POST:
            form.errors.clear()  # nothing has been sent to be saved yet
    day, reason = day_told(form)
    planned = form.planned()
    return {
        "band": band_of(event, request), "event": event, "form": form, "day": day, "reason": reason,
        "is_moved": bool(planned and planned.moved), "list_url": list_url(request, event),
        "here": request.get_full_path(),
    }  # fmt: skip
