"""Which talkoot are coming, for anyone who asks?"""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe

from events import sheet as sheets
from events.models import Event

from . import words


@login_not_required
@require_safe
@gzip_page
@cache_control(public=True, no_cache=True)
@conditional_page
def event_list(request: HttpRequest, language: str = "fi") -> HttpResponse:
    """Show all published talkoot from today on, of every network, the nearest first."""
    events = Event.objects.published().with_places().coming(timezone.localdate())
    facts = [sheets.from_rows(event, (), (), (), language) for event in events]
    networks = {event.network.slug: sheet.sender.name for event, sheet in zip(events, facts, strict=True)}
    senders = dict.fromkeys(sheet.sender for sheet in facts)
    only = next(iter(senders)) if len(senders) == 1 else None
    context = {
        "rows": [words.list_row(sheet) for sheet in facts],
        "subscriptions": words.subscriptions(networks),
        "network": only,
        "organiser": words.organiser(only) if only else "",
        "languages": words.in_all_languages(words.list_url),
        "home_url": words.list_url(language),
    }
    return render(request, "public/event_list.html", context)
