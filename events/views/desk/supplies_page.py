"""In which words do the supplies list and its packing page show rows, costs, and what the room has too little of?"""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talkoot.lib import money

from ...forms.day_words import language
from ...models import Event, Stand, Supply
from ...models.supply import costs_of
from ...plan_choices import Shortage
from ...sheet_stands import room_of, stands_of
from ...shortages import Proposal, proposals
from ...stand_facts import totals_of
from . import room_needs

MISSING = "puuttuu"


def rows_of(supplies: Sequence[Supply]) -> list[dict[str, Any]]:
    """Return the list's rows, each knowing whether it can move up or down."""
    last = len(supplies) - 1
    return [
        {
            "supply": supply, "who": supply.who_brings, "may_rise": number > 0, "may_sink": number < last,
            "cost": money.euros(supply.cost, language()) if supply.cost is not None else "",
        }
        for number, supply in enumerate(supplies)
    ]  # fmt: skip


def costs(supplies: Sequence[Supply]) -> str:
    """Return the sum of costs in a sentence, and of how many rows it lacks; empty where nothing is known."""
    found = costs_of(supplies)
    if not found.known:
        return ""
    words = _("Costs together %(sum)s.") % {"sum": money.euros(found.total, language())}
    if not found.unknown:
        return words
    rest = ngettext("%(n)s row has no cost.", "%(n)s rows have no cost.", found.unknown) % {
        "n": found.unknown
    }
    return f"{words} {rest}"


def needs_words(event: Event, stands: Sequence[Stand], supplies: Sequence[Supply]) -> dict[str, Any]:
    """Return what the stands need against the room, and what is proposed for the list; no query."""
    totals = totals_of(stands_of(stands, language()))
    listed = [(row.answers, row.quantity) for row in supplies if row.answers]
    found = proposals(totals, room_of(event.venue), listed) if totals.stands else ()
    return {
        "needs": room_needs.room_checks(event, stands), "unknown": room_needs.unknown_facts(event, stands),
        "proposals": [proposal_words(one) for one in found],
    }  # fmt: skip


def proposal_words(proposal: Proposal) -> dict[str, Any]:
    """Return one proposed row: why, and what would be added."""
    why = {
        Shortage.TABLES: _("Tables: %(needed)s needed, the room has %(there)s."),
        Shortage.SOCKETS: _("Wall sockets: %(needed)s needed, the room has %(there)s."),
        Shortage.SCREENS: _("Screens: %(needed)s needed, the room has %(there)s."),
        Shortage.NETWORK: _("Stands need a network, and the room has no Wi-Fi for guests."),
    }[proposal.shortage]
    return {
        "shortage": proposal.shortage.value,
        "pieces": proposal.pieces,
        "name": str(proposal.shortage.label),
        "why": why % {"needed": proposal.needed, "there": proposal.there},
        "listed": proposal.listed,
    }


def packing(event: Event, supplies: Sequence[Supply], view: str) -> dict[str, Any]:
    """Return the packing page: rows to tick, how many are packed, and the two views of them."""
    packed = sum(1 for row in supplies if row.is_packed)
    only_missing = view == MISSING
    address = reverse("desk:supply_pack", args=[event.slug])
    return {
        "rows": [row for row in supplies if not (only_missing and row.is_packed)],
        "only_missing": only_missing, "packed": packed, "total": len(supplies),
        "is_ready": bool(supplies) and packed == len(supplies),
        "told": _("%(packed)s/%(total)s packed") % {"packed": packed, "total": len(supplies)},
        "view": view if only_missing else "",
        "views": [
            {"label": _("All"), "url": address, "count": len(supplies), "is_current": not only_missing},
            {"label": _("What is missing"), "url": f"{address}?nayta={MISSING}", "count": len(supplies) - packed,
             "is_current": only_missing},
        ],
    }  # fmt: skip
