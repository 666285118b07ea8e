"""How does a sheet become the list of what to take along: supplies, what the stands need, and what to print?"""

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from events import wording
from events.choices import Need
from events.day_facts import SupplyFacts
from events.documents import flow
from events.documents.design import Design
from events.documents.kind import DAY, Kind, Subject
from events.documents.letter import text
from events.documents.printed import Printed
from events.facts import EventSheet
from events.stand_facts import Totals, totals_of

OWN_LINES = 6


def _facts(sheet: EventSheet) -> dict[str, object]:
    totals = totals_of(sheet.stands)
    return {
        "supplies": [_line(supply) for supply in sheet.day_facts.supplies if text(supply.name)],
        "sums": _sums(sheet, totals) if totals.stands else [],
        "missing": wording.shortage_sentences(totals, sheet.room),
        "prints": _prints(totals) if totals.stands else [],
        "own_lines": range(OWN_LINES),
    }


def _line(supply: SupplyFacts) -> tuple[str, str, str]:
    """Return a thing to tick off: what, how many of it where that is more than one, and who brings it with a note."""
    number = str(supply.quantity) if supply.quantity > 1 else ""
    return (
        text(supply.name),
        number,
        "; ".join(part for part in (text(supply.bringer), text(supply.note)) if part),
    )


def _sums(sheet: EventSheet, totals: Totals) -> list[tuple[str, int, str, str]]:
    """Return (thing, how many the stands need, how many the room has, how many to bring)."""
    room, needs = sheet.room, dict(totals.needs)
    counted = [
        (pgettext("on paper", "Tables"), totals.tables, room.tables),
        (pgettext("on paper", "Wall sockets"), totals.sockets, room.sockets),
        (str(Need.SCREEN.label), needs.pop("screen", 0), room.screens),
    ]
    network = pgettext("on paper", "yes") if room.has_wifi else "–"
    rows = [
        (name, wanted, "–" if has is None else str(has), "–" if has is None else str(max(0, wanted - has)))
        for name, wanted, has in counted
        if wanted
    ]
    return rows + [
        (str(Need(need).label), count, network if need == Need.NETWORK else "–", "–")
        for need, count in needs.items()
        if need in Need.values
    ]


def _prints(totals: Totals) -> list[tuple[str, int]]:
    """Return what is printed for the stands that come, and how many of each."""
    return [
        (_("Table signs"), totals.stands),
        (_("Presenters' sheet"), max(totals.stands, totals.presenters)),
        (pgettext("on paper", "Name badges"), totals.presenters),
        (pgettext("on paper", "Tally sheets"), totals.stands),
    ]


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    with translation.override(sheet.language):
        title = pgettext("a document", "Packing list")
        return flow.printed(flow.page(sheet, design, "packing_list", title, _facts(sheet)))


KINDS = (
    Kind(
        "packing_list",
        "tarvikkeet",
        gettext_lazy("Supplies and packing list"),
        gettext_lazy("Supplies to tick off, what the stands need against the room, and what to print."),
        "day",
        (*DAY, "stands", "room", "day_facts.supplies"),
        ("a4",),
        _render,
        seen_by="people",
        variants=flow.LARGE_TOO,
        inks=flow.INKS,
        needs_day=True,
    ),
)
