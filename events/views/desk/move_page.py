"""In which words is told what would follow from moving, cancelling or changing an event, before it is done?"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talkoot.lib import dates, days

from ...actions.consequences import Consequences
from ...actions.contingency import decision_of
from ...actions.steps import LEAVES, RETURNS, Step
from ...choices import AttendanceMode, EventState, StandState, YesNoUnknown
from ...date_choices import MoveKind
from ...documents import kinds
from ...forms.day_words import language, say_day
from ...forms.moving import ALONG, KEEP, PreparedForm
from ...models import Event, Stand
from ...paper_choices import paper_name
from .event_format import lines as names_of

ENOUGH_NAMES = 12  # more are folded away


def told(found: Consequences) -> dict[str, Any]:
    """Return what follows as sections of sentences, in the page's language."""
    return {
        "old": said(found.event, with_place=found.is_elsewhere),
        "new": said(found.after, with_place=found.is_elsewhere),
        "meetings": _lines(found.meetings), "meetings_asked": _asked(found.meetings, found),
        "tasks": _task_lines(found), "task_days": _lines(found.tasks),
        "tasks_asked": _asked(found.tasks, found),
        "plan": _plan_groups(found), "remote": _remote(found),
        "day": _day(found), "place": [*_room(found), *_poll(found)], "shown": _shown(found), "prints": _prints(found),
        **_receivers(found),
    }  # fmt: skip


def said(event: Event, *, with_place: bool = False) -> str:
    """Return an event's state, time and form in a line, and its place where that is asked for."""
    when = (
        dates.event_time(event.day, event.opens, event.closes, None, language())
        if event.day
        else _("no day yet")
    )
    where = ", ".join(part for part in (str(event.venue or ""), event.room) if part) if with_place else ""
    state = {
        EventState.CANCELLED: _("Cancelled"), EventState.POSTPONED: _("Postponed: a new day comes later"),
    }.get(EventState(event.state), "")  # fmt: skip
    way = "" if event.attendance == AttendanceMode.ONSITE else str(AttendanceMode(event.attendance).label)
    return ", ".join(part for part in (state or when, where, way) if part)


def _lines(steps: Iterable[Step]) -> list[str]:
    return [_line(step) for step in steps if not step.is_pinned]


def _line(step: Step) -> str:
    words = {
        "meeting": step.row.name,
        "old": say_day(step.was),
        "new": say_day(step.day),
        "day": say_day(step.day),
    }
    if step.becomes == LEAVES:
        return _("%(meeting)s on %(day)s is cancelled.") % words
    if step.becomes == RETURNS:
        return _("%(meeting)s is held after all, on %(day)s.") % words
    if step.reason_day:
        words["reason"] = days.reason(step.reason_day, language())
        return _("%(meeting)s moves: %(old)s → %(new)s, because %(reason)s.") % words
    return _("%(meeting)s moves: %(old)s → %(new)s.") % words


def _asked(steps: Iterable[Step], found: Consequences) -> list[dict[str, Any]]:
    """Return the rows whose day a person has set, each with its two answers."""
    rows = []
    for step in steps:
        if not step.is_pinned:
            continue
        words = {"day": say_day(step.was), "new": say_day(step.day)}
        leaves = step.becomes == LEAVES
        rows.append({
            "name": f"row-{step.key}", "legend": step.row.name,
            "choices": [
                {"value": KEEP, "text": _("Stays on %(day)s") % words, "is_chosen": not step.goes},
                {"value": ALONG, "text": _("Is cancelled too") if leaves else _("Moves along: %(new)s") % words,
                 "is_chosen": step.goes},
            ],
        })  # fmt: skip
    return rows


def _task_lines(found: Consequences) -> list[str]:
    """Return how many tasks move, and how many of them would be late at once."""
    moved = [step for step in found.tasks if not step.is_pinned]
    late = sum(1 for step in moved if step.day < found.situation.today)
    open_count = sum(1 for task in found.situation.tasks if task.is_open)
    lines = []
    if moved:
        words = ngettext("%(n)s open task gets a new day.", "%(n)s open tasks get a new day.", len(moved))
        lines.append(words % {"n": len(moved)})
    if late:
        words = ngettext(
            "The day of %(n)s task would be past.", "The days of %(n)s tasks would be past.", late
        )
        lines.append(words % {"n": late})
    if found.wish.kind in (MoveKind.POSTPONE, MoveKind.CANCEL) and open_count:
        lines.append(_("Open tasks stay in the plan, but nobody is reminded of them."))
    return lines


def _plan_groups(found: Consequences) -> list[dict[str, Any]]:
    if found.plan is None:
        return []
    groups = (
        {"title": _("Comes to the plan"), "lines": names_of(found.plan.added)},
        {"title": _("Comes back to the plan"), "lines": names_of(found.plan.returning)},
        {"title": _("Leaves the plan"), "lines": names_of(found.plan.leaving)},
    )
    return [group for group in groups if group["lines"]]


def _remote(found: Consequences) -> list[tuple[str, str]]:
    """Return which confirmed stands work remotely, by what they have answered; of a change of format only."""
    if found.wish.kind != MoveKind.FORMAT or found.after.attendance == AttendanceMode.ONSITE:
        return []
    comes = [stand for stand in found.situation.stands if stand.state == StandState.CONFIRMED]
    groups = (
        (_("Works remotely"), YesNoUnknown.YES), (_("Does not work remotely"), YesNoUnknown.NO),
        (_("Has not told"), YesNoUnknown.UNKNOWN),
    )  # fmt: skip
    rows = [
        (str(title), [one.organisation.name for one in comes if _works(one) == answer])
        for title, answer in groups
    ]
    return [(title, ", ".join(names)) for title, names in rows if names]


def _works(stand: Stand) -> YesNoUnknown:
    if stand.works_remotely is None:
        return YesNoUnknown.UNKNOWN
    return YesNoUnknown.YES if stand.works_remotely else YesNoUnknown.NO


def _day(found: Consequences) -> list[str]:
    """Return what becomes of the hours of the day itself, and of the test calls with host sites."""
    lines, number = [], len(found.slots)
    if number:
        words = ngettext(
            "%(n)s row of the run sheet moves with the opening hours.",
            "%(n)s rows of the run sheet move with the opening hours.", number,
        )  # fmt: skip
        lines.append(words % {"n": number})
    if found.day_plan is not None:
        lines.append(_("The hours of the programme move with the opening hours."))
    for site in found.test_calls:
        said = {"place": site.name, "day": say_day(site.test_call_on) if site.test_call_on else ""}
        lines.append(_("The test call with %(place)s stays on %(day)s. Agree on it anew if needed.") % said)
    return lines


def _room(found: Consequences) -> list[str]:
    venue = str(found.event.venue or "")
    if not venue:
        return []
    if found.is_elsewhere:
        return _other_place(found, venue)
    if found.wish.kind == MoveKind.FORMAT:
        if found.after.attendance == AttendanceMode.ONLINE:
            return [
                _("The booking of the room stays. Tell %(venue)s if the room is not needed.")
                % {"venue": venue}
            ]
        return []
    if found.room_taken:
        return [_("The room is promised: %(venue)s has proposed this time itself.") % {"venue": venue}]
    if not found.room_again:
        return []
    if found.wish.kind in (MoveKind.POSTPONE, MoveKind.CANCEL):
        return [_("The booking of the room ends: %(venue)s is free to give it to others.") % {"venue": venue}]
    return [
        _("The room must be asked for again: %(venue)s has answered about another time.") % {"venue": venue}
    ]


def _other_place(found: Consequences, venue: str) -> list[str]:
    """Return what another place, or another room of it, brings along."""
    words = {"old": venue, "new": str(found.after.venue)}
    lines = [_("The accessibility facts of the record tell of the earlier place. Check them after this.")]
    if found.event.venue_id == found.after.venue_id:
        words = {"venue": venue}
        return [_("Tell %(venue)s of the other room.") % words, *lines]
    if found.room_again:
        lines.insert(
            0, _("%(old)s has answered about its room: it is free to give the room to others.") % words
        )
    return [*lines, _("Ask %(new)s for its room.") % words]


def _poll(found: Consequences) -> list[str]:
    if found.situation.poll is None:
        return []
    if found.closes_poll:
        return [_("The open question about the day is closed.")]
    return [_("The question about the day stays open.")]


def _shown(found: Consequences) -> list[str]:
    """Return what the public sees at once."""
    lines = []
    if found.event.is_published:
        lines.append(_("The public page, the list of events and the calendar feed change at once."))
        lines.append(
            _("Google reads a subscribed calendar again within a day, other calendars within hours.")
        )
    else:
        lines.append(_("The event is a draft: the public sees nothing of this."))
    return lines


def _prints(found: Consequences) -> list[str]:
    """Return the printed papers that tell old facts afterwards."""
    lines = []
    for row in found.stale_prints():
        words = {"title": kinds.KINDS[row.kind].title, "paper": paper_name(row.paper), "n": row.copies}
        text = ngettext("%(title)s, %(paper)s: %(n)s copy", "%(title)s, %(paper)s: %(n)s copies", row.copies)
        lines.append(text % words)
    return lines


def _receivers(found: Consequences) -> dict[str, Any]:
    """Return who is written to, who has no address, and whose calendars have the entry."""
    receivers = found.situation.receivers
    reached = [one for one in receivers if one.email]
    uid = found.facts("fi").uid
    holding = sum(1 for one in receivers if uid in one.holds)
    return {
        "reached": _folded([f"{one.name}, {one.email}" for one in reached]), "reached_count": len(reached),
        "unreached": [one.name for one in receivers if not one.email], "untold": found.situation.untold,
        "calendars": _calendar_lines(found, holding),
    }  # fmt: skip


def _folded(names: Sequence[str]) -> Mapping[str, Any]:
    return {"names": names, "is_long": len(names) > ENOUGH_NAMES}


def _calendar_lines(found: Consequences, holding: int) -> list[str]:
    if not holding:
        return []
    off = found.after.state in (EventState.CANCELLED, EventState.POSTPONED)
    words = (
        ngettext(
            "%(n)s person's calendar has the entry. It is taken away.",
            "%(n)s people's calendars have the entry. It is taken away.", holding,
        )
        if off
        else ngettext(
            "%(n)s person's calendar has the entry. It is brought up to date.",
            "%(n)s people's calendars have the entry. It is brought up to date.", holding,
        )
    )  # fmt: skip
    return [words % {"n": holding}]


def prepared_of(event: Event, form: PreparedForm) -> dict[str, Any]:
    """Return the form of plan B made ready, and the day of decision in words when it is in the plan; one query."""
    task = decision_of(event)
    words = _("Plan B is decided on %(day)s.")
    return {"prepared": form, "decision": words % {"day": say_day(task.due_on)} if task else ""}
