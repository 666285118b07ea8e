"""How is an event changed between in place, hybrid and remote, with what follows told before anything is done?"""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from partners.requests import DeskRequest

from ...actions.event_format import Following, FormatOvertaken, following
from ...actions.event_format import follow_format as follow
from ...actions.situation import is_known
from ...choices import AttendanceMode
from ...forms.event_format import FormatForm
from ...models import Event
from .band import band_of


@require_http_methods(["GET", "HEAD", "POST"])
def event_format(request: DeskRequest, slug: str) -> HttpResponse:
    """Change the format: first what would follow, then one press that does it."""
    event = get_object_or_404(Event.objects.editable_by(request.user).with_places(), slug=slug)
    form = FormatForm(request.POST if request.method == "POST" else None, event=event)
    ready = form.is_bound and form.is_valid()
    if ready and (elsewhere := told_elsewhere(event, form)):
        return redirect(elsewhere)
    if ready and request.POST.get("confirm"):
        if changed(request, event, form):
            return redirect("desk:event_plan", slug)
        event = get_object_or_404(Event.objects.editable_by(request.user).with_places(), slug=slug)
        form = FormatForm(request.POST, event=event)
        ready = form.is_valid()
    found = following(event, today=localdate(), **form.wanted()) if ready else None
    return render(request, "events/event_format.html", {
        "event": event, "form": form, "band": band_of(event, request), "ready": ready,
        "after": told(event, form, found) if found is not None else None,
    })  # fmt: skip


def told_elsewhere(event: Event, form: FormatForm) -> str:
    """Return the page that also tells people, where the format changes of an event they know of; else nothing."""
    attendance = form.wanted()["attendance"]
    if attendance == event.attendance or not is_known(event):
        return ""
    return f"{reverse('desk:event_contingency', args=[event.slug])}?muoto={attendance}"


def changed(request: DeskRequest, event: Event, form: FormatForm) -> bool:
    """Do what was confirmed, and say so; False where the consequences have to be read again."""
    seen = form.seen(request.POST["confirm"])
    if seen is None:
        return False
    try:
        is_done = follow(event, **form.wanted(), seen=seen, by=request.user, today=localdate())
    except FormatOvertaken:
        messages.warning(
            request, _("Somebody has changed the event meanwhile. Look once more at what follows.")
        )
        return False
    if is_done:
        messages.success(request, _("The format was changed and the plan followed."))
    return True


def told(event: Event, form: FormatForm, found: Following) -> dict[str, Any] | None:
    """Return old and new format and what follows as lists of names; None where nothing would change."""
    wanted = form.wanted()
    is_same = (event.attendance, event.has_newspaper_ad) == (wanted["attendance"], wanted["has_newspaper_ad"])
    if is_same and not found:
        return None
    return {
        "old": said(event.attendance, event.has_newspaper_ad),
        "new": said(wanted["attendance"], wanted["has_newspaper_ad"]),
        "groups": [group for group in (
            {"title": _("Comes to the plan"), "lines": lines(found.added)},
            {"title": _("Comes back to the plan"), "lines": lines(found.returning)},
            {"title": _("Leaves the plan"), "lines": lines(found.leaving)},
        ) if group["lines"]],
    }  # fmt: skip


def said(attendance: str, has_newspaper_ad: bool) -> str:
    """Return a format as words."""
    ad = _("with a newspaper advertisement") if has_newspaper_ad else _("without a newspaper advertisement")
    return f"{AttendanceMode(attendance).label}, {ad}"


def lines(rows: dict[str, list[Any]]) -> list[str]:
    """Return rows by their names; supplies and sorts of stands as one line each."""
    found = [_("Meeting: %(name)s") % {"name": row.name} for row in rows.get("meetings", [])]
    found += [row.name for row in rows.get("tasks", [])]
    supplies, types = ([row.name for row in rows.get(sort, [])] for sort in ("supplies", "stand_types"))
    if supplies:
        word = ngettext(
            "%(n)s thing on the supplies list", "%(n)s things on the supplies list", len(supplies)
        )
        found.append(f"{word % {'n': len(supplies)}}: {', '.join(supplies)}")
    if types:
        word = ngettext("%(n)s sort of stand", "%(n)s sorts of stands", len(types))
        found.append(f"{word % {'n': len(types)}}: {', '.join(types)}")
    return found
