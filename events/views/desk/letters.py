"""How are letters on paper made for many partners: which letter, to whom, with which words?"""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from partners.requests import DeskRequest

from ... import previews
from ...actions import batches
from ...models import Event
from . import letters_page
from .band import band_of
from .batches import at_work


@require_http_methods(["GET", "HEAD", "POST"])
def letters(request: DeskRequest, slug: str) -> HttpResponse:
    """Show whom a letter goes to, its words and a picture of the first one; make them when asked to."""
    event = get_object_or_404(Event.objects.letters_seen_by(request.user).with_places(), slug=slug)
    page = letters_page.Page(event, request)
    if request.method == "POST" and page.is_ready() and "make" in request.POST:
        return at_work(batches.start_letters(event, page.order(), by=request.user))
    if request.method == "POST" and not page.chosen:
        messages.error(request, _("Choose at least one receiver."))
        return redirect(page.address)
    words = {"band": band_of(event, request), "event": event}
    return render(request, "events/letters.html", words | page.words())


@require_safe
def letters_picture(request: DeskRequest, slug: str, digest: str) -> HttpResponse:
    """Send the picture of a letter that was shown a moment ago."""
    event = get_object_or_404(Event.objects.letters_seen_by(request.user), slug=slug)
    picture = previews.letter_picture(event, digest)
    if picture is None:
        raise Http404
    return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": "private, max-age=3600"})
