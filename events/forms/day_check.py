"""What is known about a day at a place before an event is put there? Rows become facts, facts become sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from partners.models import CalendarDay, Network, Venue
from talkoot.lib import days
from talkoot.lib.text import in_language

from ..models import Concept, Event
from ..schedule import CalendarFact, Closure, OpenHours, OtherEvent, day_warnings, planned_day
from ..schedule import Warning as DayWarning
from .day_words import Check, capital, language, say_day, say_hours, say_moved, warning_check

EVENING = time(17)  # who works until four gets here before the doors close
STAFF_CODES = {"unstaffed_day", "outside_staffed_hours", "venue_closed"}


@dataclass(frozen=True, slots=True)
class Choice:
    """A day, hours and a place that somebody considers; what is not chosen yet is None."""

    network: Network
    venue: Venue | None
    day: date | None
    opens: time | None = None
    closes: time | None = None
    event: Event | None = None  # the event itself, when it exists already


def checks(choice: Choice, concept: Concept | None, today: date) -> list[Check]:
    """Return what was tested of a choice, good news first. Six queries at most; none without a day."""
    if choice.day is None:
        return []
    found = warnings(choice, today)
    codes = {warning.code for warning in found}
    lines = [*_good_news(choice, codes, concept), *(warning_check(warning) for warning in found)]
    lines += [Check("warn", text) for text in double_times(choice)]
    lines += [Check("warn", text) for text in moved_meetings(choice.day, concept)]
    return sorted(lines, key=lambda line: line.kind != "ok")


def warnings(
    choice: Choice,
    today: date,
    notes: Sequence[CalendarFact] | None = None,
    others: Sequence[OtherEvent] | None = None,
) -> list[DayWarning]:
    """Return what schedule.day_warnings says of a choice with a day, from the rows of network and venue.

    `notes` and `others` spare a query where the network's calendar days, or the day's other events, are at hand.
    """
    if choice.day is None:
        return []
    venue = choice.venue
    return day_warnings(
        choice.day, choice.opens, choice.closes, today,
        staffed=open_hours(venue) if venue else (),
        lead_time_days=venue.lead_time_days if venue else None,
        notes=calendar_facts(choice.network) if notes is None else notes,
        others=other_events(choice) if others is None else others,
        closures=[Closure(row.first_day, row.last_day, row.reason) for row in venue.closures.all()] if venue else (),
    )  # fmt: skip


def open_hours(venue: Venue) -> list[OpenHours]:
    """Return the venue's staffed hours as facts."""
    return [
        OpenHours(row.weekday, row.opens, row.closes, row.valid_from, row.valid_until)
        for row in venue.hours.all()
    ]


def calendar_facts(network: Network) -> list[CalendarFact]:
    """Return elections, breaks and seasons known to a network, named in the page's language."""
    return [
        CalendarFact(row.kind, in_language(row, "name", language())[0], row.first_day, row.last_day)
        for row in CalendarDay.objects.known_to(network)
    ]


def other_events(choice: Choice) -> list[OtherEvent]:
    """Return the network's other events of the same day."""
    if choice.day is None:
        return []
    rows = Event.objects.of(choice.network).on_day(choice.day).with_places()
    return [
        OtherEvent(in_language(row, "title", language())[0], str(row.venue or row.municipality), row.slug)
        for row in rows
        if choice.event is None or row.pk != choice.event.pk
    ]


def double_times(choice: Choice) -> Iterable[str]:
    """Say that the clock shows an hour twice when summer time ends, and which of the two is meant."""
    if choice.day and any(
        clock and days.is_double_time(choice.day, clock) for clock in (choice.opens, choice.closes)
    ):
        yield _(
            "The clocks are turned back that night, and the hour from 3 to 4 comes twice. We take the first."
        )


def moved_meetings(day: date, concept: Concept | None) -> Iterable[str]:
    """Say which planning meetings get another day than the computed one, with the reason."""
    for row in concept.meetings.all() if concept else ():
        planned = planned_day(day, row.offset_days)
        if planned.moved:
            yield say_moved(row.name, planned.day, planned.computed)


def hours_reason(concept: Concept | None) -> str:
    """Return why the model proposes its hours, or nothing."""
    for row in concept.texts.all() if concept else ():
        if row.key == "hours_reason":
            return in_language(row, "text", language())[0]
    return ""


def _good_news(choice: Choice, codes: set[str], concept: Concept | None) -> Iterable[Check]:
    """Say what is in order, so that silence is never mistaken for a check."""
    day, opens, closes = choice.day, choice.opens, choice.closes
    if day and days.day_off(day) is None and "past_day" not in codes:
        yield Check("ok", capital(_("%(day)s is an ordinary working day.") % {"day": say_day(day)}))
    if choice.venue and day:
        yield from staff_news(choice.venue, day, codes)
    reason = hours_reason(concept)
    if opens and closes and opens < closes and closes >= EVENING and reason:
        yield Check(
            "ok", _("Open %(hours)s, %(reason)s.") % {"hours": say_hours(opens, closes), "reason": reason}
        )


def staff_news(venue: Venue, day: date, codes: set[str]) -> Iterable[Check]:
    """Say when staff are there, or that nobody has told us."""
    if STAFF_CODES & codes:
        return
    rows = [row for row in venue.hours.all() if row.weekday == day.weekday()]
    valid = [
        row
        for row in rows
        if (row.valid_from or day) <= day <= (row.valid_until or day)
    ]  # fmt: skip
    if valid:
        hours = say_hours(min(row.opens for row in valid), max(row.closes for row in valid))
        yield Check("ok", _("Staff are there %(hours)s.") % {"hours": hours})
    elif not venue.hours.all():
        text = _("We do not know the library's staffed hours, so we could not check them.")
        yield Check("warn", text, _venue_url(venue), _("Add the hours") if _venue_url(venue) else "")


def _venue_url(venue: Venue) -> str:
    try:
        return reverse("partners:venue_edit", args=[venue.pk])
    except NoReverseMatch:
        return ""
