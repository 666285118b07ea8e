"""How are the facts of the day, the notes of a meeting and the closing report written at the desk?"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from partners.requests import DeskRequest
from talkoot.lib import dates, money

from ... import run_sheet, sheet_day, trail
from ...actions import day
from ...day_facts import CostFacts
from ...forms.day import ClosingForm, DayPlanForm, VersionedForm
from ...models import Closing, DayPlan, Event
from .band import band_of

TRANSLATED = ("arrival", "programme", "joining")
Save = Callable[..., tuple[str, ...]]


@require_http_methods(["GET", "HEAD", "POST"])
def day_edit(request: DeskRequest, slug: str) -> HttpResponse:
    """Write what presenters must know and visitors may read on the day."""
    event = find(request, slug)
    form = DayPlanForm(
        request.POST or None, instance=getattr(event, "day_plan", None) or DayPlan(event=event)
    )
    late = save(request, event, form, day.save_day, event)
    if late is None:
        return redirect("desk:day_edit", slug)
    words = {"read": [line_of(item) for item in form.read_back()], "languages": languages_of(form)}
    words["has_talks"] = bool(run_sheet.talks_of(sheet_day.slots_of(event)))
    return render(
        request, "events/day_edit.html", page(request, event, form, late) | words, status=late["status"]
    )


@require_http_methods(["GET", "HEAD", "POST"])
def closing_edit(request: DeskRequest, slug: str) -> HttpResponse:
    """Write the numbers and words of the closing report."""
    event = find(request, slug)
    form = ClosingForm(request.POST or None, instance=getattr(event, "closing", None) or Closing(event=event))
    late = save(request, event, form, day.save_closing, event)
    if late is None:
        return redirect("desk:closing_edit", slug)
    costs = {"costs": cost_words(sheet_day.costs_of_event(event, getattr(event, "closing", None)))}
    return render(
        request, "events/closing_edit.html", page(request, event, form, late) | costs, status=late["status"]
    )


def find(request: DeskRequest, slug: str) -> Event:
    """Return an event that this person coordinates, or raise Http404."""
    events = Event.objects.editable_by(request.user).with_places()
    return get_object_or_404(events.select_related("day_plan", "closing"), slug=slug)


def save(
    request: DeskRequest, event: Event, form: VersionedForm, how: Save, owner: Any
) -> dict[str, Any] | None:
    """Save a valid form that was sent to be saved; None when that was done, else the facts about who was faster."""
    late: dict[str, Any] = {"status": 200, "theirs": [], "latest": ""}
    if request.method != "POST" or not form.is_valid() or "show" in request.POST:
        return late
    try:
        changed = how(owner, form.values(), seen=form.seen(), by=request.user)
    except day.RowChanged as refusal:
        theirs = form.take_over(refusal.row)
        found = trail.latest_of(event.subject, form.values())
        newest = max(found.values(), key=lambda change: change.at, default=None)
        return {"status": 409, "theirs": theirs, "latest": newest.by_name if newest else ""}
    if changed:
        messages.success(request, _("Saved."))
    else:
        messages.info(request, _("Nothing had changed, so nothing was saved."))
    return None


def page(request: DeskRequest, event: Event, form: VersionedForm, late: dict[str, Any]) -> dict[str, Any]:
    """Return what each of the three pages shows."""
    return {"band": band_of(event, request), "event": event, "form": form, "late": late}


def cost_words(costs: CostFacts) -> list[dict[str, Any]]:
    """Return the sums of the plan and the supplies list as rows of a table; none where nothing costs anything."""
    language = get_language() or "fi"

    def row(name: str, planned: Decimal | None, actual: Decimal | None, **marks: bool) -> dict[str, Any]:
        sums = {"planned": planned, "actual": actual}
        return {"name": name, **marks} | {
            column: money.euros(amount, language) if amount is not None else ""
            for column, amount in sums.items()
        }

    if costs.planned is None and costs.summed is None:
        return []
    rows = [row(one.name or _("Payer not chosen"), one.planned, one.actual) for one in costs.payers]
    rows.append(row(_("In all"), costs.planned, costs.summed, is_sum=True))
    if costs.own_percent is not None:
        rows.append(row(_("Own share, %(percent)s %%") % {"percent": costs.own_percent}, None, costs.own))
    return rows


def line_of(item: Any) -> tuple[str, str, str]:
    """Return one item of the programme as it was understood: hour, what, by whom."""
    hour = dates.clock(item.starts, get_language() or "fi") if item.starts else ""
    return hour, item.title, item.who


def languages_of(form: DayPlanForm) -> list[dict[str, Any]]:
    """Return the fields of the other languages, folded together unless something is wrong in them."""
    names = {"sv": _("In Swedish"), "en": _("In English"), "se": _("In Northern Sámi")}
    return [
        {
            "name": name, "fields": [form[f"{what}_{code}"] for what in TRANSLATED],
            "open": any(form[f"{what}_{code}"].errors for what in TRANSLATED),
        }
        for code, name in names.items()
    ]  # fmt: skip
