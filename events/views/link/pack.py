"""How does a library take everything it prints home in one file, behind its link and without signing in?"""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from partners import limits

from ... import jobs
from ...actions import batches
from ...models import Batch
from ...paper_choices import BatchState
from . import words
from .library_door import LibraryVisit, behind_library_link

PACKS_AN_HOUR = 6  # of one event: a scanner that presses every button must not keep the press busy


@login_not_required
@require_POST
@behind_library_link
def pack_new(request: HttpRequest, visit: LibraryVisit) -> HttpResponse:
    """Order the pack, or the one that is being made already, and show how far it is."""
    if not limits.take("library pack", visit.event.subject, PACKS_AN_HOUR):
        messages.error(request, _("The pack was asked for many times lately. Try again in an hour."))
        return redirect(visit.url("library") + "#prints")
    batch = batches.start_pack(
        visit.event, by=None, by_name=visit.venue, language=visit.language, for_library=True
    )
    transaction.on_commit(partial(jobs.run_batch.enqueue, batch.pk))
    return redirect(visit.url("pack", str(batch.pk)))


@login_not_required
@require_safe
@behind_library_link
def pack(request: HttpRequest, visit: LibraryVisit, pk: int) -> HttpResponse:
    """Show how far the pack is, and the file when it is ready."""
    batch = found(visit, pk)
    own = visit.url("pack", str(pk))
    facts = words.frame(visit.event.network, visit.language, own) | {
        "batch": batch, "own_url": own, "library_url": visit.url("library"),
        "file_url": visit.url("pack_file", str(pk)) if batch.state == BatchState.DONE else "",
        "has_failed": batch.is_over and batch.state != BatchState.DONE,
        "again_url": visit.url("pack_new"),
    }  # fmt: skip
    return render(request, "link/pack.html", facts)


@login_not_required
@require_safe
@behind_library_link
def pack_file(request: HttpRequest, visit: LibraryVisit, pk: int) -> HttpResponse:
    """Send the ZIP."""
    batch = found(visit, pk)
    content = batches.file_of(batch, "zip")
    if content is None:
        raise Http404("not there yet")
    response = HttpResponse(content, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{batch.file_name}"'
    return response


def found(visit: LibraryVisit, pk: int) -> Batch:
    """Return a library's pack of this event. Raises Http404 for any other batch."""
    batch = Batch.objects.of(visit.event).for_library().with_event().at(pk)
    if batch is None:
        raise Http404("no such pack")
    return batch
