"""How are host sites added, changed, removed and ticked, each with its line in the trail?"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from partners.choices import LinkPurpose
from partners.models import Change, FieldChange, User

from .. import personal_links
from ..date_choices import Equipment
from ..models import Event, HostSite

TIMED = {"name", "street_address"}  # facts that the calendar entry is made of
SAME = ("name", "street_address", "helper_name", "helper_phone", "helper_email")


class HostSiteChanged(Exception):
    """Somebody else saved the same place meanwhile. Nothing was saved; `row` is what there is, None if removed."""

    def __init__(self, row: HostSite | None) -> None:
        super().__init__("the host site has changed")
        self.row = row


@transaction.atomic
def add_site(event: Event, values: Mapping[str, Any], *, by: User) -> HostSite | None:
    """Add a place; None where the very same one is there already, so that it is not doubled."""
    Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
    if HostSite.objects.of_event(event).filter(**{name: values[name] for name in SAME}).exists():
        return None
    site = HostSite.objects.create(event=event, **values)
    _record(site, "host_site_added", by=by, after=told(site))
    return site


@transaction.atomic
def change_site(site: HostSite, values: Mapping[str, Any], *, seen: int, by: User) -> tuple[str, ...]:
    """Save what differs; return the names of the changed facts. Raises HostSiteChanged."""
    current = HostSite.objects.filter(pk=site.pk).first()
    if current is None:
        raise HostSiteChanged(None)
    changed = {name: value for name, value in values.items() if getattr(current, name) != value}
    if not changed:
        return ()
    before = told(current)
    later = {"calendar_sequence": current.calendar_sequence + 1} if TIMED & changed.keys() else {}
    if not HostSite.objects.save_over(site, seen, **changed, **later):
        raise HostSiteChanged(HostSite.objects.filter(pk=site.pk).first())
    current.refresh_from_db()
    _record(current, "host_site_changed", by=by, before=before, after=told(current))
    return tuple(changed)


@transaction.atomic
def remove_site(site: HostSite, *, by: User) -> bool:
    """Take a place away and end its links; False when it was gone already."""
    subject, before = site.subject, told(site)
    if not HostSite.objects.filter(pk=site.pk).delete()[0]:
        return False
    personal_links.revoke(LinkPurpose.HOST_SITE, subject)
    _record(site, "host_site_removed", by=by, before=before)
    return True


@transaction.atomic
def tick(site: HostSite, equipment: list[str], *, seen: int, by_name: str) -> bool:
    """Save what the local helper has ticked; tells whether anything changed. Raises HostSiteChanged."""
    current = HostSite.objects.filter(pk=site.pk).first()
    if current is None:
        raise HostSiteChanged(None)
    if current.equipment == equipment:
        return False
    if not HostSite.objects.save_over(site, seen, equipment=equipment):
        raise HostSiteChanged(current)
    is_tested = Equipment.TESTED in equipment and Equipment.TESTED not in current.equipment
    before, current.equipment = told(current), equipment
    deed = "host_site_tested" if is_tested else "host_site_changed"
    _record(current, deed, by_name=by_name, before=before, after=told(current))
    return True


def told(site: HostSite) -> str:
    """Return a place in one line, as the trail keeps it."""
    call = ""
    if site.test_call_on:
        call = f"{site.test_call_on:%d.%m.%Y}" + (f" {site.test_call_at:%H.%M}" if site.test_call_at else "")
    things = ", ".join(str(Equipment(one).label) for one in site.equipment if one in Equipment.values)
    parts = (
        site.name,
        site.street_address,
        site.helper_name,
        site.helper_phone,
        site.helper_email,
        call,
        things,
    )
    return ", ".join(part for part in parts if part)


def _record(
    site: HostSite, deed: str, *, by: User | None = None, by_name: str = "", before: str = "", after: str = ""
) -> None:
    event = site.event
    Change.objects.record(
        subject=event.subject, network=event.network, deed=deed, by=by, by_name=by_name, part=site.subject,
        changes=[FieldChange("hosts", before, after)],
    )  # fmt: skip
