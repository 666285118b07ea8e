"""What does somebody read of the day on a phone: what is on now, what comes next, all hours, who is where?"""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from talkoot.lib import dates

from .. import run_sheet, sheet, sheet_day, wording
from ..choices import EventState
from ..day_facts import SlotFacts
from ..documents import day_words
from ..facts import EventSheet
from ..models import Event


def words(event: Event, language: str, *, with_people: bool, own: str = "") -> dict[str, Any]:
    """Return everything the page shows, at this moment.

    Names of presenters are told where `with_people`, else only those of the organisation whose short name is `own`.
    """
    facts = sheet.of(event, language).with_changes(day_facts=sheet_day.for_day(event, language))
    now = timezone.localtime()
    is_on = facts.state not in (EventState.CANCELLED, EventState.POSTPONED)
    rows = run_sheet.rows_of(facts)
    at = run_sheet.standing(rows, facts.day if is_on else None, now)
    return {
        "facts": facts, "when": day_words.when(facts), "where": day_words.where(facts),
        "state": [wording.state_word(facts), wording.state_sentence(facts)] if facts.state != "scheduled" else [],
        "at": at, "clock": dates.clock(now.time(), language),
        "now": [line(row, language) for row in at.now], "following": [line(row, language) for row in at.following],
        "hours": [line(row, language) | {"is_now": row in at.now} for row in rows],
        "is_proposed": not facts.day_facts.run_sheet, "ask": day_words.asked(facts), "phone": facts.sender.phone,
        "places": places(facts, with_people, own),
    }  # fmt: skip


def line(row: SlotFacts, language: str) -> dict[str, Any]:
    """Return one row in words."""
    span = (
        dates.hours(row.starts, row.ends, language) if row.ends else dates.hours(row.starts, None, language)
    )
    return {
        "clock": dates.clock(row.starts, language), "until": dates.clock(row.ends, language) if row.ends else "",
        "span": span, "what": run_sheet.title_of(row), "who": row.who, "place": row.place, "note": row.note,
    }  # fmt: skip


def places(facts: EventSheet, with_people: bool, own: str) -> list[dict[str, Any]]:
    """Return who is where, in the order of places."""
    ordered = sorted(facts.stands, key=lambda stand: (stand.place or 10_000, stand.name))
    return [
        {
            "place": stand.place or "–", "name": stand.name or _("Partner"), "is_own": bool(own) and stand.slug == own,
            "people": ", ".join(stand.presenters) if with_people or stand.slug == own else "",
        }
        for stand in ordered
    ]  # fmt: skip
