"""Which other talkoot are held near a place about the same time?

Near is within 50 km between the centres of the municipalities; where one of them is not known, the same region.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from talkoot.lib.towns import kilometres

from .choices import EventState, Publication
from .models import Event

NEAR_KM, AROUND = 50, timedelta(days=6)
NOT_HELD = (EventState.CANCELLED, EventState.POSTPONED)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another event and how far it is; `km` is None where only the region is known to be the same."""

    event: Event
    km: int | None


def around(event: Event, days: Iterable[date]) -> list[Neighbour]:
    """Return the other events near this one within a week of any of these days, in order of day; one query.

    Those of the own network, and of others what is public.
    """
    wanted = sorted(days)
    if not wanted:
        return []
    seen = Q(network=event.network_id) | Q(publication=Publication.PUBLISHED)
    rows = Event.objects.filter(seen, day__range=(wanted[0] - AROUND, wanted[-1] + AROUND))
    rows = rows.exclude(state__in=NOT_HELD).exclude(pk=event.pk).with_places().order_by("day", "opens", "id")
    found = [Neighbour(row, kilometres(event.municipality_id, row.municipality_id)) for row in rows]
    return [one for one in found if _is_near(event, one)]


def _is_near(event: Event, other: Neighbour) -> bool:
    if other.km is None:
        return other.event.municipality.region_code == event.municipality.region_code
    return other.km <= NEAR_KM
