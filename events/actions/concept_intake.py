"""How do a model from a file and a model that ships come into a network, once however often it is asked?"""

from typing import Any
from uuid import UUID

from django.db import transaction

from partners.models import Network, User

from ..concept_file import Document, document_of
from ..models import Concept
from .concepts import install_concept, install_document, shipped_document, shipped_names


@transaction.atomic
def import_document(network: Network, document: Document, *, key: UUID, by: User) -> tuple[Concept, bool]:
    """Make a model of a checked file in a network: (the model, whether it is new).

    The network's own model that is not there any more comes back as it was; any other file becomes a new model that
    is based on it. `key` is of one filled-in form: the same form makes one model.
    """
    Network.objects.select_for_update().get(pk=network.pk)  # one at a time, also on PostgreSQL
    mine = Concept.objects.of(network).select_related("network")
    earlier = mine.identified(key) or the_same(mine, document)
    if earlier:
        return earlier, False
    if comes_back(network, document):
        return install_document(network, document, by=by), True
    return install_document(network, document, by=by, based_on=document, uid=key), True


def the_same(mine: Any, document: Document) -> Concept | None:
    """Return the network's model that is in the file already, word for word."""
    found: Concept | None = mine.whole().identified(UUID(document["uid"]))
    return found if found and document_of(found) == document else None


def comes_back(network: Network, document: Document) -> bool:
    """Tell whether a file holds a model of this network that is not in the portal any more."""
    is_own = document["network"] == network.name
    return is_own and not Concept.objects.with_identities([document["uid"]]).exists()


@transaction.atomic
def take_shipped(network: Network, name: str, *, by: User) -> tuple[Concept, bool]:
    """Take a model that ships into use: (the model, whether it is new). Raises FileNotFoundError.

    It becomes the network's usual model only where there is none.
    """
    Network.objects.select_for_update().get(pk=network.pk)
    mine = list(Concept.objects.of(network))
    uid = shipped_document(name)["uid"]
    earlier = next((concept for concept in mine if uid in identities(concept)), None)
    if earlier:
        return earlier, False
    is_first = not any(concept.is_default for concept in mine)
    return install_concept(network, name, is_default=is_first, by=by), True


def lacking(concepts: list[Concept]) -> list[tuple[str, Document]]:
    """Return the models that ship and of which none of these is a copy: (short name, the model)."""
    known = {uid for concept in concepts for uid in identities(concept)}
    shipped = [(name, shipped_document(name)) for name in shipped_names()]
    return [(name, document) for name, document in shipped if document["uid"] not in known]


def identities(concept: Concept) -> set[str]:
    """Return the uid of a model and of what it was directly made of."""
    return {str(concept.uid), *(origin.get("uid", "") for origin in concept.lineage[:1])}
