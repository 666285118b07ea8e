"""How is an event copied to another municipality, and what is its coordinator told of what came along?"""

from functools import partial
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from partners.requests import DeskRequest

from ... import jobs
from ...actions.cloning import clone_event_once
from ...forms.day_check import checks
from ...forms.in_network import CloneForm
from ...models import Event
from .band import band_of
from .cloned import left_behind, to_come

CHOSEN = ("municipality", "venue", "day", "opens", "closes")


@require_http_methods(["GET", "HEAD", "POST"])
def event_clone(request: DeskRequest, slug: str) -> HttpResponse:
    """Ask for municipality, venue and day; make the copy, once however often the form is sent."""
    event = get_object_or_404(Event.objects.editable_by(request.user).with_places(), slug=slug)
    if event.day is None:
        raise Http404(slug)  # an idea has nothing to copy yet
    form = form_of(request, event)
    if form.is_bound and form.is_valid() and "check" not in request.POST:
        copy, is_new = clone_event_once(
            event, creation_key=form.creation_key(), by=request.user, today=localdate(), **form.facts()
        )
        if is_new:
            transaction.on_commit(partial(jobs.prepare_posters.enqueue, copy.pk))
        else:
            messages.info(request, _("This form has made its event already. Here it is."))
        return redirect(reverse("desk:event_plan", args=[copy.slug]) + "?uusi=1")
    return render(request, "events/event_clone.html", {
        "event": event, "band": band_of(event, request), "form": form, "checks": known_of_day(form),
        "comes": to_come(event), "stays": left_behind(),
    })  # fmt: skip


def form_of(request: DeskRequest, event: Event) -> CloneForm:
    """Return the form as it was sent, or with what the address proposes."""
    proposed = {name: request.GET[name] for name in CHOSEN if request.GET.get(name)}
    return CloneForm(
        request.POST if request.method == "POST" else None, user=request.user, source=event, initial=proposed,
        narrow=bool(request.htmx), address=reverse("desk:event_clone", args=[event.slug]),
    )  # fmt: skip


def known_of_day(form: CloneForm) -> list[Any]:
    """Return the lines about the day chosen so far; nothing before it was sent."""
    choice = form.choice() if form.is_bound else None
    return checks(choice, None, localdate()) if choice else []
