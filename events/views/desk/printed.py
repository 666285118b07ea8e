"""Which printed posters hang somewhere, which of them have become old by what, and how is a print noted?"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from partners.models import Change
from partners.requests import DeskRequest

from ... import prints, sheet, trail
from ...actions import room
from ...documents import kinds
from ...facts import EventSheet
from ...models import Event, Printing
from ...printing import LANGUAGES
from .plan_lines import short

MOST_COPIES = 999
MOST_WORDS = 4  # changed facts named; the changes of the event tell all
DEEDS = ("event_published", "event_unpublished", "event_redated", "stand_added", "stand_removed")


@require_POST
def document_printed(request: DeskRequest, slug: str, kind: str) -> HttpResponse:
    """Note that somebody has printed a poster: on which paper, in which language, how many copies."""
    event = get_object_or_404(Event.objects.visible_to(request.user).with_places(), slug=slug)
    paper, language = request.POST.get("paper", "a4"), request.POST.get("language", "fi")
    if kind != "poster" or paper not in kinds.KINDS[kind].papers or language not in LANGUAGES:
        raise Http404(kind)
    typed = request.POST.get("copies", "")
    copies = min(max(int(typed), 1), MOST_COPIES) if typed.isdecimal() and len(typed) < 5 else 1
    digest = prints.facts_digest(kind, sheet.of(event, language))
    if room.note_print(event, kind, paper, language, digest, copies=copies, by=request.user):
        messages.success(request, _("The print was noted. You are told here when it becomes old."))
    else:
        messages.info(request, _("The same print had been noted already."))
    return redirect(reverse("desk:document_list", args=[slug]) + "#posters")


def prints_of(event: Event, facts: Mapping[str, EventSheet]) -> dict[str, list[dict[str, Any]]]:
    """Return by language the newest print of each paper, in words; two queries, one while nothing is printed."""
    posters = prints.newest(prints.posters_of(Printing.objects.of(event).with_people()))
    found: dict[str, list[dict[str, Any]]] = {language: [] for language in facts}
    if not posters:
        return found
    oldest = min(poster.at for poster in posters)
    changes = list(Change.objects.about(event.subject).since(oldest).select_related(None))
    for poster in sorted(posters, key=lambda one: one.paper):
        if poster.language in facts:
            found[poster.language].append(_words(poster, facts[poster.language], changes))
    return found


def _words(poster: Printing, facts: EventSheet, changes: Iterable[Change]) -> dict[str, Any]:
    is_old = poster.digest != prints.facts_digest("poster", facts)
    later = [change for change in changes if change.at > poster.at]
    return {
        "paper": poster.paper.upper(), "copies": poster.copies, "when": short(localtime(poster.at).date()),
        "who": poster.by_name or _name(poster.by), "is_old": is_old,
        "changed": shortened(changed_words(later, poster.language)) if is_old else [],
    }  # fmt: skip


def shortened(words: list[str]) -> list[str]:
    """Return the first of many words, and how many more there are."""
    if len(words) <= MOST_WORDS:
        return words
    return [*words[:MOST_WORDS], _("and %(n)s more") % {"n": len(words) - MOST_WORDS}]


def changed_words(changes: Sequence[Change], language: str) -> list[str]:
    """Return what has changed of a poster's facts: names of fields, and deeds such as "the event was published"."""
    fields = [trail.label(field) for field in prints.changed_fields(changes, language)]
    deeds = [str(trail.DEEDS[change.deed]) for change in reversed(changes) if change.deed in DEEDS]
    return list(dict.fromkeys([*fields, *deeds]))


def _name(person: Model | None) -> str:
    return str(person) if person else ""
