"""How does a coordinator get from four things to a whole plan, and what is she told on the way?"""

from functools import partial
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_list_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from partners.models import Network
from partners.requests import DeskRequest

from ... import jobs
from ...actions.planning import plan_event_once
from ...forms.day_check import checks
from ...forms.new_event import NewEventForm

FOUR_THINGS = ("municipality", "venue", "day", "opens", "closes")
OTHER_CHOICES = ("model", "attendance", "newspaper_ad")


@require_http_methods(["GET", "HEAD", "POST"])
def event_new(request: DeskRequest) -> HttpResponse:
    """Ask for municipality, library, day and hours; make the plan, once however often the form is sent."""
    get_list_or_404(Network.objects.managed_by(request.user))
    proposed = {name: request.GET[name] for name in (*FOUR_THINGS, *OTHER_CHOICES) if request.GET.get(name)}
    data = request.POST if request.method == "POST" else None
    form = NewEventForm(data, user=request.user, initial=proposed, narrow=bool(request.htmx))
    if data is not None and form.is_valid() and "check" not in data:
        event, is_new = plan_event_once(by=request.user, today=localdate(), **plan_facts(form))
        if is_new:
            transaction.on_commit(partial(jobs.prepare_posters.enqueue, event.pk))
        else:
            messages.info(request, _("This form has made its event already. Here it is."))
        return redirect(reverse("desk:event_plan", args=[event.slug]) + "?uusi=1")
    return render(request, "events/event_new.html", {"form": form, "checks": form_checks(form)})


@require_POST
def event_check(request: DeskRequest) -> HttpResponse:
    """Answer with what is known of the chosen day, as a part of the page; saves nothing."""
    get_list_or_404(Network.objects.managed_by(request.user))
    form = NewEventForm(request.POST, user=request.user)
    return render(request, "events/event_check.html", {"checks": form_checks(form)})


def plan_facts(form: NewEventForm) -> dict[str, Any]:
    """Return a valid form's facts as planning wants them."""
    chosen = {name: form.cleaned_data[name] for name in FOUR_THINGS}
    sort = {"attendance": form.cleaned_data["attendance"], "has_newspaper_ad": form.has_newspaper_ad}
    return {"creation_key": form.creation_key(), "concept": form.concept, **chosen, **sort}


def form_checks(form: NewEventForm) -> list[Any]:
    """Return the lines about the day chosen so far; fields that are still wrong or empty are left out."""
    if form.is_bound:
        form.is_valid()
    choice = form.choice()
    return checks(choice, form.concept, localdate()) if choice else []
