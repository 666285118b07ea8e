"""Who was asked what, and when? Each partner's messages in words, for the board and for the stand's own page."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from partners.choices import MessageState
from partners.models import Message

from ...choices import LetterKind
from ...models import Stand
from . import outbox_words as words

DEEDS = {
    LetterKind.INVITATION: pgettext_lazy("partner log", "Invited"),
    LetterKind.REMINDER: pgettext_lazy("partner log", "Reminded"),
    LetterKind.UNSURE_REMINDER: pgettext_lazy("partner log", "Asked again"),
    LetterKind.RECEIPT: pgettext_lazy("partner log", "Receipt of the answer"),
    LetterKind.NEW_LINK: pgettext_lazy("partner log", "New personal link"),
    LetterKind.LIBRARY_LINK: pgettext_lazy("partner log", "Link to the library"),
}


@dataclass(frozen=True, slots=True)
class LogRow:
    """One message to a partner: "Kutsuttu", "ke 13.1. klo 9.05", where it is, and its address in the outbox."""

    what: str
    when: str
    how: str
    look: str
    url: str


def logs_of(stands: Iterable[Stand]) -> dict[int, list[LogRow]]:
    """Return by stand id the messages that were meant to leave, the oldest first; one query for however many stands.

    Drafts are there too, as drafts; what a person left unsent is not.
    """
    keys = {stand.subject: stand.pk for stand in stands}
    found: dict[int, list[LogRow]] = defaultdict(list)
    for message in Message.objects.listed().of_subjects(keys).without_text():
        if message.state != MessageState.CANCELLED:
            found[keys[message.subject]].append(_row(message))
    return dict(found)


def log_of(stand: Stand) -> list[LogRow]:
    """Return one partner's messages, the oldest first."""
    return logs_of([stand]).get(stand.pk, [])


def _row(message: Message) -> LogRow:
    known = message.kind in LetterKind.values and LetterKind(message.kind) in DEEDS
    return LogRow(
        what=str(DEEDS[LetterKind(message.kind)]) if known else message.title,
        when=words.moment(message.released_at) or _("not sent yet"),
        how=words.said(message),
        look=words.look(message),
        url=reverse("desk:message_detail", args=[message.pk]),
    )
