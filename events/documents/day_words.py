"""Which short lines do the papers of the day share: when, where, whom to ask, and how the day runs?

Called with the language of the sheet active; pure otherwise.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from events import run_sheet, wording
from events.choices import AttendanceMode
from events.day_facts import SlotFacts
from events.documents.breaking import glue
from events.documents.faces import NO_BREAK_SPACE, printable
from events.documents.letter import text
from events.facts import EventSheet
from events.stand_facts import StandFacts
from talkoot.lib.dates import clock, event_time

LONGEST = 10_000  # characters of any one free text


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of the day: a time of day (empty where none was given), what happens, and by whom."""

    clock: str
    what: str
    who: str = ""


def when(sheet: EventSheet) -> str:
    """Return day and hours, or that the day is still open."""
    if sheet.day is None:
        return _("The day will be announced")
    return event_time(sheet.day, sheet.opens, sheet.closes, None, sheet.language)


def where(sheet: EventSheet) -> str:
    """Return place, room and address on one line, or that the place is still open."""
    if sheet.attendance == AttendanceMode.ONLINE:
        return _("On the web")
    place = sheet.place
    told = ", ".join(part for part in (place.name, place.room, place.address) if part) if place else ""
    return text(glue(told)) or _("The place will be announced")


def remotely(sheet: EventSheet) -> tuple[str, ...]:
    """Return how one takes part remotely: the link, and what has been written of joining; nothing in place only."""
    if sheet.attendance == AttendanceMode.ONSITE:
        return ()
    return (*paragraphs(sheet.remote_link), *paragraphs(sheet.joining))


def where_in_short(sheet: EventSheet) -> str:
    """Return the name of the place alone, for a heading."""
    if sheet.attendance == AttendanceMode.ONLINE:
        return _("On the web")
    return text(sheet.place.name) if sheet.place and printable(sheet.place.name) else ""


def phone(number: str) -> str:
    """Return a phone number with the word before it, kept on one line; nothing for nothing."""
    said = printable(number).replace(" ", NO_BREAK_SPACE)
    return _("tel.") + NO_BREAK_SPACE + said if said else ""


def asked(sheet: EventSheet) -> str:
    """Return whom the network's own people call: the coordinator, by phone."""
    sender = sheet.sender
    who = text(sender.signer_name) or text(sender.name)
    return ", ".join(part for part in (who, phone(sender.phone)) if part)


def asked_by_visitors(sheet: EventSheet) -> str:
    """Return whom a visitor asks: name, and phone or else e-mail."""
    point = sheet.contact
    reach = phone(point.phone) or printable(point.email)
    return ", ".join(part for part in (text(point.name), reach) if part)


def paragraphs(words: str) -> tuple[str, ...]:
    """Return the lines of a free text as printable paragraphs; empty lines are left out."""
    return tuple(line for raw in words[:LONGEST].splitlines() if (line := text(glue(raw))))


def furniture(stand: StandFacts) -> str:
    """Return a stand's tables and, if it needs any, wall sockets: "1 table and 2 wall sockets"."""
    if stand.sockets:
        return wording.furniture(stand.tables, stand.sockets)
    return ngettext("%(count)s table", "%(count)s tables", stand.tables) % {"count": stand.tables}


def programme(sheet: EventSheet) -> list[Moment]:
    """Return the programme for visitors in its own order."""
    return [
        Moment(
            clock(item.starts, sheet.language) if item.starts else "",
            text(item.title) or pgettext("of a programme", "No title"),
            text(item.who),
        )
        for item in sheet.day_facts.programme
    ]


def timetable(sheet: EventSheet) -> list[Moment]:
    """Return how the day runs for those who help: the run sheet, or while there is none what the record tells."""
    if sheet.day_facts.run_sheet:
        return slots(sheet, sheet.day_facts.run_sheet)
    language, opens = sheet.language, sheet.opens
    timed: list[tuple[time, str, str]] = []
    if sheet.set_up_from:
        timed.append((sheet.set_up_from, _("Setting up begins"), ""))
    if opens:
        start = datetime.combine(sheet.day or date.max, opens)
        early = (start - timedelta(minutes=run_sheet.BRIEFING_MINUTES)).time()
        if sheet.set_up_from is None or sheet.set_up_from <= early:
            timed.append((early, _("We start together: practical matters, exits and counting"), ""))
        timed.append((opens, _("The doors open"), ""))
    timed += [
        (item.starts, text(item.title), text(item.who))
        for item in sheet.day_facts.programme
        if item.starts and printable(item.title)
    ]
    if opens and sheet.closes:
        timed.append((sheet.closes, _("The doors close, and we go through how the day went"), ""))
    if sheet.take_down_until:
        timed.append((sheet.take_down_until, _("The room is cleared"), ""))
    in_order = sorted(timed, key=lambda row: row[0]) if _within_one_day(sheet) else timed
    return [Moment(clock(moment, language), what, who) for moment, what, who in in_order]


def slots(sheet: EventSheet, rows: Iterable[SlotFacts]) -> list[Moment]:
    """Return rows of the run sheet as lines of the day: from when, what, by whom and where."""
    return [
        Moment(
            clock(row.starts, sheet.language),
            text(run_sheet.title_of(row)),
            ", ".join(part for part in (text(row.who), text(row.place)) if part),
        )
        for row in rows
    ]


def _within_one_day(sheet: EventSheet) -> bool:
    """Tell whether hours grow through the day; a night's programme keeps the order in which it was typed."""
    return not (sheet.opens and sheet.closes and sheet.closes <= sheet.opens)


def access_and_languages(sheet: EventSheet) -> list[str]:
    """Return what is known of access and languages as whole sentences."""
    note = text(sheet.access.note) if sheet.attendance != AttendanceMode.ONLINE else ""
    said = [*wording.access_sentences(sheet), note]
    if len(sheet.languages) > 1:
        said.append(wording.languages_sentence(sheet))
    return [sentence for sentence in said if sentence]
