"""How does an operating model take what is better in another version of it, and offer its own improvements back?"""

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from partners.models import Change, FieldChange, User

from ..concept_compare import (
    SECTIONS,
    SETTINGS,
    Difference,
    differences,
    lineage_of_copy,
    merged,
    renewed_base,
)
from ..concept_fields import ROW_SORTS
from ..concept_file import Document, document_of
from ..models import Concept, ConceptOffer, ConceptText
from ..plan_choices import OfferState
from .concept_sharing import public_document
from .concepts import ROW_MODELS, lineage_after


class LookAgain(Exception):
    """One of the two versions has changed since they were compared; nothing was taken."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of a model, what differs, and what stands for everything that was seen."""

    mine: Document
    theirs: Document
    base: Document | None
    found: list[Difference]

    @property
    def seen(self) -> str:
        """Return 32 hex digits that change with either version."""
        both = json.dumps([self.mine, self.theirs], sort_keys=True)  # PostgreSQL keeps names in another order
        return hashlib.blake2b(both.encode(), digest_size=16).hexdigest()


def compare(mine: Document, theirs: Document, base: Document | None) -> Comparison:
    """Return what taking `theirs` would change; what only I have changed is not theirs to give, yet it is told."""
    return Comparison(mine, theirs, base, differences(mine, theirs, base))


def original_of(concept: Concept) -> Concept | None:
    """Return the published model that this one is based on, with its rows; None when nobody publishes it any more."""
    if not concept.lineage:
        return None
    found = Concept.objects.published().with_identities([concept.lineage[0]["uid"]])
    return found.exclude(pk=concept.pk).whole().first()


def compare_with_original(concept: Concept, original: Concept) -> Comparison:
    """Return what the original has become since it was taken. Bring the rows of both along."""
    return compare(document_of(concept), public_document(original), concept.base)


@transaction.atomic
def take_from_original(
    concept: Concept, original: Concept, chosen: Collection[str], *, seen: str, by: User
) -> int:
    """Take the chosen changes of the original; returns how many. Choosing none keeps one's own and settles all.

    What was taken is compared with the original as it is now from here on. Raises LookAgain.
    """
    row = _locked(concept)
    comparison = compare_with_original(row, original)
    if comparison.seen != seen:
        raise LookAgain
    keys = {one.key for one in comparison.found} & set(chosen)
    now = merged(comparison.mine, comparison.theirs, keys)
    row.base = renewed_base(row.base or now, now, comparison.theirs)
    if not keys:
        row.base = comparison.theirs  # seen and not wanted: from here on these are one's own ways
    row.lineage = lineage_of_copy(str(row.uid), *_origin(comparison.theirs))
    _write(row, now, is_new=bool(keys))
    _record(row, "concept_taken" if keys else "concept_kept", comparison, keys, by)
    return len(keys)


@transaction.atomic
def offer_back(concept: Concept, original: Concept, note: str, *, by: User) -> ConceptOffer:
    """Offer one's version to the network of the original; an offer that nobody has looked at is renewed."""
    document = public_document(concept) | {"base": concept.base}
    Concept.objects.select_for_update().get(pk=original.pk)
    offer = open_offer(concept, original) or ConceptOffer(concept=original)
    offer.network_name, offer.document, offer.note = concept.network.name, document, note
    offer.save()
    Change.objects.record(subject=concept.subject, network=concept.network, deed="concept_offered", by=by)
    return offer


def compare_as_offered(concept: Concept, original: Concept) -> Comparison:
    """Return what the original would get if this model were offered to it as it is now. Bring the rows along."""
    return compare(document_of(original), public_document(concept), concept.base)


def offers_of(concept: Concept, original: Concept) -> list[ConceptOffer]:
    """Return what this model has offered to the original, the newest first."""
    return list(original.offers.filter(document__uid=str(concept.uid)).order_by("-offered_at", "-id"))


def open_offer(concept: Concept, original: Concept) -> ConceptOffer | None:
    """Return the offer of this model that nobody has looked at yet."""
    return next((one for one in offers_of(concept, original) if one.state == OfferState.NEW), None)


def compare_with_offer(concept: Concept, offer: ConceptOffer) -> Comparison:
    """Return what an offered version would change in the model as it is now. Bring the model's rows along."""
    theirs = dict(offer.document)
    base = theirs.pop("base", None)
    return compare(document_of(concept), theirs, base)


@transaction.atomic
def take_from_offer(offer: ConceptOffer, chosen: Collection[str], *, seen: str, by: User) -> int:
    """Take the chosen improvements; returns how many. An offer is settled once. Raises LookAgain."""
    row = _locked(offer.concept)
    comparison = compare_with_offer(row, offer)
    if comparison.seen != seen or not _settle(offer, OfferState.TAKEN):
        raise LookAgain
    keys = {one.key for one in comparison.found} & set(chosen)
    _write(row, merged(comparison.mine, comparison.theirs, keys), is_new=bool(keys))
    _record(row, "concept_improved", comparison, keys, by)
    return len(keys)


@transaction.atomic
def decline_offer(offer: ConceptOffer, *, by: User) -> bool:
    """Leave an offer; the one who offered sees it. Returns False when it was settled already."""
    if not _settle(offer, OfferState.DECLINED):
        return False
    concept = offer.concept
    Change.objects.record(
        subject=concept.subject, network=concept.network, deed="concept_offer_declined", by=by,
        changes=[FieldChange("", "", offer.network_name)],
    )  # fmt: skip
    return True


def _settle(offer: ConceptOffer, state: OfferState) -> bool:
    found = ConceptOffer.objects.filter(pk=offer.pk, state=OfferState.NEW)
    return bool(found.update(state=state))


def _locked(concept: Concept) -> Concept:
    """Return the model as it is now, so that nobody else writes it meanwhile."""
    Concept.objects.select_for_update().get(pk=concept.pk)
    return Concept.objects.whole().select_related("network").get(pk=concept.pk)


def _origin(theirs: Document) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    nearest, *further = lineage_after(theirs)
    return nearest, further


def _write(concept: Concept, document: Document, *, is_new: bool) -> None:
    """Save settings and those lists of rows that have changed; planned events have their own copies."""
    before = document_of(concept)
    for name in SETTINGS:
        setattr(concept, name, document[name])
    if is_new:
        concept.version += 1
        concept.updated_on = localdate()
    concept.save()
    for sort in (*ROW_SORTS, "texts"):
        if before[sort] == document[sort]:
            continue
        getattr(concept, sort).all().delete()
        model: Any = ROW_MODELS.get(sort, ConceptText)
        placed = ({"order": order} if SECTIONS[sort] == "uid" else {} for order in range(len(document[sort])))
        model.objects.bulk_create(
            model(concept=concept, **row, **place) for row, place in zip(document[sort], placed, strict=True)
        )


def _record(concept: Concept, deed: str, comparison: Comparison, keys: Collection[str], by: User) -> None:
    """Add one line to the trail for each thing taken, under the name of its row."""
    taken = [one for one in comparison.found if one.key in keys]
    changes = [
        FieldChange((one.title or one.field or one.section)[:60], _written(one.before), _written(one.after))
        for one in taken
    ]
    Change.objects.record(subject=concept.subject, network=concept.network, deed=deed, by=by, changes=changes)


def _written(value: Any) -> str:
    """Return one side of a difference for the trail: a value, or the name of a whole row."""
    if isinstance(value, dict):
        return str(value.get("name") or value.get("text") or "")
    return "" if value is None or isinstance(value, list) else str(value)
