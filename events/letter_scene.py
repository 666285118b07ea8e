"""What do all letters about one event share: its facts and words by language, and who gets the replies?

Replies go to the coordinator who made the event while that person still coordinates, else to the network's own
reply address.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from . import letter_values, letter_words, sheet, sheet_place
from .choices import EventState
from .facts import EventSheet
from .letter_words import Words
from .models import Event


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything about one event that its letters tell, read once: facts and words by language."""

    event: Event
    sheets: Mapping[str, EventSheet]
    words: Mapping[str, Mapping[str, Words]]
    values: Mapping[str, Mapping[str, str]]
    reply_name: str
    reply_email: str
    today: date

    @property
    def is_over(self) -> bool:
        """Tell whether nobody is asked to come any more: past, cancelled, or put off without a new day."""
        no_day = self.event.state in (EventState.CANCELLED, EventState.POSTPONED)
        return no_day or bool(self.event.day and self.event.day < self.today)


def scene_of(event: Event, today: date | None = None, facts: Mapping[str, EventSheet] | None = None) -> Scene:
    """Read an event for its letters; the same number of queries however many letters are written.

    With `facts` (by language) the letters tell these: of an event that is not saved yet as it will be.
    """
    day, sheets = today or localdate(), facts or sheet.in_languages(event)
    values = {
        language: letter_values.of_event(
            one, sheet_place.place_words(event.municipality, event.venue, event.network, language), day
        )
        for language, one in sheets.items()
    }
    return Scene(event, sheets, letter_words.of_network(event.network), values, *_replies_to(event), day)


def _replies_to(event: Event) -> tuple[str, str]:
    """Return name and address of who gets the replies."""
    maker, network = event.created_by, event.network
    if maker and maker.is_active and network.pk in maker.standing.coordinated:
        return maker.name, maker.email
    return network.signer_name or network.name, network.email
