"""How do drafts follow the record: what is rewritten, what is only flagged, and which are not needed any more?"""

from datetime import datetime
from itertools import chain
from typing import Any

from django.db import transaction

from partners.choices import MessageState
from partners.models import Change, Message
from partners.post import outbox
from partners.post.letter import Letter

from .. import letters
from ..choices import LetterKind, StandState
from ..letters import Scene
from ..models import Stand
from . import date_post, host_post, meeting_post
from .writing import Correspondence, event_for_letters, stands_for_letters

ALWAYS = ("to_name", "to_email", "from_name", "reply_name", "reply_email", "missing")
WORDS = ("title", "text", "data_words", "language")
EDITED = "organisation_edited"
LOOKED_BACK = 500  # rows of the trail, the newest first
REMINDERS = (LetterKind.REMINDER, LetterKind.UNSURE_REMINDER)


@transaction.atomic
def refresh_drafts(event_pk: int) -> int:
    """Let an event's drafts say what the record says now; returns how many changed.

    What a person has edited keeps its words and is flagged instead. Reminders to those who have answered meanwhile
    are cancelled, and so is every draft to a partner who has been taken away.
    """
    return refreshed(f"event:{event_pk}")


def follow_partners(since: datetime) -> int:
    """Let drafts follow partners whose name, address or contact has changed since a moment; returns how many did."""
    latest = Change.objects.order_by("-id").values_list("at", "deed", "subject")[:LOOKED_BACK]
    keys = {int(subject.rpartition(":")[2]) for at, deed, subject in latest if deed == EDITED and at >= since}
    events = Stand.objects.filter(organisation__in=keys).order_by("event").values_list("event", flat=True)
    return sum(refresh_drafts(pk) for pk in dict.fromkeys(events)) if keys else 0


def refreshed(occasion: str) -> int:
    """Do the same for a subject of messages ("event:12"), inside the caller's transaction."""
    found = chain(*(post.current(occasion) for post in (meeting_post, date_post, host_post)))
    others = sum(
        outbox.cancel(draft) if letter is None else _rewrite(draft, letter) for draft, letter in found
    )
    return others + _of_event(occasion)


def _of_event(occasion: str) -> int:
    kind, _colon, key = occasion.partition(":")
    drafts = list(Message.objects.about(occasion).drafts().of_kinds(LetterKind.of_network()).order_by("pk"))
    event = event_for_letters(int(key)) if kind == "event" and key.isdecimal() and drafts else None
    if event is None:
        return 0
    scene, posted = letters.scene_of(event), Correspondence.of(event)
    stands = {stand.subject: stand for stand in stands_for_letters(event)}
    return sum(_follow(draft, scene, posted, stands.get(draft.subject)) for draft in drafts)


def _follow(draft: Message, scene: Scene, posted: Correspondence, stand: Stand | None) -> bool:
    if draft.kind == LetterKind.LIBRARY_LINK:
        venue = scene.event.venue_id
        if not venue or not draft.key.startswith(f"{draft.kind}:{scene.event.pk}:{venue}:"):
            return outbox.cancel(draft)
        letter = letters.library_link(
            scene, version=draft.version, thread=draft.thread, language=draft.language
        )
    elif stand is None or (draft.kind in REMINDERS and not _waits_for(draft.kind, stand)):
        return outbox.cancel(draft)
    else:
        letter = posted.again(draft.kind, scene, stand, draft.version)
    return _rewrite(draft, letter)


def _waits_for(kind: str, stand: Stand) -> bool:
    """Tell whether a reminder still fits what the stand has said."""
    return stand.state == (StandState.UNSURE if kind == LetterKind.UNSURE_REMINDER else StandState.INVITED)


def _rewrite(draft: Message, letter: Letter) -> bool:
    """Save what differs, unless somebody edits or releases the draft at this moment."""
    now: dict[str, Any] = {name: _kept(getattr(letter, name)) for name in ALWAYS}
    if not draft.is_edited:
        now |= {name: _kept(getattr(letter, name)) for name in WORDS} | {"facts_digest": letter.facts_digest}
        now["facts_have_changed"] = False
    elif letter.facts_digest != draft.facts_digest:
        now |= {"facts_digest": letter.facts_digest, "facts_have_changed": True}
    changed = {name: value for name, value in now.items() if getattr(draft, name) != value}
    found = Message.objects.filter(pk=draft.pk, state=MessageState.DRAFT, is_edited=draft.is_edited)
    return bool(changed) and bool(found.update(**changed))


def _kept(value: Any) -> Any:
    """Return a value of a letter as its row keeps it."""
    return list(value) if isinstance(value, tuple) else value
