"""Who may see or change what of an event? Each answer is a Q object, used by a queryset."""

from typing import TYPE_CHECKING

from django.db.models import Q

if TYPE_CHECKING:
    from partners.models import User


def visible_to(user: "User", prefix: str = "") -> Q:
    """An event's state and its posters: the network's people, and librarians of the venue."""
    return plan_visible_to(user, prefix) | Q(**{f"{prefix}venue__in": user.standing.venues})


def plan_visible_to(user: "User", prefix: str = "") -> Q:
    """The planning side (tasks, meetings, changes): coordinators and materials helpers."""
    return Q(**{f"{prefix}network__in": user.standing.networks})


def record_editable_by(user: "User", prefix: str = "") -> Q:
    """The record and its public texts: coordinators and materials helpers."""
    return Q(**{f"{prefix}network__in": user.standing.networks})


def editable_by(user: "User", prefix: str = "") -> Q:
    """The plan, the stands and the publication: coordinators."""
    return Q(**{f"{prefix}network__in": user.standing.coordinated})


def files_removable_by(user: "User", prefix: str = "") -> Q:
    """A task's files: coordinators take any away, helpers what they have added themselves."""
    own = Q(**{f"{prefix}uploaded_by": user}) & plan_visible_to(user, f"{prefix}task__event__")
    return editable_by(user, f"{prefix}task__event__") | own


def people_seen_by(user: "User", prefix: str = "") -> Q:
    """Who comes with what needs: coordinators, and librarians of the venue, who arrange the room."""
    return editable_by(user, prefix) | Q(**{f"{prefix}venue__in": user.standing.venues})


def letters_seen_by(user: "User", prefix: str = "") -> Q:
    """Letters name contacts, so coordinators only."""
    return Q(**{f"{prefix}network__in": user.standing.coordinated})


def meetings_visible_to(user: "User") -> Q:
    """Planning meetings: those who see the event's plan; meetings of the network alone: its coordinators."""
    return plan_visible_to(user, "event__") | Q(network__in=user.standing.coordinated)


def meetings_editable_by(user: "User") -> Q:
    """Calling together and writing down: coordinators."""
    return editable_by(user, "event__") | Q(network__in=user.standing.coordinated)
