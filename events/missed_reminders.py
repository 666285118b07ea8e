"""Which reminders did not leave because every clock stood still, so that a person has to decide about each?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.core.cache import cache
from django.utils.timezone import localtime, make_aware

from partners.models import Message, User

from . import partner_reminders, reminders
from .models import Task
from .partner_reminders import Waiting
from .plan_choices import ReminderKind
from .reminders import HOUR, IN_TIME, moment_of, prefix_of

COUNTED_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Missed:
    """One of them: a task's own reminder, or what a partner should have heard on Monday. `key` names it in a form."""

    key: str
    moment: datetime
    task: Task | None = None
    waiting: Waiting | None = None


def missed_of(user: User, now: datetime) -> list[Missed]:
    """Return what a coordinator has to decide about, the oldest first; nothing in it is sent by itself."""
    return sorted([*_tasks(user, now), *_partners(user, now)], key=lambda one: (one.moment, one.key))


def count_of(user: User, now: datetime) -> int:
    """Return how many wait for a coordinator's decision, as it was some minutes ago at most; one query mostly."""
    if not user.standing.coordinated:
        return 0
    return int(cache.get_or_set(_count_key(user), lambda: len(missed_of(user, now)), COUNTED_SECONDS) or 0)


def _count_key(user: User) -> str:
    return f"missed-reminders:{user.pk}"


def decide(user: User, now: datetime, key: str, *, send: bool) -> bool:
    """Send one of them now, or leave it; returns whether a letter went. Raises LookupError for what is not there."""
    found = next((one for one in missed_of(user, now) if one.key == key), None)
    if found is None:
        raise LookupError(key)
    cache.delete(_count_key(user))
    today = localtime(now).date()
    if found.waiting is not None:
        return partner_reminders.remind(found.waiting, today) if send else _left(found.waiting, today, user)
    task = found.task
    assert task is not None  # noqa: S101 - one of the two is there
    if not send:
        reminders.leave(task, user)
        return False
    if task.stand is None:
        return bool(reminders.remind(task, today))
    reminders.leave(task, user)  # told in the partner's one letter of the day, or told today already
    waiting = [one for one in partner_reminders.waiting_on(today, user) if one.stand.pk == task.stand_id]
    return any(partner_reminders.remind(one, today) for one in waiting)


def _left(waiting: Waiting, today: date, user: User) -> bool:
    partner_reminders.leave(waiting, today, user)
    return False


def _tasks(user: User, now: datetime) -> list[Missed]:
    rows = Task.objects.editable_by(user).to_remind_of(localtime(now).date())
    late = [(task, moment) for task in rows if (moment := moment_of(task)) and now >= moment + IN_TIME]
    settled = _settled(task for task, _moment in late)
    return [
        Missed(f"task-{task.pk}", moment, task=task)
        for task, moment in late
        if not any(key.startswith(prefix_of(task)) for _subject, key, _at in settled)
        and not (task.stand and _told(task, moment, settled))
    ]


def _settled(tasks: Iterable[Task]) -> list[tuple[str, str, datetime]]:
    """Return (subject, key, moment) of all reminders about these tasks' events; at most one query."""
    occasions = {task.event.subject for task in tasks}
    if not occasions:
        return []
    found = Message.objects.of_kinds([ReminderKind.TASK, ReminderKind.PARTNER]).about_any(occasions)
    return list(found.values_list("subject", "key", "created_at"))


def _told(task: Task, moment: datetime, settled: Iterable[tuple[str, str, datetime]]) -> bool:
    """Tell whether the partner who does a task has had a letter since its reminder was due."""
    own = task.stand.subject if task.stand else ""
    return any(subject == own and at >= moment for subject, _key, at in settled)


def _partners(user: User, now: datetime) -> list[Missed]:
    """Return whose letter of this Monday did not leave; once the day after it has begun."""
    today = localtime(now).date()
    monday = today - timedelta(days=today.weekday())
    moment = make_aware(datetime.combine(monday, time(HOUR)))
    if now < moment + IN_TIME:
        return []
    told = {subject for subject, _key in partner_reminders.told_since(monday)}
    found = [one for one in partner_reminders.waiting_on(today, user) if one.stand.subject not in told]
    return [
        Missed(f"partner-{one.stand.pk}", moment, waiting=one)
        for one in partner_reminders.reachable(found, today)
    ]
