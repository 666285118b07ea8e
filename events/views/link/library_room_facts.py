"""How does a library tell what its room has, once for all later events?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from partners.forms.places import RoomFactsForm

from ...actions import booking
from . import words
from .library_door import LibraryVisit, behind_library_link


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@behind_library_link
def library_room_facts(request: HttpRequest, visit: LibraryVisit) -> HttpResponse:
    """Show what is known of the room, and keep what the library's people correct."""
    venue = visit.event.venue
    if venue is None:
        raise Http404(visit.token)
    form = RoomFactsForm(request.POST if request.method == "POST" else None, instance=venue)
    if form.is_bound and form.is_valid():
        is_new = booking.tell_room_facts(venue, form.changed(), by_name=visit.venue, event=visit.event)
        told = _("Saved. The facts are kept for the next time too.") if is_new else _("Nothing had changed.")
        messages.success(request, told)
        return redirect(visit.url("library"))
    facts = words.frame(visit.event.network, visit.language, reverse("link:library", args=[visit.token]))
    shown = {"form": form, "over": venue.name, "back_url": visit.url("library")}
    return render(request, "link/library_room_facts.html", facts | shown, status=422 if form.errors else 200)
