"""How does an operating model that is written in a file get into a network's tables?"""

from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from partners.models import Change, Network, User
from talkoot.lib.text import slug as slug_of

from ..concept_fields import HEAD, ROW_SORTS
from ..concept_file import Document, read
from ..models import Concept, ConceptMeeting, ConceptStandType, ConceptSupply, ConceptTask, ConceptText
from ..models.concept import ConceptRow

SHIPPED = Path(__file__).resolve().parents[1] / "fixtures" / "concepts"
DEFAULT_SHIPPED = "digitukitalkoot-kirjastossa"
OF_SOURCE_ALONE = frozenset({"uid", "network", "version", "contact", "contact_email"})
PRIVATE = {"contact": "", "contact_email": ""}  # whom to ask about a copy is never who made the original
ROW_MODELS: dict[str, type[ConceptRow]] = {
    "meetings": ConceptMeeting,
    "tasks": ConceptTask,
    "supplies": ConceptSupply,
    "stand_types": ConceptStandType,
}
RESERVED_SLUGS = frozenset({"mukana", "tuo", "kayttoon"})  # pages beside the models, at the same depth


def shipped_names() -> list[str]:
    """Return the short names of the models that ship with the portal, the default first."""
    names = sorted(path.stem for path in SHIPPED.glob("*.json"))
    return sorted(names, key=lambda name: name != DEFAULT_SHIPPED)


@cache
def shipped_document(name: str) -> Document:
    """Return one model that ships, checked; only to be read. Raises FileNotFoundError for one that does not ship."""
    if name not in shipped_names():
        raise FileNotFoundError(name)
    return read((SHIPPED / f"{name}.json").read_bytes())


@transaction.atomic
def install_concept(
    network: Network, name: str = DEFAULT_SHIPPED, *, is_default: bool = True, by: User | None = None
) -> Concept:
    """Copy one shipped model into a network as rows that it then owns; its lineage names the shipped one.

    Raises FileNotFoundError for a name that does not ship, IntegrityError if another model is the default.
    """
    document = shipped_document(name)
    return install_document(network, document, by=by, slug=name, is_default=is_default, based_on=document)


@transaction.atomic
def install_document(
    network: Network,
    document: Document,
    *,
    by: User | None = None,
    slug: str | None = None,
    is_default: bool = False,
    based_on: Document | None = None,
    uid: UUID | None = None,
) -> Concept:
    """Make a model with its rows out of a checked document; it becomes the network's own and is not public.

    With `based_on` (the source as exported) it is a new model: a new uid, version 1, a lineage that names the source
    first, the source kept as `base`, and none of the source's contact data; `uid` is the new one, made up unless
    given. Without, it is the same model: uid, version and lineage stay as written. Rows keep their uids in both. A
    short name that is taken gets a number.
    """
    concept = Concept.objects.create(
        network=network,
        slug=free_concept_slug(network, slug or slug_of(document["name"])),
        is_default=is_default,
        owner=by,
        **identity(document, based_on, uid),
        **{name: document[name] for name in HEAD if name not in OF_SOURCE_ALONE},
    )
    for sort in ROW_SORTS:
        model: Any = ROW_MODELS[sort]
        model.objects.bulk_create(
            model(concept=concept, order=order, **row) for order, row in enumerate(document[sort])
        )
    ConceptText.objects.bulk_create(ConceptText(concept=concept, **row) for row in document["texts"])
    concept.refresh_from_db()  # times and identities arrive as text and leave as what they are
    if by:
        Change.objects.record(
            subject=f"concept:{concept.pk}", network=network, deed="concept_installed", by=by,
        )  # fmt: skip
    return concept


def identity(document: Document, based_on: Document | None, uid: UUID | None = None) -> dict[str, Any]:
    """Return what tells a model from others: uid, version, lineage, base and whom to ask."""
    if based_on is None:
        kept = {name: document[name] for name in OF_SOURCE_ALONE - {"network", "uid"}}
        return {"uid": UUID(document["uid"]), "lineage": document["lineage"], **kept}
    base = based_on | PRIVATE
    return {"uid": uid or uuid4(), "version": 1, "lineage": lineage_after(based_on), "base": base}


def lineage_after(source: Document) -> list[dict[str, Any]]:
    """Return the lineage of a model that is based on this one, the nearest first."""
    origin = {name: source[name] for name in ("uid", "name", "version", "network")}
    return [origin, *source["lineage"]][:50]


def free_concept_slug(network: Network, wanted: str) -> str:
    """Return a short name that no model of the network has yet: the wanted one, or with a number after it."""
    taken = set(Concept.objects.of(network).values_list("slug", flat=True)) | RESERVED_SLUGS
    names = (wanted, *(f"{wanted[:45].rstrip('-')}-{n}" for n in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)
