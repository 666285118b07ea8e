"""How do pages of operating models tell that the original has been updated, and what is shared of a model?

Pages that show models need one line each; what is told, and how it is asked for, is here.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from events import concept_words
from events.models import Concept

register = template.Library()


@register.simple_tag
def updated_originals(rows: Iterable[Mapping[str, Any]]) -> set[int]:
    """Return the ids of those models whose published original is newer than what was taken; one query.

    Each row of a list holds its model under "concept".
    """
    return set(_newer([row["concept"] for row in rows]))


@register.inclusion_tag("parts/concept_share.html")
def concept_share(concept: Concept, *, may_edit: bool) -> dict[str, Any]:
    """What is shared of one model: its public page, questions, offers and what is new in the original."""
    newer = _newer([concept])
    tail = f"?verkosto={concept.network.slug}"
    links = [
        (label, reverse(f"desk:{name}", args=[concept.slug]) + tail, count)
        for label, name, count in _ways(concept, has_original=bool(concept.lineage))
    ]
    return {
        "concept": concept, "may_edit": may_edit, "links": links if may_edit else [],
        "has_newer": concept.pk in newer, "version": newer.get(concept.pk, 0),
        "compare_url": reverse("desk:concept_compare", args=[concept.slug]) + tail,
        "publish_url": reverse("desk:concept_publish", args=[concept.slug]) + tail,
        "public_url": concept_words.public_path(concept) if concept.is_published else "",
    }  # fmt: skip


def _ways(concept: Concept, *, has_original: bool) -> list[tuple[str, str, int]]:
    """Return further pages about sharing: (words, name, how many wait)."""
    found: list[tuple[str, str, int]] = []
    if concept.is_published:
        found += [
            (_("What is public of it"), "concept_publish", 0),
            (_("Questions of readers"), "concept_questions", concept.questions.waiting().count()),
            (_("Offered improvements"), "concept_offers", concept.offers.waiting().count()),
        ]
    if has_original:
        found.append((_("Compare with the original"), "concept_compare", 0))
    return found


def _newer(concepts: list[Concept]) -> dict[int, int]:
    """Return by id which version the published original of a model has, where it is newer than the one taken."""
    taken = {one.pk: one.lineage[0] for one in concepts if one.lineage}
    uids = {row["uid"] for row in taken.values()}
    originals = Concept.objects.published().with_identities(uids) if uids else []
    versions: dict[str, int] = {}
    for one in originals:
        versions.setdefault(str(one.uid), one.version)
    return {
        pk: versions[row["uid"]]
        for pk, row in taken.items()
        if versions.get(row["uid"], 0) > int(row.get("version") or 0)
    }
