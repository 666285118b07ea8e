"""Who stands at which numbered place, and what happens when two people give out the same number?"""

from collections.abc import Mapping

from django.db import IntegrityError, transaction

from partners.models import Change, FieldChange, User

from ..choices import StandState
from ..models import Event, Stand
from .stands import LONGEST_FIELD


class PlaceTaken(Exception):
    """Somebody else's stand has the number. Nothing was saved."""

    def __init__(self, number: int, name: str) -> None:
        super().__init__(f"place {number} is taken by {name}")
        self.number, self.name = number, name


class PlaceChanged(Exception):
    """Somebody else gave the same stand another number. Nothing was saved."""

    def __init__(self, stand: Stand) -> None:
        super().__init__("the place has changed")
        self.stand = stand


def assign_places(
    event: Event, wanted: Mapping[int, int | None], seen: Mapping[int, int | None], by: User
) -> list[Stand]:
    """Give stands (by key) numbers, or take them away; returns the stands that got another one.

    What only others changed stays theirs. Raises PlaceChanged when both moved the same stand, PlaceTaken when the
    number belongs to a stand that is not moved.
    """
    try:
        with transaction.atomic():
            return _assign(event, wanted, seen, by)
    except IntegrityError as error:  # a partner who answers gets a number in the same moment
        numbers = [number for number in wanted.values() if number]
        holder = event.stands.in_order().at_places(numbers).without(wanted).first()
        if holder is None or holder.place is None:
            raise
        raise PlaceTaken(holder.place, holder.organisation.name) from error


def _assign(
    event: Event, wanted: Mapping[int, int | None], seen: Mapping[int, int | None], by: User
) -> list[Stand]:
    Event.objects.select_for_update(no_key=True).get(pk=event.pk)
    stands = {stand.pk: stand for stand in event.stands.in_order()}
    moved = {}
    for key, number in wanted.items():
        stand = stands.get(key)
        if stand is None or stand.place == number or number == seen.get(key):
            continue
        if stand.place != seen.get(key):
            raise PlaceChanged(stand)
        moved[key] = number
    holders = {stand.place: stand for stand in stands.values() if stand.pk not in moved and stand.place}
    for number in moved.values():
        if number in holders:
            raise PlaceTaken(number, holders[number].organisation.name)
    event.stands.numbered(moved).update(place=None)  # so that two may swap their numbers
    return [_move(stands[key], number, by) for key, number in moved.items()]


def _move(stand: Stand, number: int | None, by: User) -> Stand:
    was, stand.place = stand.place, number
    stand.save(update_fields=["place"])
    change = FieldChange(
        f"place:{stand.organisation.name}"[:LONGEST_FIELD], str(was or ""), str(number or "")
    )
    Change.objects.record(
        subject=stand.event.subject, network=stand.event.network, deed="stand_edited", by=by, changes=[change],
        part=stand.subject,
    )  # fmt: skip
    return stand


def fill_places(event: Event, by: User) -> list[Stand]:
    """Number those who come and have no place yet, in the order of the board, as far as there are places."""
    stands = list(event.stands.in_order())
    taken = {stand.place for stand in stands}
    without = [stand for stand in stands if stand.state == StandState.CONFIRMED and stand.place is None]
    last = event.places or len(stands)
    free = [number for number in range(1, last + 1) if number not in taken]
    wanted = {stand.pk: number for stand, number in zip(without, free, strict=False)}
    return assign_places(event, wanted, dict.fromkeys(wanted), by)
