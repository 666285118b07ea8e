"""How is the owner of a published operating model asked, told and answered?"""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from partners.choices import MessageState
from partners.models import Change, User
from partners.post import outbox
from partners.post.letter import Letter

from ..models import Concept, ConceptOffer, ConceptQuestion

LONGEST_NAME = 120  # characters of a name in the outbox


@transaction.atomic
def ask(concept: Concept, *, name: str, email: str, question: str) -> tuple[ConceptQuestion, bool]:
    """Keep a question to the owner and tell the owner: (question, whether it is new).

    The same open question is kept once, however often the form is sent.
    """
    facts = {"name": name, "email": email, "question": question}
    Concept.objects.select_for_update().get(pk=concept.pk)
    known = concept.questions.filter(answered_at=None, **facts).first()
    if known:
        return known, False
    row = ConceptQuestion.objects.create(concept=concept, **facts)
    _tell_owner(concept, f"concept_question:{row.pk}", "desk:concept_questions", row.question)
    return row, True


@transaction.atomic
def answer(question: ConceptQuestion, text: str, *, by: User) -> bool:
    """Publish the answer under the question, and draft a mail to who asked; returns whether anything changed."""
    row = ConceptQuestion.objects.select_for_update().get(pk=question.pk)
    if row.answer == text:
        return False
    is_first = row.answered_at is None
    row.answer, row.answered_at = text, row.answered_at or timezone.now()
    row.save(update_fields=["answer", "answered_at"])
    concept = question.concept
    Change.objects.record(subject=concept.subject, network=concept.network, deed="concept_answered", by=by)
    if is_first and row.email:
        outbox.write(_answer_letter(concept, row), state=MessageState.DRAFT, by=by)
    return True


@transaction.atomic
def remove_question(question: ConceptQuestion, *, by: User) -> None:
    """Take a question away, also from the public page."""
    concept = question.concept
    question.delete()
    Change.objects.record(
        subject=concept.subject, network=concept.network, deed="concept_question_removed", by=by
    )


def tell_of_offer(offer: ConceptOffer) -> bool:
    """Tell the owner that another network offers an improvement; each renewal of an offer is told once."""
    key = f"concept_offer:{offer.pk}:{timezone.localdate()}"
    return _tell_owner(offer.concept, key, "desk:concept_offers", f"{offer.network_name}\n\n{offer.note}")


def public_address(concept: Concept) -> str:
    """Return the whole address of a model's public page."""
    path = reverse("public:concept_detail", args=[concept.network.slug, concept.slug])
    return f"{settings.PORTAL_BASE_URL}{path}"


def _tell_owner(concept: Concept, key: str, page: str, words: str) -> bool:
    """Mail to the model's owner, or to the network when there is none, with the way to the page of the desk."""
    owner = concept.owner if concept.owner and concept.owner.is_active else None
    language = owner.language if owner else "fi"
    path = reverse(page, args=[concept.slug]) + f"?verkosto={concept.network.slug}"
    with translation.override(language):
        is_question = page == "desk:concept_questions"
        title = (
            _("A question about the operating model %(name)s")
            if is_question
            else _("An improvement to the operating model %(name)s is offered")
        ) % {"name": concept.name}
        text = "\n".join((words.strip(), "", _("Read and answer here:"), "{answer_link}"))
    letter = Letter(
        kind="concept_talk", key=key, title=title, text=text, language=language, network=concept.network,
        to_email=owner.email if owner else concept.network.email,
        to_name=(owner.name if owner else concept.network.name)[:LONGEST_NAME],
        link=f"{settings.PORTAL_BASE_URL}{path}", is_listed=False,
    )  # fmt: skip
    return outbox.write(letter)[1]


def _answer_letter(concept: Concept, row: ConceptQuestion) -> Letter:
    with translation.override("fi"):
        title = _("Answer to your question about the operating model %(name)s") % {"name": concept.name}
        asked = _("You asked:")
    text = f"{row.answer}\n\n{asked}\n{row.question}\n\n{public_address(concept)}"
    network = concept.network
    return Letter(
        kind="concept_answer", key=f"concept_answer:{row.pk}", title=title, text=text, network=network,
        occasion=concept.subject, to_email=row.email, to_name=row.name[:LONGEST_NAME], from_name=network.name,
        reply_name=concept.contact, reply_email=concept.contact_email or network.email,
    )  # fmt: skip
