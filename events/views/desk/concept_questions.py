"""How does the owner of a published operating model answer its readers' questions?"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partners.requests import DeskRequest

from ...actions import concept_talk
from ...forms.concept_talk import AnswerForm
from ...models import ConceptQuestion
from .concept_sharing import find_concept, page_of


@require_safe
def concept_questions(request: DeskRequest, slug: str) -> HttpResponse:
    """Show what readers have asked about a model, those first that wait for an answer."""
    concept = find_concept(request, slug)
    return render(request, "events/concept_questions.html", {
        "concept": concept, "waiting": concept.questions.waiting(), "answered": concept.questions.answered(),
        "back_url": page_of("desk:concept_detail", concept),
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def concept_answer(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Answer one question, or mend its answer; both are public from then on."""
    concept = find_concept(request, slug)
    question = get_object_or_404(ConceptQuestion.objects.editable_by(request.user), concept=concept, pk=pk)
    form = AnswerForm(request.POST if request.method == "POST" else None, instance=question)
    if request.method == "POST" and form.is_valid():
        if concept_talk.answer(question, form.cleaned_data["answer"], by=request.user):
            messages.success(request, answered_words(question))
        return redirect(page_of("desk:concept_questions", concept))
    return render(request, "events/concept_answer.html", {
        "concept": concept, "question": question, "form": form,
        "back_url": page_of("desk:concept_questions", concept),
        "remove_url": page_of("desk:concept_question_remove", concept, pk),
    })  # fmt: skip


def answered_words(question: ConceptQuestion) -> str:
    """Return what the press did: the answer is public, and a mail waits if there is somebody to send it to."""
    if question.email:
        return _("The answer is public. A mail to who asked waits in the outbox.")
    return _("The answer is public.")


@require_POST
def concept_question_remove(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """Take a question away for good."""
    concept = find_concept(request, slug)
    question = get_object_or_404(ConceptQuestion.objects.editable_by(request.user), concept=concept, pk=pk)
    concept_talk.remove_question(question, by=request.user)
    messages.success(request, _("The question was removed."))
    return redirect(page_of("desk:concept_questions", concept))
