"""How is a whole import taken back, as long as nothing of it has been sent?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.db import models, transaction
from django.utils import timezone

from partners.choices import LinkPurpose, MessageState
from partners.models import Change, Contact, Link, Message, Organisation, User

from ..intake_choices import ImportState
from ..models import Import, Stand
from .intake_saving import digest

CHUNK = 500
UNSENT = (MessageState.DRAFT, MessageState.CANCELLED)


class AlreadySent(Exception):
    """A letter to one of the partners has been released; `names` are the partners written to."""

    def __init__(self, names: list[str]) -> None:
        super().__init__("something has been sent")
        self.names = names


@dataclass
class Undone:
    """What went and what stayed because somebody has changed or answered it since."""

    stands: int = 0
    kept: list[str] = field(default_factory=list)


@transaction.atomic
def undo(pk: int, by: User) -> Undone | None:
    """Take back what a list made; nothing when that has been done or the list is not saved. Raises AlreadySent."""
    locked = Import.objects.select_for_update(of=("self",)).select_related("event", "network")
    staged = locked.filter(pk=pk, state__in=(ImportState.DONE, ImportState.FAILED)).first()
    if staged is None:
        return None
    made = {
        "stands": {},
        "contacts": {},
        "organisations": {},
        "updates": [],
        "stepped_back": [],
    } | staged.made
    stands = list(Stand.objects.filter(pk__in=_keys(made["stands"])).select_related("organisation"))
    _refuse_if_sent(stands)
    result = Undone()
    gone, kept = _parted(stands, made["stands"], touched=_touched(stands))
    result.kept += [stand.organisation.name for stand in kept]
    result.stands = len(gone)
    _remove_stands(staged, gone, by)
    _give_back(made["updates"])
    staying = {stand.organisation_id for stand in kept}  # who stays can be written to
    contacts = list(Contact.objects.filter(pk__in=_keys(made["contacts"])).exclude(organisation__in=staying))
    _remove(Contact, _parted(contacts, made["contacts"])[0])
    _step_forward(made["stepped_back"])
    result.kept += _remove_organisations(made["organisations"])
    staged.state, staged.table, staged.made = ImportState.UNDONE, [], {}
    staged.progressed_at = timezone.now()
    staged.save()
    result.kept = list(dict.fromkeys(result.kept))
    return result


def _refuse_if_sent(stands: list[Stand]) -> None:
    names = {stand.subject: stand.organisation.name for stand in stands}
    written = [
        subject
        for some in _chunks(list(names))
        for subject in Message.objects.filter(subject__in=some)
        .exclude(state__in=UNSENT)
        .values_list("subject", flat=True)
    ]
    if written:
        raise AlreadySent(sorted({names[subject] for subject in written}))


def _touched(stands: list[Stand]) -> set[int]:
    """Return the stands to which somebody has added people or answers to meetings."""
    touched: set[int] = set()
    for relation in ("presenters", "attendances"):
        found = Stand.objects.filter(pk__in=[stand.pk for stand in stands], **{f"{relation}__isnull": False})
        touched |= set(found.values_list("pk", flat=True))
    return touched


def _parted(
    rows: Iterable[Any], digests: dict[str, str], touched: Iterable[int] = ()
) -> tuple[list[Any], list[Any]]:
    """Part rows into those that are as they were made and those that somebody has changed."""
    gone: list[Any] = []
    kept: list[Any] = []
    for row in rows:
        is_same = digest(row) == digests[str(row.pk)] and row.pk not in touched
        (gone if is_same else kept).append(row)
    return gone, kept


def _remove_stands(staged: Import, stands: list[Stand], by: User) -> None:
    """Remove stands with their drafts and links, and say so in the event's trail."""
    for some in _chunks([stand.subject for stand in stands]):
        Message.objects.filter(subject__in=some, state__in=UNSENT).delete()
        Link.objects.filter(purpose=LinkPurpose.STAND, subject__in=some, revoked_at=None).update(
            revoked_at=timezone.now()
        )
    occasion = uuid4()
    lines = [
        Change(
            subject=staged.event.subject, part=stand.subject, network=staged.network, deed="stand_removed", by=by,
            by_name=str(by), occasion=occasion, field="organisation", before=stand.organisation.name,
        )
        for stand in stands
    ]  # fmt: skip
    _remove(Stand, stands)
    Change.objects.bulk_create(lines)


def _give_back(updates: list[list[Any]]) -> None:
    """Put the earlier phones and addresses back where they are still those of the list."""
    contacts = Contact.objects.in_bulk([key for key, *_rest in updates])
    for key, name, before, after in updates:
        contact = contacts.get(key)
        if contact is not None and getattr(contact, name) == after:
            setattr(contact, name, before)
    if contacts:
        Contact.objects.bulk_update(contacts.values(), ["phone", "email"])


def _step_forward(keys: list[int]) -> None:
    """Let letters go to the earlier contacts again where nobody else gets them now."""
    for some in _chunks(keys):
        addressed = Contact.objects.filter(is_primary=True, organisation__contacts__in=some)
        others = addressed.values("organisation")
        Contact.objects.filter(pk__in=some).exclude(organisation__in=others).update(is_primary=True)


def _remove_organisations(digests: dict[str, str]) -> list[str]:
    """Remove organisations that nobody has changed or uses; return the names of the others."""
    keys = _keys(digests)
    rows = list(Organisation.objects.filter(pk__in=keys))
    used = set(Stand.objects.filter(organisation__in=keys).values_list("organisation_id", flat=True))
    used |= set(Contact.objects.filter(organisation__in=keys).values_list("organisation_id", flat=True))
    gone, kept = _parted(rows, digests, touched=used)
    _remove(Organisation, gone)
    return [row.name for row in kept]


def _remove(model: type[models.Model], rows: list[Any]) -> None:
    for some in _chunks([row.pk for row in rows]):
        model._default_manager.filter(pk__in=some).delete()


def _keys(digests: dict[str, str]) -> list[int]:
    return [int(key) for key in digests]


def _chunks(items: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]
