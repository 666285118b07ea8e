"""How does the day run: which rows are proposed, what clashes or lacks, what is on now and what comes next?

Pure functions of frozen facts; the language of the reader is active. A day begins at five in the morning, so that the
small hours of a night belong to the evening before them.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from events.date_choices import SlotKind
from events.day_facts import ProgrammeItem, SlotFacts
from events.facts import EventSheet
from events.stand_facts import StandFacts
from talkoot.lib.dates import clock, hours

BRIEFING_MINUTES = 15  # before opening: everybody hears the day's practicalities together
DAY_BEGINS = 5 * 60  # minutes
WHOLE_DAY = 24 * 60
GAP_MINUTES = 10  # a shorter pause is no gap
MOST_REMARKS = 8


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a day is at a moment: rows that are on, rows that begin next. `is_today` tells whether it is the day."""

    now: tuple[SlotFacts, ...] = ()
    following: tuple[SlotFacts, ...] = ()
    is_today: bool = False


def title_of(slot: SlotFacts) -> str:
    """Return what happens, in the active language where nothing was typed."""
    return slot.title or str(SlotKind(slot.kind).label)


def minutes(moment: time) -> int:
    """Return minutes of the day that begins at five."""
    found = moment.hour * 60 + moment.minute
    return found if found >= DAY_BEGINS else found + WHOLE_DAY


def in_order(slots: Iterable[SlotFacts]) -> tuple[SlotFacts, ...]:
    """Return rows by the hours at which they begin and end; what begins at the same moment keeps its order."""
    return tuple(sorted(slots, key=lambda one: (minutes(one.starts), _end(one))))


def _end(slot: SlotFacts) -> int:
    return minutes(slot.ends) if slot.ends else minutes(slot.starts)


def fingerprint(slots: Iterable[SlotFacts]) -> str:
    """Return 16 hex digits that change when any row does: what a person had before them."""
    return hashlib.blake2b(repr(in_order(slots)).encode(), digest_size=8).hexdigest()


def rows_of(sheet: EventSheet) -> tuple[SlotFacts, ...]:
    """Return the run sheet as it is written, or else as it is proposed."""
    return sheet.day_facts.run_sheet or proposed(sheet)


def talks_of(slots: Iterable[SlotFacts]) -> tuple[ProgrammeItem, ...]:
    """Return the programme for visitors that the rows tell: short talks that are public."""
    return tuple(
        ProgrammeItem(title_of(slot), slot.starts, slot.who)
        for slot in in_order(slots)
        if slot.is_public and slot.kind == SlotKind.TALK
    )


def with_lines(talks: Sequence[ProgrammeItem], lines: Sequence[ProgrammeItem]) -> tuple[ProgrammeItem, ...]:
    """Return a programme of two homes: hours and speakers of the run sheet, and typed lines that have no hour.

    Without public talks the typed lines are the programme.
    """
    return (*talks, *(line for line in lines if line.starts is None)) if talks else tuple(lines)


# --- a proposal -------------------------------------------------------------------------------------------------


def proposed(sheet: EventSheet) -> tuple[SlotFacts, ...]:
    """Return a run sheet made of what is known: set-up, briefing, doors, the programme, clearing away."""
    return in_order([*_frame(sheet), *_talks(sheet)])


def _frame(sheet: EventSheet) -> Iterator[SlotFacts]:
    opens, closes, room = sheet.opens, sheet.closes, sheet.place.room if sheet.place else ""
    early = moved(opens, -BRIEFING_MINUTES) if opens else None
    if sheet.set_up_from and (opens or closes):  # without the event's hours it would stand alone
        yield SlotFacts(sheet.set_up_from, ends=early or opens, kind=SlotKind.SET_UP, place=room)
    if early and (sheet.set_up_from is None or minutes(sheet.set_up_from) <= minutes(early)):
        who = sheet.sender.signer_name
        note = _("Practical matters, exits and counting")
        yield SlotFacts(early, ends=opens, kind=SlotKind.BRIEFING, who=who, note=note)
    if opens:
        yield SlotFacts(opens, kind=SlotKind.DOORS)
    if closes:
        note = _("The doors close, and we go through how the day went")
        yield SlotFacts(closes, ends=sheet.take_down_until, kind=SlotKind.TAKE_DOWN, place=room, note=note)


def _talks(sheet: EventSheet) -> Iterator[SlotFacts]:
    timed = [item for item in sheet.day_facts.programme if item.starts]
    for item in timed:
        stand = _stand_of(item.who, sheet.stands)
        people = ", ".join(stand.presenters) if stand else ""
        place = _("Place %(number)s") % {"number": stand.place} if stand and stand.place else ""
        who = ": ".join(part for part in (item.who, people) if part)
        assert item.starts is not None  # noqa: S101 - chosen above
        yield SlotFacts(item.starts, item.title, None, SlotKind.TALK, who[:200], place, is_public=True)


def _stand_of(who: str, stands: Iterable[StandFacts]) -> StandFacts | None:
    """Return the stand of the organisation that gives a talk."""
    named = who.strip().casefold()
    return next((stand for stand in stands if named and stand.name.casefold() == named), None)


def moved(moment: time, amount: int) -> time:
    """Return an hour so many minutes later; past midnight it is in the night that belongs to the evening before."""
    return (datetime.combine(date(2000, 1, 2), moment) + timedelta(minutes=amount)).time()


# --- what should be known ---------------------------------------------------------------------------------------


def remarks(slots: Iterable[SlotFacts], sheet: EventSheet) -> list[str]:
    """Return sentences about overlaps, gaps and hours that disagree with the record; nothing of it hinders saving."""
    rows = in_order(slots)
    found = [*_about_hours(rows, sheet), *_overlaps(rows, sheet.language), *_gaps(rows, sheet)]
    return found[:MOST_REMARKS]


def _about_hours(rows: Sequence[SlotFacts], sheet: EventSheet) -> Iterator[str]:
    doors = [row for row in rows if row.kind == SlotKind.DOORS]
    if not rows or sheet.opens is None:
        return
    said = {"opens": clock(sheet.opens, sheet.language)}
    if not doors:
        yield _("The row in which the doors open is missing: the event opens at %(opens)s.") % said
    elif all(row.starts != sheet.opens for row in doors):
        said["row"] = clock(doors[0].starts, sheet.language)
        yield _("The doors open here at %(row)s, but the event opens at %(opens)s.") % said
    for row in rows:
        if row.ends and minutes(row.ends) <= minutes(row.starts):
            told = {"row": title_of(row), "hours": hours(row.starts, row.ends, sheet.language)}
            yield _("“%(row)s” ends before it begins: %(hours)s.") % told
        if row.kind == SlotKind.TALK and row.is_public and _is_outside(row, sheet):
            told = {"row": title_of(row), "time": clock(row.starts, sheet.language)}
            yield _("“%(row)s” at %(time)s is told to visitors, but the doors are closed then.") % told


def _is_outside(row: SlotFacts, sheet: EventSheet) -> bool:
    at, opens, closes = minutes(row.starts), sheet.opens, sheet.closes
    return bool(opens and at < minutes(opens)) or bool(closes and at >= minutes(closes))


def _overlaps(rows: Sequence[SlotFacts], language: str) -> Iterator[str]:
    """Tell of rows at the same time in the same place, by the same person, or two talks at once."""
    spans = [(minutes(row.starts), _end(row), row) for row in rows]
    for number, (_start, end, row) in enumerate(spans):
        for start, _other_end, other in spans[number + 1 :]:
            if start < end and (why := _shared(row, other)):
                told = {"first": title_of(row), "second": title_of(other), "why": why}
                told["time"] = clock(other.starts, language)
                yield _("At %(time)s two things overlap: “%(first)s” and “%(second)s” (%(why)s).") % told


def _shared(one: SlotFacts, other: SlotFacts) -> str:
    for first, second in ((one.place, other.place), (one.who, other.who)):
        if first and first.casefold() == second.casefold():
            return first
    return _("two short talks") if one.kind == other.kind == SlotKind.TALK else ""


def _gaps(rows: Sequence[SlotFacts], sheet: EventSheet) -> Iterator[str]:
    """Tell of times between the first and the last row in which nothing is written; stands are open all day long."""
    until = minutes(rows[0].starts) if rows else 0
    last = rows[0].starts if rows else time(0)
    is_open = (minutes(sheet.opens), minutes(sheet.closes)) if sheet.opens and sheet.closes else (0, 0)
    for number, row in enumerate(rows):
        at = minutes(row.starts)
        in_doors = is_open[0] <= until and at <= is_open[1]
        if at - until >= GAP_MINUTES and not in_doors:
            yield _("Nothing is written for %(hours)s.") % {"hours": hours(last, row.starts, sheet.language)}
        following = rows[number + 1].starts if number + 1 < len(rows) else row.starts
        ends = row.ends or following  # a row without an end lasts until the next one
        if minutes(ends) > until:
            until, last = minutes(ends), ends


# --- now and next -----------------------------------------------------------------------------------------------


def standing(slots: Iterable[SlotFacts], day: date | None, now: datetime) -> Standing:
    """Return what is on at a local moment and what begins next; of another day than the event's only what begins."""
    rows = in_order(slots)
    at = now.hour * 60 + now.minute
    today = now.date() if at >= DAY_BEGINS else now.date() - timedelta(days=1)
    if day != today:
        return Standing()
    at = at if at >= DAY_BEGINS else at + WHOLE_DAY
    later = [row for row in rows if minutes(row.starts) > at]
    begins = minutes(later[0].starts) if later else WHOLE_DAY * 2
    following = tuple(row for row in later if minutes(row.starts) == begins)
    on = tuple(row for row in rows if minutes(row.starts) <= at < _lasts(row, rows))
    return Standing(on, following, is_today=True)


def _lasts(slot: SlotFacts, rows: Sequence[SlotFacts]) -> int:
    """Return until when a row is on: its end, or else the beginning of the next row, or half an hour."""
    if slot.ends:
        return minutes(slot.ends)
    starts = minutes(slot.starts)
    return next((minutes(row.starts) for row in rows if minutes(row.starts) > starts), starts + 30)
