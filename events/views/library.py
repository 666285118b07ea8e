"""What does a library read about an event at its place, whoever opened the page and however?"""

from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from talkoot.lib import dates

from .. import sheet, wording
from ..choices import RoomState
from ..documents.table_signs import scope_sentence
from ..facts import EventSheet
from ..forms.room import RoomForm
from ..models import Event
from ..room_state import Room, room_of
from ..stand_facts import totals_of
from .library_prints import Address, print_words

CHIPS = {
    RoomState.ASKED: "wait", RoomState.CONFIRMED: "ok", RoomState.PROPOSED: "wait", RoomState.REFUSED: "no",
}  # fmt: skip


def library_page(
    event: Event, language: str, form: RoomForm, address: Address, picture: Address
) -> dict[str, Any]:
    """Return everything the page shows. `address` and `picture` lead to a print; nothing here names a contact."""
    own = library_sheet(sheet.of(event, language))
    totals = totals_of(own.stands)
    room = room_of(event)
    return {
        "event": event, "form": form, "heading": heading(own), "over": own.place.name if own.place else "",
        "cancelled": [wording.state_word(own), wording.state_sentence(own)] if own.state != "scheduled" else [],
        "room": room_words(room, language), "request_note": room.booking.request_note,
        **print_words(event, language, address, picture),
        "day": day_facts(own), "lines": lines_of(own),
        "totals": wording.totals_sentence(totals) if totals.stands else "", "needs": wording.need_counts(totals),
        "room_has": wording.room_sentence(own.room), "missing": wording.shortage_sentences(totals, own.room),
    }  # fmt: skip


def library_sheet(facts: EventSheet) -> EventSheet:
    """Return an event's facts as a library may read them: names of presenters, no phone numbers."""
    return facts.with_changes(stands=tuple(stand.without_phones() for stand in facts.stands))


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
    is_unasked = state == RoomState.ASKED and booking.requested_at is None
    word = _("Not promised yet") if is_unasked else str(state.label)
    return {"chip": "plain" if is_unasked else CHIPS[state], "word": word, "told": told, "note": booking.note,
            "is_outdated": room.is_outdated, "before": str(RoomState(booking.state).label),
            "is_answered": bool(booking.answered_at) and not room.is_outdated,
            "proposed": proposed_time(room, language)}  # fmt: skip


def proposed_time(room: Room, language: str) -> dict[str, str]:
    """Return the time that the library proposes, in words and as a form of the desk sends it; nothing without one."""
    booking = room.booking
    day, opens, closes = booking.proposed_day, booking.proposed_opens, booking.proposed_closes
    if not room.is_proposed or day is None or opens is None:
        return {}
    return {
        "when": dates.event_time(day, opens, closes, None, language), "day": f"{day.day}.{day.month}.{day.year}",
        "opens": dates.clock(opens, "fi"), "closes": dates.clock(closes, "fi") if closes else "",
    }  # fmt: skip


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


def thanks(state: RoomState) -> str:
    """Return what is said when an answer about the room has been saved."""
    if state == RoomState.CONFIRMED:
        return _("Thank you! The organiser sees that the room is reserved.")
    if state == RoomState.PROPOSED:
        return _("Thank you! The organiser sees the time that you propose.")
    return _("Thank you. The organiser sees that the room is not available, and your note.")
