"""Which short sentences do an event's facts become, the same on pages, in calendars and on paper?

Called with the language of the sheet active (`translation.override`); pure otherwise.
"""

from datetime import time

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from events.choices import AttendanceMode, EventState, Need
from events.facts import EventSheet
from events.stand_facts import RoomFacts, StandFacts, Totals
from talkoot.lib.dates import clock, event_time


def state_word(sheet: EventSheet) -> str:
    """Return "Cancelled", "Postponed", "Moved", or nothing for an event that takes place as planned."""
    if sheet.state == EventState.SCHEDULED:
        return ""
    words = {
        EventState.CANCELLED: pgettext("state of an event", "Cancelled"),
        EventState.POSTPONED: pgettext("state of an event", "Postponed"),
        EventState.RESCHEDULED: pgettext("state of an event", "Moved"),
    }
    return words[EventState(sheet.state)]


def state_sentence(sheet: EventSheet) -> str:
    """Return what the state means for somebody who was coming."""
    if sheet.state == EventState.CANCELLED:
        return _("The event will not take place.")
    if sheet.state == EventState.POSTPONED:
        return _("A new day will be announced later.")
    if sheet.state != EventState.RESCHEDULED:
        return ""
    if sheet.previous_day is None:
        return _("New time!")
    before = event_time(sheet.previous_day, sheet.previous_opens, sheet.previous_closes, None, sheet.language)
    return _("New time! Earlier: %(time)s") % {"time": before}


def access_sentences(sheet: EventSheet) -> list[str]:
    """Return what is known of getting in and hearing; nothing where nobody has checked, nothing for remote events."""
    access = sheet.access
    if sheet.attendance == AttendanceMode.ONLINE:
        return []
    said = []
    if access.step_free is not None:
        said.append(_("Step-free access.") if access.step_free else _("There are steps at the entrance."))
    if access.induction_loop is not None:
        said.append(_("Induction loop available.") if access.induction_loop else _("No induction loop."))
    if access.accessible_toilet:
        said.append(_("Accessible toilet."))
    return said


def languages_sentence(sheet: EventSheet) -> str:
    """Return in which languages help is given, as one sentence."""
    names = {
        "fi": _("in Finnish"), "sv": _("in Swedish"), "en": _("in English"), "se": _("in Northern Sámi"),
        "ru": _("in Russian"), "uk": _("in Ukrainian"), "ar": _("in Arabic"),
        "so": _("in Somali"), "et": _("in Estonian"),
    }  # fmt: skip
    said = [names.get(code, code) for code in sheet.languages]
    if not said:
        return ""
    if len(said) == 1:
        return _("Help %(language)s.") % {"language": said[0]}
    return _("Help %(first)s and %(last)s.") % {"first": ", ".join(said[:-1]), "last": said[-1]}


def at_clock(moment: time, language: str) -> str:
    """Return a time of day with the word before it: "klo 18.30", "kl. 18.30", "18:30"."""
    word = {"fi": "klo\u00a0", "sv": "kl.\u00a0"}.get(language, "")
    return word + clock(moment, language)


def needs_of(stand: StandFacts) -> list[str]:
    """Return what one stand needs besides its tables and sockets: known needs, then its own words."""
    known = [str(Need(need).label) for need in stand.needs if need in Need.values]
    return [*known, stand.needs_note] if stand.needs_note else known


def totals_sentence(totals: Totals) -> str:
    """Return how many come and how much furniture they need, as one sentence."""
    stands = ngettext("%(count)s stand", "%(count)s stands", totals.stands) % {"count": totals.stands}
    people = ngettext("%(count)s presenter", "%(count)s presenters", totals.presenters)
    return f"{stands}, {people % {'count': totals.presenters}}, {furniture(totals.tables, totals.sockets)}."


def furniture(tables: int, sockets: int) -> str:
    """Return a number of tables and wall sockets in words: "2 tables and 1 wall socket"."""
    table_words = ngettext("%(count)s table", "%(count)s tables", tables) % {"count": tables}
    socket_words = ngettext("%(count)s wall socket", "%(count)s wall sockets", sockets) % {"count": sockets}
    return _("%(first)s and %(second)s") % {"first": table_words, "second": socket_words}


def reserved(tables: int, sockets: int) -> str:
    """Return the same, but without what there is none of; nothing where there is neither."""
    if tables and sockets:
        return furniture(tables, sockets)
    if tables:
        return ngettext("%(count)s table", "%(count)s tables", tables) % {"count": tables}
    if sockets:
        return ngettext("%(count)s wall socket", "%(count)s wall sockets", sockets) % {"count": sockets}
    return ""


def need_counts(totals: Totals) -> list[str]:
    """Return each need with how many stands have it: "Screen 2"."""
    return [f"{Need(need).label}\u00a0{count}" for need, count in totals.needs if need in Need.values]


def room_sentence(room: RoomFacts) -> str:
    """Return what the room has, as one sentence; nothing where nobody has told."""
    said = []
    if room.tables is not None:
        said.append(ngettext("%(count)s table", "%(count)s tables", room.tables) % {"count": room.tables})
    if room.sockets is not None:
        words = ngettext("%(count)s wall socket", "%(count)s wall sockets", room.sockets)
        said.append(words % {"count": room.sockets})
    if room.screens is not None:
        said.append(ngettext("%(count)s screen", "%(count)s screens", room.screens) % {"count": room.screens})
    if room.has_wifi:
        said.append(_("Wi-Fi"))
    return _("The room has: %(what)s.") % {"what": ", ".join(said)} if said else ""


def shortage_sentences(totals: Totals, room: RoomFacts) -> list[str]:
    """Return what the room lacks, one sentence for each sort of thing."""
    words = {
        "tables": lambda n: ngettext("One table is missing.", "%(count)s tables are missing.", n),
        "sockets": lambda n: ngettext(
            "One wall socket is missing.", "%(count)s wall sockets are missing.", n
        ),
        "screens": lambda n: ngettext("One screen is missing.", "%(count)s screens are missing.", n),
    }
    return [words[name](count) % {"count": count} for name, count in totals.missing(room).items()]
