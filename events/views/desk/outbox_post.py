"""What holds mail back, and how far has it got? Pauses, the limit of an hour, and the progress of what is leaving."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.choices import MessageState
from partners.models import Message, Network, User
from partners.post.delivery import COUNTED
from partners.templatetags.parts import count_word

from ...forms.day_words import capital

HOUR = timedelta(hours=1)


def progress(user: User, counts: Mapping[str, int]) -> dict[str, Any] | None:
    """Return how many of those released together have left; None, without a question, when none is leaving."""
    leaving = sum(counts.get(state, 0) for state in MessageState.leaving())
    if not leaving:
        return None
    mine = Message.objects.managed_by(user)
    oldest = mine.leaving().aggregate(pk=Min("pk"), since=Min("released_at"))
    gone = mine.gone_with(oldest["pk"], oldest["since"]).count() if oldest["since"] else 0
    words = ngettext("%(count)s message is leaving.", "%(count)s messages are leaving.", leaving)
    return {"done": gone, "total": gone + leaving, "words": words % {"count": leaving}}


def held_back(networks: Iterable[Network], leaving: bool) -> list[str]:
    """Return a sentence for each network whose limit of an hour is full now; asks nothing while nothing leaves."""
    if not leaving:
        return []
    since, found = timezone.now() - HOUR, []
    for network in networks:
        if network.post_is_paused:
            continue
        sent = Message.objects.of_network(network).in_states(COUNTED).claimed_since(since).count()
        if sent >= network.post_per_hour:
            words = _("%(network)s may send %(limit)s messages an hour, and %(sent)s have left within the last hour. "
                      "The rest leaves as soon as the limit lets it.")  # fmt: skip
            found.append(words % {"network": network.name, "limit": network.post_per_hour, "sent": sent})
    return found


def lead(counts: Mapping[str, int]) -> str:
    """Return the state of the outbox in two sentences."""
    drafts = counts.get(MessageState.DRAFT, 0)
    troubled = sum(counts.get(state, 0) for state in MessageState.troubled())
    parts = []
    if troubled:
        words = ngettext(
            "%(count)s message needs your decision.", "%(count)s messages need your decision.", troubled
        )
        parts.append(capital(words % {"count": count_word(troubled)}))
    if drafts:
        words = ngettext("%(count)s message waits for you.", "%(count)s messages wait for you.", drafts)
        parts.append(capital(words % {"count": count_word(drafts)}))
        parts.append(_("Nothing leaves before you press Send."))
    return " ".join(parts) or _("Nothing waits for you.")
