"""How does one letter come about: whose words, which facts, to whom, in which language?

What every letter of events/letters.py and its neighbours is made with.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from partners.models import Contact
from partners.post.letter import Letter
from talkoot.lib.text import in_language

from . import letter_values, sheet_place
from .choices import LetterKind, StandState
from .facts import Recipient
from .letter_scene import Scene
from .models import HostSite, Stand
from .placeholders import Filled, fill_letter, fill_title, one_line
from .plan_choices import ReminderKind
from .printing import recipient_of

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


def to_stand(
    kind: LetterKind | ReminderKind, scene: Scene, stand: Stand, version: int, thread: str,
    further: Mapping[str, str] | None = None,
) -> Letter:  # fmt: skip
    """Return a letter of one kind to one stand, in its organisation's language; `further` are values of its own."""
    organisation, contact = stand.organisation, contact_of(stand)
    to, language = recipient(stand), organisation.language
    values = {
        **letter_values.of_receiver(language, to.organisation, to.person),
        **letter_values.safe({"topic": in_language(stand, "topic", language)[0], **(further or {})}),
    }
    post = Post(kind, f"{kind}:{scene.event.pk}:{stand.pk}:v{version}", stand.subject, version, thread)
    return write(
        scene, language, values, to, contact.email if contact else "", post, _lacks(kind, scene, stand)
    )


def to_venue(
    kind: LetterKind, scene: Scene, version: int, thread: str, language: str = "fi",
    further: Mapping[str, str] | None = None,
) -> Letter:  # fmt: skip
    """Return a letter of one kind to the people of the event's venue. Raises ValueError for an event without one."""
    event, venue = scene.event, scene.event.venue
    if venue is None:
        raise ValueError("an event without a venue has no library to write to")
    name = sheet_place.venue_in(venue, language)[0]
    post = Post(kind, f"{kind}:{event.pk}:{venue.pk}:v{version}", event.subject, version, thread)
    values = {**letter_values.of_receiver(language, name), **letter_values.safe(further or {})}
    return write(scene, language, values, Recipient(venue.name, name), venue.email, post)


def to_host(
    kind: LetterKind, scene: Scene, site: HostSite, version: int, thread: str,
    further: Mapping[str, str] | None = None,
) -> Letter:  # fmt: skip
    """Return a letter of one kind to the local helper of a host site, in Finnish."""
    language = "fi"
    post = Post(kind, f"{kind}:{scene.event.pk}:host{site.pk}:v{version}", site.subject, version, thread)
    values = {
        **letter_values.of_receiver(language, site.name, site.helper_name),
        **letter_values.safe(further or {}),
    }
    to = Recipient(f"etapaikka-{site.pk}", site.name, site.helper_name, site.street_address)
    return write(scene, language, values, to, site.helper_email, post)


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


def write(
    scene: Scene, language: str, further: Mapping[str, str], to: Recipient, email: str, post: Post,
    lacks: tuple[str, ...] = (),
) -> Letter:  # fmt: skip
    """Return a letter with its facts in place, from the network, with the digest of the facts it tells."""
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
