"""Which reminders of tasks are due now or were missed, and who gets each?

A reminder's moment is seven in the morning so many days before the task's day. It is sent within a day of that moment
by whichever clock ticks, and once: its key holds the task, both numbers and the receiver. One whose moment passed
while every clock stood still is never sent by itself; a person decides.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localtime, make_aware

from partners.choices import LinkPurpose, MessageState
from partners.models import User
from partners.post import outbox
from partners.post.letter import Letter
from talkoot.lib import dates

from . import desk_letters, personal_links, rounds
from .choices import Responsible
from .models import Task
from .plan_choices import ReminderKind

HOUR = 7  # local time
IN_TIME = timedelta(hours=24)  # later than this it is missed
REMEMBERED = 26 * 3600  # seconds


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who is reminded. `at_library` gets the link to the library's page, the network's own people to the plan."""

    name: str
    email: str
    language: str
    at_library: bool = False


def moment_of(task: Task) -> datetime | None:
    """Return when a task's reminder is to leave, in local time, or None when nobody asked for one."""
    if task.remind_days is None:
        return None
    return make_aware(datetime.combine(task.due_on - timedelta(days=task.remind_days), time(HOUR)))


def prefix_of(task: Task) -> str:
    """Return how the keys of one reminder begin; a task that gets another day is reminded of again."""
    return f"{ReminderKind.TASK}:{task.pk}:{task.due_on}:{task.remind_days}:"


def send_due(now: datetime) -> int:
    """Write the reminders of people's own tasks that are due and not written yet; returns how many."""
    due = [task for task in Task.objects.to_remind_of(localtime(now).date()).of_people() if is_due(task, now)]
    done = cache.get_many([prefix_of(task) for task in due])
    fresh = [task for task in due if prefix_of(task) not in done]
    return rounds.each(fresh, partial(_once, localtime(now).date())).done


def _once(today: date, task: Task) -> int:
    """Write the reminder of one task and remember that it is written, so that the next round need not look."""
    count = remind(task, today)
    cache.set(prefix_of(task), True, REMEMBERED)
    return count


def forget(key: str) -> None:
    """Let the next round look again at a reminder that was taken back before it left."""
    cache.delete(f"{key.rpartition(':')[0]}:")


def is_due(task: Task, now: datetime) -> bool:
    """Tell whether a reminder's moment has come, and is not so long ago that it was missed."""
    moment = moment_of(task)
    return moment is not None and moment <= now < moment + IN_TIME


def is_day_of(task: Task, day: date) -> bool:
    """Tell whether a task's own reminder is set for a day."""
    moment = moment_of(task)
    return moment is not None and moment.date() == day


def remind(task: Task, today: date) -> int:
    """Write the reminder of one task to whoever does it; returns how many letters are new."""
    return sum(_write(task, receiver) for receiver in receivers_of(task, today))


def leave(task: Task, by: User) -> bool:
    """Note that a missed reminder is not sent any more; returns whether nobody had decided before."""
    letter = _letter(task, Receiver(by.name, by.email, by.language), prefix_of(task) + "left", "")
    return outbox.write(letter, state=MessageState.CANCELLED, by=by)[1]


def receivers_of(task: Task, today: date) -> list[Receiver]:
    """Return who is reminded: the person, else whoever has the role; the coordinator where nobody can be reached."""
    event, network = task.event, task.event.network
    if task.user:
        return _people([task.user])
    venue = event.venue
    if task.responsible in (Responsible.LIBRARY, Responsible.LIBRARY_AND_PARTNERS) and venue and venue.email:
        return [Receiver(venue.name, venue.email, "fi", at_library=True)]
    if task.responsible == Responsible.COMMUNICATIONS:
        helpers = _people(User.objects.helping(network, today))
        if helpers:
            return helpers
    coordinators = list(User.objects.coordinating_in(network, today))
    return _people([one for one in coordinators if one.pk == event.created_by_id] or coordinators)


def _people(users: Iterable[User]) -> list[Receiver]:
    return [Receiver(one.name, one.email, one.language) for one in users if one.is_active]


@transaction.atomic
def _write(task: Task, receiver: Receiver) -> bool:
    """Write one letter; the link to the library's page is saved together with it, or not at all."""
    token, link = (
        "",
        f"{settings.PORTAL_BASE_URL}{reverse('desk:event_plan', args=[task.event.slug])}#task-{task.pk}",
    )
    if receiver.at_library:
        token, link = personal_links.new_address(LinkPurpose.LIBRARY)
    is_new = outbox.write(_letter(task, receiver, prefix_of(task) + receiver.email, link))[1]
    if is_new and token:
        personal_links.save_for_library(token, task.event)
    return is_new


def _letter(task: Task, receiver: Receiver, key: str, link: str) -> Letter:
    event, language = task.event, receiver.language
    values = {
        "task": task.name,
        "due": dates.weekday_date(task.due_on, language),
        "due_short": dates.weekday_day(task.due_on, language),
        "event_named": f"{event.title}, {event.municipality}",
    }
    return desk_letters.task_reminder(
        receiver.name, receiver.email, language, values, key=key[:160], link=link, title=task.remind_subject,
        network=event.network, occasion=event.subject,
    )  # fmt: skip
