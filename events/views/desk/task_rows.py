"""How does each task read in a list, on a board and week by week, and what can be done to it there?"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from partners.models import User
from partners.templatetags.parts import count_word
from talkoot.lib import dates

from ...choices import TaskState
from ...forms.day_words import capital, language
from ...models import Event, Task
from .agenda import danger, lateness, plan_address, week_end
from .plan_lines import Press, doer, in_plan, moved, short, task_presses


@dataclass(slots=True)
class Item:
    """One task. tick: its number and version, empty for those who may not change it; css: late, today, later, done.

    alarms: since when it is late, what that endangers, and what it waits for; notes: what else is to be known of it.
    files: how many it has.
    """

    task: Task
    when: str
    url: str
    who: str
    css: str
    alarms: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    tick: str = ""
    event: str = ""
    presses: list[Press] = field(default_factory=list)
    files: int = 0
    files_url: str = ""

    @property
    def title(self) -> str:
        """Return the task's name."""
        return self.task.name


@dataclass(slots=True)
class Section:
    """Items under one heading; the late ones are told with a sign."""

    key: str
    title: str
    items: list[Item] = field(default_factory=list)
    is_late: bool = False


@dataclass(slots=True)
class Week:
    """One row of the timeline. css: is-now for this week; held: the events of the week; gap: empty weeks before it."""

    name: str
    days: str
    items: list[Item] = field(default_factory=list)
    css: str = ""
    held: list[str] = field(default_factory=list)
    gap: str = ""


def items_of(
    tasks: Iterable[Task], user: User, today: date, *, with_event: bool, back: str = ""
) -> list[Item]:
    """Return the tasks as items, in the same order; they come from TaskQuerySet.for_list.

    `back` stands at the end of the address of each task's page and leads back to the list.
    """
    return [item_of(task, user, today, with_event=with_event, back=back) for task in tasks]


def item_of(task: Task, user: User, today: date, *, with_event: bool, back: str) -> Item:
    """Return one task with its buttons, as far as this person may change it."""
    may_edit = task.event.network_id in user.standing.coordinated
    event = task.event
    url = (
        address("desk:task_edit", event.slug, task.pk) + back
        if may_edit
        else f"{plan_address(event.slug)}#task-{task.pk}"
    )
    return Item(
        task=task, when=when_of(task, today), url=url, who=who_does(task), css=urgency(task, today),
        alarms=list(alarms_of(task, today)), notes=list(notes_of(task)),
        tick=f"{task.pk}.{task.version}" if may_edit else "",
        event=str(event.municipality) if with_event else "", presses=presses_of(task) if may_edit else [],
        files=task.file_count, files_url=address("desk:task_files", event.slug, task.pk) if task.file_count else "",
    )  # fmt: skip


@lru_cache(maxsize=2000)
def address(name: str, slug: str, pk: int) -> str:
    """Return the address of a task's page; long lists ask for the same ones again and again."""
    return reverse(name, args=[slug, pk])


def urgency(task: Task, today: date) -> str:
    """Return how a task looks: late, today, later, done or left_out."""
    if not task.is_open:
        return str(task.state)
    return "late" if task.due_on < today else "today" if task.due_on == today else "later"


def when_of(task: Task, today: date) -> str:
    """Return the due day, without its year where that is this year or the event's."""
    return short(task.due_on) if task.due_on.year == today.year else in_plan(task.event, task.due_on)


def who_does(task: Task) -> str:
    """Return the person or partner by name, if there is one, then the role and the channel."""
    name = str(task.user) if task.user else str(task.stand.organisation) if task.stand else ""
    role = doer(task)
    return f"{name}, {role[:1].lower()}{role[1:]}" if name else role


def alarms_of(task: Task, today: date) -> Iterable[str]:
    """Yield since when an open task is late and what that endangers, and which task it waits for."""
    if task.is_open and task.due_on < today:
        yield lateness(task.due_on, today)
        if endangered := danger(task, today):
            yield endangered
    if task.is_open and task.after and task.after.is_open:
        yield _("Waits for: %(task)s.") % {"task": task.after.name}


def notes_of(task: Task) -> Iterable[str]:
    """Yield why a task's day was moved, and its note."""
    if task.is_open and (why := moved(task.due_on, task.event.day, task.offset_days, "")[0]):
        yield why
    if task.note:
        yield task.note


def presses_of(task: Task) -> list[Press]:
    """Return the button that the state calls for, and on an open task the one that leaves it out."""
    found = task_presses(task.event, task)
    if task.is_open:
        found.append(Press(found[0].url, "state", TaskState.LEFT_OUT, _("Leave out")))
    return found


def sections_of(items: Iterable[Item], today: date) -> list[Section]:
    """Return the items of a list under headings whose urgency fades; empty ones are left out."""
    sunday = week_end(today)
    found = [
        Section("late", _("Late"), is_late=True), Section("week", _("This week")),
        Section("next", _("Next week")), Section("later", pgettext("tasks", "Later")),
        Section("done", pgettext("tasks", "Done")), Section("left_out", pgettext("tasks", "Left out")),
    ]  # fmt: skip
    by_key = {section.key: section for section in found}
    for item in items:
        by_key[section_of(item, sunday)].items.append(item)
    return [section for section in found if section.items]


def section_of(item: Item, sunday: date) -> str:
    """Return under which heading an item stands."""
    if item.css in ("late", "done", "left_out"):
        return item.css
    if item.task.due_on <= sunday:
        return "week"
    return "next" if item.task.due_on <= sunday + timedelta(days=7) else "later"


def columns_of(items: Iterable[Item]) -> list[Section]:
    """Return one column for each state, also where it is empty."""
    names = {
        TaskState.OPEN: pgettext("tasks", "Open"), TaskState.DONE: pgettext("tasks", "Done"),
        TaskState.LEFT_OUT: pgettext("tasks", "Left out"),
    }  # fmt: skip
    found = {state: Section(state.value, name) for state, name in names.items()}
    for item in items:
        found[TaskState(item.task.state)].items.append(item)
    return list(found.values())


def weeks_of(items: Iterable[Item], today: date, events: Iterable[Event]) -> list[Week]:
    """Return the weeks that have tasks, this one and those of the events, the earliest first; gaps are told."""
    days = [event for event in events if event.day]
    by_monday: dict[date, list[Item]] = {}
    for item in sorted(items, key=lambda item: item.task.due_on):
        by_monday.setdefault(monday_of(item.task.due_on), []).append(item)
    for day in (today, *(event.day for event in days if event.day)):
        by_monday.setdefault(monday_of(day), [])
    found: list[Week] = []
    before: date | None = None
    for monday in sorted(by_monday):
        week = week_of(monday, by_monday[monday], today, days)
        if before and (gap := (monday - before).days // 7 - 1):
            week.gap = gap_words(gap)
        found.append(week)
        before = monday
    return found


def week_of(monday: date, items: list[Item], today: date, events: Iterable[Event]) -> Week:
    """Return one week with its number, its days, and the events that are held in it."""
    sunday = monday + timedelta(days=6)
    held = [event for event in events if event.day and monday <= event.day <= sunday]
    css = "is-now" if monday <= today <= sunday else ""
    name = _("Week %(week)s") % {"week": monday.isocalendar().week}
    spans = dates.date_range(monday, sunday, language())
    return Week(name=name, days=spans, items=items, css=css, held=[held_words(event) for event in held])


def held_words(event: Event) -> str:
    """Return "to 22.4. Digitukitalkoot, Kajaani"."""
    day = in_plan(event, event.day) if event.day else ""
    return f"{day} {event.kind_name or event.title}, {event.municipality}"


def gap_words(weeks: int) -> str:
    """Return that some weeks are empty."""
    return capital(_("%(weeks)s without tasks before this.") % {"weeks": weeks_counted(weeks)})


def weeks_counted(number: int) -> str:
    """Return "one week" or "three weeks"."""
    return ngettext("%(n)s week", "%(n)s weeks", number) % {"n": count_word(number)}


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())
