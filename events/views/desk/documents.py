"""How are the documents of an event looked at and printed?"""

from dataclasses import replace
from functools import partial

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from partners.requests import DeskRequest

from ... import jobs
from ...documents import kinds, press, store
from ...documents.kind import Document
from ...models import Event
from ...printing import CannotPrint, Order, Work, work_for
from . import shelf
from .band import band_of

PICTURE_WIDTHS = (240, 480, 720)
PRINT_PX = 2480  # A4 at 300 points an inch


@require_safe
def document_list(request: DeskRequest, slug: str) -> HttpResponse:
    """Show what can be printed, on which papers, in which languages, and what is missing first."""
    event = get_object_or_404(Event.objects.visible_to(request.user).with_places(), slug=slug)
    words = {"band": band_of(event, request), "event": event, **shelf.shelf_of(event, request)}
    return render(request, "events/document_list.html", words)


@require_safe
def document_print(request: DeskRequest, slug: str, kind: str) -> HttpResponse:
    """Send a PDF: the kept one, or one made now if that takes no longer than a second."""
    event, work = found_work(request, slug, kind)
    try:
        document = work.kept()
        if document is None:
            with press.within(settings.PRINT_PATIENCE):
                document = work.make()
    except press.RendererFailed:
        return failure(request, event, work)
    except press.PressError:
        return redirect(waiting_address(event, work))
    if request.GET.get("file") == "png":
        return image(request, document, work)
    return answer(request, document.pdf, work, "application/pdf", work.file_name)


def image(request: DeskRequest, document: Document, work: Work) -> HttpResponse:
    """Send the first page as PNG: screens at their exact size, papers at 300 points an inch on A4."""
    pixels = kinds.KINDS[work.order.kind].pixels or {}
    width = pixels.get(work.order.paper, (PRINT_PX, 0))[0]
    try:
        with press.within(settings.PRINT_PATIENCE):
            picture = store.picture(document, width)
    except press.PressError:
        return HttpResponse(status=503, headers={"Retry-After": "5"})
    return answer(request, picture, work, "image/png", work.file_name.replace(".pdf", ".png"))


@require_http_methods(["GET", "HEAD", "POST"])
def document_wait(request: DeskRequest, slug: str, kind: str) -> HttpResponse:
    """Show that a document is being made; the button gives the work to the background."""
    event, work = found_work(request, slug, kind)
    if request.method == "POST":
        cache.delete(jobs.failed_key(work.digest))
        if work.kept() is None and cache.add(f"print-asked:{work.digest}", True, 30):
            transaction.on_commit(partial(jobs.render_document.enqueue, event.pk, **work.order.facts()))
        return redirect(f"{waiting_address(event, work)}&asked=1")
    if work.kept() is not None:
        return onward(request, print_address(event, work))
    if cache.get(jobs.failed_key(work.digest)):
        is_part = "HX-Request" in request.headers  # a part of the page cannot hold the whole message
        return onward(request, waiting_address(event, work)) if is_part else failure(request, event, work)
    words = {
        "band": band_of(event, request),
        "event": event,
        "work": work,
        "address": waiting_address(event, work),
    }
    return render(request, "events/document_wait.html", words | {"is_asked": "asked" in request.GET})


@require_safe
def document_picture(request: DeskRequest, slug: str, kind: str) -> HttpResponse:
    """Send a picture of the first page, at one of a few widths."""
    _event, work = found_work(request, slug, kind)
    asked = request.GET.get("w", "")
    width = next((one for one in PICTURE_WIDTHS if str(one) == asked), PICTURE_WIDTHS[1])
    try:
        with press.within(settings.PICTURE_PATIENCE):
            picture = store.picture(work.make(), width)
    except press.PressError:
        return HttpResponse(status=503, headers={"Retry-After": "5"})
    return answer(request, picture, work, "image/png", work.file_name.replace(".pdf", ".png"))


def found_work(request: DeskRequest, slug: str, kind: str) -> tuple[Event, Work]:
    """Return the event and the order's facts, as far as this reader may have them: a library gets no phones."""
    found = kinds.KINDS.get(kind)
    event = get_object_or_404(
        Event.objects.whose_papers_are_seen_by(request.user, found.seen_by if found else "all").with_places(),
        slug=slug,
    )
    coordinates = event.network_id in request.user.standing.coordinated
    try:
        return event, work_for(event, replace(Order.from_address(kind, request.GET), phones=coordinates))
    except CannotPrint as refusal:
        raise Http404(str(refusal)) from refusal


def answer(request: DeskRequest, content: bytes, work: Work, content_type: str, name: str) -> HttpResponse:
    """Send bytes that only this reader may keep, named by their digest so that an unchanged file is not sent again."""
    etag = f'"{work.digest}"'
    if request.headers.get("If-None-Match") == etag:
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(content, content_type=content_type)
        response["Content-Disposition"] = f"inline; filename=\"{name}\"; filename*=UTF-8''{name}"
    response["ETag"], response["Cache-Control"] = etag, "private, no-cache"
    return response


def may_see_people(event: Event, request: DeskRequest) -> bool:
    """Tell whether this person may read who comes and what each stand needs."""
    standing = request.user.standing
    return event.network_id in standing.coordinated or event.venue_id in standing.venues


def failure(request: DeskRequest, event: Event, work: Work) -> HttpResponse:
    """Say that the document could not be made, with a way to try again; never a broken file."""
    words = {
        "band": band_of(event, request),
        "event": event,
        "work": work,
        "address": waiting_address(event, work),
    }
    return render(request, "events/document_failed.html", words, status=503)


def onward(request: DeskRequest, address: str) -> HttpResponse:
    """Go to the finished document, also when only a part of the page asked."""
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def print_address(event: Event, work: Work) -> str:
    """Return the address of the PDF."""
    return f"{reverse('desk:document_print', args=[event.slug, work.order.kind])}?{work.order.query()}"


def waiting_address(event: Event, work: Work) -> str:
    """Return the address of the page that waits for it."""
    return f"{reverse('desk:document_wait', args=[event.slug, work.order.kind])}?{work.order.query()}"
