"""How are the settings and texts of an operating model edited, and what happens when two people do it at once?"""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from partners.requests import DeskRequest

from ...actions import concept_editing
from ...concept_trail import latest_by, setting_label
from ...forms.concept_settings import ConceptForm
from ...merging import as_typed
from ...models import Concept
from ...placeholders import OF_LETTERS, PLACEHOLDERS
from .concept_page import addresses, asked, tabs

EXAMPLE = {
    "municipality": "Kajaani", "municipality_genitive": "Kajaanin", "municipality_locative": "Kajaanissa",
    "municipality_destination": "Kajaaniin", "venue": "Kajaanin kaupunginkirjasto",
    "venue_genitive": "Kajaanin kaupunginkirjaston", "venue_locative": "Kajaanin kaupunginkirjastossa",
    "venue_destination": "Kajaanin kaupunginkirjastoon",
}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def concept_edit(request: DeskRequest, slug: str) -> HttpResponse:
    """Change what a model is called, when its day opens, whom it is for, and its texts in each language."""
    concept = asked(request, slug, to_edit=True)
    today, late = localdate(), None
    data = request.POST if request.method == "POST" else None
    form = ConceptForm(data, concept=concept, today=today)
    if data is not None and form.is_valid():
        stored = Concept.objects.get(pk=concept.pk)
        try:
            changed = concept_editing.save_settings(
                stored, form.values(), form.seen_values(), by=request.user, today=today
            )
        except concept_editing.SettingsChanged as refusal:
            late = both(refusal)
            form = again(request, refusal)
        else:
            tell(request, len(changed))
            return redirect(addresses(request, concept).page("concept_edit"))
    return render(
        request, "events/concept_edit.html", page(request, concept, form, late), status=409 if late else 200
    )


def page(
    request: DeskRequest, concept: Concept, form: ConceptForm, late: dict[str, Any] | None
) -> dict[str, Any]:
    """Return what the page shows."""
    where = addresses(request, concept)
    stored = Concept.objects.get(pk=concept.pk)  # the form writes what was typed onto the model it holds
    return {
        "concept": stored, "form": form, "late": late, "tabs": tabs(request, concept, ""),
        "detail_url": where.page("concept_detail"), "here": where.page("concept_edit"), "groups": form.texts(),
        "placeholders": [
            (f"{{{name}}}", OF_LETTERS[name], EXAMPLE.get(name, concept.network.name)) for name in PLACEHOLDERS
        ],
    }  # fmt: skip


def both(refusal: concept_editing.SettingsChanged) -> dict[str, Any]:
    """Return who saved meanwhile and what stands now in the fields that both changed."""
    theirs = [
        (capfirst(setting_label(name)), refusal.values[name] or _("empty")) for name in refusal.found.clashes
    ]
    return {"status": 409, "latest": latest_by(refusal.current), "theirs": theirs}


def again(request: DeskRequest, refusal: concept_editing.SettingsChanged) -> ConceptForm:
    """Return the form with what was typed, and with what only the others have changed; it has seen their save."""
    data = request.POST.copy()
    for name in refusal.found.theirs:
        data.setlist(name, as_typed(refusal.values[name]))
    data["seen"] = json.dumps(refusal.values, ensure_ascii=False)
    return ConceptForm(data, concept=refusal.current, today=localdate())


def tell(request: DeskRequest, count: int) -> None:
    """Say whether anything was saved; events that have been planned keep their own texts."""
    if count:
        messages.success(request, _("The model was saved. Events that have been planned stay as they are."))
    else:
        messages.info(request, _("Nothing had changed, so nothing was saved."))
