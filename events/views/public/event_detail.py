"""What does anyone see of a published event?"""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe

from events import sheet as sheets
from events import sheet_day
from events.documents.equivalents import alt_of
from events.facts import PUBLIC_LANGUAGES
from events.models import Event
from events.structured import structured

from ..adding import add_words
from . import words


@login_not_required
@require_safe
@gzip_page
@cache_control(public=True, no_cache=True)
@conditional_page
def event_detail(request: HttpRequest, slug: str, language: str = "fi") -> HttpResponse:
    """Show the poster's facts as a page, in one language. A draft is not here, whoever asks."""
    event = get_object_or_404(Event.objects.published().select_related("day_plan"), slug=slug)
    sheet = sheets.of(event, language).with_changes(day_facts=sheet_day.for_day(event, language))
    page = words.event_page(sheet, timezone.localdate())
    context = {
        "sheet": sheet,
        "page": page,
        "organiser": page.organiser,
        "structured": structured(sheet),
        "network": sheet.sender,
        "languages": words.in_all_languages(lambda code: words.event_url(slug, code)),
        "alternates": [(code, sheets.public_url(slug, code)) for code in PUBLIC_LANGUAGES],
        "home_url": words.list_url(language),
        "calendar_url": words.calendar_url(slug, language),
        "adding": add_words(sheet, words.calendar_url(slug, language), language) if page.is_on else None,
        "picture_url": words.picture_url(slug, language),
        "picture_alt": alt_of(sheet, "link"),
        "poster_url": words.poster_url(slug, language),
    }
    return render(request, "public/event_detail.html", context)
