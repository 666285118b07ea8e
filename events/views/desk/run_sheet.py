"""How is the run sheet of a day written on one screen, and read on a phone?"""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from partners.requests import DeskRequest

from ... import run_sheet as hours
from ... import sheet as sheets
from ... import sheet_day, trail
from ...actions.run_sheet import RunSheetChanged, save_run_sheet, told
from ...facts import EventSheet
from ...forms.run_sheet import RunSheet
from ...models import Event
from .. import phone_sheet
from . import day
from .band import band_of
from .library import found_event


@require_http_methods(["GET", "HEAD", "POST"])
def run_sheet(request: DeskRequest, slug: str) -> HttpResponse:
    """Write what happens at which hour; a press arranges the rows, and one of them saves."""
    event = day.find(request, slug)
    facts = facts_of(event)
    saved = facts.day_facts.run_sheet
    if request.method != "POST":
        return page(request, event, facts, RunSheet.of_slots(saved), hours.fingerprint(saved))
    rows, seen = RunSheet.of_post(request.POST), request.POST.get("seen", "")[:16]
    late: dict[str, Any] = {"status": 200}
    if rows.press(request.POST.get("do", ""), hours.proposed(facts)) or not rows.check():
        return page(request, event, facts, rows, seen)
    try:
        if save_run_sheet(event, rows.slots(), seen=seen, by=request.user):
            messages.success(request, _("The run sheet was saved."))
        else:
            messages.info(request, _("Nothing had changed, so nothing was saved."))
        return redirect("desk:run_sheet", slug)
    except RunSheetChanged as refusal:
        seen, late = hours.fingerprint(refusal.rows), overtaken(event, refusal)
    return page(request, event, facts, rows, seen, late)


def facts_of(event: Event) -> EventSheet:
    """Return an event's facts with its run sheet and programme, in the reader's language."""
    language = get_language() or "fi"
    return sheets.of(event, language).with_changes(day_facts=sheet_day.for_day(event, language))


def overtaken(event: Event, refusal: RunSheetChanged) -> dict[str, Any]:
    """Return who saved meanwhile, and what there is now."""
    newest = trail.latest_of(event.subject, ["run_sheet"]).get("run_sheet")
    theirs = [(_("Run sheet as it is saved now"), told(refusal.rows) or _("empty"))]
    return {"status": 409, "latest": newest.by_name if newest else "", "theirs": theirs}


def page(
    request: DeskRequest,
    event: Event,
    facts: EventSheet,
    rows: RunSheet,
    seen: str,
    late: dict[str, Any] | None = None,
) -> HttpResponse:
    """Return the screen with these rows; what is remarkable is told of those that can be read."""
    checked = RunSheet(dict(row) for row in rows.rows)
    checked.check()
    words: dict[str, Any] = {
        "band": band_of(event, request), "event": event, "rows": rows, "seen": seen, "late": late or {"status": 200},
        "forms": rows.forms, "faults": rows.faults, "remarks": hours.remarks(checked.slots(), facts),
        "is_pressed": request.method == "POST", "proposal": hours.proposed(facts) and not rows.rows,
        "talks": [day.line_of(item) for item in hours.talks_of(checked.slots())],
    }  # fmt: skip
    return render(request, "events/run_sheet.html", words, status=words["late"]["status"])


@require_safe
def run_sheet_phone(request: DeskRequest, slug: str) -> HttpResponse:
    """Show the day in big letters: what is on, what comes next, who is where."""
    event = found_event(request, slug)
    words = phone_sheet.words(event, get_language() or "fi", with_people=True)
    words |= {"event": event, "band": band_of(event, request)}
    words["may_edit"] = event.network_id in request.user.standing.coordinated
    return render(request, "events/run_sheet_phone.html", words)
