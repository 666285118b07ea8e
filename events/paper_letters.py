"""What does a letter on paper say to one partner: its own words, the record's facts, and which of them came from where?

On paper the signature is part of the layout. Where a mail's words hold {signature}, the words above it are the closing
("Ystävällisin terveisin") and what follows is said only in mail.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from partners.choices import MessageState
from partners.models import Change, Contact, Message, Organisation
from talkoot.lib import dates
from talkoot.lib.text import in_language

from . import letter_values
from .choices import LetterKind
from .facts import EventSheet, Recipient, Written
from .letter_scene import Scene
from .letter_words import Words
from .merging import for_trail
from .models import Event, Stand
from .placeholders import fill_letter, fill_title
from .printing import recipient_of

SIGNATURE = "{signature}"
LONGEST_CLOSING = 60  # characters
WATCHED = ("day", "opens", "closes", "set_up_from", "venue", "room")


@dataclass(frozen=True, slots=True)
class Receiver:
    """Whom a letter goes to: an organisation, and its stand when it has one."""

    organisation: Organisation
    stand: Stand | None = None

    @property
    def language(self) -> str:
        """Return the language in which this partner is written to."""
        return self.organisation.language

    @property
    def contact(self) -> Contact | None:
        """Return the first contact: paper needs no e-mail address."""
        return next(iter(self.organisation.contacts.all()), None)

    def recipient(self, link: str = "") -> Recipient:
        """Return how the letter is addressed. `link` is the receiver's own, where the letter has one."""
        found = recipient_of(self.organisation, self.contact, self.language)
        return Recipient(
            found.slug, found.organisation, found.person, found.street_address, found.postal_code,
            found.postal_place, link,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter on paper with what a coordinator should know before it is printed (names of placeholders and facts)."""

    written: Written
    missing: tuple[str, ...] = ()


def draft(
    scene: Scene,
    kind: str,
    words: Words,
    to: Receiver,
    *,
    link: str = "",
    attachments: str = "",
    before: Mapping[str, str] | None = None,
) -> Draft:
    """Return a letter in the receiver's language. `before` is what former() returned; asks the database nothing."""
    language, recipient = to.language, to.recipient(link)
    values = {
        **scene.values[language],
        **letter_values.of_receiver(language, recipient.organisation, recipient.person),
        **_of_stand(scene, to),
        **_of_changes(scene.sheets[language], before or {}),
    }
    body, closing = parted(words.text)
    title, text = fill_title(words.title, values), fill_letter(body, values)
    written = Written(
        recipient=recipient,
        kind=kind,
        language=language,
        heading=title.text,
        text=text.text,
        attachments=attachments,
        data_words=tuple(dict.fromkeys((*title.data_words, *text.data_words))),
        closing=closing,
    )
    return Draft(
        written, tuple(dict.fromkeys((*title.missing, *text.missing, *_lacks(scene, to, recipient))))
    )


def parted(text: str) -> tuple[str, str]:
    """Return (the words of a letter without its end, its closing words); the closing is empty where none was typed."""
    body, mark, _rest = text.partition(SIGNATURE)
    if not mark:
        return text, ""
    parts = re.split(r"\n{2,}", body.rstrip())
    last = parts[-1].strip()
    if len(parts) > 1 and len(last) <= LONGEST_CLOSING and not re.search(r"[{}:\n]", last):
        return "\n\n".join(parts[:-1]), last
    return body.rstrip(), ""


def former(event: Event) -> dict[str, str]:
    """Return what the record said when partners were first written to, of what has changed since; two queries.

    While nobody has been written to, it is what the record said first.
    """
    gone = Message.objects.about(event.subject).in_states(MessageState.gone()).of_kind(LetterKind.INVITATION)
    since: datetime | None = gone.order_by("released_at").values_list("released_at", flat=True).first()
    changes = Change.objects.about(event.subject)
    changes = changes.since(since) if since else changes
    found: dict[str, str] = {}
    for field, was in changes.filter(field__in=WATCHED).order_by("at", "id").values_list("field", "before"):
        found.setdefault(field, was)
    return {
        field: was
        for field, was in found.items()
        if was and (field == "day" or was != for_trail(getattr(event, field)))
    }


def _of_stand(scene: Scene, to: Receiver) -> dict[str, str]:
    if to.stand is None:
        return {}
    facts = next((one for one in scene.sheets[to.language].stands if one.slug == to.organisation.slug), None)
    topic = in_language(to.stand, "topic", to.language)[0]
    return letter_values.of_stand(facts, to.language) | letter_values.safe({"topic": topic})


def _of_changes(facts: EventSheet, before: Mapping[str, str]) -> dict[str, str]:
    """Return {changed}: a line for time, set-up and place, each with what it was."""
    language = facts.language
    with translation.override(language):
        lines = [
            (_("Time"), _time(facts), _time_before(facts, before)),
            (_("Set-up"), _clock(facts), before.get("set_up_from", "")),
            (_("Place"), facts.place.name if facts.place else "", before.get("venue", "")),
            (_("Room"), facts.place.room if facts.place else "", before.get("room", "")),
        ]
        told = [
            _("%(label)s: %(now)s (earlier %(before)s)") % {"label": label, "now": now, "before": was}
            for label, now, was in lines
            if was and now and was != now
        ]
    return letter_values.safe({"changed": "\n".join(told)})


def _time(facts: EventSheet) -> str:
    return dates.event_time(facts.day, facts.opens, facts.closes, None, facts.language) if facts.day else ""


def _clock(facts: EventSheet) -> str:
    return dates.hours(facts.set_up_from, None, facts.language) if facts.set_up_from else ""


def _time_before(facts: EventSheet, before: Mapping[str, str]) -> str:
    """Return day and hours as they were: of a published event it is known exactly, else from the trail."""
    if facts.previous_day:
        opens, closes = facts.previous_opens, facts.previous_closes
        return dates.event_time(facts.previous_day, opens, closes, None, facts.language)
    if "day" in before:
        return before["day"]
    hours = [before.get("opens", ""), before.get("closes", "")]
    if not any(hours):
        return ""
    current = [dates.clock(one, "fi") if one else "" for one in (facts.opens, facts.closes)]
    return "–".join(was or now for was, now in zip(hours, current, strict=True))


def _lacks(scene: Scene, to: Receiver, recipient: Recipient) -> tuple[str, ...]:
    """Return what paper needs besides facts that the words ask for."""
    has_address = recipient.street_address and recipient.postal_code
    facts = scene.sheets[to.language]
    found = {
        "street_address": not has_address,
        "contact_name": not recipient.person,
        "in_language": "title" in facts.missing,
    }
    return tuple(name for name, is_so in found.items() if is_so)
