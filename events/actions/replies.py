"""What is a partner written at once, without anybody looking first: receipts of answers and new links?

Called inside the transaction of the change; the view wakes the post office after the commit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partners.choices import LinkPurpose, MessageState
from partners.models import Change, FieldChange, Message, User
from partners.post import outbox

from .. import date_letters, letters, personal_links, trail
from ..choices import LetterKind, StandState
from ..models import Stand
from ..placeholders import one_line
from .writing import Correspondence, event_for_letters, stands_for_letters

TOLD_OTHERWISE = (
    "state",
    "ethics_version",
    "ethics_at",
    "answered_at",
    "answered_by",
    "source",
    "version",
    "place",
)


def post_receipt(stand: Stand, url: str, changed: Sequence[FieldChange], by_name: str) -> Message | None:
    """Send the contact a receipt of an answer; `url` is the page where it can be changed or taken back.

    One receipt for each version of the stand. None when no address is known.
    """
    event = event_for_letters(stand.event_id)
    if event is None:
        return None
    fresh = stands_for_letters(event, [stand.pk])[0]
    language = fresh.organisation.language
    with translation.override(language):
        values = {
            "answer": answer_sentence(fresh),
            "changes": "\n".join(_lines(changed)),
            "answerer": by_name,
        }
    posted = Correspondence.of(event)
    letter = letters.receipt(letters.scene_of(event), fresh, values, posted.thread(fresh.subject))
    if not letter.to_email:
        return None
    return outbox.write(replace(letter, link=url))[0]


def answer_sentence(stand: Stand) -> str:
    """Return what a stand has answered, as a sentence to its people in the active language."""
    sentences = {
        StandState.CONFIRMED: _("You are coming."),
        StandState.WAITING: _("You are on the waiting list: all places are taken for now."),
        StandState.UNSURE: _("You do not know yet whether you can come."),
        StandState.DECLINED: _("You cannot come."),
        StandState.CANCELLED: _("You cannot come after all."),
        StandState.INVITED: _("You have not answered yet."),
    }
    return sentences[StandState(stand.state)]


def _lines(changed: Iterable[FieldChange]) -> Iterable[str]:
    """Yield the changed facts as "Label: value"; what the sentence tells already is left out."""
    for change in changed:
        field = change.field.partition(":")[0]
        if field and field not in TOLD_OTHERWISE:
            value = one_line(trail.shown(change.field, change.after)) or pgettext("a fact", "none")
            yield f"{one_line(trail.label(field))}: {value}"


@transaction.atomic
def post_new_link(stand: Stand) -> Message | None:
    """Send the contact a new personal link; None when no address is known."""
    return _post_link(stand, closes_old=False)


@transaction.atomic
def renew_links(stand: Stand, by: User) -> Message | None:
    """Close all links of a stand and send its contact a new one; None when no address is known.

    What waits in the queue with a closed link is packed again, or left unsent where nobody packs it.
    """
    personal_links.revoke(LinkPurpose.STAND, stand.subject)
    Change.objects.record(
        subject=stand.event.subject, part=stand.subject, network=stand.event.network, deed="links_renewed", by=by,
        changes=[FieldChange("", "", stand.organisation.name)],
    )  # fmt: skip
    waiting = [MessageState.QUEUED, MessageState.RETRYING]
    for message in Message.objects.to_subject(stand.subject).in_states(waiting):
        if message.kind in (*LetterKind.of_network(), *date_letters.KINDS):
            outbox.unpack(message)
        else:
            outbox.cancel(message)
    return _post_link(stand, closes_old=True)


def _post_link(stand: Stand, *, closes_old: bool) -> Message | None:
    event = event_for_letters(stand.event_id)
    if event is None:
        return None
    fresh, posted = stands_for_letters(event, [stand.pk])[0], Correspondence.of(event)
    latest = posted.latest(fresh, LetterKind.NEW_LINK)
    with translation.override(fresh.organisation.language):
        old_links = _("The links that we sent before do not work any more.") if closes_old else ""
    letter = letters.new_link(
        letters.scene_of(event), fresh, version=latest.version + 1 if latest else 1, old_links=old_links,
        thread=posted.thread(fresh.subject),
    )  # fmt: skip
    if not letter.to_email:
        return None
    token, link = personal_links.new_address(LinkPurpose.STAND)
    message, is_new = outbox.write(replace(letter, link=link))
    if is_new:
        personal_links.save_for_stand(token, fresh)
    return message
