"""What happens when a partner gives its logo through its link, or takes it away again?"""

from django.db import transaction
from django.utils import timezone

from partners import given_logos, pictures
from partners.choices import LinkPurpose
from partners.models import Change, FieldChange, Link
from partners.pictures import Sanitised

from ..models import Stand


def give_logo(stand: Stand, read: Sanitised, *, by_name: str, token: str) -> bool:
    """Keep the logo for what this stand's partner publishes; tell whether another one was shown before.

    The file is written before the row: a file without a row harms nobody.
    """
    pictures.keep(read)
    return _give(stand, read, by_name, token)


@transaction.atomic
def _give(stand: Stand, read: Sanitised, by_name: str, token: str) -> bool:
    Stand.objects.select_for_update().get(pk=stand.pk)  # one logo at a time, so that two make one row
    if not given_logos.give(stand.organisation, stand.subject, read):
        return False
    size = f"{read.width} × {read.height}"
    _record(stand, "partner_logo_given", by_name, token, after=size)
    return True


@transaction.atomic
def remove_logo(stand: Stand, *, by_name: str, token: str) -> bool:
    """Take away the logo that the partner gave; False when there was none, or the network had taken it into use."""
    Stand.objects.select_for_update().get(pk=stand.pk)
    if not given_logos.take_back(stand.subject):
        return False
    _record(stand, "partner_logo_removed", by_name, token)
    return True


def _record(stand: Stand, deed: str, by_name: str, token: str, after: str = "") -> None:
    Link.objects.known(token, LinkPurpose.STAND).update(last_used_at=timezone.now())
    name = stand.organisation.name
    Change.objects.record(
        subject=stand.event.subject, network=stand.event.network, deed=deed, by_name=by_name or name,
        part=stand.subject, changes=[FieldChange("", "", f"{name}: {after}" if after else name)],
    )  # fmt: skip
