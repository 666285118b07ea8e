"""How does an organisation get a stand at an event, how does the stand change, and how does it leave?"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max

from partners.choices import LinkPurpose
from partners.keeping import free_slug
from partners.models import Change, FieldChange, Message, Network, Organisation, User
from partners.post import outbox

from .. import personal_links
from ..merging import comparable, for_trail, merge, values_of
from ..models import Event, Stand

LONGEST_FIELD = 60  # characters of a field's name in the trail


class StandExists(Exception):
    """The organisation has a stand at this event already."""

    def __init__(self, stand: Stand) -> None:
        super().__init__("the organisation has a stand already")
        self.stand = stand


class StandChanged(Exception):
    """Somebody else changed the same facts of the stand. Nothing was saved; `current` is what there is now."""

    def __init__(self, current: Stand, fields: tuple[str, ...]) -> None:
        super().__init__("the stand has changed")
        self.current = current
        self.fields = fields


@transaction.atomic
def add_stand(event: Event, organisation: Organisation | str, facts: Mapping[str, Any], by: User) -> Stand:
    """Give an organisation of the network, or a new one by its name, a stand at an event.

    A name that the network knows, whatever its capitals, means that organisation. The same stand again changes
    nothing; raises StandExists when the organisation stands there with other facts.
    """
    if isinstance(organisation, str):
        organisation = organisation_named(organisation, event.network)
    last = event.stands.aggregate(last=Max("order"))["last"] or 0
    stand, is_new = Stand.objects.get_or_create(
        event=event, organisation=organisation, defaults={**facts, "order": last + 1}
    )
    if is_new:
        _tell(stand, by, "stand_added", [FieldChange("organisation", "", organisation.name)])
    elif any(getattr(stand, name) != value for name, value in facts.items()):
        raise StandExists(stand)
    return stand


def organisation_named(name: str, network: Network) -> Organisation:
    """Return the network's organisation of this name, whatever its capitals, or a new one."""
    known = Organisation.objects.of(network).named(name).order_by("id").first()
    return known or Organisation.objects.create(network=network, name=name, slug=free_slug(name, network))


@transaction.atomic
def change_stand(
    stand: Stand, values: Mapping[str, Any], seen: Mapping[str, Any], by: User
) -> tuple[str, ...]:
    """Save the facts that differ from what the person saw and return their names.

    What only others changed stays theirs; raises StandChanged when both changed the same fact.
    """
    current = (
        Stand.objects.select_for_update(of=("self",)).select_related("organisation", "event").get(pk=stand.pk)
    )
    found = merge(
        seen, {name: comparable(value) for name, value in values.items()}, values_of(current, values)
    )
    if found.clashes:
        raise StandChanged(current, found.clashes)
    if found.mine:
        name = current.organisation.name
        changes = [
            FieldChange(
                f"{field}:{name}"[:LONGEST_FIELD],
                for_trail(getattr(current, field)),
                for_trail(values[field]),
            )
            for field in found.mine
        ]
        for field in found.mine:
            setattr(current, field, values[field])
        current.version += 1
        current.save(update_fields=[*found.mine, "version"])
        _tell(current, by, "stand_edited", changes)
    return found.mine


@transaction.atomic
def remove_stand(stand: Stand, by: User) -> None:
    """Take an organisation away from an event; the organisation itself stays in the network.

    Its personal links end, and messages that have not left stay unsent.
    """
    removed = FieldChange("organisation", stand.organisation.name, "")
    deleted, _rows = Stand.objects.filter(pk=stand.pk).delete()
    if deleted:
        personal_links.revoke(LinkPurpose.STAND, stand.subject)
        for message in Message.objects.to_subject(stand.subject):
            outbox.cancel(message)
        _tell(stand, by, "stand_removed", [removed])


def tell_export(event: Event, by: User) -> None:
    """Note who took the contact list out of the portal (Act on Information Management 906/2019, 17 §)."""
    Change.objects.record(subject=event.subject, network=event.network, deed="stands_exported", by=by)


def _tell(stand: Stand, by: User, deed: str, changes: list[FieldChange]) -> None:
    event = stand.event
    Change.objects.record(
        subject=event.subject, network=event.network, deed=deed, by=by, changes=changes, part=stand.subject
    )
