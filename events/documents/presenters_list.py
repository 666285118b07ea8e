"""How does a sheet become the list of who comes: for whoever arranges the room, with places, people and needs?

A flowing page: the table goes on as long as there are stands, and its head is repeated. Whose copy it is decides the
sheet: a library's has no phone numbers.
"""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from events import wording
from events.documents import day_words, flow
from events.documents.design import Design
from events.documents.faces import NO_BREAK_SPACE, printable
from events.documents.kind import DAY, Kind, Subject
from events.documents.letter import text
from events.documents.printed import Printed
from events.documents.table_signs import scope_sentence
from events.facts import EventSheet
from events.stand_facts import StandFacts, totals_of
from talkoot.lib.dates import hours


@dataclass(frozen=True, slots=True)
class Line:
    """One stand as a row of the table; every text is printable."""

    place: str
    name: str
    topic: str
    scope: str
    people: tuple[tuple[str, str], ...]  # name, phone
    tables: int
    sockets: int
    needs: tuple[str, ...]


def presenters_list(sheet: EventSheet, design: Design | None = None) -> Printed:
    """Return the list of everybody who comes and what each stand needs."""
    with translation.override(sheet.language):
        title = _("Who comes and what they need")
        return flow.printed(flow.page(sheet, design or Design(), "presenters_list", title, _facts(sheet)))


def _facts(sheet: EventSheet) -> dict[str, object]:
    totals = totals_of(sheet.stands)
    return {
        "facts": [(name, words) for name, words in _when_and_where(sheet) if words],
        "totals": wording.totals_sentence(totals) if totals.stands else "",
        "needs": " · ".join(wording.need_counts(totals)),
        "room": wording.room_sentence(sheet.room),
        "missing": wording.shortage_sentences(totals, sheet.room),
        "lines": [_line(stand) for stand in sheet.stands],
    }


def _when_and_where(sheet: EventSheet) -> list[tuple[str, str]]:
    """Return the facts of the day as (name, words)."""
    language = sheet.language
    until = wording.at_clock(sheet.take_down_until, language) if sheet.take_down_until else ""
    return [
        (_("Time"), day_words.when(sheet)),
        (_("Set-up"), hours(sheet.set_up_from, None, language) if sheet.set_up_from else ""),
        (_("Room cleared"), _("by %(time)s at the latest") % {"time": until} if until else ""),
        (_("Place"), day_words.where(sheet)),
        (_("Ask"), day_words.asked(sheet)),
    ]


def _line(stand: StandFacts) -> Line:
    phones = (*stand.phones, *[""] * len(stand.presenters))
    people = [
        (text(name), printable(phone).replace(" ", NO_BREAK_SPACE))
        for name, phone in zip(stand.presenters, phones, strict=False)
    ]
    return Line(
        place=str(stand.place or ""),
        name=text(stand.name) or _("Partner"),
        topic=text(stand.topic),
        scope=scope_sentence(stand.scope),
        people=tuple((name or pgettext("a person", "No name"), phone) for name, phone in people),
        tables=stand.tables,
        sockets=stand.sockets,
        needs=tuple(text(need) for need in wording.needs_of(stand) if printable(need)),
    )


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    return presenters_list(sheet, design)


KINDS = (
    Kind(
        "presenters_list",
        "esittelijat",
        gettext_lazy("Who comes and what they need"),
        gettext_lazy("Places, presenters, tables, sockets and totals."),
        "day",
        (*DAY, "set_up_from", "take_down_until", "stands", "room"),
        ("a4",),
        _render,
        seen_by="people",
        inks=flow.INKS,
    ),
)  # fmt: skip
