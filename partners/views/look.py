"""How are the colours, the signer and the envelope of a network set, and how do its colours turn out in print?"""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from talkoot.lib import colours

from .. import picture_keeping
from ..forms.pictures import NetworkForm
from ..models import Network
from ..requests import DeskRequest


@require_http_methods(["GET", "HEAD", "POST"])
def network_edit(request: DeskRequest) -> HttpResponse:
    """Change how one network looks and signs; with several networks the address says which."""
    networks = Network.objects.managed_by(request.user)
    slug = request.GET.get("verkosto", "")
    network = get_object_or_404(networks.called(slug))
    form = NetworkForm(request.POST or None, instance=network)
    address = reverse("partners:network_edit") + (f"?verkosto={slug}" if slug else "")
    if request.method == "POST" and form.is_valid():
        changed = picture_keeping.save_network(form.instance, by=request.user)
        told = _("The look of the network was saved.") if changed else _("Nothing had changed.")
        messages.success(request, told)
        return redirect(address)
    switch = [
        {"label": one.name, "url": f"?verkosto={one.slug}", "is_current": one.pk == network.pk}
        for one in networks
    ]
    samples = samples_of(form["colour_dark"].value(), form["colour_light"].value())
    words = {"form": form, "samples": samples, "switch": switch if len(switch) > 1 else [], "here": address}
    return render(request, "partners/network_edit.html", words)


@require_safe
def network_colours(request: DeskRequest) -> HttpResponse:
    """Show how two typed colours turn out in print; nobody's data."""
    samples = samples_of(request.GET.get("colour_dark", ""), request.GET.get("colour_light", ""))
    return render(request, "partners/network_colours.html", {"samples": samples})


def samples_of(dark: Any, light: Any) -> list[dict[str, Any]]:
    """Return both colours as typed and as printed, with what the contrast is, as words."""
    typed = [str(colour or "").strip().lower() for colour in (dark, light)]
    printed = colours.pair(*typed)
    titles = (_("Dark colour with white text"), _("Light colour with dark text"))
    return [
        sample(title, *pair)
        for title, pair in zip(
            titles, zip(typed, printed, (colours.WHITE, colours.INK), strict=True), strict=True
        )
    ]


def sample(title: str, typed: str, printed: str, text: str) -> dict[str, Any]:
    """Return one colour: how it is printed, and why it differs from what was typed, if it does."""
    is_colour = bool(colours.HEX.match(typed))
    facts = {"printed": printed, "after": ratio(printed, text)}
    if not is_colour:
        note = _("Not a colour yet: write # and six digits.")
    elif typed == printed:
        note = _("Printed as typed. Contrast %(after)s : 1.") % facts
    elif colours.contrast(typed, text) >= colours.ENOUGH:
        note = _("Too like the other colour on a copier. On paper it becomes %(printed)s.") % facts
    else:
        facts["before"] = ratio(typed, text)
        note = (
            _(
                "Contrast %(before)s : 1 is too little from afar. On paper it becomes %(printed)s, %(after)s : 1."
            )
            % facts
        )
    return {
        "title": title, "typed": typed if is_colour else "", "printed": printed, "text": text, "note": note,
        "is_repaired": is_colour and typed != printed,
    }  # fmt: skip


def ratio(one: str, other: str) -> str:
    """Return a contrast ratio with one decimal, as the reader's language writes it."""
    return formats.number_format(round(colours.contrast(one, other), 1), 1)
