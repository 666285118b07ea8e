"""What does a personal link open: which stand or which library's event, and if nothing, why?

Every letter and mail carries its own token of 256 random bits; only hashes are kept, and revoking ends all of a
subject's links at once. A link lives as long as its event is fresh, so its end follows the event's day.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.conf import settings
from django.utils import timezone

from partners.choices import LinkPurpose
from partners.models import Link
from talkoot.lib.links import new_token

from .choices import EventState
from .models import Attendee, Event, HostSite, Meeting, Stand

DAYS_AFTER_EVENT = 30
PATHS = {
    LinkPurpose.STAND: "k",
    LinkPurpose.LIBRARY: "kirjasto",
    LinkPurpose.ATTENDEE: "kokous",
    LinkPurpose.HOST_SITE: "etapaikka",
}


class Door(StrEnum):
    """What happens when somebody comes with a link."""

    OPEN = "open"
    UNKNOWN = "unknown"
    EXPIRED = "expired"
    REVOKED = "revoked"
    CANCELLED = "cancelled"  # the event; what was answered may still be read


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link led to. `stand` or `event` is there also behind a closed door, to say whom to call."""

    door: Door
    event: Event | None = None
    stand: Stand | None = None
    host: HostSite | None = None


def new_address(purpose: LinkPurpose) -> tuple[str, str]:
    """Return (token, absolute address) of a link that is still to be saved."""
    token = new_token()
    return token, address(purpose, token)


def address(purpose: LinkPurpose, token: str) -> str:
    """Return the absolute address behind a token."""
    return f"{settings.PORTAL_BASE_URL}/{PATHS[purpose]}/{token}/"


def save_for_stand(token: str, stand: Stand) -> None:
    """Make a token open a stand's page of answers."""
    Link.mint(LinkPurpose.STAND, stand.subject, network=stand.event.network, token=token)


def save_for_library(token: str, event: Event) -> None:
    """Make a token open a library's page of one event."""
    Link.mint(LinkPurpose.LIBRARY, event.subject, network=event.network, token=token)


def save_for(token: str, event: Event, stand: Stand | None) -> None:
    """Make a token open a stand's page of answers, or without a stand the library's page of the event."""
    if stand:
        save_for_stand(token, stand)
    else:
        save_for_library(token, event)


def save_for_attendee(token: str, person: Attendee, meeting: Meeting) -> None:
    """Make a token open the page of one meeting for somebody who was asked to it."""
    Link.mint(LinkPurpose.ATTENDEE, person.subject, network=meeting.own_network, token=token)


def open_attendee(token: str, today: date) -> tuple[Door, Attendee | None]:
    """Return the participant behind a token, with the meeting and its event; closed some time after the meeting."""
    link = Link.objects.known(token, LinkPurpose.ATTENDEE).first()
    people = Attendee.objects.select_related(
        "meeting__event__network", "meeting__event__municipality", "meeting__network", "meeting__notes"
    )
    person = people.filter(pk=_key(link)).first() if link else None
    if link is None or person is None:
        return Door.UNKNOWN, None
    if link.revoked_at:
        return Door.REVOKED, person
    is_old = person.meeting.day + timedelta(days=DAYS_AFTER_EVENT) < today
    return (Door.EXPIRED if is_old else Door.OPEN), person


def save_for_host(token: str, site: HostSite) -> None:
    """Make a token open a host site's page of one event."""
    Link.mint(LinkPurpose.HOST_SITE, site.subject, network=site.event.network, token=token)


def open_host(token: str, today: date) -> Opened:
    """Return the host site behind a token, with its event, place and network."""
    link = Link.objects.known(token, LinkPurpose.HOST_SITE).first()
    site = link and HostSite.objects.with_event().filter(pk=_key(link)).first()
    if not link or not site:
        return Opened(Door.UNKNOWN)
    return Opened(_door(link, site.event, today), site.event, host=site)


def revoke(purpose: LinkPurpose, subject: str) -> int:
    """End all links of a stand or an event; returns how many there were."""
    return Link.objects.live(purpose, subject).update(revoked_at=timezone.now())


def open_stand(token: str, today: date) -> Opened:
    """Return the stand behind a token, with its organisation, event, place and network."""
    link = Link.objects.known(token, LinkPurpose.STAND).first()
    stand = link and Stand.objects.in_order().with_event().filter(pk=_key(link)).first()
    if not link or not stand:
        return Opened(Door.UNKNOWN)
    return Opened(_door(link, stand.event, today), stand.event, stand)


def open_library(token: str, today: date) -> Opened:
    """Return the event behind a library's token, with its place and network."""
    link = Link.objects.known(token, LinkPurpose.LIBRARY).first()
    event = link and Event.objects.with_places().filter(pk=_key(link)).first()
    if not link or not event:
        return Opened(Door.UNKNOWN)
    return Opened(_door(link, event, today), event)


def _door(link: Link, event: Event, today: date) -> Door:
    if link.revoked_at:
        return Door.REVOKED
    is_postponed = event.state == EventState.POSTPONED  # its old day ends nothing
    if event.day and event.day + timedelta(days=DAYS_AFTER_EVENT) < today and not is_postponed:
        return Door.EXPIRED
    return Door.CANCELLED if event.state == EventState.CANCELLED else Door.OPEN


def _key(link: Link) -> int:
    return int(link.subject.rpartition(":")[2])
