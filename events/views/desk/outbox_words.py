"""In which words does the outbox say what a message is, where it is, and when something happened to it?"""

from datetime import datetime

from django.utils import timezone
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from partners.choices import MessageState
from partners.models import Message
from talkoot.lib import dates

from ...choices import LetterKind
from ...forms.day_words import language
from ...models import Event
from ...plan_choices import ReminderKind

LONGEST_WORDS = 140  # characters of what the mail server said, in a list
KINDS: dict[str, object] = {  # as headings over several
    LetterKind.INVITATION: gettext_lazy("Invitations"),
    LetterKind.REMINDER: gettext_lazy("Reminders to answer"),
    LetterKind.UNSURE_REMINDER: gettext_lazy("Reminders to those who were not sure"),
    LetterKind.RECEIPT: gettext_lazy("Receipts of answers"),
    LetterKind.NEW_LINK: gettext_lazy("New personal links"),
    LetterKind.LIBRARY_LINK: gettext_lazy("Links to the library"),
    LetterKind.DIGEST: gettext_lazy("Daily digests"),
    LetterKind.POLL: gettext_lazy("Questions about the day"),
    LetterKind.POLL_REMINDER: gettext_lazy("Reminders of the question about the day"),
    LetterKind.ROOM_REQUEST: gettext_lazy("Requests for the room"),
    LetterKind.MEETING: gettext_lazy("Invitations to meetings"),
    LetterKind.MEETING_CANCELLED: gettext_lazy("Cancellations of meetings"),
    LetterKind.MINUTES: gettext_lazy("Minutes of meetings"),
    LetterKind.MOVED: gettext_lazy("Notices of a new time"),
    LetterKind.POSTPONED: gettext_lazy("Notices of a postponement"),
    LetterKind.CALLED_OFF: gettext_lazy("Notices of a cancellation"),
    LetterKind.REINSTATED: gettext_lazy("Notices that the event takes place after all"),
    LetterKind.FORMAT_CHANGED: gettext_lazy("Notices that the event is held in another way"),
    ReminderKind.PARTNER: gettext_lazy("Reminders to partners"),
    ReminderKind.TASK: gettext_lazy("Reminders of tasks"),
}
STATES = {
    MessageState.DRAFT: pgettext_lazy("message", "Draft"),
    MessageState.QUEUED: pgettext_lazy("message", "In the queue"),
    MessageState.SENDING: pgettext_lazy("message", "Being sent"),
    MessageState.ACCEPTED: pgettext_lazy("message", "The mail server accepted it"),
    MessageState.RETRYING: pgettext_lazy("message", "Waits for another try"),
    MessageState.FAILED: pgettext_lazy("message", "Failed"),
    MessageState.UNCLEAR: pgettext_lazy("message", "Unclear"),
    MessageState.CANCELLED: pgettext_lazy("message", "Not sent"),
    MessageState.BY_HAND: pgettext_lazy("message", "Sent by hand"),
}
# How each state looks as a chip (templates/parts/chip.html)
LOOKS = {
    MessageState.DRAFT: "plain", MessageState.QUEUED: "wait", MessageState.SENDING: "wait",
    MessageState.ACCEPTED: "ok", MessageState.RETRYING: "wait", MessageState.FAILED: "late",
    MessageState.UNCLEAR: "late", MessageState.CANCELLED: "no", MessageState.BY_HAND: "ok",
}  # fmt: skip


def kind_heading(kind: str) -> str:
    """Return what several messages of a kind are called."""
    return str(KINDS.get(kind) or _("Other messages"))


def state_word(message: Message) -> str:
    """Return a message's state in a word or two."""
    return str(STATES[MessageState(message.state)])


def look(message: Message) -> str:
    """Return the kind of chip that a message's state is shown with."""
    return LOOKS[MessageState(message.state)]


def moment(when: datetime | None) -> str:
    """Return a moment as "ke 13.1. klo 9.12", of another year with the year; empty when there is none."""
    if when is None:
        return ""
    local = localtime(when)
    said = dates.weekday_day if local.year == localdate().year else dates.weekday_date
    words = {"day": said(local.date(), language()), "time": dates.clock(local.time(), language())}
    return _("%(day)s at %(time)s") % words


def said(message: Message) -> str:
    """Return where a message is in one phrase for a list, with its time and the server's words where there are any."""
    words, when = " ".join(message.trouble.split())[:LONGEST_WORDS], moment(message.settled_at)
    phrases = {
        MessageState.DRAFT: _draft(message),
        MessageState.QUEUED: _queued(message),
        MessageState.SENDING: _("Being sent right now"),
        MessageState.ACCEPTED: _("The mail server accepted it on %(when)s") % {"when": when},
        MessageState.RETRYING: _("Tried again on %(when)s") % {"when": moment(message.not_before)},
        MessageState.FAILED: _("Failed: %(words)s") % {"words": words} if words else _("Failed"),
        MessageState.UNCLEAR: _("Unclear: it may have left or not"),
        MessageState.CANCELLED: _("Not sent, decided on %(when)s") % {"when": when},
        MessageState.BY_HAND: _("Sent by hand on %(when)s") % {"when": when},
    }
    return phrases[MessageState(message.state)]


def _queued(message: Message) -> str:
    if message.held_until and message.held_until > timezone.now():
        return _("Leaves on %(when)s, can be undone until then") % {"when": moment(message.held_until)}
    return _("In the queue since %(when)s") % {"when": moment(message.released_at)}


def _draft(message: Message) -> str:
    if message.facts_have_changed:
        return _("Draft, the facts have changed since it was edited")
    if message.missing:
        return _("Draft, something is missing")
    return _("Draft, edited") if message.is_edited else state_word(message)


def event_words(event: Event) -> str:
    """Return an event as a heading names it: its municipality and day."""
    when = dates.weekday_date(event.day, language()) if event.day else _("no day yet")
    return f"{event.municipality}, {when}"
