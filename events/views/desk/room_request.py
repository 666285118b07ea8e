"""How does a coordinator ask the library for its room, and see whether it is still in time?"""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from partners.requests import DeskRequest
from talkoot.lib import dates

from ... import room_wishes
from ...actions import booking
from ...forms.day_words import language
from ...forms.room import RoomRequestForm
from ...models import Event
from ...room_state import room_of
from ..library import room_words
from .band import band_of


@require_http_methods(["GET", "HEAD", "POST"])
def room_request(request: DeskRequest, slug: str) -> HttpResponse:
    """Show what would be asked and until when; the press writes the message, which waits in the outbox."""
    event = get_object_or_404(Event.objects.editable_by(request.user).with_places(), slug=slug)
    form = RoomRequestForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            booking.request_room(event, form.cleaned_data["note"], by=request.user)
        except booking.NothingToAsk:
            messages.warning(request, _("There is no library to ask, or the event has no day to come."))
            return redirect("desk:room_request", slug)
        messages.success(request, _("The request is written. Look at it, then send it."))
        return redirect("desk:outbox")
    shown = {"event": event, "band": band_of(event, request), "form": form}
    return render(request, "events/room_request.html", shown | wished(event))


def wished(event: Event) -> dict[str, Any]:
    """Return what is asked of the room, what has been said of it, and how the venue's lead time stands."""
    wishes, room, today = room_wishes.of_event(event), room_of(event), localdate()
    asked, by = room.booking.requested_at, room_wishes.ask_by(event)
    when = dates.event_time(event.day, event.opens, event.closes, None, language()) if event.day else ""
    needs = "\n".join(wishes.lines)
    facts = [
        (_("Open to visitors"), when, ""),
        (_("The room is needed"), room_wishes.room_time(event, language()), _("Set-up and clearing away included.")),
        (_("Where"), ", ".join(part for part in (str(event.venue or ""), event.room) if part), ""),
        (_("What is needed"), needs, _("A guess: nobody has confirmed yet.") if wishes.is_guess and needs else ""),
        (_("Ask at the latest"), dates.weekday_date(by, language()) if by else "", _lead_words(event)),
    ]  # fmt: skip
    return {
        "room": room_words(room, language()), "facts": [
            {"name": name, "value": value, "note": note} for name, value, note in facts if value
        ],
        "late": room_wishes.late_words(event, today, language()) if not room.is_confirmed else "",
        "asked_on": dates.weekday_date(localtime(asked).date(), language()) if asked else "",
        "may_ask": bool(event.venue_id and event.day and event.day >= today),
        "is_confirmed": room.is_confirmed,
    }  # fmt: skip


def _lead_words(event: Event) -> str:
    days = event.venue.lead_time_days if event.venue else None
    return (
        _("The library wants to be asked %(days)s before.") % {"days": dates.day_count(days, language())}
        if days
        else ""
    )
