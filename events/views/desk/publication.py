"""How does the desk publish an event, take it back, and change the day of one that is not public yet?"""

from functools import partial
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from partners.requests import DeskRequest

from ... import jobs
from ...actions import planning, publishing
from ...forms.day_check import checks
from ...forms.new_event import RedateForm
from ...models import Event
from .band import band_of
from .redating import consequences


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


@require_http_methods(["GET", "HEAD", "POST"])
def event_redate(request: DeskRequest, slug: str) -> HttpResponse:
    """Change the day of a draft: first what would follow, then one press that does it."""
    event = get_object_or_404(Event.objects.editable_by(request.user).with_places(), slug=slug)
    if event.day is None and event.concept_id is None:
        return redirect("desk:idea_plan", slug)  # an idea gets its day together with its plan
    data = request.POST if request.method == "POST" else None
    form = RedateForm(data, event=event)
    ready = data is not None and form.is_valid() and not event.is_published
    if ready and request.POST.get("confirm") == form.fingerprint():
        if planning.redate_event(event, by=request.user, today=localdate(), **when_of(form)):
            messages.success(request, _("The day was changed. Meetings and open tasks followed."))
        return redirect("desk:event_plan", slug)
    return render(request, "events/event_redate.html", {
        "event": event, "form": form, "band": band_of(event, request),
        "checks": checks(form.choice(), None, localdate()) if ready else [], "ready": ready,
        "after": consequences(event, form.cleaned_data, localdate()) if ready else None,
    })  # fmt: skip


def when_of(form: RedateForm) -> dict[str, Any]:
    """Return the chosen day and hours."""
    return {name: form.cleaned_data[name] for name in ("day", "opens", "closes")}
