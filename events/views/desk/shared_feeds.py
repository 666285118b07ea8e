"""Which partners and which venue of an event have a calendar address, and how does the desk make or revoke one?"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from partners.requests import DeskRequest
from talkoot.lib.dates import short_date

from ...actions import shared_feeds as feeds
from ...calendars.add_links import feed_links
from ...models import Event
from ..adding import guide_url
from .band import band_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def shared_feeds(request: DeskRequest, slug: str) -> HttpResponse:
    """List whose calendars follow; make an address, shown this once, or take one out of use."""
    event = get_object_or_404(Event.objects.editable_by(request.user).with_places(), slug=slug)
    owners, shown = feeds.owners_of(event), {}
    if request.method == "POST":
        owner = owners.get(request.POST.get("whose", ""))
        if owner is None:
            raise Http404("nobody of this event")
        if request.POST.get("deed") != "open":
            feeds.close_feed(owner, by=request.user)
            messages.success(
                request, _("The calendar address of %(name)s no longer works.") % {"name": owner.name}
            )
            return redirect("desk:shared_feeds", slug)
        address = feeds.open_feed(owner, by=request.user)
        shown = {"links": feed_links(address, owner.name), "made_for": owner.name}
    return render(request, "events/shared_feeds.html", shown | {
        "event": event, "band": band_of(event, request), "rows": rows_of(owners),
        "guide_url": guide_url(get_language() or "fi"),
    })  # fmt: skip


def rows_of(owners: dict[str, feeds.Owner]) -> list[dict[str, Any]]:
    """Return each partner and the venue with the day on which the address in use was made."""
    made, language = feeds.in_use(owners.values()), get_language() or "fi"
    return [
        {
            "whose": whose, "name": owner.name,
            "made_on": short_date(localdate(made[owner.subject]), language) if owner.subject in made else "",
        }
        for whose, owner in owners.items()
    ]  # fmt: skip
