"""Which papers does a library print, which has it printed, and which of those tell other facts than new ones would?"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.http import Http404, QueryDict
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from partners.models import Change
from talkoot.lib import dates

from .. import prints, trail
from ..actions import packs
from ..actions.noting import note_print
from ..documents import kinds
from ..models import Event, Printing
from ..paper_choices import paper_name
from ..printing import CannotPrint, Order, work_for

PICTURE_PX = 240
SHOWN_PX = {False: (64, 91), True: (96, 68)}  # upright and lying pictures on a button
Address = Callable[[Order], str]


def papers(event: Event, language: str) -> tuple[packs.Item, ...]:
    """Return what a library prints for the day, in the order of its print pack."""
    return packs.contents(event, language, for_library=True)


def is_printed(event: Event, order: Order) -> bool:
    """Tell whether a library may print what an address asks for: a kind of its pack, on any paper of it."""
    return any(item.order.kind == order.kind for item in papers(event, order.language))


def printings_of(event: Event) -> list[Printing]:
    """Return what this venue has marked as printed, the newest first."""
    return [row for row in Printing.objects.of(event) if event.venue and row.by_name == event.venue.name]


def print_words(event: Event, language: str, address: Address, picture: Address) -> dict[str, Any]:
    """Return the big buttons, and sentences about prints that have become old."""
    rows = prints.newest(printings_of(event))
    facts = prints.sheets_for(event, rows)
    old = {row.pk: prints.is_old(row, facts) for row in rows}
    own = {(row.kind, row.paper): row for row in rows if row.language == language}
    return {
        "prints": [
            _button(item, own.get((item.order.kind, item.order.paper)), old, address, picture)
            for item in papers(event, language)
        ],
        "old_prints": old_sentences(event, [row for row in rows if old[row.pk]], language),
    }


def _button(
    item: packs.Item, row: Printing | None, old: Mapping[int, bool], address: Address, picture: Address
) -> dict[str, Any]:
    order = item.order
    kind = kinds.KINDS[order.kind]
    width, height = SHOWN_PX[kind.is_wide]
    title = f"{kind.title} {paper_name(order.paper)}" if len(kind.papers) > 1 else str(kind.title)
    return {
        "kind": order.kind, "paper": order.paper, "key": f"{order.kind}-{order.paper}", "title": title,
        "note": item.where_to, "copies": item.copies, "url": address(order),
        "picture": f"{picture(order)}&w={PICTURE_PX}", "is_wide": kind.is_wide, "width": width, "height": height,
        "printed": day_of(row, order.language) if row else "", "is_old": row is not None and old[row.pk],
    }  # fmt: skip


def day_of(printing: Printing, language: str) -> str:
    """Return on which day something was printed: "to 11.2."."""
    return dates.weekday_day(localtime(printing.at).date(), language)


def old_sentences(event: Event, rows: Iterable[Printing], language: str) -> list[str]:
    """Return a sentence about each sort of paper of one day that tells other facts than a new one would."""
    old = list(rows)
    changes = list(Change.objects.about(event.subject).since(min(row.at for row in old))) if old else []
    found: dict[tuple[str, str, str], list[str]] = {}
    for row in old:
        fields = prints.changed_fields((one for one in changes if one.at > row.at), row.language, row.kind)
        changed = ", ".join(dict.fromkeys(trail.event_label(field) for field in fields))
        title = str(kinds.KINDS[row.kind].title)
        found.setdefault((title, day_of(row, language), changed), []).append(paper_name(row.paper))
    return [_old(title, day, changed, sorted(set(names))) for (title, day, changed), names in found.items()]


def _old(title: str, day: str, changed: str, names: Sequence[str]) -> str:
    words = {"what": title, "papers": ", ".join(names), "day": day}
    told = _("%(what)s (%(papers)s), printed on %(day)s: its facts have changed since.") % words
    return f"{told} " + _("Changed: %(what)s.") % {"what": changed} if changed else told


class NoCopies(ValueError):
    """Nobody has typed how many copies there are: a robot that presses every button does not."""


def note_printed(event: Event, sent: QueryDict, language: str, **whose: Any) -> bool:
    """Note the print that a button names; returns whether it is new.

    Raises Http404 for what is not printed here, and NoCopies without a number from 1 to 999.
    """
    order = replace(Order.from_address(sent.get("kind", "poster"), sent), language=language)
    if not is_printed(event, order) or not kinds.KINDS[order.kind].takes(order.paper):
        raise Http404(order.kind)
    typed = sent.get("copies", "")
    if not re.fullmatch("[0-9]{1,3}", typed) or not int(typed):
        raise NoCopies(typed)
    try:
        work = work_for(event, order)
    except CannotPrint as refusal:
        raise Http404(str(refusal)) from refusal
    return note_print(event, work, copies=int(typed), **whose)


def uncounted() -> str:
    """Return what is said when a print was to be noted without a number."""
    return _("Write how many copies you printed. Nothing was noted.")


def noted() -> str:
    """Return what is said when a print has been noted."""
    return _("Noted. We tell you here if the paper has to be printed anew.")
