"""What was done last to an event's time, state or format, and can its day be changed now?"""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate, localtime

from talkoot.lib import dates

from ...actions.situation import OFF
from ...date_choices import MoveKind
from ...forms.day_words import language
from ...models import Event
from ...models.move import BESIDE


def change_of(event: Event, is_told: bool) -> dict[str, Any]:
    """Return what the event's page tells of its last change, whether its day is off, and whether it can be another.

    The event came with Move.objects.beside. A day that has been is not moved.
    """
    is_off = event.state in OFF
    return {
        "move": _last_move(event, timezone.now()) if is_told else None, "is_off": is_off,
        "is_ahead": event.day is not None and (is_off or event.day >= localdate()),
    }  # fmt: skip


def _last_move(event: Event, now: datetime) -> dict[str, Any] | None:
    """Return the last change of time, state or format for the event's page, while it is fresh."""
    made: datetime | None = event.last_move_at  # type: ignore[attr-defined]
    if made is None or (now - made).days >= 1:
        return None
    move: dict[str, Any] = {name: getattr(event, f"last_move_{name}") for name in BESIDE}
    return {
        "what": str(MoveKind(move["kind"]).label), "is_undone": move["undone_at"] is not None,
        "may_undo": move["undone_at"] is None and now < move["until"],
        "until": dates.clock(localtime(move["until"]).time(), language()), "count": len(move["messages"] or ()),
        "url": reverse("desk:move_undo", args=[event.slug]),
    }  # fmt: skip
