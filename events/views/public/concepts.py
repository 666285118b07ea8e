"""Which operating models may anyone read, take along as a file, and ask about?"""

from allauth.core.ratelimit import respond_429
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_http_methods, require_safe

from events import concept_words
from events.actions import concept_sharing, concept_talk
from events.concept_file import dumps
from events.forms.concept_talk import QuestionForm
from events.models import Concept
from partners import limits
from partners.post import jobs as post_jobs

from . import words

LONGEST_WORDS = 100  # characters of what is looked for


@login_not_required
@require_safe
@gzip_page
@cache_control(public=True, no_cache=True)
@conditional_page
def concept_list(request: HttpRequest, language: str = "fi") -> HttpResponse:
    """Show the published models of every network, the latest first, or those with some words."""
    search = request.GET.get("haku", "").strip()[:LONGEST_WORDS].replace("\0", "")
    found = Concept.objects.published().with_words(search)
    rows = [(one, concept_words.public_path(one), concept_words.version_words(one)) for one in found]
    return render(request, "public/concept_list.html", {
        "search": search, "list_url": address("public:concept_list", language), "rows": rows,
        "languages": words.in_all_languages(lambda code: address("public:concept_list", code)),
        "home_url": words.list_url(language),
    })  # fmt: skip


@login_not_required
@require_safe
@gzip_page
@cache_control(public=True, no_cache=True)
@conditional_page
def concept_detail(request: HttpRequest, network: str, slug: str, language: str = "fi") -> HttpResponse:
    """Show one published model with its plan, where it comes from, and what was asked about it."""
    concept = find(network, slug)
    ancestors = Concept.objects.published().with_identities(row["uid"] for row in concept.lineage)
    return render(request, "public/concept_detail.html", {
        "concept": concept, "page": concept_words.concept_page(concept, ancestors), "network": concept.network,
        "questions": concept.questions.answered(), "list_url": address("public:concept_list", language),
        "question_url": concept_words.public_path(concept, "public:concept_question"),
        "file_url": concept_words.public_path(concept, "public:concept_file", "fi"),
        "fork_url": reverse("desk:concept_fork", args=[network, slug]),
        "languages": words.in_all_languages(lambda code: concept_words.public_path(concept, language=code)),
        "home_url": words.list_url(language),
    })  # fmt: skip


@login_not_required
@require_safe
@gzip_page
@cache_control(public=True, no_cache=True)
@conditional_page
def concept_file(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Give a published model as one JSON file, which any portal of this kind can read."""
    concept = find(network, slug)
    answer = HttpResponse(dumps(concept_sharing.public_document(concept)), content_type="application/json")
    answer["Content-Disposition"] = content_disposition_header(True, f"{concept.slug}.json") or "attachment"
    return answer


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def concept_question(request: HttpRequest, network: str, slug: str, language: str = "fi") -> HttpResponse:
    """Ask the owner of a published model; a page of its own, as its form needs a cookie and the model's page none."""
    concept = find(network, slug)
    form = QuestionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if not limits.take("question from", limits.place_of(request), limits.QUESTIONS_FROM_PLACE):
            return respond_429(request)
        if not form.is_machine:
            keep(concept, form)
        return redirect(concept_words.public_path(concept, "public:concept_question") + "?kiitos")
    return render(request, "public/concept_question.html", {
        "concept": concept, "form": form, "network": concept.network, "is_sent": "kiitos" in request.GET,
        "back_url": concept_words.public_path(concept), "home_url": words.list_url(language),
        "languages": words.in_all_languages(
            lambda code: concept_words.public_path(concept, "public:concept_question", code)
        ),
    })  # fmt: skip


def find(network: str, slug: str) -> Concept:
    """Return a published model with its rows, or raise Http404: a model that is not public is not here."""
    return get_object_or_404(Concept.objects.published().called(slug, network).whole())


def keep(concept: Concept, form: QuestionForm) -> None:
    """Keep a question and have its owner told."""
    facts = {name: form.cleaned_data[name] for name in ("name", "email", "question")}
    _question, is_new = concept_talk.ask(concept, **facts)
    if is_new:
        transaction.on_commit(post_jobs.wake)


def address(name: str, language: str) -> str:
    """Return the address of a page in a language."""
    return reverse(name, kwargs=words.prefix(language))
