"""What does a library read about an event at its place, whoever opened the page and however?"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.http import Http404, QueryDict
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from partners.models import Change
from talkoot.lib import dates

from .. import prints, sheet, trail, wording
from ..actions.noting import note_print
from ..choices import RoomState
from ..documents import kinds
from ..documents.table_signs import scope_sentence
from ..facts import EventSheet
from ..forms.room import RoomForm
from ..models import Event, Printing
from ..printing import Order, work_for
from ..room_state import Room, room_of
from ..stand_facts import totals_of

PRINTED = ("poster", "table_signs", "presenters_list")  # what a library prints
CHIPS = {RoomState.ASKED: "wait", RoomState.CONFIRMED: "ok", RoomState.REFUSED: "no"}
Address = Callable[[Order], str]


def library_page(
    event: Event, language: str, form: RoomForm, address: Address, picture: Address
) -> dict[str, Any]:
    """Return everything the page shows. `address` and `picture` lead to a print; nothing here names a contact."""
    facts = sheet.in_languages(event)
    own = library_sheet(facts[language])
    totals = totals_of(own.stands)
    room = room_of(event)
    posters = [
        row for row in prints.newest(prints.posters_of(library_prints(event))) if row.language in facts
    ]
    return {
        "event": event, "form": form, "heading": heading(own), "over": own.place.name if own.place else "",
        "cancelled": [wording.state_word(own), wording.state_sentence(own)] if own.state != "scheduled" else [],
        "room": room_words(room, language),
        "prints": print_buttons(own, {row.paper: row for row in posters if row.language == language}, address, picture),
        "old_posters": old_posters(event, posters, facts, language),
        "day": day_facts(own), "lines": lines_of(own),
        "totals": wording.totals_sentence(totals) if totals.stands else "", "needs": wording.need_counts(totals),
        "room_has": wording.room_sentence(own.room), "missing": wording.shortage_sentences(totals, own.room),
    }  # fmt: skip


def library_sheet(facts: EventSheet) -> EventSheet:
    """Return an event's facts as a library may read them: names of presenters, no phone numbers."""
    return facts.with_changes(stands=tuple(stand.without_phones() for stand in facts.stands))


def library_prints(event: Event) -> list[Printing]:
    """Return what this venue has marked as printed, the newest first."""
    return [row for row in Printing.objects.of(event) if event.venue and row.by_name == event.venue.name]


def heading(facts: EventSheet) -> str:
    """Return what and when: "Digitukitalkoot ke 10.3.2027 klo 14–18"."""
    when = dates.event_time(facts.day, facts.opens, facts.closes, None, facts.language) if facts.day else ""
    return " ".join(part for part in (facts.kind_name, when) if part)


def room_words(room: Room, language: str) -> dict[str, Any]:
    """Return the state of the room as a chip, who answered when, and the note."""
    booking = room.booking
    state = RoomState.ASKED if room.is_outdated else RoomState(booking.state)
    told = ""
    if booking.answered_at:
        day = dates.weekday_date(localtime(booking.answered_at).date(), language)
        told = _("%(name)s answered on %(day)s.") if booking.by_name else _("Answered on %(day)s.")
        told %= {"name": booking.by_name, "day": day}
    return {"chip": CHIPS[state], "word": str(state.label), "told": told, "note": booking.note,
            "is_outdated": room.is_outdated, "before": str(RoomState(booking.state).label),
            "is_answered": bool(booking.answered_at) and not room.is_outdated}  # fmt: skip


def print_buttons(
    facts: EventSheet, printed: Mapping[str, Printing], address: Address, picture: Address
) -> list[dict[str, Any]]:
    """Return the big buttons: what, where it goes, and whether this library has printed it."""
    count = len(facts.stands)
    signs = ngettext("%(count)s sign, one for each table", "%(count)s signs, one for each table", count)
    rows = [
        (
            "poster",
            "a3",
            _("Poster %(paper)s") % {"paper": "A3"},
            _("For the notice board and the outer door"),
        ),
        ("poster", "a4", _("Poster %(paper)s") % {"paper": "A4"}, _("For shelves, shops and doors")),
        ("table_signs", "a4", _("Table signs %(paper)s") % {"paper": "A4"}, signs % {"count": count}),
        ("table_signs", "a5", _("Table signs %(paper)s") % {"paper": "A5"}, _("The same in half the size")),
        ("presenters_list", "a4", _("Who comes and what they need"), _("For arranging the room")),
    ]
    found = []
    for kind, paper, title, note in rows:
        if kind == "table_signs" and not count:
            continue
        order = Order(kind, paper, facts.language)
        row = printed.get(paper) if kind == "poster" else None
        found.append({
            "kind": kind, "paper": paper, "title": title, "note": note, "url": address(order),
            "picture": f"{picture(replace(order, paper='a4'))}&w=240", "is_poster": kind == "poster",
            "is_wide": kind == "table_signs", "printed": day_of(row, facts.language) if row else "",
            "is_old": row is not None and row.digest != prints.facts_digest(kind, facts),
        })  # fmt: skip
    return found


def day_of(printing: Printing, language: str) -> str:
    """Return on which day something was printed: "to 11.2."."""
    return dates.weekday_day(localtime(printing.at).date(), language)


def old_posters(
    event: Event, rows: Iterable[Printing], facts: Mapping[str, EventSheet], language: str
) -> list[str]:
    """Return sentences about posters that tell other facts than new ones would; those of one day are told together."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        if row.digest != prints.facts_digest(row.kind, facts[row.language]):
            changes = Change.objects.about(event.subject).since(row.at)
            fields = prints.changed_fields(changes, row.language)
            changed = ", ".join(dict.fromkeys(trail.label(field) for field in fields))
            found.setdefault((day_of(row, language), changed), []).append(row.paper.upper())
    return [_old_poster(day, changed, sorted(set(papers))) for (day, changed), papers in found.items()]


def _old_poster(day: str, changed: str, papers: list[str]) -> str:
    words = {"papers": ", ".join(papers), "day": day}
    told = _("You printed the poster (%(papers)s) on %(day)s. Its facts have changed since.") % words
    return f"{told} " + _("Changed: %(what)s.") % {"what": changed} if changed else told


def day_facts(facts: EventSheet) -> list[dict[str, str]]:
    """Return the facts of the day for parts/facts.html; those not known are left out."""
    language, place = facts.language, facts.place
    when = dates.event_time(facts.day, facts.opens, facts.closes, None, language) if facts.day else ""
    start = dates.hours(facts.set_up_from, None, language) if facts.set_up_from else ""
    until = facts.take_down_until and wording.at_clock(facts.take_down_until, language)
    end = _("by %(time)s at the latest") % {"time": until} if until else ""
    where = ", ".join(part for part in (place.name, place.room) if part) if place else ""
    rows = [
        (_("Open to visitors"), when or _("The day will be announced"), ""),
        (_("Set-up"), start, _("The partners arrive and build up.")),
        (_("Room cleared"), end, ""),
        (_("Where"), where, place.address if place else ""),
        (_("What visitors get"), facts.what_you_get, facts.free),
        (_("Visitors may ask"), ", ".join(part for part in (facts.contact.name, facts.contact.phone) if part), ""),
    ]  # fmt: skip
    return [{"name": name, "value": value, "note": note} for name, value, note in rows if value]


def lines_of(facts: EventSheet) -> list[dict[str, Any]]:
    """Return each stand as a row of the table."""
    return [
        {
            "place": stand.place, "name": stand.name, "topic": stand.topic or scope_sentence(stand.scope),
            "people": ", ".join(stand.presenters) or pgettext("presenters", "not told yet"),
            "tables": stand.tables, "sockets": stand.sockets, "needs": ", ".join(wording.needs_of(stand)),
        }
        for stand in facts.stands
    ]  # fmt: skip


class NoCopies(ValueError):
    """Nobody has typed how many copies there are: a robot that presses every button does not."""


def note_printed(event: Event, sent: QueryDict, language: str, **whose: Any) -> bool:
    """Note the print that a button names; returns whether it is new.

    Raises Http404 for what is not printed here, and NoCopies without a number from 1 to 999.
    """
    order = Order.from_address("poster", sent)
    if order.paper not in kinds.KINDS["poster"].papers:
        raise Http404(order.paper)
    typed = sent.get("copies", "")
    if not re.fullmatch("[0-9]{1,3}", typed) or not int(typed):
        raise NoCopies(typed)
    work = work_for(event, replace(order, language=language))
    return note_print(event, work, copies=int(typed), **whose)


def thanks(state: RoomState) -> str:
    """Return what is said when an answer about the room has been saved."""
    if state == RoomState.CONFIRMED:
        return _("Thank you! The organiser sees that the room is reserved.")
    return _("Thank you. The organiser sees that the room is not available, and your note.")


def uncounted() -> str:
    """Return what is said when a print was to be noted without a number."""
    return _("Write how many copies you printed. Nothing was noted.")


def noted() -> str:
    """Return what is said when a print has been noted."""
    return _("Noted. We tell you here if the poster has to be changed.")
