"""How does an event become public, and how is it taken back?"""

from django.db import transaction
from django.utils import timezone

from partners.models import Change, User

from ..choices import Publication
from ..models import Event


class NoDayYet(ValueError):
    """An idea without a day or an opening hour cannot be published."""


@transaction.atomic
def publish_event(event: Event, *, by: User) -> bool:
    """Show a draft to everybody; returns False when it was public already. Raises NoDayYet.

    Time, place and state stay as they were, so calendars see no new sequence, only a new stamp.
    """
    if event.day is None or event.opens is None:
        raise NoDayYet(event.slug)
    return _turn(event, Publication.PUBLISHED, "event_published", by)


@transaction.atomic
def withdraw_event(event: Event, *, by: User) -> bool:
    """Take a public event back to a draft; its page answers "not found" at once. False when it was a draft."""
    return _turn(event, Publication.DRAFT, "event_unpublished", by)


def _turn(event: Event, to: Publication, deed: str, by: User) -> bool:
    """Change the publication if it is not so already: of two presses at the same moment only one has an effect."""
    if not Event.objects.turn(event.pk, to, timezone.now()):
        return False
    event.publication = to
    Change.objects.record(subject=event.subject, network=event.network, deed=deed, by=by)
    return True
