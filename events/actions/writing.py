"""What has an event's partners been written already, and what does the next letter build upon?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.utils.timezone import localtime

from partners.choices import MessageState
from partners.models import Message
from partners.post.letter import Letter

from .. import letters
from ..choices import LetterKind, StandState
from ..letters import Scene
from ..models import Event, Stand

CHASING = (LetterKind.INVITATION, LetterKind.REMINDER, LetterKind.UNSURE_REMINDER)


def event_for_letters(pk: int) -> Event | None:
    """Return an event with everything beside its sheet that letters tell, or None."""
    return Event.objects.with_places().select_related("created_by").filter(pk=pk).first()


def stands_for_letters(event: Event, pks: Iterable[int] | None = None) -> list[Stand]:
    """Return an event's stands with organisations and contacts; two queries."""
    found = Stand.objects.of_event(event).in_order().with_contacts()
    stands = list(found if pks is None else found.filter(pk__in=list(pks)))
    for stand in stands:
        stand.event = event
    return stands


@dataclass(frozen=True, slots=True)
class Correspondence:
    """An event's messages by subject, the oldest first."""

    by_subject: Mapping[str, list[Message]]

    @classmethod
    def of(cls, event: Event) -> Self:
        """Read what has been written about an event; one query."""
        found: dict[str, list[Message]] = {}
        for message in Message.objects.about(event.subject).without_text().order_by("id"):
            found.setdefault(message.subject, []).append(message)
        return cls(found)

    def of_kinds(self, stand: Stand, kinds: Iterable[str]) -> list[Message]:
        """Return the messages of some kinds to one stand."""
        return [one for one in self.by_subject.get(stand.subject, ()) if one.kind in kinds]

    def latest(self, stand: Stand, kind: str) -> Message | None:
        """Return the message of the highest version."""
        return max(self.of_kinds(stand, (kind,)), key=lambda one: one.version, default=None)

    def library_link(self, event: Event) -> Message | None:
        """Return the newest message with a link to the library of this event."""
        return max(
            (one for one in self.by_subject.get(event.subject, ()) if one.key.startswith(
                f"{LetterKind.LIBRARY_LINK}:{event.pk}:{event.venue_id}:")),
            key=lambda one: one.version, default=None,
        )  # fmt: skip

    def thread(self, subject: str) -> str:
        """Return the Message-ID that later messages answer to: the first that was not left unsent."""
        kept = (one for one in self.by_subject.get(subject, ()) if one.state != MessageState.CANCELLED)
        return next((one.message_id for one in kept), "")

    def invited_on(self, stand: Stand) -> date | None:
        """Return the day on which the latest invitation went, or None."""
        gone = [
            one for one in self.of_kinds(stand, (LetterKind.INVITATION,)) if one.state in MessageState.gone()
        ]
        moments = [one.released_at for one in gone if one.released_at]
        return localtime(max(moments)).date() if moments else None

    def has_asked_again(self, stand: Stand) -> bool:
        """Tell whether somebody who did not know has been asked again since, or is about to be."""
        since = stand.answered_at
        asked = self.of_kinds(stand, (LetterKind.UNSURE_REMINDER,))
        return any(one.state == MessageState.DRAFT or (since and one.created_at > since) for one in asked)

    def chasing(self, scene: Scene, stand: Stand) -> Letter:
        """Return the reminder that suits a stand, in its next version."""
        kind = LetterKind.UNSURE_REMINDER if stand.state == StandState.UNSURE else LetterKind.REMINDER
        latest = self.latest(stand, kind)
        return self.again(kind, scene, stand, latest.version + 1 if latest else 1)

    def again(self, kind: str, scene: Scene, stand: Stand, version: int) -> Letter:
        """Return a message of one kind and version as it would be written now."""
        thread = self.thread(stand.subject)
        if kind == LetterKind.REMINDER:
            return letters.reminder(
                scene, stand, invited_on=self.invited_on(stand), version=version, thread=thread
            )
        if kind == LetterKind.UNSURE_REMINDER:
            answered_on = localtime(stand.answered_at).date() if stand.answered_at else None
            return letters.unsure_reminder(
                scene, stand, answered_on=answered_on, version=version, thread=thread
            )
        return letters.invitation(scene, stand, version=version, thread=thread)
