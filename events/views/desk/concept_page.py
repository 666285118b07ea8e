"""What do the pages of one operating model share: which model is asked for, its addresses, its tabs?"""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from partners.requests import DeskRequest

from ...models import Concept

# The words of the addresses, the sorts of rows and their names in the order of the pages.
SORTS = {"kokoukset": "meetings", "tehtavat": "tasks", "tarvikkeet": "supplies", "pisteet": "stand_types"}


def asked(request: DeskRequest, slug: str, *, to_edit: bool = False, with_rows: bool = True) -> Concept:
    """Return the model of an address; 404 for strangers. With several networks `?verkosto=` tells whose it is."""
    concepts = (
        Concept.objects.editable_by(request.user) if to_edit else Concept.objects.visible_to(request.user)
    )
    found = concepts.called(slug, request.GET.get("verkosto", "")).with_use()
    concept = (found.whole() if with_rows else found).first()
    if concept is None:
        return get_object_or_404(Concept.objects.none())
    request.network = concept.network
    return concept


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the pages of a model are, for one reader."""

    concept: Concept
    tail: str

    def page(self, name: str, *arguments: str) -> str:
        """Return the address of one page."""
        return reverse(f"desk:{name}", args=[self.concept.slug, *arguments]) + self.tail


def addresses(request: DeskRequest, concept: Concept) -> Addresses:
    """Return the addresses; those who are in several networks get the network's name in them."""
    several = len(request.user.standing.networks) > 1
    return Addresses(concept, f"?verkosto={concept.network.slug}" if several else "")


def sort_of(word: str) -> str:
    """Return the sort of rows that a word of an address means; raises Http404."""
    if word not in SORTS:
        raise Http404(word)
    return SORTS[word]


def sort_names() -> dict[str, str]:
    """Return the names of the sorts of rows."""
    return {
        "meetings": _("Meetings"),
        "tasks": _("Tasks"),
        "supplies": _("Supplies"),
        "stand_types": _("Stand types"),
    }


def tabs(request: DeskRequest, concept: Concept, current: str) -> list[dict[str, Any]]:
    """Return the pages on which a model is edited; `current` is a word of SORTS or nothing for the settings."""
    where = addresses(request, concept)
    names = sort_names()
    rows = [
        {"label": names[sort], "url": where.page("concept_rows", word), "is_current": word == current,
         "count": len(getattr(concept, sort).all())}
        for word, sort in SORTS.items()
    ]  # fmt: skip
    settings = {
        "label": _("Settings and texts"),
        "url": where.page("concept_edit"),
        "is_current": not current,
    }
    return [settings, *rows]


def origin_words(concept: Concept) -> list[str]:
    """Return where the model comes from, the nearest first: "Digimessut 2, Pohjois-Pohjanmaa"."""
    return [
        capfirst(_("based on %(name)s, version %(version)s, %(network)s") % {
            "name": one.get("name", ""), "version": one.get("version", ""), "network": one.get("network", "") or "–",
        })
        for one in concept.lineage
        if isinstance(one, dict)
    ]  # fmt: skip
