"""What of a plan should its coordinator look at: moved days, voting days, missing facts, tasks whose day was past?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from ...choices import TaskState
from ...forms.day_check import Choice, calendar_facts, warnings
from ...forms.day_words import say_day, say_range, warning_check
from ...models import Event, Meeting, Task
from ...schedule import CalendarFact
from .plan_lines import Press, distance, doer, moved_meeting_point

VOTING = ("election", "advance_voting")
DISTANCE = ("past_day", "too_near", "lead_time", "far_away")


@dataclass(frozen=True, slots=True)
class Point:
    """One sentence with its reason and its way out: buttons, or a link."""

    text: str
    presses: list[Press] = field(default_factory=list)
    url: str = ""
    link: str = ""


def points_to_look_at(event: Event, meetings: Iterable[Meeting], today: date, *, is_new: bool) -> list[Point]:
    """Return what to look at, the meetings first, then the day, then what the poster lacks.

    How near the day is is said of a new plan only; after the day there is nothing to look at any more.
    """
    if event.day and event.day < today and not is_new:
        return []
    found: list[Point] = []
    notes = calendar_facts(event.network)
    voting = [note for note in notes if note.kind in VOTING]
    for meeting in meetings:
        text, presses = moved_meeting_point(event, meeting)
        if text:
            found.append(Point(text, presses))
        found += [
            Point(voting_sentence(meeting, note)) for note in voting if note.first <= meeting.day <= note.last
        ]
    return [*found, *day_points(event, today, notes, is_new=is_new), *missing_points(event)]


def voting_sentence(meeting: Meeting, note: CalendarFact) -> str:
    """Say that a meeting falls into voting days, so that its room may be taken."""
    return _("%(meeting)s is on %(day)s. %(name)s %(days)s: the library's room may be taken.") % {
        "meeting": meeting.name, "day": say_day(meeting.day), "name": note.name,
        "days": say_range(note.first, note.last),
    }  # fmt: skip


def day_points(event: Event, today: date, notes: Sequence[CalendarFact], *, is_new: bool) -> list[Point]:
    """Return what schedule.day_warnings says of the event's own day; a season is no reason to look."""
    choice = Choice(event.network, event.venue, event.day, event.opens, event.closes, event)
    found = warnings(choice, today, notes)
    checks = [warning_check(warning) for warning in found if is_new or warning.code not in DISTANCE]
    return [Point(check.text, url=check.url, link=check.link) for check in checks if check.kind != "ok"]


def missing_points(event: Event) -> list[Point]:
    """Return the facts that the poster and the letter want and nobody has given."""
    edit = address("desk:event_edit", event.slug)
    found = []
    if not event.contact_phone:
        text = _("The library's phone number is missing. The poster needs a number for questions.")
        found.append(
            Point(text, url=edit and f"{edit}#id_contact_phone", link=_("Add the number") if edit else "")
        )
    if event.venue and not event.venue.street_address:
        url = address("partners:venue_edit", event.venue.pk)
        text = _("The library's street address is missing from the poster and the letter.")
        found.append(Point(text, url=url, link=_("Add the address") if url else ""))
    if event.step_free is None:
        text = _("Nobody has checked whether the room has step-free access, so the poster does not say it.")
        found.append(Point(text, url=edit and f"{edit}#id_step_free", link=_("Tell it") if edit else ""))
    return found


@dataclass(frozen=True, slots=True)
class LateRow:
    """A task whose day had passed when the event was made, with its three choices."""

    key: str
    when: str
    what: str
    note: str
    presses: list[Press]


def past_rows(event: Event, tasks: Iterable[Task], today: date, *, may_edit: bool) -> list[LateRow]:
    """Return the open tasks whose day was past when the event was made: do today, leave out, or done already."""
    rows = []
    for task in tasks:
        if task.was_past and task.state == TaskState.OPEN and task.due_on < today:
            url = reverse("desk:task_state", args=[event.slug, task.pk])
            presses = [
                Press(url, "state", "today", _("Do it today")),
                Press(url, "state", TaskState.LEFT_OUT, _("Leave it out")),
                Press(url, "state", TaskState.DONE, _("It is done")),
            ]
            note = ", ".join(part for part in (doer(task), distance(event.day, task.due_on)) if part)
            rows.append(
                LateRow(f"past-{task.pk}", say_day(task.due_on), task.name, note, presses if may_edit else [])
            )
    return rows


def address(name: str, *arguments: object) -> str:
    """Return a page's address, or nothing while there is no such page."""
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""
