"""How does an event's plan read, line by line in the order of days, and what can be done to each line?"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talkoot.lib import dates, days

from ...choices import Channel, MeetingState, TaskState
from ...forms.day_words import language, say_day, say_moved
from ...models import Event, Meeting, RoomBooking, Task
from ...room_wishes import ask_by, late_words
from ...schedule import planned_day


@dataclass(frozen=True, slots=True)
class Press:
    """One button of a line: where it posts, which name and value, and its words."""

    url: str
    name: str
    value: str
    text: str


@dataclass(slots=True)
class Line:
    """One line of the plan. kind: task, meeting, room or day; state: open, late, done or left_out."""

    key: str
    kind: str
    day: date
    when: str
    note: str
    what: str
    who: str = ""
    why: str = ""
    state: str = "open"
    presses: list[Press] = field(default_factory=list)
    changed: bool = False
    order: int = 0
    link: tuple[str, str] | None = None  # address and words

    @property
    def css(self) -> str:
        """Return the classes of the line's list item."""
        return " ".join((f"is-{self.kind}", f"is-{self.state}", *(["just-changed"] if self.changed else [])))


def plan_lines(
    event: Event, tasks: Iterable[Task], meetings: Iterable[Meeting], today: date, *, may_edit: bool
) -> list[Line]:
    """Return the whole plan in the order of days; meetings before that day's tasks, the event first on its day."""
    lines = [meeting_line(event, meeting, may_edit=may_edit) for meeting in meetings]
    lines += [task_line(event, task, today, may_edit=may_edit) for task in tasks]
    lines += room_lines(event, today, may_edit=may_edit)
    if event.day:
        when = dates.event_time(event.day, event.opens, event.closes, None, language())
        lines.append(
            Line(
                "the-day",
                "day",
                event.day,
                when,
                "",
                event.kind_name or event.title,
                who=place_of(event),
                order=-2,
            )
        )
    return sorted(lines, key=lambda line: (line.day, line.order))


def room_lines(event: Event, today: date, *, may_edit: bool) -> list[Line]:
    """Return by when the venue's own lead time asks for the room; nothing where it has none. One query where it has."""
    by = ask_by(event)
    if by is None:
        return []
    booking = RoomBooking.of(event)
    is_asked = booking.requested_at is not None or booking.answered_at is not None
    state = "done" if is_asked else "late" if by < today else "open"
    link = (reverse("desk:room_request", args=[event.slug]), _("Request for the room"))
    return [Line(
        key="room-request", kind="room", day=by, when=in_plan(event, by), note=distance(event.day, by),
        what=_("Request the room at the latest"), who=str(event.venue), state=state, order=-1,
        why="" if is_asked else late_words(event, today, language()), link=link if may_edit else None,
    )]  # fmt: skip


def task_line(event: Event, task: Task, today: date, *, may_edit: bool, changed: bool = False) -> Line:
    """Return one task with its way out of a moved day and its buttons."""
    state = str(task.state)
    if state == TaskState.OPEN and task.due_on < today:
        state = "late"
    line = Line(
        key=f"task-{task.pk}", kind="task", day=task.due_on, when=in_plan(event, task.due_on),
        note=distance(event.day, task.due_on), what=task.name, who=doer(task), state=state, order=task.order,
        changed=changed,
    )  # fmt: skip
    presses = task_presses(event, task)
    if state in ("open", "late"):
        line.why, way_out = moved(
            task.due_on, event.day, task.offset_days, reverse("desk:task_day", args=[event.slug, task.pk])
        )
        presses += way_out
    line.presses = presses if may_edit else []
    return line


def task_presses(event: Event, task: Task) -> list[Press]:
    """Return the button that a task's state calls for."""
    url = reverse("desk:task_state", args=[event.slug, task.pk])
    if task.state == TaskState.OPEN:
        return [Press(url, "state", TaskState.DONE, _("Mark as done"))]
    return [Press(url, "state", TaskState.OPEN, _("Take back"))]


def meeting_line(event: Event, meeting: Meeting, *, may_edit: bool) -> Line:
    """Return one meeting with its hours, its place and its way out of a moved day."""
    hours = dates.hours(meeting.starts, meeting.ends, language())
    why, presses = moved(meeting.day, event.day, meeting.offset_days, meeting_url(event, meeting))
    what = f"{meeting.name}, {meeting.place}" if meeting.place else meeting.name
    is_cancelled = meeting.state == MeetingState.CANCELLED
    why, presses = ("", []) if is_cancelled else (why, presses)
    return Line(
        key=f"meeting-{meeting.pk}", kind="meeting", day=meeting.day, when=f"{in_plan(event, meeting.day)} {hours}",
        note=distance(event.day, meeting.day), what=what, who=meeting.get_responsible_display(), why=why,
        presses=presses if may_edit else [], order=-1, state="left_out" if is_cancelled else "open",
        link=(reverse("desk:meeting_detail", args=[meeting.pk]), _("Agenda and minutes")),
    )  # fmt: skip


def meeting_url(event: Event, meeting: Meeting) -> str:
    """Return where a meeting's day is changed."""
    return reverse("desk:meeting_day", args=[event.slug, meeting.pk])


def moved(day: date, event_day: date | None, offset_days: int | None, url: str) -> tuple[str, list[Press]]:
    """Return why a day is not the computed one, or that it is a day off, and the button to the other choice."""
    if event_day is None or offset_days is None:
        return "", []
    planned = planned_day(event_day, offset_days)
    if not planned.moved or day not in (planned.day, planned.computed):
        return "", []
    reason = days.reason(planned.computed, language())
    if day == planned.day:
        text = _("Take %(day)s after all") % {"day": short(planned.computed)}
        return _("Moved, because %(reason)s.") % {"reason": reason}, [Press(url, "choice", "computed", text)]
    text = _("Move to %(day)s") % {"day": short(planned.day)}
    return _("Note: %(reason)s.") % {"reason": reason}, [Press(url, "choice", "proposed", text)]


def moved_meeting_point(event: Event, meeting: Meeting) -> tuple[str, list[Press]]:
    """Return the sentence about a meeting that is not on its computed day, or is on a day off, with its button."""
    why, presses = moved(meeting.day, event.day, meeting.offset_days, meeting_url(event, meeting))
    if not presses:
        return "", []
    if meeting.computed_day and meeting.day != meeting.computed_day:
        return say_moved(meeting.name, meeting.day, meeting.computed_day), presses
    return f"{meeting.name}: {why}", presses


def distance(event_day: date | None, day: date) -> str:
    """Return how long before or after the event a day is: 4 weeks before, 26 days before."""
    if event_day is None or event_day == day:
        return ""
    number = abs((event_day - day).days)
    before = day < event_day
    if number % 7:
        if before:
            return ngettext("%(n)s day before", "%(n)s days before", number) % {"n": number}
        return ngettext("%(n)s day after", "%(n)s days after", number) % {"n": number}
    if before:
        return ngettext("%(n)s week before", "%(n)s weeks before", number // 7) % {"n": number // 7}
    return ngettext("%(n)s week after", "%(n)s weeks after", number // 7) % {"n": number // 7}


def doer(task: Task) -> str:
    """Return who does a task and through which channel."""
    who = str(task.get_responsible_display())
    if task.channel == Channel.NONE:
        return who
    channel = str(task.get_channel_display())
    return f"{who}, {channel[:1].lower()}{channel[1:]}"


def place_of(event: Event) -> str:
    """Return where the event is, in short."""
    return str(event.venue or event.municipality)


def in_plan(event: Event, day: date) -> str:
    """Return a day of the plan: without its year where that is the event's own."""
    return short(day) if event.day and event.day.year == day.year else say_day(day)


def short(day: date) -> str:
    """Return a day whose year is known: "ke 24.3."."""
    return dates.weekday_day(day, language())
