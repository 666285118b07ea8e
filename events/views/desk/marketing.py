"""How is the marketing plan of an event looked at, and how are its aims and rows written?"""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from partners.requests import DeskRequest

from ... import trail
from ...actions import day, marketing
from ...forms.marketing import MarketingPlanForm, MarketingRowForm, NewMarketingRowForm
from ...marketing_rows import row_of
from ...models import Event, MarketingPlan, MarketingRow, Task
from . import marketing_page
from .band import band_of
from .day import save


@require_http_methods(["GET", "HEAD", "POST"])
def marketing_plan(request: DeskRequest, slug: str) -> HttpResponse:
    """Show to whom, what, where, when and at what cost is told of the day; save what it aims at."""
    event = find(request, slug)
    plan = getattr(event, "marketing_plan", None) or MarketingPlan(event=event)
    form = MarketingPlanForm(request.POST or None, instance=plan)
    late = save(request, event, form, day.save_marketing_plan, event)
    if late is None:
        return redirect("desk:marketing_plan", slug)
    plan.refresh_from_db() if plan.pk else None
    words = marketing_page.page_of(event, plan, request)
    words |= {"band": band_of(event, request), "event": event, "form": form, "late": late}
    words["is_open"] = bool(form.errors) or late["status"] == 409 or "muokkaa" in request.GET
    return render(request, "events/marketing_plan.html", words, status=late["status"])


@require_http_methods(["GET", "HEAD", "POST"])
def marketing_row_edit(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Write what the plan adds to one task: whom, what, with which material, at what cost, with what result."""
    event = find(request, slug)
    task = get_object_or_404(
        Task.objects.with_marketing().select_related("event__network"), event=event, pk=pk
    )
    form = MarketingRowForm(request.POST or None, instance=row_of(task))
    late = save_row(request, task, form)
    if late is None:
        return redirect(reverse("desk:marketing_plan", args=[slug]) + f"#row-{pk}")
    words = {"band": band_of(event, request), "event": event, "task": task, "form": form, "late": late}
    words["facts"] = marketing_page.task_words(task)
    words["texts_url"] = reverse("desk:ready_texts", args=[slug])
    words["coordinates"] = event.network_id in request.user.standing.coordinated
    return render(request, "events/marketing_row_edit.html", words, status=late["status"])


@require_http_methods(["GET", "HEAD", "POST"])
def marketing_row_new(request: DeskRequest, slug: str) -> HttpResponse:
    """Add a row: a task of the plan, with what the marketing plan adds to it."""
    event = get_object_or_404(Event.objects.editable_by(request.user).with_places(), slug=slug)
    form = NewMarketingRowForm(request.POST or None, instance=MarketingRow())
    if request.method == "POST" and form.is_valid():
        task, is_new = marketing.add_row(event, form.task_values(), form.values(), by=request.user)
        if is_new:
            messages.success(request, _("Added: %(task)s.") % {"task": task.name})
        else:
            messages.info(request, _("The same row is there already: %(task)s.") % {"task": task.name})
        return redirect(reverse("desk:marketing_plan", args=[slug]) + f"#row-{task.pk}")
    words = {"band": band_of(event, request), "event": event, "form": form}
    return render(request, "events/marketing_row_new.html", words)


def find(request: DeskRequest, slug: str) -> Event:
    """Return an event whose public texts and marketing this person may write, or raise Http404."""
    events = Event.objects.record_editable_by(request.user).with_places().select_related("marketing_plan")
    return get_object_or_404(events, slug=slug)


def save_row(request: DeskRequest, task: Task, form: MarketingRowForm) -> dict[str, Any] | None:
    """Save a valid row that was sent; None when that was done, else the facts about who was faster."""
    if request.method != "POST" or not form.is_valid():
        return {"status": 200, "theirs": [], "latest": ""}
    try:
        changed = marketing.save_row(task, form.values(), seen=form.cleaned_data["seen"], by=request.user)
    except day.RowChanged as refusal:
        theirs = form.take_over(refusal.row)
        fields = [f"{name}:{task.name[: marketing.LONGEST_NAME]}" for name in form.values()]
        found = trail.latest_of(task.event.subject, fields)
        newest = max(found.values(), key=lambda change: change.at, default=None)
        return {"status": 409, "theirs": theirs, "latest": newest.by_name if newest else ""}
    if changed:
        messages.success(request, _("Saved: %(task)s.") % {"task": task.name})
    else:
        messages.info(request, _("Nothing had changed, so nothing was saved."))
    return None
