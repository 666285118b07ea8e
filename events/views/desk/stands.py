"""Who comes to the event, and how is a stand added, changed or taken away by hand?"""

from functools import partial
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from partners.requests import DeskRequest

from ... import jobs, trail
from ...actions import stands
from ...choices import StandState
from ...forms.stand import NewStandForm, StandForm
from ...models import Event, Stand
from . import board
from .band import band_of


@require_safe
def stand_list(request: DeskRequest, slug: str) -> HttpResponse:
    """Show who comes, who has not answered and who cannot come."""
    event = get_object_or_404(Event.objects.plan_visible_to(request.user).with_places(), slug=slug)
    rows = board.rows_of(event, may_edit=event.network_id in request.user.standing.coordinated)
    words = {"band": band_of(event, request), "event": event, "rows": rows, "sentence": board.sentence(rows)}
    words |= {"states": board.strip(rows), "may_edit": event.network_id in request.user.standing.coordinated}
    return render(request, "events/stand_list.html", words)


@require_http_methods(["GET", "HEAD", "POST"])
def stand_new(request: DeskRequest, slug: str) -> HttpResponse:
    """Add a stand for an organisation of the network or a new one."""
    event = get_object_or_404(Event.objects.editable_by(request.user).with_places(), slug=slug)
    form = NewStandForm(request.POST or None, event=event)
    if request.method == "POST" and form.is_valid():
        try:
            stand = stands.add_stand(event, form.whose(), form.facts(), by=request.user)
        except stands.StandExists as refusal:
            name = refusal.stand.organisation.name
            field = "organisation" if form.cleaned_data.get("organisation") else "new_name"
            form.add_error(
                field, _("%(name)s is at this event already. Change its stand on the list.") % {"name": name}
            )
        else:
            return done(request, event, _("%(name)s was added.") % {"name": stand.organisation.name})
    return render(
        request, "events/stand_new.html", {"band": band_of(event, request), "event": event, "form": form}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def stand_edit(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Change what an organisation shows and whether it has confirmed."""
    found = Stand.objects.editable_by(request.user).in_order().with_event()
    stand = get_object_or_404(found, event__slug=slug, pk=pk)
    form = StandForm(request.POST or None, instance=stand)
    if request.method == "POST" and form.is_valid():
        try:
            changed = stands.change_stand(stand, form.facts(), form.seen_values(), by=request.user)
        except stands.StandChanged as refusal:
            form = told_of_change(request, form, refusal)
        else:
            told = _("%(name)s: saved.") if changed else _("%(name)s: nothing had changed.")
            return done(request, stand.event, told % {"name": stand.organisation.name})
    words = {"band": band_of(stand.event, request), "event": stand.event, "stand": stand, "form": form}
    return render(request, "events/stand_edit.html", words)


@require_http_methods(["GET", "HEAD", "POST"])
def stand_remove(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Show what follows when an organisation leaves, and take it away when the button is pressed."""
    found = Stand.objects.editable_by(request.user).in_order().with_event()
    stand = get_object_or_404(found, event__slug=slug, pk=pk)
    if request.method == "POST":
        stands.remove_stand(stand, by=request.user)
        return done(
            request,
            stand.event,
            _("%(name)s was removed from the event.") % {"name": stand.organisation.name},
        )
    others = stand.event.stands.count() - 1
    words = {"band": band_of(stand.event, request), "event": stand.event, "stand": stand, "others": others}
    words["is_named"] = stand.state == StandState.CONFIRMED
    return render(request, "events/stand_remove.html", words)


def done(request: DeskRequest, event: Event, told: str) -> HttpResponse:
    """Go to the list with a sentence on top; posters are made again meanwhile."""
    transaction.on_commit(partial(jobs.prepare_posters.enqueue, event.pk))
    messages.success(request, told)
    return redirect(reverse("desk:stand_list", args=[event.slug]))


def told_of_change(request: DeskRequest, form: StandForm, refusal: stands.StandChanged) -> StandForm:
    """Return the form as it was typed, with what somebody else saved meanwhile beside each field."""
    data: Any = request.POST.copy()
    data["seen"] = StandForm.write_seen(refusal.current)
    again = StandForm(data, instance=refusal.current)
    again.is_valid()
    for field in refusal.fields:
        saved = trail.shown(field, str(getattr(refusal.current, field))) or "–"
        again.add_error(
            field,
            _("Somebody saved this meanwhile: %(saved)s. Save again to put yours in its place.")
            % {"saved": saved},
        )
    return again
