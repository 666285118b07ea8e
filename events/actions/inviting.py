"""How are partners written to: who gets which letter as a draft, how do drafts follow the record, how are they sent?

A message of one kind, to one stand, in one version exists once: its key decides, whoever presses and however often.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate, localtime

from partners.choices import MessageState
from partners.models import Message, User
from partners.post import outbox
from partners.post.letter import Letter

from .. import letters
from ..choices import LetterKind, StandState
from ..models import Event, Stand
from ..partner_reminders import reminded_on
from .following import follow_partners, refresh_drafts, refreshed
from .packing import CANNOT_PACK, eml_of, letters_pdf, pack_all
from .replies import post_new_link, post_receipt, renew_links
from .seeing import problems_of, seen_digest
from .writing import CHASING, Correspondence, event_for_letters, stands_for_letters

__all__ = [
    "CANNOT_PACK",
    "Prepared", "Released", "eml_of", "follow_partners", "letters_pdf", "pack_all", "post_new_link", "post_receipt",
    "prepare_invitations", "prepare_library_link", "prepare_reminders", "prepare_unsure_reminders", "problems_of",
    "refresh_drafts", "release", "renew_links", "seen_digest",
]  # fmt: skip
UNSURE_DAYS = 7  # after so many days those who did not know are asked again


@dataclass(slots=True)
class Prepared:
    """What one press made, and why it did not write to the others: names of organisations by reason.

    waiting: a draft is there already; leaving: on its way; sent: has it with the same facts; today: has had a mail
    today; answered; refused: wants no invitations; not_invited: nothing to remind of; dropped: a person left the draft
    unsent; troubled: the last one needs a person. `without_address` are among those written to.
    """

    written: list[int] = field(default_factory=list)
    without_address: list[str] = field(default_factory=list)
    left_out: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    is_over: bool = False

    def count(self, reason: str) -> int:
        """Return how many were left out for a reason."""
        return len(self.left_out.get(reason, ()))


@dataclass(frozen=True, slots=True)
class Released:
    """Which messages went into the queue, how many have no address, and whether something else was there than seen."""

    pks: tuple[int, ...] = ()
    without_address: int = 0
    is_other: bool = False


def prepare_invitations(event: Event, by: User) -> Prepared:
    """Write a draft to every partner that has still to answer and has not been told these facts."""
    found = event_for_letters(event.pk)
    scene = letters.scene_of(found) if found else None
    if found is None or scene is None or scene.is_over:
        return Prepared(is_over=True)
    stands, posted, prepared = stands_for_letters(found), Correspondence.of(found), Prepared()
    with transaction.atomic():
        for stand in stands:
            letter = letters.invitation(scene, stand)
            reason, version = _invitation_due(stand, letter, posted.latest(stand, LetterKind.INVITATION))
            if reason:
                prepared.left_out[reason].append(stand.organisation.name)
            else:
                thread = posted.thread(stand.subject)
                _draft(prepared, letters.invitation(scene, stand, version=version, thread=thread), stand, by)
    return prepared


def _invitation_due(stand: Stand, letter: Letter, latest: Message | None) -> tuple[str, int]:
    """Return (why a stand gets no draft now, or nothing; which version it would be)."""
    if stand.organisation.no_invitations:
        return "refused", 0
    if latest and latest.state == MessageState.DRAFT:
        return "waiting", 0
    if stand.state not in StandState.silent():
        return "answered", 0
    if latest is None:
        return "", 1
    same = latest.facts_digest == letter.facts_digest
    reasons = {
        **dict.fromkeys(MessageState.leaving(), "leaving"),
        **dict.fromkeys(MessageState.troubled(), "troubled"),
        MessageState.CANCELLED: "dropped" if same else "",
    }
    return reasons.get(MessageState(latest.state), "sent" if same else ""), latest.version + 1


def prepare_reminders(event: Event, by: User) -> Prepared:
    """Write a draft to everybody who was invited and is silent, or did not know; at most one mail a day to each."""
    found = event_for_letters(event.pk)
    scene = letters.scene_of(found) if found else None
    if found is None or scene is None or scene.is_over:
        return Prepared(is_over=True)
    stands, posted, prepared = stands_for_letters(found), Correspondence.of(found), Prepared()
    reminded = reminded_on(localdate(), {stand.organisation_id for stand in stands})
    with transaction.atomic():
        for stand in stands:
            if reason := _reminder_hindered(stand, posted, reminded, localdate()):
                prepared.left_out[reason].append(stand.organisation.name)
            else:
                _draft(prepared, posted.chasing(scene, stand), stand, by)
    return prepared


def _reminder_hindered(stand: Stand, posted: "Correspondence", reminded: Collection[int], today: date) -> str:
    """Return why a stand is not reminded now, or nothing; `reminded`: organisations that have had one today."""
    if stand.organisation.no_invitations:
        return "refused"
    if stand.state not in StandState.silent():
        return "answered"
    chased = posted.of_kinds(stand, CHASING)
    states = {message.state for message in chased}
    if MessageState.DRAFT in states:
        return "waiting"
    if states & {*MessageState.leaving()}:
        return "leaving"
    if not posted.invited_on(stand):
        return "not_invited"
    if stand.organisation_id in reminded:  # by a person or the clock, at whichever event
        return "today"
    gone = [one for one in chased if one.state != MessageState.CANCELLED and one.released_at]
    return "today" if any(localtime(one.released_at).date() >= today for one in gone) else ""


def _draft(prepared: Prepared, letter: Letter, stand: Stand, by: User | None) -> None:
    message, is_new = outbox.write(letter, state=MessageState.DRAFT, by=by)
    if is_new:
        prepared.written.append(message.pk)
        if not message.to_email:
            prepared.without_address.append(stand.organisation.name)
    else:
        prepared.left_out["waiting"].append(stand.organisation.name)


def prepare_unsure_reminders(now: datetime) -> int:
    """Write a draft to everybody who said a week ago that they do not know; returns how many. Press and clock alike.

    Never for events that are over, cancelled or postponed; once for each time somebody said so.
    """
    today = localtime(now).date()
    due = Stand.objects.unsure_since(now - timedelta(days=UNSURE_DAYS)).of_coming_events(today)
    stands: dict[int, list[int]] = defaultdict(list)
    for event_pk, stand_pk in due.values_list("event_id", "pk"):
        stands[event_pk].append(stand_pk)
    return sum(_remind_unsure(event_pk, pks, today) for event_pk, pks in stands.items())


def _remind_unsure(event_pk: int, pks: Sequence[int], today: date) -> int:
    event = event_for_letters(event_pk)
    if event is None:
        return 0
    posted = Correspondence.of(event)
    due = [stand for stand in stands_for_letters(event, pks) if not posted.has_asked_again(stand)]
    if not due:
        return 0
    scene, prepared = letters.scene_of(event, today), Prepared()
    with transaction.atomic():
        for stand in due:
            _draft(prepared, posted.chasing(scene, stand), stand, None)
    return len(prepared.written)


def prepare_library_link(event: Event, by: User) -> Message | None:
    """Write the venue a draft with the link to its page; returns the one that waits or was sent with the same facts.

    None when the event has no venue or is over.
    """
    found = event_for_letters(event.pk)
    scene = letters.scene_of(found) if found and found.venue_id else None
    if found is None or scene is None or scene.is_over:
        return None
    posted = Correspondence.of(found)
    latest = posted.library_link(found)
    if latest and latest.state not in (*MessageState.gone(), MessageState.CANCELLED):
        return latest
    version = latest.version + 1 if latest else 1
    letter = letters.library_link(scene, version=version, thread=posted.thread(found.subject))
    if latest and latest.state in MessageState.gone() and latest.facts_digest == letter.facts_digest:
        return latest
    with transaction.atomic():
        return outbox.write(letter, state=MessageState.DRAFT, by=by)[0]


@transaction.atomic
def release(pks: Iterable[int], seen: str, by: User) -> Released:
    """Put the drafts that a person has seen into the queue; `seen` is seen_digest of what was shown.

    The record may have changed meanwhile: drafts follow it once more, and nothing goes when that makes a difference.
    """
    chosen = Message.objects.managed_by(by).filter(pk__in=list(pks)).order_by("pk")
    drafts = [one for one in chosen.select_for_update(of=("self",)) if one.state == MessageState.DRAFT]
    for occasion in sorted({one.occasion for one in drafts if one.occasion}):
        refreshed(occasion)
    messages = list(chosen)
    if not drafts:
        return Released()
    if seen_digest(messages) != seen:
        return Released(is_other=True)
    waiting = [one for one in messages if one.state == MessageState.DRAFT]
    ready = [one.pk for one in waiting if one.to_email]
    outbox.release(ready, by)
    Stand.objects.asked_by(one for one in waiting if one.to_email)
    return Released(tuple(ready), len(waiting) - len(ready))
