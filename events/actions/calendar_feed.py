"""How does a person get an address for their own calendar feed, and how is it taken out of use?"""

from django.db import transaction
from django.utils import timezone

from partners.choices import LinkPurpose
from partners.models import Change, Link, Network, User


def subject_of(user: User) -> str:
    """Return the subject of the link that opens this person's feed."""
    return f"user:{user.pk}"


@transaction.atomic
def open_feed(user: User) -> str:
    """Return the token of a new address. Earlier ones stop working, so a second press leaves one open door."""
    _revoke(user)
    token = Link.mint(LinkPurpose.CALENDAR_FEED, subject_of(user))
    _record(user, "calendar_feed_opened")
    return token


@transaction.atomic
def close_feed(user: User) -> None:
    """Take the address out of use; calendars that read it get nothing more. Does nothing when there is none."""
    if _revoke(user):
        _record(user, "calendar_feed_closed")


def _revoke(user: User) -> int:
    links = Link.objects.live(LinkPurpose.CALENDAR_FEED, subject_of(user))
    return links.update(revoked_at=timezone.now())


def _record(user: User, deed: str) -> None:
    """Write it on the trail of each network whose plans the feed shows."""
    for network in Network.objects.joined_by(user):
        Change.objects.record(subject=subject_of(user), network=network, deed=deed, by=user)
