"""How are those told whose calendars show something old?"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from partners.requests import DeskRequest

from ...actions import calendar_updates
from ...models import Event
from .band import band_of


@require_http_methods(["GET", "HEAD", "POST"])
def calendar_update(request: DeskRequest, slug: str) -> HttpResponse:
    """Show who would be written what, and write it when the button is pressed; held for ten minutes."""
    event = get_object_or_404(Event.objects.editable_by(request.user).with_places(), slug=slug)
    is_late = False
    if request.method == "POST":
        try:
            sent = calendar_updates.send(
                event, seen=request.POST.get("seen", ""), by=request.user, now=timezone.now()
            )
        except calendar_updates.Overtaken:
            is_late = True
        else:
            words = ngettext(
                "%(n)s message leaves in ten minutes. It can be undone until then in the outbox.",
                "%(n)s messages leave in ten minutes. They can be undone until then in the outbox.", sent,
            ) if sent else _("There was nobody to tell.")  # fmt: skip
            messages.success(request, words % {"n": sent} if sent else words)
            return redirect(f"{reverse('desk:calendar_check')}?talkoot={slug}")
    updates = calendar_updates.due(event)
    shown = {"event": event, "band": band_of(event, request), "updates": updates, "is_late": is_late}
    seen = {"seen": calendar_updates.fingerprint(updates), "groups": calendar_updates.alike(updates)}
    return render(request, "events/calendar_update.html", shown | seen, status=409 if is_late else 200)
