"""How does a link to a published event get its picture?"""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from events.documents import press, store
from events.documents.screen_formats import PIXELS
from events.models import Event
from events.printing import Order, work_for

PAPER = "link"


@login_not_required
@require_safe
def event_picture(request: HttpRequest, slug: str, language: str = "fi") -> HttpResponse:
    """Send the picture of 1200 × 630 pixels that is shown where the page is linked to."""
    event = get_object_or_404(Event.objects.published(), slug=slug)
    work = work_for(event, Order("screen", PAPER, language))
    headers = {"ETag": f'"{work.digest}-{PAPER}"', "Cache-Control": "public, max-age=300"}
    unchanged = get_conditional_response(request, etag=headers["ETag"])
    if unchanged is not None:
        return unchanged
    try:
        with press.within(settings.PREVIEW_PATIENCE):
            picture = store.picture(work.kept() or work.make(), PIXELS[PAPER][0])
    except press.PressError:
        return HttpResponse(status=503, headers={"Retry-After": "10", "Cache-Control": "no-store"})
    return HttpResponse(picture, content_type="image/png", headers=headers)
