"""How does anyone get the days into their own calendar, and what of that has been tried?"""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe

from events import shared_feeds
from events.calendars.add_links import feed_links
from events.models import Event
from partners.models import Network
from talkoot.lib.text import in_language

from . import words


@login_not_required
@require_safe
@gzip_page
@cache_control(public=True, no_cache=True)
@conditional_page
def calendar_guide(request: HttpRequest, language: str = "fi") -> HttpResponse:
    """Show how one day is added and how a whole region or municipality is subscribed to, in each program."""
    coming = Event.objects.published().coming(timezone.localdate()).list_versions()
    networks = Network.objects.in_bulk({facts[0] for facts in coming.values()})
    towns = shared_feeds.municipalities_of(coming)
    regions = {network.slug: in_language(network, "name", language)[0] for network in networks.values()}
    context = {
        "regions": [
            (name, feed_links(words.absolute(reverse("feeds:network_calendar", args=[slug])), name))
            for slug, name in sorted(regions.items(), key=lambda one: one[1])
        ],
        "towns": [
            (name, feed_links(words.absolute(reverse("feeds:municipality_calendar", args=[code])), name))
            for code, name in ((town.code, in_language(town, "name", language)[0]) for town in towns)
        ],
        "languages": words.in_all_languages(
            lambda code: reverse("public:calendar_guide", kwargs=words.prefix(code))
        ),
        "home_url": words.list_url(language),
    }  # fmt: skip
    return render(request, "public/calendar_guide.html", context)
