"""What does each placeholder of a message stand for: in which event, to whom, in which language?

Values of one line never break it, and no value holds a word that the post office fills in later.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talkoot.lib import dates

from . import wording
from .choices import AttendanceMode
from .facts import EventSheet, MeetingFacts, Recipient
from .placeholders import harmless, one_line
from .stand_facts import StandFacts

OF_SEVERAL_LINES = {
    "signature", "opening", "your_part", "closing", "ethics", "changes", "changed", "news", "joining", "timetable",
    "options", "poll_note", "request_note",
}  # fmt: skip
_NAME = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


def of_event(sheet: EventSheet, names: Mapping[str, str], today: date) -> dict[str, str]:
    """Return the values that are the same for every receiver; `names` are those of places (sheet_place.place_words)."""
    language, letter, sender = sheet.language, sheet.letter, sheet.sender
    with translation.override(language):
        values = {
            **names,
            "kind_name": _inside_a_sentence(sheet.kind_name),
            "event": sheet.title,
            "day": dates.weekday_date(sheet.day, language) if sheet.day else "",
            "hours": dates.hours(sheet.opens, sheet.closes, language) if sheet.opens else "",
            "set_up": dates.hours(sheet.set_up_from, None, language) if sheet.set_up_from else "",
            "time": _time(sheet),
            "where": _where(sheet, names),
            "place": place(sheet),
            "remote_link": sheet.remote_link if sheet.attendance != AttendanceMode.ONSITE else "",
            "joining": sheet.joining,
            "answer_by": _answer_by(sheet, today, dates.deadline),
            "answer_by_short": _answer_by(sheet, today, dates.short_deadline),
            "opening": letter.opening,
            "your_part": letter.share,
            "closing": letter.closing,
            "ethics": letter.ethics,
            **_meetings(sheet),
            "what_you_get": sheet.what_you_get,
            "previous_time": _previous_time(sheet),
            "state": wording.state_sentence(sheet),
            "public_page": sheet.public_url if sheet.published else "",
            "signature": _signature(sheet),
            "signer": sender.signer_name,
            "signer_title": sender.signer_title,
            "phone": sender.phone,
            "email": sender.email,
            "website": sender.website,
        }
    return safe(values)


def of_receiver(language: str, organisation: str = "", person: str = "") -> dict[str, str]:
    """Return the values that name the receiver."""
    first = first_name(person)
    greetings = {"fi": ("Hei {},", "Hei,"), "sv": ("Hej {}!", "Hej!"), "en": ("Hello {},", "Hello,")}
    named, plain = greetings[language]
    greeting = named.replace("{}", first) if first else plain
    return safe(
        {"greeting": greeting, "first_name": first, "contact_name": person, "organisation": organisation}
    )


def of_stand(stand: StandFacts | None, language: str) -> dict[str, str]:
    """Return what has been agreed with one organisation; nothing for one that has no stand."""
    if stand is None:
        return {}
    with translation.override(language):
        return safe(
            {
                "stand_place": str(stand.place or ""),
                "furniture": wording.reserved(stand.tables, stand.sockets),
                "needs": ", ".join(wording.needs_of(stand)),
                "presenters": ", ".join(stand.presenters),
            }
        )


def safe(values: Mapping[str, str]) -> dict[str, str]:
    """Return values as they may stand in a message: clean, and on one line where they must not break it."""
    return {
        name: harmless(value) if name in OF_SEVERAL_LINES else one_line(value)
        for name, value in values.items()
    }


def first_name(person: str) -> str:
    """Return the first of a person's names when it looks like one; an office or an address has none."""
    words = person.split()
    return words[0] if len(words) > 1 and _NAME.fullmatch(words[0]) else ""


def facts_digest(sheet: EventSheet, recipient: Recipient, email: str) -> str:
    """Return 32 hex digits that change when a fact changes that mail and letter tell, and when the receiver does.

    Who signs, with which phone, is no reason to write to everybody again.
    """
    place = sheet.place
    facts = [
        sheet.language, sheet.title, sheet.kind_name, sheet.day, sheet.opens, sheet.closes, sheet.set_up_from,
        sheet.attendance, sheet.answer_by, sheet.case_number,
        (place.name, place.locative, place.room, place.address) if place else None,
        [(one.name, one.day, one.starts, one.ends, one.place, one.link) for one in _held(sheet)],
        [getattr(sheet.letter, name) for name in ("heading", "opening", "share", "closing", "ethics", "attachments")],
        (recipient.organisation, recipient.person, recipient.street_address, recipient.postal_code),
        email,
        *([sheet.remote_link] if sheet.remote_link and sheet.attendance != AttendanceMode.ONSITE else []),
    ]  # fmt: skip
    text = json.dumps(facts, default=str, ensure_ascii=False)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _inside_a_sentence(kind_name: str) -> str:
    """Return a common noun with its small first letter; an abbreviation keeps its capitals."""
    return kind_name if kind_name[1:2].isupper() else kind_name[:1].lower() + kind_name[1:]


def _time(sheet: EventSheet) -> str:
    if not sheet.day:
        return ""
    told = dates.event_time(sheet.day, sheet.opens, sheet.closes, None, sheet.language)
    if sheet.set_up_from:
        told += " " + _("(set-up %(hours)s)") % {
            "hours": dates.hours(sheet.set_up_from, None, sheet.language)
        }
    return told


def _previous_time(sheet: EventSheet) -> str:
    if not sheet.previous_day:
        return ""
    opens, closes = sheet.previous_opens, sheet.previous_closes
    return dates.event_time(sheet.previous_day, opens, closes, None, sheet.language)


def _where(sheet: EventSheet, names: Mapping[str, str]) -> str:
    if sheet.attendance == AttendanceMode.ONLINE:
        return {"fi": "verkossa", "sv": "på webben", "en": "online"}[sheet.language]
    return sheet.place.locative if sheet.place else names.get("municipality_locative", "")


def place(sheet: EventSheet) -> str:
    """Return where an event is, in the active language: name, room and address."""
    if sheet.attendance == AttendanceMode.ONLINE:
        return _("On the web")
    if sheet.place is None:
        return ""
    return ", ".join(part for part in (sheet.place.name, sheet.place.room, sheet.place.address) if part)


def _answer_by(sheet: EventSheet, today: date, written: Callable[[date, str], str]) -> str:
    """Return until when answers are asked for; once that day is over they are asked for soon."""
    if sheet.answer_by is None:
        return ""
    return written(sheet.answer_by, sheet.language) if sheet.answer_by >= today else _("as soon as possible")


def _held(sheet: EventSheet) -> list[MeetingFacts]:
    return [meeting for meeting in sheet.meetings if not meeting.cancelled]


def _meetings(sheet: EventSheet) -> dict[str, str]:
    """Return the planning meetings on one line; a place that all share is said once."""
    held = _held(sheet)
    places = [meeting.place for meeting in held]
    shared = places[0] if places and len(set(places)) == 1 else ""
    told = []
    for meeting in held:
        when = dates.event_time(meeting.day, meeting.starts, meeting.ends, None, sheet.language)
        told.append(when if shared or not meeting.place else f"{when} ({meeting.place})")
    line = " ".join(part for part in (_listed(told), f"({shared})" if shared else "") if part)
    word = ngettext("Planning meeting", "Planning meetings", len(told)) if told else ""
    return {"meetings": line, "meetings_word": word}


def _listed(items: list[str]) -> str:
    """Return items as a list inside a sentence."""
    if len(items) < 2:
        return "".join(items)
    return _("%(first)s and %(last)s") % {"first": ", ".join(items[:-1]), "last": items[-1]}


def _signature(sheet: EventSheet) -> str:
    """Return who signs, one below another, as far as it is known."""
    sender = sheet.sender
    project = f"{sender.name}, {sender.project}" if sender.project else sender.name
    phone = _("tel.") + f" {sender.phone}" if sender.phone else ""
    lines = (sender.signer_name, sender.signer_title, project, phone, sender.email, sender.website)
    return "\n".join(one_line(line) for line in lines if one_line(line))
