"""How many partners have told of an event in their own channels, and in which words is it shown?"""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import ngettext

from talkoot.lib import dates

from ...choices import Channel, StandState
from ...forms.day_words import language
from ...models import Event, PartnerPost, Stand


def in_short(event: Event, stands: Iterable[Stand]) -> dict[str, str] | None:
    """Return "7/13 partners have published" with its address; None while nobody comes. The stands know it."""
    coming = [stand for stand in stands if stand.state == StandState.CONFIRMED]
    if not coming:
        return None
    done = sum(stand.has_posted for stand in coming)  # type: ignore[attr-defined]
    return {"text": sentence(done, len(coming)), "url": reverse("desk:partner_posts", args=[event.slug])}


def sentence(done: int, coming: int) -> str:
    """Return how many of those who come have published."""
    words = ngettext(
        "%(done)s/%(coming)s partner has published", "%(done)s/%(coming)s partners have published", coming
    )
    return words % {"done": done, "coming": coming}


def whole(event: Event) -> dict[str, Any]:
    """Return what the page shows: the sentence, a row for each thing published, and who has published nothing."""
    posts = list(PartnerPost.objects.of_event(event))
    coming = [stand for stand in event.stands.in_order() if stand.state == StandState.CONFIRMED]
    publishers = {post.stand_id for post in posts}
    silent = [stand.organisation.name for stand in coming if stand.pk not in publishers]
    reach = sum(post.reach or 0 for post in posts)
    return {
        "rows": [row_of(post) for post in posts], "silent": silent, "has_partners": bool(coming),
        "done": len(coming) - len(silent), "coming": len(coming),
        "told": sentence(len(coming) - len(silent), len(coming)) + ".",
        "reach": ngettext("Seen %(n)s time in all.", "Seen %(n)s times in all.", reach)
        % {"n": dates.number(reach, language())} if reach else "",
    }  # fmt: skip


def row_of(post: PartnerPost) -> dict[str, Any]:
    """Return one thing published in words."""
    return {
        "post": post,
        "name": post.stand.organisation.name,
        "channel": str(Channel(post.channel).label),
        "when": dates.weekday_date(post.published_on, language()) if post.published_on else "",
        "reach": dates.number(post.reach, language()) if post.reach is not None else "",
    }
