"""What needs this person next, over all events: what is late, for today, for this week; and what waits for others?"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.models import User
from partners.templatetags.parts import count_word
from talkoot.lib import dates

from ...choices import Responsible, TaskState
from ...forms.day_words import capital, language
from ...models import Meeting, Task
from .plan_lines import Press, doer, short

MOST_LATE, MOST_ROWS = 200, 120  # nobody reads more; what is left comes up when these are done
MOST_COMING = 6  # of what comes after next week, only what is nearest
MOST_SHOWN = 8  # of what is late or waits for others; the rest is folded away
OF_COORDINATORS = Responsible.of_coordinators()
OF_MATERIALS = Responsible.of_materials()


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to do, to go to or to wait for. state: late, today or later; kind: task, meeting, decision or wait."""

    kind: str
    day: date
    when: str
    title: str
    url: str
    event: str
    state: str
    mine: bool
    who: str = ""
    note: str = ""
    press: Press | None = None


@dataclass(slots=True)
class Agenda:
    """The rows in groups whose urgency fades down the page; `others` is what waits for somebody else."""

    today: date
    needs: int = 0  # mails that need this person; their rows are told elsewhere
    late: list[Row] = field(default_factory=list)
    now: list[Row] = field(default_factory=list)
    week: list[Row] = field(default_factory=list)
    others: list[Row] = field(default_factory=list)
    next_week: list[Row] = field(default_factory=list)
    coming: list[Row] = field(default_factory=list)

    @property
    def late_count(self) -> int:
        """Return how many of this person's own things are late."""
        return sum(1 for row in self.late if row.mine)

    @property
    def count(self) -> int:
        """Return how many things wait for this person this week, the late ones among them."""
        return self.late_count + self.needs + len(self.now) + len(self.week)

    @property
    def late_note(self) -> str:
        """Return how much is late, for the heading; beyond what is read nobody counts."""
        if len(self.late) >= MOST_LATE:
            return _("more than %(count)s things") % {"count": MOST_LATE}
        return ngettext("%(count)s thing", "%(count)s things", len(self.late)) % {"count": len(self.late)}

    @property
    def first_late(self) -> list[Row]:
        """Return the late rows that are shown at once."""
        return self.late[:MOST_SHOWN]

    @property
    def more_late(self) -> list[Row]:
        """Return the late rows that are folded away."""
        return self.late[MOST_SHOWN:]

    @property
    def first_others(self) -> list[Row]:
        """Return what waits for others and is shown at once."""
        return self.others[:MOST_SHOWN]

    @property
    def more_others(self) -> list[Row]:
        """Return what waits for others and is folded away."""
        return self.others[MOST_SHOWN:]

    @property
    def sentence(self) -> str:
        """Return the state in words: the day, how much waits this week, how much of it is late."""
        day = capital(
            f"{dates.weekday_name(self.today, language())} {dates.short_date(self.today, language())}"
        )
        head = _("%(day)s, week %(week)s.") % {"day": day, "week": self.today.isocalendar().week}
        return " ".join(part for part in (head, self.waiting, self.lateness) if part)

    @property
    def waiting(self) -> str:
        """Return how much waits this week."""
        if not self.count:
            return _("Nothing waits for you this week.")
        words = ngettext(
            "%(count)s thing waits for you this week.", "%(count)s things wait for you this week.", self.count
        )
        return capital(words % {"count": count_word(self.count)})

    @property
    def lateness(self) -> str:
        """Return how much of it is late."""
        late = self.late_count
        if not late:
            return ""
        return capital(
            ngettext("%(count)s of them is late.", "%(count)s of them are late.", late)
            % {"count": count_word(late)}
        )


def week_end(day: date) -> date:
    """Return the Sunday of a day's week."""
    return day + timedelta(days=6 - day.weekday())


def agenda_of(user: User, today: date, awaited: Iterable[Row] = ()) -> Agenda:
    """Return what waits for a user, the nearest first, and what waits for others (awaited besides tasks); four queries.

    However many tasks are late, what is due today is not pushed out by them.
    """
    waiting, next_sunday = Task.objects.visible_to(user).waiting(), week_end(today) + timedelta(days=7)
    late = list(waiting.late(today)[:MOST_LATE])
    tasks = [
        *(task for task in late if not task.was_past), *waiting.between(today, next_sunday)[:MOST_ROWS],
        *waiting.of_person(user).after_day(next_sunday)[:MOST_COMING],
    ]  # fmt: skip
    meetings = Meeting.objects.visible_to(user).coming(today)[:MOST_ROWS]
    undecided = [task for task in late if task.was_past]
    rows = [
        *decision_rows(undecided, user, today),
        *(meeting_row(meeting, today) for meeting in meetings),
        *awaited,
    ]
    rows += [task_row(task, user, today) for task in tasks]
    return grouped(sorted(rows, key=lambda row: row.day), today)


def is_mine(task: Task, user: User) -> bool:
    """Tell whether a task is this person's: given by name, or to nobody by name and done by the person's role."""
    if task.user_id or task.stand_id:
        return task.user_id == user.pk
    coordinates = task.event.network_id in user.standing.coordinated
    return task.responsible in (OF_COORDINATORS if coordinates else OF_MATERIALS)


def grouped(rows: Iterable[Row], today: date) -> Agenda:
    """Return the rows in their groups; others' tasks are told when they fall into this week, or are late."""
    agenda, sunday = Agenda(today), week_end(today)
    next_sunday = sunday + timedelta(days=7)
    for row in rows:
        if row.kind == "wait":
            agenda.others.append(row)
        elif row.state == "late":
            agenda.late.append(row)
        elif not row.mine:
            if row.day <= sunday:
                agenda.others.append(row)
        elif row.day <= today:
            agenda.now.append(row)
        elif row.day <= next_sunday:
            (agenda.week if row.day <= sunday else agenda.next_week).append(row)
        elif len(agenda.coming) < MOST_COMING:
            agenda.coming.append(row)
    return agenda


def who_does(task: Task, user: User) -> str:
    """Return who does a task: nobody is named to whoever does it alone, a partner or a person is by name."""
    if task.stand_id and task.stand:
        return str(task.stand.organisation)
    if task.user_id and task.user and task.user_id != user.pk:
        return str(task.user)
    return doer(task)


def task_row(task: Task, user: User, today: date) -> Row:
    """Return one task; while it is late with how long and what that endangers."""
    event = task.event
    coordinates = event.network_id in user.standing.coordinated
    late = task.due_on < today
    note = (
        " ".join(part for part in (lateness(task.due_on, today), danger(task, today)) if part) if late else ""
    )
    press = None
    if coordinates and task.due_on <= today:
        url = reverse("desk:task_state", args=[event.slug, task.pk])
        press = Press(url, "state", TaskState.DONE, _("Mark as done"))
    return Row(
        kind="task", day=task.due_on, when=short(task.due_on), title=task.name,
        url=f"{plan_address(event.slug)}#task-{task.pk}", event=str(event.municipality),
        state="late" if late else "today" if task.due_on == today else "later",
        mine=is_mine(task, user), who=who_does(task, user), note=note, press=press,
    )  # fmt: skip


@lru_cache(maxsize=1000)
def plan_address(slug: str) -> str:
    """Return the address of an event's plan; hundreds of lines lead to a few of them."""
    return reverse("desk:event_plan", args=[slug])


def meeting_row(meeting: Meeting, today: date) -> Row:
    """Return one planning meeting with its hours and place."""
    hours = dates.hours(meeting.starts, meeting.ends, language())
    return Row(
        kind="meeting", day=meeting.day, when=short(meeting.day), title=f"{meeting.name}, {hours}",
        url=reverse("desk:meeting_detail", args=[meeting.pk]),
        event=str(meeting.event.municipality if meeting.event else meeting.network),
        state="today" if meeting.day == today else "later", mine=True, who=meeting.place,
    )  # fmt: skip


def decision_rows(tasks: Iterable[Task], user: User, today: date) -> list[Row]:
    """Return one row for each event some of whose tasks were past when it was made, and nobody has decided yet."""
    by_event: dict[int, list[Task]] = {}
    for task in tasks:
        if task.event.network_id in user.standing.coordinated:
            by_event.setdefault(task.event_id, []).append(task)
    rows = []
    for found in by_event.values():
        event, number = found[0].event, len(found)
        title = ngettext(
            "Decide whether there is still time for %(n)s task",
            "Decide whether there is still time for %(n)s tasks",
            number,
        ) % {"n": number}
        url = reverse("desk:event_plan", args=[event.slug]) + "#still-time"
        rows.append(Row("decision", today, short(today), title, url, str(event.municipality), "today", True,
                        note=_("Their days had passed when the plan was made.")))  # fmt: skip
    return rows


def lateness(day: date, today: date) -> str:
    """Return for how long something has been late, as a sentence."""
    number = (today - day).days
    return capital(
        ngettext("%(count)s day late.", "%(count)s days late.", number) % {"count": count_word(number)}
    )


def danger(task: Task, today: date) -> str:
    """Return what is in danger while a task is late; after the event it is the closing, or nothing any more."""
    day = task.event.day
    if day is None or day >= today:
        return task.get_risk()
    if task.due_on > day:
        return _("The closing of the event waits for this.")
    return _("The event has been held: mark it as done or leave it out.")
