"""What has changed about an event, who changed it, and when?"""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from partners.requests import DeskRequest

from ... import trail
from ...models import Event
from .band import band_of

ROWS = 50  # on one page


@require_safe
def event_changes(request: DeskRequest, slug: str) -> HttpResponse:
    """Show the trail of one event, newest first."""
    event = get_object_or_404(Event.objects.plan_visible_to(request.user).with_places(), slug=slug)
    told = {"with_partners": event.network_id in request.user.standing.coordinated}
    page = Paginator(range(trail.count_about(event.subject, **told)), ROWS).get_page(request.GET.get("sivu"))
    rows = trail.rows_about(event.subject, ROWS, skip=(page.number - 1) * ROWS, **told)
    words = {"band": band_of(event, request), "event": event, "rows": rows, "page": page}
    return render(request, "events/event_changes.html", words)
