"""Which tasks stand in a person's own calendar feed?"""

from datetime import date

from django.conf import settings
from django.urls import reverse

from partners.models import Change, User

from .calendars.todos import TaskFacts
from .choices import EventState
from .models import Task

OFF = (EventState.CANCELLED, EventState.POSTPONED)


def tasks_of(user: User, since: date) -> dict[int, TaskFacts]:
    """Return a person's own tasks that are due since a day, by number and in order of day; two queries.

    A task keeps no moment of its own: it was last revised when the trail of its event last grew at the latest.
    """
    rows = list(Task.objects.visible_to(user).of_person(user).for_calendar(since))
    changed = Change.objects.newest_by_subject({row.event.subject for row in rows})
    found = {}
    for row in rows:
        event = row.event
        address = reverse("desk:event_plan", args=[event.slug])
        found[row.pk] = TaskFacts(
            uid=f"talkoot-{event.calendar_uid}-task-{row.pk}@{settings.CALENDAR_DOMAIN}",
            name=row.name, due_on=row.due_on, state=row.state, sequence=row.version,
            stamp=max(event.created_at, changed.get(event.subject, event.created_at)), event=event.title,
            place=event.municipality.name, url=f"{settings.PORTAL_BASE_URL}{address}#task-{row.pk}",
            called_off=event.state in OFF,
        )  # fmt: skip
    return found
