"""What does one open message of the outbox show: to whom, from whom, which words from where, what can be done?"""

from dataclasses import dataclass
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from partners.choices import MessageState
from partners.models import Message, User
from partners.models.organisation import LANGUAGES
from partners.post import mime
from talkoot.lib import dates

from ... import letters
from ...actions import inviting
from ...choices import MeetingState
from ...forms.day_words import Check, language
from ...models import Event, Stand
from ...printing import Order
from . import outbox_words as words
from . import shelf
from .outbox_rows import key_of

PICTURE_WIDTH = 480


@dataclass(frozen=True)
class About:
    """What a message is about: its event and stand, as far as they are still there."""

    event: Event | None
    stand: Stand | None


def about(message: Message, user: User) -> About:
    """Return the event and the stand behind a message's opaque names."""
    event_key, stand_key = key_of(message.occasion, "event"), key_of(message.subject, "stand")
    events = Event.objects.editable_by(user).with_places()
    stands = Stand.objects.editable_by(user).in_order().with_contacts()
    return About(
        events.in_bulk([event_key]).get(event_key) if event_key else None,
        stands.in_bulk([stand_key]).get(stand_key) if stand_key else None,
    )


def shown(message: Message, user: User) -> dict[str, Any]:
    """Return everything that the sheet of one message shows."""
    whose = about(message, user)
    pieces = mime.marked(message.text, message.data_words)
    is_draft = message.state == MessageState.DRAFT
    return {
        "message": message,
        "facts": facts(message, whose),
        "state": words.state_word(message), "look": words.look(message), "said": words.said(message),
        "released": released(message),
        "pieces": pieces,
        "from_data": list(dict.fromkeys(piece for piece, kind in pieces if kind == "data")),
        "problems": [Check("warn", line) for line in inviting.problems_of(message)] if is_draft else [],
        "ways_out": ways_out(whose),
        "letter": letter(message, whose), "calendar": calendar(message, whose),
        "files": [row.name for row in message.attachments.all()],
        "alone": [message], "is_unaddressed": not message.to_email, "stand": whose.stand.pk if whose.stand else None,
        "event": whose.event, "event_words": words.event_words(whose.event) if whose.event else "",
        "does": does(message),
        "seen": inviting.seen_digest([message]) if is_draft else "",
    }  # fmt: skip


def facts(message: Message, whose: About) -> list[tuple[str, str]]:
    """Return to whom, from whom and to whom the answers go; and the language where it is not Finnish."""
    organisation = whose.stand.organisation.name if whose.stand else ""
    receiver = [message.to_name, message.to_email or _("no e-mail address")]
    receiver = [organisation, *receiver] if organisation != message.to_name else receiver
    sender = [message.from_name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1]]
    rows = [
        (_("To"), ", ".join(part for part in receiver if part)),
        (_("From"), ", ".join(filter(None, sender))),
    ]
    if message.reply_email:
        rows.append((_("Replies go to"), ", ".join(filter(None, [message.reply_name, message.reply_email]))))
    if message.language != "fi":
        rows.append((_("Language"), str(dict(LANGUAGES).get(message.language, message.language))))
    return rows


def released(message: Message) -> str:
    """Return who pressed Send and when; empty while nobody has."""
    if not message.released_at or not message.released_by or message.state == MessageState.DRAFT:
        return ""
    when = words.moment(message.released_at)
    return _("Released by %(name)s on %(when)s.") % {"name": message.released_by.name, "when": when}


def ways_out(whose: About) -> list[tuple[str, str]]:
    """Return where missing facts are mended: (address, words)."""
    found = []
    if whose.stand:
        url = reverse("partners:organisation_edit", args=[whose.stand.organisation_id])
        found.append((url, _("Mend the partner's facts")))
    if whose.event:
        found.append((reverse("desk:event_edit", args=[whose.event.slug]), _("Mend the record of the event")))
    return found


def letter(message: Message, whose: About) -> dict[str, str] | None:
    """Return picture and PDF of the letter that goes along; made on demand and without anybody's link in them."""
    if message.kind not in letters.WITH_LETTER or not whose.event or not whose.stand:
        return None
    order = Order("invitation_letter", "a4", message.language, "", whose.stand.organisation.slug)
    return {
        "picture": f"{shelf.address('document_picture', whose.event, order)}&w={PICTURE_WIDTH}",
        "pdf": shelf.address("document_print", whose.event, order),
    }


def calendar(message: Message, whose: About) -> list[str]:
    """Return the calendar invitations that go along, told in words: the event, then its planning meetings."""
    event = whose.event
    is_packed = message.packed_at is not None  # then the files themselves are listed
    if (
        message.kind not in letters.WITH_LETTER
        or not event
        or not event.day
        or not message.to_email
        or is_packed
    ):
        return []
    when = dates.event_time(event.day, event.opens, event.closes, None, language())
    found = [_("Calendar invitation to the event: %(when)s") % {"when": when}] if event.opens else []
    for meeting in event.meetings.all():
        if meeting.state != MeetingState.SCHEDULED:
            continue
        when = dates.event_time(meeting.day, meeting.starts, None, None, language())
        found.append(
            _("Calendar invitation: %(meeting)s, %(when)s") % {"meeting": meeting.name, "when": when}
        )
    return found


def does(message: Message) -> set[str]:
    """Return what a person may do to a message in its state."""
    state = MessageState(message.state)
    found = {
        MessageState.DRAFT: {"edit", "cancel", "by_hand", "draft_file"},
        MessageState.QUEUED: {"cancel"},
        MessageState.RETRYING: {"cancel"},
        MessageState.FAILED: {"again", "revive", "cancel", "by_hand", "draft_file"},
        MessageState.UNCLEAR: {"settle"},
        MessageState.CANCELLED: {"revive"},
    }.get(state, set())
    return found | ({"send"} if state == MessageState.DRAFT and message.to_email else set())
