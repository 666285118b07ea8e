"""How does an operating model leave as one file, and how does one come in: from a file or with the portal?"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_list_or_404, get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partners.models import Network, User
from partners.requests import DeskRequest
from talkoot.lib.text import safe_file_name

from ...actions import concept_intake
from ...concept_fields import SCHEMA
from ...concept_file import Document, document_of, dumps
from ...forms.concept_import import ConceptImportForm
from ...models import Concept
from .concept_page import addresses, asked


@require_safe
def concept_export(request: DeskRequest, slug: str) -> HttpResponse:
    """Give the whole model as one file; looking changes nothing."""
    concept = asked(request, slug)
    name = safe_file_name(f"{concept.name}-v{concept.version}.json")
    answer = HttpResponse(dumps(document_of(concept)), content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def concept_import(request: DeskRequest) -> HttpResponse:
    """Take in a file: first what would be made of it, then one press that makes it."""
    get_list_or_404(Network.objects.managed_by(request.user))
    form = ConceptImportForm(user=request.user)
    if request.method == "POST":
        dropped = getattr(request, "dropped_files", ())
        form = ConceptImportForm(request.POST, request.FILES, user=request.user, dropped=dropped)
    if form.is_bound and form.is_valid():
        if "confirm" in request.POST:
            return imported(request, form)
        return render(request, "events/concept_import_check.html", check_words(form))
    return render(request, "events/concept_import.html", {"form": form, "schema_url": SCHEMA})


@require_POST
def concept_take_shipped(request: DeskRequest, network: str, name: str) -> HttpResponse:
    """Take a model that ships with the portal into use in a network."""
    home = get_object_or_404(Network.objects.managed_by(request.user), slug=network)
    try:
        concept, is_new = concept_intake.take_shipped(home, name, by=request.user)
    except FileNotFoundError as fault:
        raise Http404(name) from fault
    tell(request, concept, is_new=is_new)
    return redirect(addresses(request, concept).page("concept_detail"))


def imported(request: DeskRequest, form: ConceptImportForm) -> HttpResponse:
    """Make the model of a confirmed form and lead to it."""
    concept, is_new = concept_intake.import_document(
        form.chosen(), form.document, key=form.creation_key(), by=request.user
    )
    tell(request, concept, is_new=is_new)
    return redirect(addresses(request, concept).page("concept_detail"))


def tell(request: DeskRequest, concept: Concept, *, is_new: bool) -> None:
    """Say on the next page what happened."""
    if is_new:
        words = {"name": concept.name}
        messages.success(request, _("The model %(name)s is yours now. Change it as you like.") % words)
    else:
        messages.info(request, _("You have this model already."))


def check_words(form: ConceptImportForm) -> dict[str, Any]:
    """Return what the check page shows of a file: what it makes and where it comes from."""
    document = form.document
    sent = {"key": form.creation_key(), "network": form.chosen().pk, "text": form.content}
    return {
        "sent": sent.items(), "document": document, "counts": counts(document), "home": form.chosen(),
        "is_copy": not concept_intake.comes_back(form.chosen(), document),
    }  # fmt: skip


def counts(document: Document) -> list[str]:
    """Return how many rows of each sort a model has, as words."""
    meetings, tasks, supplies = (len(document[sort]) for sort in ("meetings", "tasks", "supplies"))
    return [
        ngettext("%(n)s meeting", "%(n)s meetings", meetings) % {"n": meetings},
        ngettext("%(n)s task", "%(n)s tasks", tasks) % {"n": tasks},
        ngettext("%(n)s supply", "%(n)s supplies", supplies) % {"n": supplies},
    ]


def shipped_for(user: User) -> list[dict[str, Any]]:
    """Return the models that ship and that a network of this coordinator lacks, each with its button's address."""
    networks = list(Network.objects.managed_by(user))
    concepts = list(Concept.objects.to_plan_by(networks))
    return [
        {
            "name": document["name"], "summary": document["summary"], "counts": counts(document)[:2],
            "network": network.name if len(networks) > 1 else "",
            "url": reverse("desk:concept_take_shipped", args=[network.slug, name]),
        }
        for network in networks
        for name, document in concept_intake.lacking([one for one in concepts if one.network_id == network.pk])
    ]  # fmt: skip
