"""How does the board of an event's stands read: who needs something first, how many of whom?"""

from collections import Counter
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.templatetags.parts import count_word

from ...choices import Scope, StandState
from ...models import Event, Stand

# What needs the coordinator first stands first; the chip's kind; the block of the strip
ORDER = {
    StandState.INVITED: ("wait", "wait"),
    StandState.UNSURE: ("wait", "wait"),
    StandState.WAITING: ("plain", "wait"),
    StandState.CONFIRMED: ("ok", "ok"),
    StandState.DECLINED: ("no", "no"),
    StandState.CANCELLED: ("no", "no"),
}
LONGEST_STRIP = 15


def rows_of(event: Event, may_edit: bool) -> list[dict[str, Any]]:
    """Return the stands for the table, those without an answer first. One query for however many."""
    places = {state.value: place for place, state in enumerate(ORDER)}
    stands = sorted(event.stands.in_order().with_contacts(), key=lambda stand: places[stand.state])
    return [_row(event, stand, may_edit) for stand in stands]


def _row(event: Event, stand: Stand, may_edit: bool) -> dict[str, Any]:
    contact = next(iter(stand.organisation.contacts.all()), None) if may_edit else None
    letter = reverse("desk:document_print", args=[event.slug, "invitation_letter"])
    return {
        "name": stand.organisation.name,
        "url": reverse("desk:stand_edit", args=[event.slug, stand.pk]) if may_edit else "",
        "contact": ", ".join(part for part in (contact.name, contact.phone) if part) if contact else "",
        "topic": stand.topic,
        "scope": Scope(stand.scope).label,
        "state": stand.state,
        "kind": ORDER[StandState(stand.state)][0],
        "word": StandState(stand.state).label,
        "letter": f"{letter}?organisation={stand.organisation.slug}" if may_edit else "",
    }


def strip(rows: list[dict[str, Any]]) -> list[str]:
    """Return one block for each stand, or nothing when there are too many to be somebody each."""
    return [ORDER[StandState(row["state"])][1] for row in rows] if len(rows) <= LONGEST_STRIP else []


def sentence(rows: list[dict[str, Any]]) -> dict[str, str]:
    """Return the state of all in a sentence: its bold start and its rest."""
    counts = Counter(row["state"] for row in rows)
    waiting = counts[StandState.INVITED] + counts[StandState.UNSURE]
    declined = counts[StandState.DECLINED] + counts[StandState.CANCELLED]
    confirmed = counts[StandState.CONFIRMED]
    strong = ngettext("%(count)s has confirmed", "%(count)s have confirmed", confirmed) % {
        "count": count_word(confirmed) if confirmed else _("nobody")
    }
    rest = []
    if waiting:
        rest.append(
            ngettext("%(count)s has not answered", "%(count)s have not answered", waiting)
            % {"count": count_word(waiting)}
        )
    if counts[StandState.WAITING]:
        rest.append(_("%(count)s on the waiting list") % {"count": count_word(counts[StandState.WAITING])})
    if declined:
        rest.append(
            ngettext("%(count)s cannot come", "%(count)s cannot come", declined)
            % {"count": count_word(declined)}
        )
    return {"strong": strong[:1].upper() + strong[1:], "rest": (", " + ", ".join(rest) if rest else "") + "."}
