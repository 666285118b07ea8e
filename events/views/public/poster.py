"""How does anyone print the poster of a published event?"""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from events.documents import press
from events.models import Event
from events.printing import Order, work_for

from . import words


@login_not_required
@require_safe
def poster(request: HttpRequest, slug: str, language: str = "fi") -> HttpResponse:
    """Send the A4 poster: the kept one, or one made now if that takes no longer than a moment."""
    event = get_object_or_404(Event.objects.published(), slug=slug)
    work = work_for(event, Order("poster", language=language))
    headers = {"ETag": f'"{work.digest}"', "Cache-Control": "public, no-cache"}
    unchanged = get_conditional_response(request, etag=headers["ETag"])
    if unchanged is not None:
        return unchanged
    try:
        with press.within(settings.PREVIEW_PATIENCE):
            document = work.kept() or work.make()
    except press.PressError:
        return not_ready(request, slug, language)
    headers["Content-Disposition"] = str(content_disposition_header(False, work.file_name))
    return HttpResponse(document.pdf, content_type="application/pdf", headers=headers)


def not_ready(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """Say that the poster is not ready yet, with a way to try again and a way back."""
    context = {
        "event_url": words.event_url(slug, language),
        "languages": words.in_all_languages(lambda code: words.poster_url(slug, code)),
        "home_url": words.list_url(language),
    }
    response = render(request, "public/poster.html", context, status=503)
    response["Retry-After"] = "10"
    return response
