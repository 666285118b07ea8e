"""With which words is it told what somebody's calendar shows, and whether that is what the record says?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from partners.choices import MessageState
from talkoot.lib import dates

from ... import sheet as sheets
from ...calendars import itip
from ...models import CalendarTold, Event, Stand
from ...told_rows import Entry, is_standing, moment

LOOKS = {"agrees": "ok", "taken": "plain", "not_told": "wait", "old": "late", "left": "late"}


@dataclass(frozen=True, slots=True)
class Person:
    """One person with the entries of her calendar."""

    name: str
    email: str
    entries: tuple[dict[str, Any], ...]


def people_of(entries: list[Entry]) -> list[Person]:
    """Return the entries by person, in order."""
    grouped: dict[str, list[Entry]] = {}
    for entry in entries:
        grouped.setdefault(entry.email.lower(), []).append(entry)
    return [
        Person(
            next((one.name for one in found if one.name), ""),
            found[0].email,
            tuple(_entry(one) for one in found),
        )
        for found in grouped.values()
    ]


def verdict_of(entry: Entry) -> str:
    """Return one word for how calendar and record stand to each other."""
    if entry.is_told:
        return "left" if not entry.is_held else "old" if entry.differs else "agrees"
    newest = next((row for row in entry.told if is_standing(row)), None)
    return "taken" if newest is not None and newest.method == itip.CANCEL else "not_told"


def _entry(entry: Entry) -> dict[str, Any]:
    verdict = verdict_of(entry)
    words = {
        "agrees": _("The calendar shows what the record says."),
        "taken": _("Taken out of the calendar."),
        "not_told": _("The calendar has not been told."),
        "old": _("The calendar shows something old: %(facts)s.")
        % {"facts": ", ".join(_facts(entry.differs))},
        "left": _("Still in the calendar although it is not held."),
    }
    first = entry.told[-1].pk if entry.told else 0
    return {
        "title": entry.title or entry.uid,
        "now": _when(entry.now) if entry.now and entry.is_held else "",
        "place": (entry.now or {}).get("place", ""),
        "chip": {"kind": LOOKS[verdict], "text": _short(verdict)},
        "verdict": words[verdict],
        "told": [_told(row, is_first=row.pk == first) for row in entry.told],
        "answer": _answer(entry.replies[0]) if entry.replies else "",
    }


def _short(verdict: str) -> str:
    return {
        "agrees": pgettext("a calendar", "Up to date"), "taken": pgettext("a calendar", "Removed"),
        "not_told": pgettext("a calendar", "Not told"), "old": pgettext("a calendar", "Old"),
        "left": pgettext("a calendar", "To be removed"),
    }[verdict]  # fmt: skip


def _facts(names: tuple[str, ...]) -> list[str]:
    words = {
        "title": pgettext("a calendar entry", "name"), "starts": pgettext("a calendar entry", "start"),
        "ends": pgettext("a calendar entry", "end"), "place": pgettext("a calendar entry", "place"),
    }  # fmt: skip
    return [words[name] for name in names]


def _told(row: CalendarTold, *, is_first: bool) -> dict[str, str]:
    """Return one line of the log: when, what, by which message, and what became of that message."""
    kind = itip.CANCEL if row.method == itip.CANCEL else itip.REQUEST if is_first else "CHANGE"
    kinds = {
        itip.REQUEST: pgettext("a calendar mail", "Invitation"), "CHANGE": pgettext("a calendar mail", "Change"),
        itip.CANCEL: pgettext("a calendar mail", "Cancellation"),
    }  # fmt: skip
    message = row.message
    return {
        "when": _moment(row),
        "what": kinds[kind],
        "said": ", ".join(part for part in (_when(row.says), str(row.says.get("place", ""))) if part),
        "sequence": _("version %(n)s") % {"n": row.sequence},
        "state": str(MessageState(message.state).label) if message else _("message forgotten"),
        "url": reverse("desk:message_detail", args=[message.pk]) if message and message.is_listed else "",
        "look": "plain" if is_standing(row) else "wait",
    }


def _answer(row: CalendarTold) -> str:
    answers = {
        "ACCEPTED": _("The calendar program answered on %(day)s: accepts."),
        "DECLINED": _("The calendar program answered on %(day)s: declines."),
        "TENTATIVE": _("The calendar program answered on %(day)s: perhaps."),
    }
    found = answers.get(str(row.says.get("answer", "")))
    return found % {"day": _moment(row)} if found else ""


def hints_of(event: Event) -> dict[str, str]:
    """Return by address what calendar programs have answered to the event: hints beside the partners' own answers."""
    found = CalendarTold.objects.about([sheets.calendar_uid(event)]).replies()
    return {row.email.lower(): _answer(row) for row in found}  # the newest last


def hint_of(stand: Stand, hints: Mapping[str, str]) -> str:
    """Return what the calendar program of one of a stand's contacts has answered, or nothing."""
    emails = (contact.email.lower() for contact in stand.organisation.contacts.all())
    return next((hints[email] for email in emails if email in hints), "")


def _moment(row: CalendarTold) -> str:
    at, language = localtime(row.at), get_language() or "fi"
    return f"{dates.short_date(at.date(), language)} {dates.clock(at.time(), language)}"


def _when(says: Mapping[str, Any]) -> str:
    """Return day and hours of a kept entry in Finnish time, as words."""
    starts, ends = moment(str(says.get("starts", ""))), moment(str(says.get("ends", "")))
    if starts is None:
        return ""
    start = localtime(starts)
    end = localtime(ends).time() if ends else None
    return dates.event_time(start.date(), start.time(), end, None, get_language() or "fi")
