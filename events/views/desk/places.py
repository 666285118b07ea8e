"""Who stands at which numbered place: the list of numbers, their count, and giving them out?"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from partners.requests import DeskRequest

from ...actions import places, recording
from ...choices import StandState
from ...forms.places import PlaceCountForm, PlacesForm, last_number
from ...models import Event, Stand
from .band import band_of

MOST_DIGITS = 4


@require_http_methods(["GET", "HEAD", "POST"])
def place_grid(request: DeskRequest, slug: str) -> HttpResponse:
    """Show each number with its stand; save numbers, number the rest in order, or save how many places there are."""
    event = get_object_or_404(Event.objects.editable_by(request.user).with_places(), slug=slug)
    stands = list(event.stands.in_order())
    deed = request.POST.get("deed", "")
    counting = PlaceCountForm(request.POST if deed == "count" else None, event=event)
    giving = PlacesForm(request.POST if deed == "give" else None, event=event, stands=stands)
    if deed == "fill":
        numbered = places.fill_places(event, by=request.user)
        tell_numbered(request, len(numbered))
        return redirect("desk:place_grid", slug)
    if counting.is_bound and counting.is_valid() and count(request, event, counting):
        return redirect("desk:place_grid", slug)
    if giving.is_bound and giving.is_valid() and give(request, event, giving):
        return redirect("desk:place_grid", slug)
    words = {"band": band_of(event, request), "event": event, "counting": counting, "giving": giving}
    return render(request, "events/place_grid.html", words | grid(event, stands))


def grid(event: Event, stands: list[Stand]) -> dict[str, object]:
    """Return the numbers with who has each, who comes without one, and the waiting list."""
    holders = {stand.place: stand for stand in stands if stand.place}
    last = last_number(event, stands) if event.places or holders else 0
    coming = [stand for stand in stands if stand.state == StandState.CONFIRMED]
    return {
        "numbers": [(number, holders.get(number)) for number in range(1, last + 1)],
        "without": [stand for stand in coming if stand.place is None],
        "waiting": [stand for stand in stands if stand.state == StandState.WAITING],
        "free": max(0, (event.places or 0) - len(coming)),
    }


def count(request: DeskRequest, event: Event, form: PlaceCountForm) -> bool:
    """Save how many places there are; tells whether it could be saved."""
    seen = recording.Seen(0, {"places": form.seen_places()})
    try:
        recording.save_record(event, {"places": form.cleaned_data["places"]}, seen, by=request.user)
    except recording.RecordChanged as refusal:
        words = _(
            "Somebody changed the number to %(number)s meanwhile. Save again to put yours in its place."
        )
        form.add_error("places", words % {"number": refusal.current.places or "–"})
        form.data = {**form.data, "seen": str(refusal.current.places or "")}
        return False
    messages.success(request, _("The number of places was saved."))
    return True


def give(request: DeskRequest, event: Event, form: PlacesForm) -> bool:
    """Save the chosen numbers; tells whether they could be saved."""
    try:
        moved = places.assign_places(event, form.wanted(), form.seen_places(), by=request.user)
    except places.PlaceTaken as refusal:
        words = _("Nothing was saved: %(name)s has got place %(number)s meanwhile. Choose another number.")
        form.add_error(None, words % {"name": refusal.name, "number": refusal.number})
        return False
    except places.PlaceChanged as refusal:
        words = _(
            "Nothing was saved: somebody gave %(name)s place %(number)s meanwhile. Open the page again."
        )
        facts = {"name": refusal.stand.organisation.name, "number": refusal.stand.place or "–"}
        form.add_error(f"place_{refusal.stand.pk}", words % facts)
        return False
    tell_numbered(request, len(moved))
    return True


@require_POST
def stand_place(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Give one stand a number from its own page."""
    stand = get_object_or_404(
        Stand.objects.editable_by(request.user).in_order().with_event(), event__slug=slug, pk=pk
    )
    typed = request.POST.get("place", "")
    number = int(typed) if typed.isdecimal() and len(typed) <= MOST_DIGITS else None
    if number is not None and not 1 <= number <= last_number(
        stand.event, list(stand.event.stands.in_order())
    ):
        messages.warning(request, _("There is no place %(number)s.") % {"number": number})
        return redirect("desk:stand_edit", slug, pk)
    try:
        places.assign_places(stand.event, {pk: number}, {pk: stand.place}, by=request.user)
    except places.PlaceTaken as refusal:
        words = _("Place %(number)s belongs to %(name)s. Choose another number.")
        messages.warning(request, words % {"number": refusal.number, "name": refusal.name})
    else:
        messages.success(request, _("The place was saved."))
    return redirect("desk:stand_edit", slug, pk)


def tell_numbered(request: DeskRequest, number: int) -> None:
    """Say how many stands got another number."""
    if not number:
        messages.success(request, _("Nothing had changed."))
        return
    words = ngettext("%(n)s place was saved.", "%(n)s places were saved.", number)
    messages.success(request, words % {"n": number})
