"""What has to be in the room, who brings it, and is it packed: the list, its rows and the packing page?"""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partners.requests import DeskRequest

from ...actions import supplies as acts
from ...forms.supply import SupplyForm
from ...models import Event, Supply
from ...plan_choices import Shortage
from . import supplies_page
from .band import band_of

MOST_DIGITS = 4


@require_safe
def supply_list(request: DeskRequest, slug: str) -> HttpResponse:
    """Show the list with its costs and what the stands need against the room."""
    event, may_edit = found_event(request, slug)
    rows = list(event.supplies.in_order())
    stands = list(event.stands.in_order().with_presenters()) if may_edit else []
    words: dict[str, Any] = {
        "band": band_of(event, request), "event": event, "may_edit": may_edit,
        "form": SupplyForm(event=event) if may_edit else None, "costs": supplies_page.costs(rows),
        **supplies_page.packing(event, rows, ""), "rows": supplies_page.rows_of(rows),
        **supplies_page.needs_words(event, stands, rows),
    }  # fmt: skip
    return render(request, "events/supply_list.html", words)


@require_http_methods(["GET", "HEAD", "POST"])
def supply_new(request: DeskRequest, slug: str) -> HttpResponse:
    """Add a thing to the end of the list; the form stands below the list too."""
    event = get_object_or_404(Event.objects.editable_by(request.user).with_places(), slug=slug)
    form = SupplyForm(request.POST or None, event=event)
    if form.is_bound and form.is_valid():
        is_new = acts.add_supply(event, form.values(), by=request.user) is not None
        tell(
            request,
            is_new,
            _("%(name)s is on the list."),
            _("%(name)s was on the list already."),
            form.instance,
        )
        return redirect(reverse("desk:supply_list", args=[slug]) + "#add")
    return render(
        request, "events/supply_new.html", {"band": band_of(event, request), "event": event, "form": form}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def supply_edit(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Mend one thing of the list."""
    supply = found_supply(request, slug, pk)
    form = SupplyForm(request.POST or None, instance=supply, event=supply.event)
    late: dict[str, Any] = {"status": 200, "theirs": []}
    if form.is_bound and form.is_valid():
        try:
            changed = acts.change_supply(supply, form.values(), seen=form.seen_facts(), by=request.user)
        except acts.SupplyChanged as refusal:
            if refusal.current is None:
                return back(
                    request,
                    slug,
                    _("%(name)s had been taken off the list meanwhile.") % {"name": supply.name},
                )
            late = {"status": 409, "theirs": form.take_over(refusal.current)}
        else:
            tell(request, changed, _("%(name)s: saved."), _("%(name)s: nothing had changed."), form.instance)
            return redirect(reverse("desk:supply_list", args=[slug]) + f"#supply-{pk}")
    words = {"band": band_of(supply.event, request), "event": supply.event, "supply": supply, "form": form}
    words["name"] = Supply.objects.get(pk=pk).name if form.is_bound else supply.name
    return render(request, "events/supply_edit.html", words | {"late": late}, status=late["status"])


@require_POST
def supply_remove(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Take a thing off the list."""
    supply = found_supply(request, slug, pk)
    acts.remove_supply(supply, by=request.user)
    return back(request, slug, _("%(name)s was taken off the list.") % {"name": supply.name})


@require_POST
def supply_move(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Let a thing change places with the one before or after it."""
    supply, where = found_supply(request, slug, pk), request.POST.get("where", "")
    if where not in ("up", "down"):
        raise Http404(where)
    acts.move_supply(supply, up=where == "up", by=request.user)
    return redirect(reverse("desk:supply_list", args=[slug]) + f"#supply-{pk}")


@require_POST
def supply_answer(request: DeskRequest, slug: str) -> HttpResponse:
    """Put on the list what makes up for a shortage of the room."""
    event = get_object_or_404(Event.objects.editable_by(request.user).select_related("network"), slug=slug)
    shortage, pieces = request.POST.get("shortage", ""), request.POST.get("pieces", "")
    if shortage not in Shortage.values or not pieces.isdecimal() or not 0 < len(pieces) <= MOST_DIGITS:
        raise Http404(shortage)
    supply = acts.answer_shortage(event, Shortage(shortage), int(pieces), by=request.user)
    if supply is None:
        return back(request, slug, _("There was enough of it on the list already."))
    messages.success(request, _("%(name)s is on the list.") % {"name": supply.name})
    return redirect(reverse("desk:supply_list", args=[slug]) + f"#supply-{supply.pk}")


@require_safe
def supply_pack(request: DeskRequest, slug: str) -> HttpResponse:
    """Show the list as large buttons to tick while packing, all of it or only what is missing."""
    event, _may_edit = found_event(request, slug)
    rows = list(event.supplies.in_order())
    words = supplies_page.packing(event, rows, request.GET.get("nayta", ""))
    return render(
        request, "events/supply_pack.html", {"band": band_of(event, request), "event": event} | words
    )


@require_POST
def supply_tick(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Mark a thing as packed or not packed; the button says which, so that a second press does no harm."""
    found = Supply.objects.visible_to(request.user).select_related("event__network")
    supply, wanted = get_object_or_404(found, event__slug=slug, pk=pk), request.POST.get("packed", "")
    if wanted not in ("0", "1"):
        raise Http404(wanted)
    acts.pack_supply(supply, is_packed=wanted == "1", by=request.user)
    view = {"nayta": supplies_page.MISSING} if request.POST.get("nayta") == supplies_page.MISSING else {}
    query = f"?{urlencode(view)}" if view else ""
    return redirect(f"{reverse('desk:supply_pack', args=[slug])}{query}#supply-{pk}")


def found_event(request: DeskRequest, slug: str) -> tuple[Event, bool]:
    """Return an event whose plan this person may see, and whether the list may be changed; else raise Http404."""
    event = get_object_or_404(Event.objects.plan_visible_to(request.user).with_places(), slug=slug)
    return event, event.network_id in request.user.standing.coordinated


def found_supply(request: DeskRequest, slug: str, pk: int) -> Supply:
    """Return a thing that this person may change, or raise Http404."""
    found = Supply.objects.editable_by(request.user).in_order()
    places = ("event__venue", "event__municipality", "event__network")
    return get_object_or_404(found.select_related("stand__organisation", *places), event__slug=slug, pk=pk)


def back(request: DeskRequest, slug: str, told: str) -> HttpResponse:
    """Go to the list with a sentence on top."""
    messages.info(request, told)
    return redirect("desk:supply_list", slug)


def tell(request: DeskRequest, has_changed: bool, done: str, nothing: str, supply: Supply) -> None:
    """Put a sentence on top of the next page."""
    messages.success(request, (done if has_changed else nothing) % {"name": supply.name})
