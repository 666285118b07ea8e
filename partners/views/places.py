"""How are the venues of a network listed, added and changed?"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from talkoot.lib.finnish import propose_forms

from .. import keeping, returning
from ..forms.places import CASES, VenueForm
from ..models import Network, User, Venue
from ..requests import DeskRequest


@require_safe
def venue_list(request: DeskRequest) -> HttpResponse:
    """Show the venues of the networks that a person coordinates."""
    venues = Venue.objects.managed_by(request.user).select_related("municipality").in_order()
    heads = [_("Venue"), _("Where?"), _("Municipality")]
    return render(
        request,
        "partners/venue_list.html",
        {"venues": venues, "heads": heads, "may_add": bool(request.user.standing.coordinated)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def venue_new(request: DeskRequest) -> HttpResponse:
    """Add a venue; the forms of its name are proposed and shown before it is saved.

    Who came from a form that lacks the venue returns there with it chosen.
    """
    get_object_or_404(Network.objects.managed_by(request.user)[:1])
    back = returning.ours(request.GET.get("next", ""), "")
    form = VenueForm(request.POST or None, user=request.user, instance=Venue())
    ready = request.method == "POST" and form.is_valid() and not form.was_proposed
    if ready and saved(form, request.user) is not None:
        messages.success(request, _("%(name)s was added.") % {"name": form.instance.name})
        return redirect(chosen_in(back, form.instance) if back else "partners:venue_list")
    return render(request, "partners/venue_new.html", {"form": form, "next_url": back})


@require_http_methods(["GET", "HEAD", "POST"])
def venue_edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change a venue."""
    venue = get_object_or_404(Venue.objects.managed_by(request.user).select_related("network"), pk=pk)
    name = venue.name
    form = VenueForm(request.POST or None, user=request.user, instance=venue)
    if request.method == "POST" and form.is_valid() and not form.was_proposed:
        changed = saved(form, request.user)
        if changed is not None:
            told = _("%(name)s: saved.") if changed else _("%(name)s: nothing had changed.")
            messages.success(request, told % {"name": form.instance.name})
            return redirect("partners:venue_list")
    return render(request, "partners/venue_edit.html", {"form": form, "name": name})


def chosen_in(address: str, venue: Venue) -> str:
    """Return a form's address with this venue chosen in it, and its municipality with it."""
    return returning.with_choice(address, municipality=venue.municipality_id, venue=venue.pk)


def saved(form: VenueForm, by: User) -> bool | None:
    """Save a valid form; tell whether anything changed, or None with an error at the name that somebody just took."""
    try:
        return keeping.save_venue(form.instance, form.cleaned_data["staffed"], by=by)
    except keeping.NameTaken:
        form.add_error("name", _("There is a venue of this name already."))
        return None


@require_safe
def venue_cases(request: DeskRequest) -> HttpResponse:
    """Propose the forms of a name while it is being typed."""
    name = request.GET.get("name", "")[:120]
    proposed = propose_forms(name) if name.strip() else None
    initial = {case: getattr(proposed, case) for case in CASES} if proposed else {}
    form = VenueForm(user=request.user, instance=Venue(), initial=initial)
    return render(request, "partners/venue_cases.html", {"form": form, "proposed": bool(proposed)})
