"""How does a coordinator read what other versions of a model have changed, take what is better, and offer it back?"""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from partners.post import jobs as post_jobs
from partners.requests import DeskRequest

from ... import concept_words
from ...actions import concept_taking, concept_talk
from ...concept_diff import Reading, read_differences
from ...forms.concept_talk import OfferForm
from ...models import Concept, ConceptOffer
from ...plan_choices import OfferState
from .concept_sharing import find_concept, page_of


@require_http_methods(["GET", "HEAD", "POST"])
def concept_compare(request: DeskRequest, slug: str) -> HttpResponse:
    """Show what the original has become since it was taken, and take what is ticked."""
    concept = find_concept(request, slug)
    original = concept_taking.original_of(concept)
    back = page_of("desk:concept_detail", concept)
    if original is None:
        if request.method == "POST":
            raise Http404
        return render(request, "events/concept_compare.html", {"concept": concept, "back_url": back})
    if request.method == "POST":
        return take(request, concept, original)
    comparison = concept_taking.compare_with_original(concept, original)
    return render(request, "events/concept_compare.html", {
        "concept": concept, "original": original, "seen": comparison.seen, "back_url": back,
        "reading": read_differences(comparison.found, comparison.mine, comparison.theirs),
        "version_words": concept_words.version_words(original), "public_url": concept_words.public_path(original),
        "offer_url": page_of("desk:concept_offer", concept),
    })  # fmt: skip


def take(request: DeskRequest, concept: Concept, original: Concept) -> HttpResponse:
    """Take what was ticked, or keep one's own model as it is."""
    chosen = [] if "keep" in request.POST else request.POST.getlist("take")
    if not chosen and "keep" not in request.POST:
        messages.warning(request, _("Nothing was ticked, so nothing was taken."))
        return redirect(page_of("desk:concept_compare", concept))
    try:
        count = concept_taking.take_from_original(
            concept, original, chosen, seen=request.POST.get("seen", ""), by=request.user
        )
    except concept_taking.LookAgain:
        return look_again(request, page_of("desk:concept_compare", concept))
    told = ngettext(
        "%(n)s change was taken into the model.", "%(n)s changes were taken into the model.", count
    )
    kept = _("Your model stays as it is. Later changes of the original are told again.")
    messages.success(request, told % {"n": count} if count else kept)
    return redirect(page_of("desk:concept_detail", concept))


def look_again(request: DeskRequest, url: str) -> HttpResponse:
    """Tell that a version has changed since it was looked at."""
    messages.warning(request, _("One of the two models has changed meanwhile. Look at the changes again."))
    return redirect(url)


@require_http_methods(["GET", "HEAD", "POST"])
def concept_offer(request: DeskRequest, slug: str) -> HttpResponse:
    """Offer one's own improvements to the network of the original, with a note."""
    concept = find_concept(request, slug)
    original = concept_taking.original_of(concept)
    if original is None:
        raise Http404
    offered = concept_taking.offers_of(concept, original)
    before = next((one for one in offered if one.state == OfferState.NEW), None)
    form = OfferForm(request.POST if request.method == "POST" else None, instance=before or ConceptOffer())
    if request.method == "POST" and form.is_valid():
        offer = concept_taking.offer_back(concept, original, form.cleaned_data["note"], by=request.user)
        concept_talk.tell_of_offer(offer)
        transaction.on_commit(post_jobs.wake)
        messages.success(
            request, _("Your improvements were offered to %(network)s.") % {"network": original.network.name}
        )
        return redirect(page_of("desk:concept_offer", concept))
    return render(request, "events/concept_offer.html", {
        "concept": concept, "original": original, "form": form, "offered": offered,
        "reading": own_changes(concept, original), "back_url": page_of("desk:concept_detail", concept),
    })  # fmt: skip


def own_changes(concept: Concept, original: Concept) -> Reading:
    """Return what the original would get: one's own changes, read from its side."""
    comparison = concept_taking.compare_as_offered(concept, original)
    return read_differences(comparison.found, comparison.mine, comparison.theirs)


@require_safe
def concept_offers(request: DeskRequest, slug: str) -> HttpResponse:
    """Show the improvements that other networks offer to a model, those first that wait."""
    concept = find_concept(request, slug)
    return render(request, "events/concept_offers.html", {
        "concept": concept, "waiting": concept.offers.waiting(), "settled": concept.offers.settled(),
        "back_url": page_of("desk:concept_detail", concept),
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def concept_offer_check(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Read one offered version beside one's own; take what is ticked, or leave it."""
    concept = find_concept(request, slug)
    offer = get_object_or_404(ConceptOffer.objects.editable_by(request.user), concept=concept, pk=pk)
    if request.method == "POST":
        return settle(request, concept, offer)
    comparison = concept_taking.compare_with_offer(concept, offer)
    return render(request, "events/concept_offer_check.html", {
        "concept": concept, "offer": offer, "seen": comparison.seen, "is_open": offer.state == OfferState.NEW,
        "reading": read_differences(comparison.found, comparison.mine, comparison.theirs),
        "back_url": page_of("desk:concept_offers", concept),
    })  # fmt: skip


def settle(request: DeskRequest, concept: Concept, offer: ConceptOffer) -> HttpResponse:
    """Take what was ticked of an offer, or decline it."""
    back, chosen = page_of("desk:concept_offers", concept), request.POST.getlist("take")
    if "decline" in request.POST:
        if concept_taking.decline_offer(offer, by=request.user):
            messages.success(request, _("The offer was left. %(network)s sees it, and keeps its own model.")
                             % {"network": offer.network_name})  # fmt: skip
        return redirect(back)
    if not chosen:
        messages.warning(request, _("Nothing was ticked, so nothing was taken."))
        return redirect(page_of("desk:concept_offer_check", concept, offer.pk))
    try:
        count = concept_taking.take_from_offer(
            offer, chosen, seen=request.POST.get("seen", ""), by=request.user
        )
    except concept_taking.LookAgain:
        return look_again(request, back)
    told = ngettext(
        "%(n)s change was taken into the model.", "%(n)s changes were taken into the model.", count
    )
    messages.success(request, told % {"n": count})
    return redirect(back)
