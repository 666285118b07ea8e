"""How does a coordinator publish an operating model, and take a published one into use?"""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from partners.requests import DeskRequest

from ... import concept_words
from ...actions import concept_sharing
from ...forms.concept_talk import ForkForm
from ...forms.day_words import Check
from ...models import Concept


@require_http_methods(["GET", "HEAD", "POST"])
def concept_publish(request: DeskRequest, slug: str) -> HttpResponse:
    """Show everything that becomes public, and publish it with one press."""
    concept = find_concept(request, slug)
    if request.method == "POST":
        concept_sharing.publish_concept(concept, by=request.user)
        messages.success(request, _("The model is public. Others can read it and take it into use now."))
        return redirect(page_of("desk:concept_publish", concept))
    ancestors = Concept.objects.published().with_identities(row["uid"] for row in concept.lineage)
    return render(request, "events/concept_publish.html", {
        "concept": concept, "page": concept_words.concept_page(concept, ancestors), "checks": lacks(concept),
        "back_url": page_of("desk:concept_detail", concept), "public_url": concept_words.public_path(concept),
        "withdraw_url": page_of("desk:concept_withdraw", concept), "edit_url": page_of("desk:concept_edit", concept),
        "talk": talk_of(concept),
    })  # fmt: skip


@require_POST
def concept_withdraw(request: DeskRequest, slug: str) -> HttpResponse:
    """Close the public page of a model."""
    concept = find_concept(request, slug)
    if concept_sharing.withdraw_concept(concept, by=request.user):
        messages.success(request, _("The public page is closed. Copies that others have taken stay theirs."))
    return redirect(page_of("desk:concept_publish", concept))


@require_http_methods(["GET", "HEAD", "POST"])
def concept_fork(request: DeskRequest, network: str, slug: str) -> HttpResponse:
    """Take somebody's published model into use as one's own."""
    form = ForkForm(request.POST if request.method == "POST" else None, user=request.user)
    if not form.networks:
        raise Http404
    source = get_object_or_404(Concept.objects.published().called(slug, network).whole())
    if request.method == "POST" and form.is_valid():
        concept, is_new = concept_sharing.fork_concept(source, form.chosen(), by=request.user)
        told = (
            _("The model is yours now. Change it as you like.")
            if is_new
            else _("You have this model already.")
        )
        messages.success(request, told)
        return redirect(page_of("desk:concept_detail", concept))
    return render(request, "events/concept_fork.html", {
        "form": form, "source": source, "public_url": concept_words.public_path(source),
        "version_words": concept_words.version_words(source),
    })  # fmt: skip


def find_concept(request: DeskRequest, slug: str) -> Concept:
    """Return a model that this person may change, with its rows, or raise Http404."""
    found = Concept.objects.editable_by(request.user).called(slug, request.GET.get("verkosto", ""))
    concept = found.select_related("network", "owner").whole().first()
    if concept is None:
        raise Http404(slug)
    request.network = concept.network
    return concept


def page_of(name: str, concept: Concept, *further: int) -> str:
    """Return the address of one page about a model; the network tells two of the same name apart."""
    return f"{reverse(name, args=[concept.slug, *further])}?verkosto={concept.network.slug}"


def talk_of(concept: Concept) -> list[tuple[str, str, int]]:
    """Return where readers' questions and others' improvements are, and how many of them wait."""
    return [
        (_("Questions"), page_of("desk:concept_questions", concept), concept.questions.waiting().count()),
        (
            _("Offered improvements"),
            page_of("desk:concept_offers", concept),
            concept.offers.waiting().count(),
        ),
    ]


def lacks(concept: Concept) -> list[Check]:
    """Return what a reader would miss on the public page; nothing of it blocks."""
    wanted = (
        (concept.summary, _("It is not told what the model is.")),
        (concept.for_whom, _("It is not told for whom the model is.")),
        (concept.tip, _("There is no tip to those who try it.")),
        (concept.contact or concept.contact_email, _("Nobody is named whom others could ask.")),
    )
    return [Check("warn", sentence) for value, sentence in wanted if not value]
