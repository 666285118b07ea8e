"""How does anyone print the poster of a published event?"""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from events.documents import press
from events.models import Event
from events.printing import Order, work_for


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
        with press.within(settings.PRINT_PATIENCE):
            document = work.kept() or work.make()
    except press.PressError:
        return HttpResponse(status=503, headers={"Retry-After": "10"})
    headers["Content-Disposition"] = str(content_disposition_header(False, work.file_name))
    return HttpResponse(document.pdf, content_type="application/pdf", headers=headers)
