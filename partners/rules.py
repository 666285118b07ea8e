"""Who may see or change people and places? Each answer is a Q object, used by a queryset."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from .choices import PictureUse, Role

if TYPE_CHECKING:
    from .models import User


@dataclass(frozen=True, slots=True)
class Standing:
    """What a user is in which networks (row ids), read once per request."""

    coordinated: frozenset[int] = frozenset()
    helped: frozenset[int] = frozenset()
    venues: frozenset[int] = frozenset()

    @property
    def networks(self) -> frozenset[int]:
        """Return the networks whose planning side the user may see."""
        return self.coordinated | self.helped


def standing(memberships: Iterable[tuple[str, int, int | None]]) -> Standing:
    """Sum up memberships given as (role, network id, venue id)."""
    rows = list(memberships)
    return Standing(
        coordinated=frozenset(network for role, network, _ in rows if role in Role.coordinating()),
        helped=frozenset(network for role, network, _ in rows if role == Role.MATERIALS),
        venues=frozenset(venue for role, _, venue in rows if role == Role.LIBRARIAN and venue),
    )


def managed_by(user: "User", prefix: str = "") -> Q:
    """Venues, organisations, contacts: the coordinators of their network."""
    return Q(**{f"{prefix}network__in": user.standing.coordinated})


def pictures_seen_by(user: "User") -> Q:
    """The files of pictures: coordinators and materials helpers, who make posters; signatures coordinators only."""
    return managed_by(user) | (Q(network__in=user.standing.networks) & ~Q(use=PictureUse.SIGNATURE))


def network_managed_by(user: "User") -> Q:
    """A network itself: its coordinators."""
    return Q(pk__in=user.standing.coordinated)


def network_joined_by(user: "User") -> Q:
    """A network's name in the desk's bar: its coordinators and materials helpers."""
    return Q(pk__in=user.standing.networks)


def readable_in_example_by(user: "User") -> Q:
    """Mail in the example's mailbox: what one's network wrote; sign-in codes and passwords by the receiver alone."""
    return Q(managed_by(user), is_listed=True) | Q(is_listed=False, to_email__iexact=user.email)
