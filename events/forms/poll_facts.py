"""What should be known of each proposed time, whatever people answer? The same sentences as for a day chosen alone.

Those who are asked read less than the coordinator: nothing of the network's own drafts.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from talkoot.lib import dates
from talkoot.lib.text import in_language

from ..choices import Publication
from ..models import Event
from ..models.poll import Proposal
from ..nearby import Neighbour, around
from ..schedule import OtherEvent
from .day_check import Choice, calendar_facts, double_times, staff_news, warnings
from .day_words import Check, language, warning_check

DISTANCE = ("past_day", "too_near", "lead_time", "far_away")  # for the coordinator alone


def facts_of(event: Event, times: Sequence[Proposal], today: date) -> list[list[Check]]:
    """Return for each time what to know of it, in the order of the times; four queries however many there are."""
    if not times:
        return []
    if event.venue:
        prefetch_related_objects([event.venue], "hours", "closures")
    notes, near = calendar_facts(event.network), around(event, [one.day for one in times])
    found = []
    for one in times:
        same_day = [other for other in near if other.event.day == one.day]
        own = [_other(row) for row in same_day if row.event.network_id == event.network_id]
        choice = Choice(event.network, event.venue, one.day, one.opens, one.closes, event)
        told = warnings(choice, today, notes, own)
        checks = [warning_check(warning) for warning in told]
        checks += [Check("warn", text) for text in double_times(choice)]
        foreign = [row for row in same_day if row.event.network_id != event.network_id]
        checks += [Check("warn", said(row)) for row in foreign]
        checks += [
            Check("warn", said(row)) for row in near if row not in same_day and _same_week(row, one.day)
        ]
        staff = (
            list(staff_news(event.venue, one.day, {warning.code for warning in told})) if event.venue else []
        )
        found.append([*staff, *(checks or [Check("ok", _("Nothing known speaks against this day."))])])
    return found


def facts_for_asked(event: Event, times: Sequence[Proposal], today: date) -> list[list[str]]:
    """Return for each time what those who are asked should know: days off, breaks, elections, public events nearby.

    Two queries however many times there are.
    """
    notes, near = calendar_facts(event.network), around(event, [one.day for one in times])
    public = [row for row in near if row.event.publication == Publication.PUBLISHED]
    found = []
    for one in times:
        choice = Choice(event.network, None, one.day, one.opens, one.closes, event)
        told = [warning for warning in warnings(choice, today, notes, ()) if warning.code not in DISTANCE]
        lines = [warning_check(warning).text for warning in told]
        found.append([*lines, *(said(row) for row in public if _same_week(row, one.day))])
    return found


def said(other: Neighbour) -> str:
    """Return where and when another event is, and how far: "Sotkamo, ke 14.4.2027: Digitukitalkoot (38 km)"."""
    row = other.event
    words = {
        "town": row.municipality.name_sv if language() == "sv" else row.municipality.name,
        "day": dates.weekday_date(row.day, language()) if row.day else "",
        "title": in_language(row, "title", language())[0],
    }  # fmt: skip
    if other.km is None:
        return _("The same week in the region: %(town)s, %(day)s: %(title)s.") % words
    return _("The same week nearby: %(town)s, %(day)s: %(title)s (%(km)s km).") % (words | {"km": other.km})


def _other(other: Neighbour) -> OtherEvent:
    row = other.event
    return OtherEvent(in_language(row, "title", language())[0], str(row.venue or row.municipality), row.slug)


def _same_week(other: Neighbour, day: date) -> bool:
    monday = day - timedelta(days=day.weekday())
    return other.event.day is not None and monday <= other.event.day <= monday + timedelta(days=6)
