"""Which talkoot are coming, for anyone who asks?"""

from collections.abc import Collection, Mapping

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html_join
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe

from events import ready
from events import sheet as sheets
from events.models import Event
from partners.models import Network

from . import words


@login_not_required
@require_safe
@gzip_page
@cache_control(public=True, no_cache=True)
@conditional_page
def event_list(request: HttpRequest, language: str = "fi") -> HttpResponse:
    """Show all published talkoot from today on, of every network, the nearest first."""
    versions = Event.objects.published().coming(timezone.localdate()).list_versions()
    networks = Network.objects.in_bulk(list(dict.fromkeys(facts[0] for facts in versions.values())))
    senders = {network.slug: sheets.sender_of(network, language) for network in networks.values()}
    only = next(iter(senders.values())) if len(senders) == 1 else None
    rows = ready.pieces(("list", language), versions, lambda new: _rows(new, language))
    context = {
        "rows": format_html_join("", "{}", ((row,) for row in rows)),
        "subscriptions": words.subscriptions({slug: sender.name for slug, sender in senders.items()}),
        "network": only,
        "organiser": words.organiser(only) if only else "",
        "languages": words.in_all_languages(words.list_url),
        "home_url": words.list_url(language),
    }
    return render(request, "public/event_list.html", context)


def _rows(events: Collection[int], language: str) -> Mapping[int, str]:
    """Return the rows of events as HTML, made of their facts."""
    found = Event.objects.with_places().in_bulk(list(events))
    facts = {pk: sheets.from_rows(event, (), (), (), language) for pk, event in found.items()}
    return {
        pk: render_to_string("parts/public_row.html", words.list_row(sheet).part)
        for pk, sheet in facts.items()
    }
