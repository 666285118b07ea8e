"""How far are many documents that the background makes, how are they stopped, gone on with and taken home?"""

from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from partners.requests import DeskRequest

from ... import jobs
from ...actions import batches
from ...models import Batch, Event
from ...printing import LANGUAGES
from . import batch_page
from .band import band_of

CONTENT_TYPES = {"pdf": "application/pdf", "zip": "application/zip"}


@require_POST
def pack_new(request: DeskRequest, slug: str) -> HttpResponse:
    """Order everything that is printed for the day, and show how far it is. A library's pack names no phones."""
    event = get_object_or_404(Event.objects.people_seen_by(request.user).with_places(), slug=slug)
    language = request.POST.get("language", "fi")
    if language not in LANGUAGES:
        raise Http404(language)
    coordinates = event.network_id in request.user.standing.coordinated
    for_library = not coordinates or "for_library" in request.POST
    batch = batches.start_pack(event, by=request.user, language=language, for_library=for_library)
    return at_work(batch)


@require_safe
def batch_detail(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Show how far a batch is, what failed, and in the end the files."""
    batch = found(request, slug, pk)
    words = {"band": band_of(batch.event, request), "event": batch.event, "batch": batch}
    return render(request, "events/batch_detail.html", words | batch_page.words_of(batch))


@require_safe
def batch_file(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Send the finished file: a ZIP, or the PDF of all letters. Personal links are in it, so nobody else keeps it."""
    batch = found(request, slug, pk)
    named = batch.file_name.rpartition(".")
    ending = request.GET.get("as", named[2])
    content = batches.file_of(batch, ending) if ending in CONTENT_TYPES else None
    if content is None:
        raise Http404("not there yet")
    response = HttpResponse(content, content_type=CONTENT_TYPES[ending])
    response["Content-Disposition"] = f'attachment; filename="{named[0]}.{ending}"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def batch_cancel(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Stop a batch after the document in hand."""
    batch = found(request, slug, pk)
    if batches.cancel(batch):
        messages.success(request, _("Stopped. What is ready stays; you can go on whenever you like."))
    return redirect("desk:batch_detail", slug, pk)


@require_POST
def batch_resume(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Go on with a batch where it was."""
    batch = found(request, slug, pk)
    return at_work(batch) if batches.resume(batch) else redirect("desk:batch_detail", slug, pk)


def found(request: DeskRequest, slug: str, pk: int) -> Batch:
    """Return the batch as far as this person may open it, or say that there is no such page."""
    return get_object_or_404(Batch.objects.seen_by(request.user).with_event(), event__slug=slug, pk=pk)


def at_work(batch: Batch) -> HttpResponse:
    """Give the work to the background and go to its page."""
    transaction.on_commit(partial(jobs.run_batch.enqueue, batch.pk))
    return redirect("desk:batch_detail", batch.event.slug, batch.pk)
