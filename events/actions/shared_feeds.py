"""How does a partner or a venue get an address for its calendar, and how is it taken out of use?

Only a fingerprint is kept, so an address is shown once. A new one replaces the old: one open door at a time.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from partners.choices import LinkPurpose
from partners.models import Change, FieldChange, Link, Network, User

from ..models import Event, Stand

PAGES = {LinkPurpose.STAND_FEED: "feeds:partner_calendar", LinkPurpose.VENUE_FEED: "feeds:venue_calendar"}


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose calendar it is: a partner with all its stands, or a venue. `told` is where the trail tells of it."""

    purpose: LinkPurpose
    subject: str
    name: str
    network: Network
    told: str
    part: str = ""

    @property
    def made_at(self) -> datetime | None:
        """Return when the address in use was made, or nothing where there is none; a query."""
        link = Link.objects.live(self.purpose, self.subject).order_by("-id").first()
        return link.created_at if link else None


def partner_of(stand: Stand, event: Event) -> Owner:
    """Return the partner behind a stand."""
    partner = stand.organisation
    return Owner(
        LinkPurpose.STAND_FEED, f"organisation:{partner.pk}", partner.name, event.network, event.subject, stand.subject
    )  # fmt: skip


def venue_of(event: Event) -> Owner:
    """Return the venue of an event. Raises LookupError where none is chosen."""
    if event.venue is None:
        raise LookupError(f"{event.slug} has no venue")
    subject = f"venue:{event.venue.pk}"
    return Owner(LinkPurpose.VENUE_FEED, subject, event.venue.name, event.network, event.subject)


def owners_of(event: Event) -> dict[str, Owner]:
    """Return who may have an address for the sake of an event, by name in forms: "venue", "12" (a stand's number)."""
    found = {"venue": venue_of(event)} if event.venue else {}
    return found | {
        str(stand.pk): partner_of(stand, event) for stand in Stand.objects.of_event(event).in_order()
    }


def in_use(owners: Iterable[Owner]) -> dict[str, datetime]:
    """Return by subject when each address in use was made; one query."""
    subjects = {owner.subject for owner in owners}
    live = Link.objects.filter(purpose__in=PAGES, subject__in=subjects, revoked_at=None)
    return dict(live.order_by("id").values_list("subject", "created_at"))


@transaction.atomic
def open_feed(owner: Owner, *, by: User | None = None, by_name: str = "") -> str:
    """Return a new absolute address; earlier ones of the same owner stop working."""
    _revoke(owner)
    token = Link.mint(owner.purpose, owner.subject, network=owner.network)
    _record(owner, "shared_feed_opened", by, by_name)
    return f"{settings.PORTAL_BASE_URL}{reverse(PAGES[owner.purpose], args=[token])}"


@transaction.atomic
def close_feed(owner: Owner, *, by: User | None = None, by_name: str = "") -> bool:
    """Take the address out of use; returns whether there was one."""
    closed = bool(_revoke(owner))
    if closed:
        _record(owner, "shared_feed_closed", by, by_name)
    return closed


def _revoke(owner: Owner) -> int:
    return Link.objects.live(owner.purpose, owner.subject).update(revoked_at=timezone.now())


def _record(owner: Owner, deed: str, by: User | None, by_name: str) -> None:
    Change.objects.record(
        subject=owner.told, part=owner.part, network=owner.network, deed=deed, by=by, by_name=by_name,
        changes=[FieldChange("", "", owner.name)],
    )  # fmt: skip
