"""Which letters does a network write: to whom, in which language, with which words and enclosures?

Every function returns a Letter for partners/post. From is the portal's address under the network's name; who gets the
replies is decided in letter_scene.py.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from partners.models import Contact
from partners.post.letter import Letter, Parcel
from talkoot.lib import dates
from talkoot.lib.text import in_language

from . import letter_values, sheet_place
from .calendars import itip
from .choices import LetterKind, StandState
from .documents import kinds
from .facts import EventSheet, Recipient
from .letter_scene import Scene, scene_of
from .models import Stand
from .placeholders import Filled, fill_letter, fill_title, one_line
from .plan_choices import ReminderKind
from .printing import recipient_of

__all__ = [
    "Scene", "contact_of", "enclosures", "invitation", "library_link", "new_link", "partner_reminder", "receipt",
    "recipient", "reminder", "scene_of", "unsure_reminder",
]  # fmt: skip
WITH_LETTER = {LetterKind.INVITATION}
LONGEST_NAME = 120  # characters of a name in the outbox


@dataclass(frozen=True, slots=True)
class Post:
    """Which message a letter becomes: its kind, key, subject and version, and the message that it answers to."""

    kind: str
    key: str
    subject: str
    version: int = 1
    thread: str = ""


def contact_of(stand: Stand) -> Contact | None:
    """Return whom mail and letter are addressed to: the first contact with an address, else the first."""
    contacts = list(stand.organisation.contacts.all())
    return next((contact for contact in contacts if contact.email), contacts[0] if contacts else None)


def recipient(stand: Stand, link: str = "") -> Recipient:
    """Return how a stand's letter is addressed, in the language of the organisation."""
    found = recipient_of(stand.organisation, contact_of(stand), stand.organisation.language)
    return Recipient(
        found.slug, found.organisation, found.person, found.street_address, found.postal_code, found.postal_place, link
    )  # fmt: skip


def invitation(scene: Scene, stand: Stand, *, version: int = 1, thread: str = "") -> Letter:
    """Invite an organisation; the letter and the calendar invitations are enclosed when it leaves."""
    return _to_stand(LetterKind.INVITATION, scene, stand, version, thread)


def reminder(
    scene: Scene, stand: Stand, *, invited_on: date | None, version: int = 1, thread: str = ""
) -> Letter:
    """Remind who was invited on a day and has said nothing."""
    written = dates.short_date(invited_on, stand.organisation.language) if invited_on else ""
    return _to_stand(LetterKind.REMINDER, scene, stand, version, thread, {"invited_on": written})


def unsure_reminder(
    scene: Scene, stand: Stand, *, answered_on: date | None, version: int = 1, thread: str = ""
) -> Letter:
    """Ask again who answered on a day that it does not know yet."""
    written = dates.short_date(answered_on, stand.organisation.language) if answered_on else ""
    return _to_stand(LetterKind.UNSURE_REMINDER, scene, stand, version, thread, {"answered_on": written})


def receipt(scene: Scene, stand: Stand, values: Mapping[str, str], thread: str = "") -> Letter:
    """Thank for an answer and say what was saved; `values`: answer, changes and answerer, in the right language."""
    return _to_stand(LetterKind.RECEIPT, scene, stand, stand.version, thread, values)


def new_link(scene: Scene, stand: Stand, *, version: int, old_links: str = "", thread: str = "") -> Letter:
    """Give a new personal link; `old_links` says what becomes of those sent before."""
    return _to_stand(LetterKind.NEW_LINK, scene, stand, version, thread, {"old_links": old_links})


def library_link(scene: Scene, *, version: int = 1, thread: str = "", language: str = "fi") -> Letter:
    """Give the venue's people the link to their page of the event. The event must have a venue."""
    event, venue = scene.event, scene.event.venue
    if venue is None:
        raise ValueError("an event without a venue has no library to write to")
    name = sheet_place.venue_in(venue, language)[0]
    to = Recipient(venue.name, name)
    key = f"{LetterKind.LIBRARY_LINK}:{event.pk}:{venue.pk}:v{version}"
    post = Post(LetterKind.LIBRARY_LINK, key, event.subject, version, thread)
    return _write(scene, language, letter_values.of_receiver(language, name), to, venue.email, post)


def partner_reminder(
    scene: Scene, stand: Stand, values: Mapping[str, str], *, key: str, thread: str = ""
) -> Letter:
    """Tell an organisation what of an event waits for it; `values`: news_title and news, in the right language."""
    return replace(_to_stand(ReminderKind.PARTNER, scene, stand, 1, thread, values), key=key)


def enclosures(kind: str, scene: Scene, stand: Stand, link: str, to_email: str) -> tuple[Parcel, ...]:
    """Return what leaves with a message: the letter with its link, and calendar entries as far as there is a day.

    Raises press.PressError. Renders, so call it outside transactions.
    """
    if kind not in WITH_LETTER:
        return ()
    facts = scene.sheets[stand.organisation.language].with_changes(letter_date=scene.today)
    to = recipient(stand, link)
    document = kinds.make("invitation_letter", facts, to)
    return (
        Parcel(document.file_name, "application/pdf", document.pdf),
        *(_calendars(facts, to_email, to.person or to.organisation) if to_email else ()),
    )


def _calendars(facts: EventSheet, email: str, name: str) -> Sequence[Parcel]:
    """Return the event's invitation first (mail programs offer it), then one for each planning meeting."""
    found = []
    if facts.day and facts.opens:
        found.append(Parcel("kutsu.ics", itip.CONTENT_TYPE, itip.event_request(facts, email, name)))
    held = [meeting for meeting in facts.meetings if not meeting.cancelled]
    for number, meeting in enumerate(held, start=1):
        content = itip.meeting_request(meeting, facts, email, name)
        found.append(Parcel(f"suunnittelukokous-{number}.ics", itip.ATTACHED, content))
    return found


def _to_stand(
    kind: LetterKind | ReminderKind, scene: Scene, stand: Stand, version: int, thread: str,
    further: Mapping[str, str] | None = None,
) -> Letter:  # fmt: skip
    organisation, contact = stand.organisation, contact_of(stand)
    to, language = recipient(stand), organisation.language
    values = {
        **letter_values.of_receiver(language, to.organisation, to.person),
        **letter_values.safe({"topic": in_language(stand, "topic", language)[0], **(further or {})}),
    }
    post = Post(kind, f"{kind}:{scene.event.pk}:{stand.pk}:v{version}", stand.subject, version, thread)
    return _write(
        scene, language, values, to, contact.email if contact else "", post, _lacks(kind, scene, stand)
    )


def _lacks(kind: LetterKind | ReminderKind, scene: Scene, stand: Stand) -> tuple[str, ...]:
    """Return what a coordinator should know before this goes, besides facts that the words ask for."""
    facts = scene.sheets[stand.organisation.language]
    found = {
        "contact_name": not recipient(stand).person,
        "in_language": "title" in facts.missing,
        "refused": stand.organisation.no_invitations,
        "answered": kind == LetterKind.INVITATION and stand.state not in StandState.silent(),
        "over": scene.is_over,
    }
    return tuple(name for name, is_so in found.items() if is_so)


def _write(
    scene: Scene, language: str, further: Mapping[str, str], to: Recipient, email: str, post: Post,
    lacks: tuple[str, ...] = (),
) -> Letter:  # fmt: skip
    words, values = scene.words[post.kind][language], {**scene.values[language], **further}
    title, text = fill_title(words.title, values), fill_letter(words.text, values)
    network = scene.event.network
    return Letter(
        kind=post.kind,
        key=post.key,
        title=title.text,
        text=text.text,
        to_email=email,
        to_name=one_line(to.person or to.organisation)[:LONGEST_NAME],
        network=network,
        occasion=scene.event.subject,
        subject=post.subject,
        version=post.version,
        language=language,
        from_name=one_line(in_language(network, "name", language)[0]),
        reply_name=one_line(scene.reply_name),
        reply_email=scene.reply_email,
        data_words=_both(title, text, "data_words"),
        missing=tuple(dict.fromkeys((*_both(title, text, "missing"), *lacks))),
        facts_digest=letter_values.facts_digest(scene.sheets[language], to, email),
        thread=post.thread,
    )


def _both(title: Filled, text: Filled, name: str) -> tuple[str, ...]:
    """Return the words of subject line and text together, each once."""
    return tuple(dict.fromkeys((*getattr(title, name), *getattr(text, name))))
