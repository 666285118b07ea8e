"""How does somebody choose paper, size, language and version of a document, and note that it has been printed?"""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from partners.requests import DeskRequest

from ... import notices, prints, sheet
from ...actions.noting import note_print
from ...documents import equivalents, kinds, press, shop
from ...documents.kind import Document, Kind
from ...forms.day_words import say_day
from ...forms.order import LANGUAGE_NAMES, CopiesForm, OrderForm
from ...models import Event, Printing
from ...paper_choices import paper_name
from ...printing import CannotPrint, Order, Work, work_for
from .band import band_of
from .documents import print_address
from .printed import prints_of
from .shelf import address, may_edit, missing_label, missing_of

PICTURE_PX = 720


@require_http_methods(["GET", "HEAD", "POST"])
def document_order(request: DeskRequest, slug: str, kind: str) -> HttpResponse:
    """Show one document with its choices, what is missing and what has been printed; POST notes a print."""
    event, found = _found(request, slug, kind)
    facts = sheet.of(event)
    form = OrderForm(found, facts, _meetings(event, found), request.GET or None, initial=_first(found))
    order = (
        form.order if form.is_bound and form.is_valid() else Order(kind, found.papers[0], ink=found.inks[0])
    )
    work = _work(request, event, order)
    copies = CopiesForm(request.POST or None)
    if request.method == "POST" and copies.is_valid():
        return _note(request, event, work, copies.cleaned_data["copies"])
    words = {"band": band_of(event, request), "event": event, "kind": found, "form": form, "copies": copies,
             "size": form.size}  # fmt: skip
    status = 422 if copies.errors or (form.is_bound and form.errors) else 200
    return render(request, "events/document_order.html", words | _shown(request, event, work), status=status)


def _found(request: DeskRequest, slug: str, name: str) -> tuple[Event, Kind]:
    """Return the event and the kind, as far as this person may print it. Raises Http404."""
    if name not in kinds.KINDS:
        raise Http404(name)
    found = kinds.KINDS[name]
    events = Event.objects.whose_papers_are_seen_by(request.user, found.seen_by)
    return get_object_or_404(events.with_places().with_papers(), slug=slug), found


def _first(kind: Kind) -> dict[str, Any]:
    return {"paper": kind.papers[0], "language": "fi", "ink": kind.inks[0]}


def _meetings(event: Event, kind: Kind) -> list[tuple[str, str]]:
    if kind.about != "meeting":
        return []
    return [(str(one.pk), f"{one.name}, {say_day(one.day)}") for one in event.meetings.all()]


def _work(request: DeskRequest, event: Event, order: Order) -> Work:
    try:
        return work_for(event, order)
    except CannotPrint as refusal:
        raise Http404(str(refusal)) from refusal


def _note(request: DeskRequest, event: Event, work: Work, copies: int) -> HttpResponse:
    """Note the print and go on to the PDF."""
    if note_print(event, work, copies=copies, by=request.user):
        messages.success(request, _("The print was noted. You are told here when it becomes old."))
    else:
        messages.info(request, _("The same print had been noted already."))
    query = work.order.query()
    return redirect(f"{reverse('desk:document_order', args=[event.slug, work.order.kind])}?{query}#prints")


def _shown(request: DeskRequest, event: Event, work: Work) -> dict[str, Any]:
    """Return everything about the chosen document: its picture, files, what is missing, notices, prints, its text."""
    order, kind, document = work.order, kinds.KINDS[work.order.kind], _made(work)
    printings = [row for row in Printing.objects.of(event).with_people() if row.kind == order.kind]
    picture = address("document_picture", event, order)
    return {
        "picture": f"{picture}&w={PICTURE_PX}",
        "pdf_url": print_address(event, work),
        "png_url": f"{print_address(event, work)}&file=png",
        "what": f"{kind.title}, {paper_name(order.paper)}, {LANGUAGE_NAMES[order.language]}",
        "missing": missing_words(work),
        "missing_language": LANGUAGE_NAMES.get(order.second if order.language == "fi" else order.language, ""),
        "warnings": notices.of_document(document.warnings) if document else [],
        "pages": document.page_count if document else 0,
        "prints": prints_of(event, printings, prints.sheets_for(event, printings)),
        "text": equivalents.text_of(work.sheet, work.second) if kind.room in ("wall", "screen") else "",
        "limits": shop.limits() if kind.for_shops and order.shop else [],
        "may_edit": may_edit(event, request),
    }  # fmt: skip


def _made(work: Work) -> Document | None:
    """Return the document if it is there or can be made in a moment."""
    try:
        with press.within(settings.PREVIEW_PATIENCE):
            return work.kept() or work.make()
    except press.PressError:
        return None


def missing_words(work: Work) -> list[str]:
    """Return the texts that do not exist in the document's languages and would stand there in Finnish."""
    shown = kinds.KINDS[work.order.kind].facts
    names = [name for facts in (work.sheet, work.second) if facts for name in missing_of(facts)]
    found = [name for name in dict.fromkeys(names) if name in shown or FALLS_WITH.get(name, name) in shown]
    return [missing_label(name) for name in found]


FALLS_WITH = {
    "room": "place", "access_note": "access", "headline": "poster", "topics": "helpers",
    "arrival": "day_facts.arrival", "programme": "day_facts.programme",
}  # fmt: skip
