"""How does a planner get everything into their own calendar program?"""

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from events.actions.calendar_feed import close_feed, open_feed, subject_of
from events.views.feeds import AS_DAYS
from partners.choices import LinkPurpose
from partners.models import Link, User
from talkoot.lib.dates import short_date


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def calendar_feed(request: HttpRequest) -> HttpResponse:
    """Show whether there is an address; make a new one, shown this once, or take it out of use."""
    user = cast(User, request.user)
    if request.method == "POST" and request.POST.get("deed") == "close":
        close_feed(user)
        messages.success(request, _("The address no longer works. Calendars that used it stay as they were."))
        return redirect("desk:calendar_feed")
    context: dict[str, object] = {}
    if request.method == "POST":
        path = reverse("feeds:personal_calendar", args=[open_feed(user)])
        address = f"{settings.PORTAL_BASE_URL}{path}"
        context = {
            "address": address, "webcal": f"webcal://{address.partition('://')[2]}",
            "as_days": f"{address}?tehtavat={AS_DAYS}",
        }  # fmt: skip
    link = Link.objects.live(LinkPurpose.CALENDAR_FEED, subject_of(user)).first()
    context["link"] = link
    context["made_on"] = (
        short_date(timezone.localdate(link.created_at), get_language() or "fi") if link else ""
    )
    return render(request, "events/calendar_feed.html", context)
