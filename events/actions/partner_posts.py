"""How is it noted that a partner has published something: by itself behind its link, or by the coordinator?"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from partners.choices import LinkPurpose
from partners.models import Change, FieldChange, Link, User
from talkoot.lib import dates

from ..choices import Channel
from ..models import PartnerPost, Stand

MOST = 40  # of one partner: a link can be pressed by anybody who has it
FACTS = ("channel", "place", "published_on", "reach", "link")


class TooMany(Exception):
    """One partner has noted so much that something else than a person must be pressing."""


@transaction.atomic
def add_post(
    stand: Stand, facts: Mapping[str, Any], *, by: User | None = None, by_name: str = "", token: str = ""
) -> PartnerPost | None:
    """Note one thing published; None where the very same has been noted already. Raises TooMany."""
    Stand.objects.select_for_update().get(
        pk=stand.pk
    )  # one note at a time, so that a second press finds the first
    known = PartnerPost.objects.of_stand(stand)
    if known.filter(**facts).exists():
        return None
    if known.count() >= MOST:
        raise TooMany
    _used(token)
    post = PartnerPost.objects.create(stand=stand, **facts)
    _record(stand, "partner_post_added", by, by_name, after=told(post))
    return post


@transaction.atomic
def change_post(
    post: PartnerPost, facts: Mapping[str, Any], *, by: User | None = None, by_name: str = "", token: str = ""
) -> bool:
    """Mend a note; tells whether anything differed, and does nothing when it has been removed meanwhile."""
    current = PartnerPost.objects.select_for_update().filter(pk=post.pk).first()
    if current is None or all(getattr(current, name) == value for name, value in facts.items()):
        return False
    _used(token)
    before = told(current)
    for name, value in facts.items():
        setattr(current, name, value)
    current.save(update_fields=list(facts))
    _record(post.stand, "partner_post_changed", by, by_name, before, told(current))
    return True


@transaction.atomic
def remove_post(post: PartnerPost, *, by: User | None = None, by_name: str = "", token: str = "") -> bool:
    """Take a note away; False when it was gone already."""
    if not PartnerPost.objects.filter(pk=post.pk).delete()[0]:
        return False
    _used(token)
    _record(post.stand, "partner_post_removed", by, by_name, before=told(post))
    return True


def told(post: PartnerPost) -> str:
    """Return a note in one line, as the trail keeps it."""
    day = dates.short_date(post.published_on, "fi") if post.published_on else ""
    channel = str(Channel(post.channel).label)
    reach = str(post.reach) if post.reach is not None else ""
    return ", ".join(part for part in (channel, post.place, day, reach, post.link) if part)


def _used(token: str) -> None:
    """Note that a link was used; a press that changes nothing leaves no trace, as it may be a mail scanner's."""
    if token:
        Link.objects.known(token, LinkPurpose.STAND).update(last_used_at=timezone.now())


def _record(
    stand: Stand, deed: str, by: User | None, by_name: str, before: str = "", after: str = ""
) -> None:
    name = stand.organisation.name
    who = by_name or ("" if by else name)
    before, after = (f"{name}: {line}" if line else "" for line in (before, after))
    Change.objects.record(
        subject=stand.event.subject, network=stand.event.network, deed=deed, by=by, by_name=who,
        part=stand.subject, changes=[FieldChange("", before, after)],
    )  # fmt: skip
