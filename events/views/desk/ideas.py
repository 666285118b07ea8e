"""Where are ideas of talkoot kept, and how does one of them become an event with a day?"""

from functools import partial
from itertools import groupby

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_list_or_404, get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from partners.models import Network
from partners.requests import DeskRequest
from talkoot.lib.collation import sort_key

from ... import jobs
from ...actions import ideas
from ...forms.day_check import checks
from ...forms.in_network import IdeaForm, IdeaPlanForm
from ...forms.new_event import town_name
from ...models import Event
from .band import band_of

LONGEST_KEY = 12
CHOSEN = ("venue", "day", "opens", "closes", "model", "attendance", "newspaper_ad")


@require_safe
def idea_list(request: DeskRequest) -> HttpResponse:
    """Show the ideas under their municipalities."""
    get_list_or_404(Network.objects.joined_by(request.user))
    found = Event.objects.plan_visible_to(request.user).ideas()
    rows = sorted(found, key=lambda idea: (sort_key(town_name(idea.municipality)), idea.pk))
    towns = [
        {
            "name": name,
            "ideas": [(idea, idea.network_id in request.user.standing.coordinated) for idea in group],
        }
        for name, group in groupby(rows, key=lambda idea: town_name(idea.municipality))
    ]
    may_add = bool(request.user.standing.coordinated)
    return render(request, "events/idea_list.html", {"towns": towns, "may_add": may_add, "count": len(rows)})


@require_http_methods(["GET", "HEAD", "POST"])
def idea_new(request: DeskRequest) -> HttpResponse:
    """Ask where and why; write the idea down, once however often the form is sent."""
    get_list_or_404(Network.objects.managed_by(request.user))
    data = request.POST if request.method == "POST" else None
    proposed = {"municipality": request.GET.get("municipality", "")}
    form = IdeaForm(data, user=request.user, initial=proposed)
    if data is not None and form.is_valid():
        idea, is_new = ideas.write_idea_once(
            creation_key=form.creation_key(), by=request.user, **form.facts()
        )
        words = {"name": idea.title}
        told = (
            _("%(name)s was written down.") if is_new else _("This form has written down its idea already.")
        )
        messages.success(request, told % words)
        return redirect(reverse("desk:idea_list") + f"#idea-{idea.pk}")
    return render(request, "events/idea_new.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def idea_plan(request: DeskRequest, slug: str) -> HttpResponse:
    """Ask for venue, day, hours and model; the idea becomes an event with its plan."""
    idea = found_idea(request, slug)
    if idea.day is not None:
        return redirect("desk:event_plan", idea.slug)
    form = plan_form(request, idea)
    if form.is_bound and form.is_valid() and "check" not in request.POST:
        try:
            event = ideas.plan_idea(idea, by=request.user, today=localdate(), **form.facts())
        except ideas.AlreadyPlanned as refusal:
            messages.info(request, _("The idea has become an event already. Here it is."))
            return redirect("desk:event_plan", refusal.event.slug)
        transaction.on_commit(partial(jobs.prepare_posters.enqueue, event.pk))
        return redirect(reverse("desk:event_plan", args=[event.slug]) + "?uusi=1")
    choice = form.choice() if form.is_bound else None
    known = checks(choice, form.concept, localdate()) if choice else []
    words = {"event": idea, "band": band_of(idea, request), "form": form, "checks": known}
    return render(request, "events/idea_plan.html", words)


def found_idea(request: DeskRequest, slug: str) -> Event:
    """Return the idea of an address. A form sent again finds it by its key: its short name has changed meanwhile."""
    mine, key = Event.objects.editable_by(request.user).with_places(), request.POST.get("idea", "")
    if key.isdecimal() and len(key) < LONGEST_KEY:
        return get_object_or_404(mine, pk=int(key))
    return get_object_or_404(mine, slug=slug)


def plan_form(request: DeskRequest, idea: Event) -> IdeaPlanForm:
    """Return the form as it was sent, or with what the address proposes."""
    proposed = {name: request.GET[name] for name in CHOSEN if request.GET.get(name)}
    return IdeaPlanForm(
        request.POST if request.method == "POST" else None, user=request.user, idea=idea, initial=proposed,
        narrow=bool(request.htmx), address=reverse("desk:idea_plan", args=[idea.slug]),
    )  # fmt: skip
