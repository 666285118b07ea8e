"""Which tasks does each filter of a task list show?"""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .choices import Responsible, TaskState

if TYPE_CHECKING:
    from partners.models import User


class TaskFilter(TextChoices):
    """The filters in the order of the page; the values stand in addresses."""

    ALL = "kaikki", pgettext_lazy("tasks", "All")
    OPEN = "avoimet", pgettext_lazy("tasks", "Open")
    MINE = "omat", pgettext_lazy("tasks", "Mine")
    LATE = "myohassa", _("Late")
    WEEK = "viikko", _("This week")
    DONE = "tehdyt", pgettext_lazy("tasks", "Done")
    LEFT_OUT = "pois", pgettext_lazy("tasks", "Left out")


def narrowings(user: "User", today: date) -> dict[TaskFilter, Q]:
    """Return the condition of each filter. A week is Monday to Sunday; late, mine and this week are open ones."""
    monday = today - timedelta(days=today.weekday())
    is_open = Q(state=TaskState.OPEN)
    return {
        TaskFilter.ALL: Q(),
        TaskFilter.OPEN: is_open,
        TaskFilter.MINE: is_open & of_person(user),
        TaskFilter.LATE: is_open & Q(due_on__lt=today),
        TaskFilter.WEEK: is_open & Q(due_on__range=(monday, monday + timedelta(days=6))),
        TaskFilter.DONE: Q(state=TaskState.DONE),
        TaskFilter.LEFT_OUT: Q(state=TaskState.LEFT_OUT),
    }


def of_person(user: "User") -> Q:
    """Tasks given to a person by name, and those that nobody has by name but the person's role does."""
    standing = user.standing
    by_role = Q(event__network__in=standing.coordinated, responsible__in=Responsible.of_coordinators())
    by_role |= Q(
        event__network__in=standing.networks - standing.coordinated,
        responsible__in=Responsible.of_materials(),
    )
    return Q(user=user) | (Q(user=None, stand=None) & by_role)
