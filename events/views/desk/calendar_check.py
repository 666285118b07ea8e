"""What have people's calendars been told, by which message, and do they show what the record says?"""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from partners.requests import DeskRequest

from ... import told_rows
from ...models import Event
from .calendar_words import people_of

LONGEST_SEARCH = 100  # characters


@require_safe
def calendar_check(request: DeskRequest) -> HttpResponse:
    """Show it for those found by name or address, of one event or of all; nothing is asked of anybody's calendar."""
    search = request.GET.get("haku", "")[:LONGEST_SEARCH].strip()
    slug = request.GET.get("talkoot", "").replace("\0", "")
    event = get_object_or_404(Event.objects.editable_by(request.user), slug=slug) if slug else None
    rows = told_rows.seen_by(request.user, event, search) if event or search else []
    people = people_of(told_rows.entries_of(rows))
    return render(request, "events/calendar_check.html", {
        "event": event, "search": search, "people": people, "is_asked": bool(event or search),
        "is_old": any(entry["chip"]["kind"] == "late" for person in people for entry in person.entries),
        "is_long": len(rows) == told_rows.MOST_ROWS,
    })  # fmt: skip
