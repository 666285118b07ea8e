"""How does an operating model become public, and how does another network take it into use?"""

from django.db import transaction

from partners.models import Change, Network, User

from ..concept_file import Document, document_of
from ..models import Concept
from .concepts import PRIVATE, install_document


@transaction.atomic
def publish_concept(concept: Concept, *, by: User) -> bool:
    """Show a model to everybody; returns False when it was public already."""
    return _turn(concept, "concept_published", by, is_published=True)


@transaction.atomic
def withdraw_concept(concept: Concept, *, by: User) -> bool:
    """Close the public page of a model; copies that others have taken stay theirs. False when it was closed."""
    return _turn(concept, "concept_withdrawn", by, is_published=False)


def _turn(concept: Concept, deed: str, by: User, *, is_published: bool) -> bool:
    """Change the publication if it is not so already: of two presses at the same moment only one has an effect."""
    if not Concept.objects.publish(concept.pk, is_published=is_published):
        return False
    concept.is_published = is_published
    Change.objects.record(subject=concept.subject, network=concept.network, deed=deed, by=by)
    return True


def public_document(concept: Concept) -> Document:
    """Return a model as others get it, without whom to ask. Bring its rows along."""
    return document_of(concept) | PRIVATE


@transaction.atomic
def fork_concept(source: Concept, network: Network, *, by: User) -> tuple[Concept, bool]:
    """Copy a published model into another network: (the copy, whether it is new).

    The source is only read. Who has a copy of the same version already gets that one, however often it is asked.
    """
    Network.objects.select_for_update().get(pk=network.pk)  # one at a time, also on PostgreSQL
    document = public_document(source)
    for concept in Concept.objects.of(network):
        nearest = concept.lineage[0] if concept.lineage else {}
        if (nearest.get("uid"), nearest.get("version")) == (document["uid"], document["version"]):
            return concept, False
    return install_document(network, document, by=by, based_on=document), True
