"""How are venues, organisations and their contacts saved, each change with its line in the trail?"""

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model

from talkoot.lib.text import slug

from .models import Change, Contact, FieldChange, Network, OpeningHours, Organisation, User, Venue
from .staffed import Staffed


class NameTaken(Exception):
    """Somebody saved a venue of this name a moment earlier."""


@transaction.atomic
def save_venue(venue: Venue, hours: Iterable[Staffed], by: User) -> bool:
    """Save a venue with its regular staffed hours; tell whether anything changed. Raises NameTaken."""
    before = stored(venue)
    kept = set(staffed_hours(venue)) if venue.pk else set()
    wanted = set(hours)
    changes = changes_between(before, venue)
    if before is None or changes:
        try:
            with transaction.atomic():
                venue.save()
        except IntegrityError as problem:
            raise NameTaken(venue.name) from problem
    if kept != wanted:
        venue.hours.regular().delete()
        OpeningHours.objects.bulk_create(
            OpeningHours(venue=venue, weekday=row.weekday, opens=row.opens, closes=row.closes)
            for row in sorted(wanted)
        )
    changed = bool(changes) or kept != wanted
    if before is None or changed:
        deed = "venue_added" if before is None else "venue_edited"
        Change.objects.record(
            subject=f"venue:{venue.pk}",
            network=venue.network,
            deed=deed,
            by=by,
            changes=changes if before else (),
        )
    return before is None or changed


def staffed_hours(venue: Venue) -> list[Staffed]:
    """Return the regular hours, those without a first or last day."""
    return [Staffed(row.weekday, row.opens, row.closes) for row in venue.hours.regular()]


@transaction.atomic
def save_organisation(organisation: Organisation, contact: Contact, by: User) -> bool:
    """Save an organisation and its first contact and tell what changed; tell whether anything did.

    A contact without a name, address and phone is left out.
    """
    before, contact_before = stored(organisation), stored(contact)
    if before is None:
        organisation.slug = free_slug(organisation.name, organisation.network)
    changes = changes_between(before, organisation)
    if before is None or changes:
        organisation.save()
    contact.organisation = organisation
    told = [
        FieldChange(f"contact_{row.field}", row.before, row.after)
        for row in changes_between(contact_before, contact)
    ]
    if contact_before is not None and told:
        contact.save()
    elif contact_before is None and (contact.name or contact.email or contact.phone):
        contact.save()
        told = [FieldChange("contact_name", "", contact.name)]
    else:
        told = []
    if before is None or changes or told:
        deed = "organisation_added" if before is None else "organisation_edited"
        Change.objects.record(
            subject=f"organisation:{organisation.pk}", network=organisation.network, deed=deed, by=by,
            changes=[*changes, *told] if before else (),
        )  # fmt: skip
    return before is None or bool(changes or told)


def free_slug(name: str, network: Network) -> str:
    """Return a short name for addresses that no other organisation of the network has."""
    base = slug(name)[:45]
    taken = set(Organisation.objects.of(network).slugs_like(base))
    return next(one for one in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if one not in taken)


def stored(row: Model) -> Any:
    """Return the row as the database has it, or None for a new one."""
    return type(row)._default_manager.filter(pk=row.pk).first() if row.pk else None


def changes_between(before: Any, after: Model) -> list[FieldChange]:
    """Return the fields that differ, as words; none for a new row."""
    if before is None:
        return []
    pairs = [
        (field.name, _words(getattr(before, field.name)), _words(getattr(after, field.name)))
        for field in after._meta.concrete_fields
        if field.editable and not field.primary_key and field.name not in ("organisation", "network")
    ]
    return [FieldChange(name, old, new) for name, old, new in pairs if old != new]


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
