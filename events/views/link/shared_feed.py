"""How does a partner or a library get all its days into its own calendar, behind its personal link?"""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from talkoot.lib.dates import short_date

from ... import sheet
from ...actions import shared_feeds
from ...actions.shared_feeds import Owner
from ...calendars import entries
from ...calendars.add_links import feed_links
from ...forms.shared_feed import OPEN, SharedFeedForm
from ..adding import guide_url
from . import words
from .doors import Visit, behind_link
from .library_door import LibraryVisit, behind_library_link

CALENDAR = "text/calendar; charset=utf-8; method=PUBLISH"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@behind_link
def partner_feed(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Tell of the partner's own calendar address; make one, shown this once, or take it out of use."""
    owner = shared_feeds.partner_of(visit.stand, visit.event)
    shown = pressed(request, owner, visit.stand.answered_by or owner.name, visit.language)
    back = visit.url("thanks") if visit.stand.answered_at else visit.url("answer")
    frame = words.frame(visit.event.network, visit.language, request.path) | {"back_url": back}
    return render(request, "link/partner_feed.html", frame | shown)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@behind_library_link
def venue_feed(request: HttpRequest, visit: LibraryVisit) -> HttpResponse:
    """Tell of the venue's own calendar address; make one, shown this once, or take it out of use."""
    owner = shared_feeds.venue_of(visit.event)
    shown = pressed(request, owner, owner.name, visit.language)
    frame = words.frame(visit.event.network, visit.language, request.path) | {
        "back_url": visit.url("library")
    }
    return render(request, "link/venue_feed.html", frame | shown)


@login_not_required
@require_safe
@behind_library_link
def library_calendar(request: HttpRequest, visit: LibraryVisit) -> HttpResponse:
    """Send the day with set-up and clearing away as one file for any calendar (METHOD:PUBLISH)."""
    if not visit.event.day or not visit.event.opens:
        raise Http404
    facts = sheet.from_rows(visit.event, (), (), (), visit.language)
    body = entries.download([entries.team_entries(facts, with_meetings=False)])
    name = f'attachment; filename="{visit.event.slug}.ics"'
    return HttpResponse(body, content_type=CALENDAR, headers={"Content-Disposition": name})


def pressed(request: HttpRequest, owner: Owner, by_name: str, language: str) -> dict[str, Any]:
    """Do what was pressed, if anything was, and return what the page says of the address now."""
    made_at = owner.made_at
    form = SharedFeedForm(request.POST if request.method == "POST" else None, is_in_use=made_at is not None)
    shown: dict[str, Any] = {"owner": owner.name, "form": form, "guide_url": guide_url(language)}
    if form.is_valid() and form.cleaned_data["deed"] == OPEN:
        address = shared_feeds.open_feed(owner, by_name=by_name)
        return shown | {"links": feed_links(address, owner.name), "form": SharedFeedForm(is_in_use=True)}
    if form.is_valid():
        shared_feeds.close_feed(owner, by_name=by_name)
        return shown | {"is_closed": True, "form": SharedFeedForm(is_in_use=False)}
    return shown | {"made_on": short_date(localdate(made_at), language) if made_at else ""}
