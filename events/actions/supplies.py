"""How is the supplies list of an event added to, mended, ordered and packed, each change with its line in the trail?"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max

from partners.models import Change, FieldChange, User
from talkoot.lib import money

from ..models import Event, Supply
from ..models.supply import MOST, as_plain
from ..plan_choices import Shortage


class SupplyChanged(Exception):
    """Somebody else saved the same row meanwhile. Nothing was saved; `current` is what there is, None if removed."""

    def __init__(self, current: Supply | None) -> None:
        super().__init__("the supply has changed")
        self.current = current


@transaction.atomic
def add_supply(event: Event, values: Mapping[str, Any], *, by: User) -> Supply | None:
    """Add a thing to the end of the list; None where the very same row is there already, so that it is not doubled."""
    Event.objects.select_for_update().get(pk=event.pk)  # one at a time, so that no two take the same number
    if event.supplies.filter(**values).exists():
        return None
    supply = Supply.objects.create(event=event, order=_next_order(event), **values)
    _record(event, "supply_added", by, after=told(supply))
    return supply


@transaction.atomic
def change_supply(supply: Supply, values: Mapping[str, Any], *, seen: Mapping[str, Any], by: User) -> bool:
    """Save what differs from what the person saw; tells whether anything did.

    Raises SupplyChanged when somebody else changed the same facts, or removed the row.
    """
    current = Supply.objects.select_for_update().filter(pk=supply.pk).first()
    if current is None:
        raise SupplyChanged(None)
    now = current.as_seen()
    mine = {name: value for name, value in values.items() if as_plain(value) != seen.get(name)}
    new = {name: value for name, value in mine.items() if as_plain(value) != now[name]}
    if any(now[name] != seen.get(name) for name in new):
        raise SupplyChanged(Supply.objects.in_order().get(pk=supply.pk))
    if not new:
        return False
    before = told(current)
    for name, value in new.items():
        setattr(current, name, value)
    current.save(update_fields=[*new])
    _record(supply.event, "supply_changed", by, before, told(current))
    return True


@transaction.atomic
def remove_supply(supply: Supply, *, by: User) -> bool:
    """Take a thing off the list; False when it was gone already."""
    found = Supply.objects.select_for_update().filter(pk=supply.pk)
    if not found.delete()[0]:
        return False
    _record(supply.event, "supply_removed", by, before=told(supply))
    return True


@transaction.atomic
def move_supply(supply: Supply, *, up: bool, by: User) -> bool:
    """Let a thing change places with the one before or after it; False at the end of the list."""
    rows = list(Supply.objects.of_event(supply.event).select_for_update().order_by("order", "id"))
    at = next((number for number, row in enumerate(rows) if row.pk == supply.pk), -1)
    other = at - 1 if up else at + 1
    if at < 0 or not 0 <= other < len(rows):
        return False
    rows[at], rows[other] = rows[other], rows[at]
    for number, row in enumerate(rows, start=1):
        row.order = number
    Supply.objects.bulk_update(rows, ["order"])
    _record(supply.event, "supply_moved", by, after=told(supply))
    return True


@transaction.atomic
def pack_supply(supply: Supply, *, is_packed: bool, by: User) -> bool:
    """Tick a thing as packed, or take the tick back; False when it was so already."""
    if not Supply.objects.filter(pk=supply.pk).exclude(is_packed=is_packed).update(is_packed=is_packed):
        return False
    _record(supply.event, "supply_packed" if is_packed else "supply_unpacked", by, after=supply.name)
    return True


@transaction.atomic
def answer_shortage(event: Event, shortage: Shortage, pieces: int, *, by: User) -> Supply | None:
    """Put what makes up for a shortage on the list, or raise the row that is there; None when it is enough already."""
    Event.objects.select_for_update().get(pk=event.pk)
    wanted = min(pieces, MOST)
    found = event.supplies.filter(answers=shortage).order_by("-quantity", "id").first()
    if found is not None and found.quantity >= wanted:
        return None
    if found is None:
        found = Supply.objects.create(
            event=event, order=_next_order(event), name=str(shortage.label), quantity=wanted, answers=shortage
        )
        _record(event, "supply_added", by, after=told(found))
        return found
    before = told(found)
    found.quantity = wanted
    found.save(update_fields=["quantity"])
    _record(event, "supply_changed", by, before, told(found))
    return found


def told(supply: Supply) -> str:
    """Return a row in one line, as the trail keeps it."""
    cost = money.euros(supply.cost) if supply.cost is not None else ""
    parts = (supply.name, str(supply.quantity), supply.who_brings, cost, supply.note)
    return ", ".join(part for part in parts if part)


def _next_order(event: Event) -> int:
    return int(event.supplies.aggregate(last=Max("order"))["last"] or 0) + 1


def _record(event: Event, deed: str, by: User, before: str = "", after: str = "") -> None:
    Change.objects.record(
        subject=event.subject,
        network=event.network,
        deed=deed,
        by=by,
        changes=[FieldChange("", before, after)],
    )
