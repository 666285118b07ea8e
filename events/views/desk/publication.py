"""How does the desk publish an event and take it back?"""

from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from partners.requests import DeskRequest

from ... import jobs
from ...actions import publishing
from ...models import Event


@require_POST
def event_publish(request: DeskRequest, slug: str) -> HttpResponse:
    """Show the event to everybody."""
    event = get_object_or_404(Event.objects.editable_by(request.user).with_places(), slug=slug)
    try:
        publishing.publish_event(event, by=request.user)
        transaction.on_commit(partial(jobs.prepare_posters.enqueue, event.pk))
        messages.success(request, _("The event is public. Its page and calendar can be shared now."))
    except publishing.NoDayYet:
        messages.error(request, _("The event has no day yet. Choose the day first, then publish."))
    return redirect("desk:event_detail", slug)


@require_POST
def event_withdraw(request: DeskRequest, slug: str) -> HttpResponse:
    """Take the event back to a draft."""
    event = get_object_or_404(Event.objects.editable_by(request.user).with_places(), slug=slug)
    publishing.withdraw_event(event, by=request.user)
    messages.success(request, _("The event is a draft again. Its public page is closed."))
    return redirect("desk:event_detail", slug)
