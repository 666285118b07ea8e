"""How does a list of partners come from Excel to an event: pasted, checked, saved, and if need be taken back?"""

from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partners.intake import Row
from partners.requests import DeskRequest

from ... import jobs
from ...actions import intake, intake_undo
from ...forms.intake import CheckForm, NewImportForm
from ...intake_choices import ImportState
from ...models import Event, Import
from . import intake_page, intake_result
from .band import band_of

AT_ONCE = 50  # partners that are saved while the page is awaited; more go to the background


@require_http_methods(["GET", "HEAD", "POST"])
def import_new(request: DeskRequest, slug: str) -> HttpResponse:
    """Ask for pasted rows or a file, and read them; nothing but the list itself is kept."""
    event = get_object_or_404(Event.objects.editable_by(request.user).with_places(), slug=slug)
    if request.method == "POST":
        form = NewImportForm(request.POST, request.FILES, dropped=getattr(request, "dropped_files", ()))
        if form.is_valid() and form.table:
            staged = intake.stage(event, form.table, form.source, by=request.user)
            return redirect(intake_page.address(staged))
    else:
        form = NewImportForm()
    words = {"band": band_of(event, request), "event": event, "form": form}
    return render(request, "events/import_new.html", words | {"earlier": intake_result.earlier(event)})


@require_http_methods(["GET", "HEAD", "POST"])
def import_check(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Show what would be saved and what needs the user; keep corrections when they are sent."""
    staged = found(request, slug, pk)
    if staged.state != ImportState.CHECKING:
        return redirect("desk:import_progress", slug, pk)
    rows, form = intake.rows_of(staged), None
    if request.method == "POST":
        form = CheckForm(request.POST, staged=staged, rows=rows)
        rows = kept(staged, form)
        form.tell(rows)
        go = request.POST.get("go", "")
        if "open" in request.POST:
            return opened(staged, request.POST["open"])
        if go or not form.errors:
            return redirect(intake_page.address(staged, go or request.POST.get("here", "")))
    words = intake_page.page_of(staged, rows, request.GET, form)
    words |= {"band": band_of(staged.event, request), "event": staged.event}
    words["has_errors"] = (form is not None and bool(form.errors)) or "kesken" in request.GET
    return render(request, "events/import_check.html", words)


@require_POST
def import_save(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Keep the last corrections and save the partners: a short list at once, a long one in the background."""
    staged = found(request, slug, pk)
    only_ready = "ready" in request.POST
    if staged.state == ImportState.CHECKING and not only_ready:
        kept(staged, CheckForm(request.POST, staged=staged, rows=intake.rows_of(staged)))
    try:
        staged, is_mine = intake.confirm(staged.pk, only_ready=only_ready)
    except intake.NotReady:
        where = intake_page.address(staged, request.POST.get("here", ""))
        return redirect(f"{where}{'&' if '?' in where else '?'}kesken=1")
    if is_mine and staged.row_count <= AT_ONCE:
        jobs.save_import.func(staged.pk)
    elif staged.state == ImportState.RUNNING:
        transaction.on_commit(partial(jobs.save_import.enqueue, staged.pk))
    return redirect("desk:import_progress", slug, pk)


@require_safe
def import_progress(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Show how far saving is, and in the end what came of it and how to take it back."""
    staged = found(request, slug, pk)
    if staged.state == ImportState.CHECKING:
        return redirect(intake_page.address(staged))
    words = {"band": band_of(staged.event, request), "event": staged.event, "staged": staged}
    words |= intake_result.words_of(staged, now())
    return render(request, "events/import_progress.html", words)


@require_POST
def import_undo(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Take the whole import back, unless something of it has been sent."""
    staged = found(request, slug, pk)
    try:
        result = intake_undo.undo(staged.pk, by=request.user)
    except intake_undo.AlreadySent as refusal:
        messages.error(request, intake_result.already_sent(refusal.names))
        return redirect("desk:import_progress", slug, pk)
    if result is not None:
        messages.success(request, intake_result.undone(result))
    return redirect(reverse("desk:stand_list", args=[slug]))


@require_POST
def import_drop(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Throw away a list that has not been saved."""
    staged = found(request, slug, pk)
    intake.drop(staged)
    messages.success(request, _("The list was thrown away. Nothing of it was saved."))
    return redirect(reverse("desk:stand_list", args=[slug]))


def found(request: DeskRequest, slug: str, pk: int) -> Import:
    """Return the list, or say that there is no such page."""
    rows = Import.objects.editable_by(request.user).with_event().select_related("network")
    return get_object_or_404(rows, event__slug=slug, pk=pk)


def kept(staged: Import, form: CheckForm) -> list[Row]:
    """Keep what a form sent and return the rows as they stand after that."""
    fixes = form.fixes(decides="open" not in form.data and not form.changes_columns())
    fresh = intake.correct(staged.pk, fixes, form.columns(), form.has_header())
    staged.fixes, staged.columns, staged.has_header = fresh.fixes, fresh.columns, fresh.has_header
    return intake.rows_of(staged)


def opened(staged: Import, text: str) -> HttpResponse:
    """Open a row in order for correcting and go to it."""
    index = int(text) if text.isdigit() and len(text) < 6 else -1
    if 0 <= index < len(staged.table):
        fresh = intake.correct(staged.pk, {str(index): {"open": True, "choice": ""}})
        staged.fixes = fresh.fixes
    rows = intake.rows_of(staged)
    return redirect(f"{intake_page.address(staged, intake_page.page_with(rows, index))}#row-{index}")
