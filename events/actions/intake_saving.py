"""How do the partners of a confirmed list become organisations, contacts and stands, each of them once?

A batch is saved whole or not at all, together with the count of what is done. So the work may be started twice, or
break off anywhere, and goes on where it was.
"""

import hashlib
import json
from typing import Any
from uuid import uuid4

from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, models, transaction
from django.db.models import Max
from django.utils import timezone

from partners.intake_match import same_name
from partners.models import Change, Contact, Organisation
from talkoot.lib.text import slug

from ..choices import StandState
from ..intake_choices import ImportState
from ..models import Import, Stand

BATCH = 100  # partners
TRIES = 3  # when somebody else adds the same partner at the same moment
LEFT_OUT_OF_DIGEST = ("id", "order")


def save_batch(pk: int) -> bool:
    """Save the next partners of a list and tell whether there are more; nothing for a list that is not running."""
    for attempt in range(TRIES):
        try:
            return _save_batch(pk)
        except IntegrityError:
            if attempt == TRIES - 1:
                raise
    return False


@transaction.atomic
def _save_batch(pk: int) -> bool:
    locked = Import.objects.select_for_update(of=("self",)).select_related("event", "network", "by")
    staged = locked.filter(pk=pk, state=ImportState.RUNNING).first()
    if staged is None:
        return False
    entries = staged.table[staged.done_count : staged.done_count + BATCH]
    _Batch(staged, entries).save()
    staged.done_count += len(entries)
    staged.progressed_at = timezone.now()
    if staged.done_count >= len(staged.table):
        staged.state, staged.table, staged.saved_at = ImportState.DONE, [], timezone.now()
    staged.save()
    return staged.state == ImportState.RUNNING


class _Batch:
    """The partners of one transaction."""

    def __init__(self, staged: Import, entries: list[dict[str, Any]]) -> None:
        self.staged, self.entries = staged, entries
        self.made = {
            "organisations": {},
            "contacts": {},
            "stands": {},
            "updates": [],
            "stepped_back": [],
        } | staged.made
        self.whose: list[Organisation | None] = []
        self.new: list[Organisation] = []

    def save(self) -> None:
        """Write organisations, then their people, then the stands, then the trail."""
        self.organisations()
        self.people()
        self.updates()
        stands = self.stands()
        self.trail(stands)
        self.staged.made = self.made

    def organisations(self) -> None:
        """Find the known organisations and make the new ones."""
        network = self.staged.network
        known = Organisation.objects.of(network).in_bulk(one["known"] for one in self.entries if one["known"])
        taken, lately = set(), {}
        for key, short, name in Organisation.objects.of(network).values_list("pk", "slug", "name"):
            taken.add(short)
            if key > self.staged.reading.get("newest", 0) and str(key) not in self.made["organisations"]:
                lately[same_name(name)] = key  # somebody added it by hand while the list was being saved
        by_hand = Organisation.objects.in_bulk(lately.values()) if lately else {}
        for entry in self.entries:
            if entry["known"]:
                self.whose.append(known.get(entry["known"]))  # none: it was deleted meanwhile
                continue
            same = by_hand.get(lately.get(same_name(entry["facts"]["name"]), 0))
            one = same or Organisation(
                network=network, slug=_free(entry["facts"]["name"], taken), **entry["facts"]
            )
            self.whose.append(one)
            if same is None:
                self.new.append(one)
        Organisation.objects.bulk_create(self.new)
        self.made["organisations"] |= {str(one.pk): digest(one) for one in self.new}

    def people(self) -> None:
        """Make the new contacts; letters go to the first person of the list who has an address.

        This year's list is newer than last year's contact, who stays as a further one.
        """
        keys = [one.pk for one in self.whose if one]
        has_people = set(
            Contact.objects.filter(organisation__in=keys).values_list("organisation_id", flat=True)
        )
        contacts: list[Contact] = []
        addressed: set[int] = set()
        for entry, organisation in zip(self.entries, self.whose, strict=True):
            if organisation is None:
                continue
            for person in entry["people"]:
                is_first = bool(person.get("email")) and organisation.pk not in addressed
                if is_first:
                    addressed.add(organisation.pk)
                is_only = organisation.pk not in has_people
                has_people.add(organisation.pk)
                contacts.append(Contact(organisation=organisation, is_primary=is_first or is_only, **person))
        earlier = Contact.objects.filter(organisation__in=addressed, is_primary=True)
        self.made["stepped_back"] += list(earlier.order_by("pk").values_list("pk", flat=True))
        earlier.update(is_primary=False)
        Contact.objects.bulk_create(contacts)
        self.made["contacts"] |= {str(one.pk): digest(one) for one in contacts}

    def updates(self) -> None:
        """Take the new phones and addresses that the user chose into known contacts."""
        wanted = dict(update for entry in self.entries for update in entry["updates"])
        contacts = Contact.objects.filter(organisation__network=self.staged.network).in_bulk(wanted)
        for key, contact in contacts.items():
            for name, text in wanted[key].items():
                self.made["updates"].append([key, name, getattr(contact, name), text])
                setattr(contact, name, text)
        if contacts:
            Contact.objects.bulk_update(contacts.values(), ["phone", "email"])

    def stands(self) -> list[Stand]:
        """Give each organisation its stand, invited; one that stands there already keeps it as it is."""
        event = self.staged.event
        there = set(event.stands.values_list("organisation_id", flat=True))
        last = event.stands.aggregate(last=Max("order"))["last"] or 0
        stands: list[Stand] = []
        for entry, organisation in zip(self.entries, self.whose, strict=True):
            if organisation is None or organisation.pk in there:
                continue
            there.add(organisation.pk)
            order = min(last + len(stands) + 1, 32_767)
            stands.append(
                Stand(
                    event=event, organisation=organisation, order=order, topic=entry["topic"],
                    state=StandState.INVITED,
                )
            )  # fmt: skip
        Stand.objects.bulk_create(stands)
        self.made["stands"] |= {str(one.pk): digest(one) for one in stands}
        return stands

    def trail(self, stands: list[Stand]) -> None:
        """Write what was made and changed, in the words that the same deeds have when done by hand."""
        staged, occasion = self.staged, uuid4()
        common = {
            "network": staged.network,
            "by": staged.by,
            "by_name": str(staged.by or ""),
            "occasion": occasion,
        }
        subject = staged.event.subject
        lines = [
            Change(subject=f"organisation:{one.pk}", deed="organisation_added", **common) for one in self.new
        ]
        lines += [
            Change(
                subject=subject, part=one.subject, deed="stand_added", field="organisation",
                after=one.organisation.name, **common,
            )
            for one in stands
        ]  # fmt: skip
        changed = {key: contact.organisation_id for key, contact in Contact.objects.in_bulk(
            [key for entry in self.entries for key, _fresh in entry["updates"]]).items()}  # fmt: skip
        lines += [
            Change(
                subject=f"organisation:{changed[key]}", deed="organisation_edited", field=f"contact_{name}",
                before=before, after=after, **common,
            )
            for key, name, before, after in self.made["updates"]
            if key in changed
        ]  # fmt: skip
        Change.objects.bulk_create(lines)


def digest(row: models.Model) -> str:
    """Return a short mark of a row's facts: when it differs later, somebody has changed the row."""
    facts = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.name not in LEFT_OUT_OF_DIGEST
    }
    packed = json.dumps(facts, cls=DjangoJSONEncoder, sort_keys=True, default=str)
    return hashlib.sha256(packed.encode()).hexdigest()[:16]


def _free(name: str, taken: set[str]) -> str:
    """Return a short name for addresses that is not taken yet, and take it."""
    base = slug(name)[:43].strip("-")
    found = base
    number = 1
    while found in taken:
        number += 1
        found = f"{base}-{number}"
    taken.add(found)
    return found
