"""Which files belong to a task, how do they come and go, and who gets them?"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import formats
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partners import attached
from partners.requests import DeskRequest

from ...actions import task_files as actions
from ...forms.day_words import capital, say_day
from ...forms.task_file import TaskFileForm
from ...models import Event, Task, TaskFile
from . import task_undoing
from .band import band_of

MEGABYTE = 1_000_000


@require_http_methods(["GET", "HEAD", "POST"])
def task_files(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Show a task's files, and take in one more."""
    event = get_object_or_404(Event.objects.plan_visible_to(request.user).with_places(), slug=slug)
    task = get_object_or_404(Task.objects.of_event(event).for_list(), pk=pk)
    form = TaskFileForm()
    if request.method == "POST":
        files = request.FILES  # read first: only then is it known what was dropped on the way
        form = TaskFileForm(request.POST, files, dropped=getattr(request, "dropped_files", ()))
        if form.is_valid() and add(request, task, form):
            return task_undoing.back_to(request, request.path)
    words = section_of(request, task, form) | {"band": band_of(event, request), "event": event}
    words["next"] = task_undoing.ours(request.POST.get("next", ""), request.path)
    return render(request, "events/task_files.html", words | {"list_url": list_url(event)})


@require_safe
def task_file(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Send a file to be saved; no browser ever shows it, whatever it holds."""
    file = get_object_or_404(TaskFile.objects.visible_to(request.user).in_event(slug), pk=pk)
    content = attached.bytes_of(file.stored)
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type=file.content_type)
    response["Content-Disposition"] = attached.disposition(file.name)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def task_file_remove(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Take a file away from its task; for an hour it can be put back."""
    file = get_object_or_404(TaskFile.objects.removable_by(request.user).in_event(slug), pk=pk)
    kept = actions.remove_file(file, by=request.user)
    task_undoing.tell(request, kept, _("Taken away: %(task)s.") % {"task": file.name})
    return task_undoing.back_to(request, reverse("desk:task_files", args=[slug, file.task_id]))


def add(request: DeskRequest, task: Task, form: TaskFileForm) -> bool:
    """Keep the file of a valid form and say so, or put the refusal at its field."""
    if form.read is None:
        return False
    try:
        file, is_new = actions.add_file(task, form.read, by=request.user)
    except actions.TooManyFiles:
        form.add_error("attached", full())
        return False
    except Task.DoesNotExist as problem:
        raise Http404 from problem
    if is_new:
        messages.success(request, _("Added: %(task)s.") % {"task": file.name})
    else:
        messages.info(request, _("This file is here already: %(name)s.") % {"name": file.name})
    return True


def section_of(request: DeskRequest, task: Task, form: TaskFileForm | None = None) -> dict[str, Any]:
    """Return what parts/task_files.html shows. Queries: the files, and which of them this person may take away."""
    files = list(task.files.in_order())
    own = TaskFile.objects.removable_by(request.user).keys_at(task) if files else set()
    is_full = len(files) >= actions.MOST_FILES
    return {
        "task": task, "files": [row_of(file, task.event.slug, file.pk in own) for file in files],
        "file_form": None if is_full and not (form and form.errors) else form or TaskFileForm(),
        "full": full() if is_full else "", "files_url": reverse("desk:task_files", args=[task.event.slug, task.pk]),
    }  # fmt: skip


def row_of(file: TaskFile, slug: str, may_remove: bool) -> dict[str, str]:
    """Return one file as a line: its name, its facts, where it is got and where it is taken away."""
    day = localdate(file.created_at)
    facts = [
        attached.label_of(file.content_type), size_words(file.size), say_day(day), str(file.uploaded_by or ""),
    ]  # fmt: skip
    return {
        "pk": str(file.pk), "name": file.name, "meta": capital(", ".join(filter(None, facts))),
        "url": reverse("desk:task_file", args=[slug, file.pk]),
        "remove_url": reverse("desk:task_file_remove", args=[slug, file.pk]) if may_remove else "",
    }  # fmt: skip


def size_words(size: int) -> str:
    """Return a size in bytes as people count: "48 kt", "2,4 Mt"."""
    if size < MEGABYTE:
        return _("%(size)s kB") % {"size": formats.number_format(max(1, round(size / 1000)))}
    return _("%(size)s MB") % {"size": formats.number_format(size / MEGABYTE, 1)}


def full() -> str:
    """Return why no more files find room."""
    words = _("There are %(most)s files here, and more are not taken. Take one away first.")
    return words % {"most": actions.MOST_FILES}


def list_url(event: Event) -> str:
    """Return where the event's tasks are listed."""
    return reverse("desk:task_list", args=[event.slug])
