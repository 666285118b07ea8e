"""How does a message read with its facts in place, before anything is sent to anybody?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from partners.models import Network
from talkoot.lib import dates

from . import example_sheet, facts, letter_values, letters, sheet
from .letter_words import Words
from .models import Event
from .placeholders import OF_LETTERS, Filled, fill_letter, fill_title

PARTNERS = {"fi": "Esimerkkiyhdistys", "sv": "Exempelföreningen", "en": "Example Association"}
PERSON = "Malli Mallikas"
DAYS_AGO = 7


@dataclass(frozen=True, slots=True)
class Example:
    """A message to an invented partner: about which event, and what each placeholder became."""

    event: str
    title: Filled
    text: Filled
    values: Mapping[str, str]


def values_for(network: Network, language: str, today: date) -> tuple[str, dict[str, str]]:
    """Return (title of an event, values of all placeholders): of the network's next event, else of an invented one."""
    event = Event.objects.of(network).coming(today).with_places().select_related("created_by").first()
    event = event or Event.objects.of(network).held(today).with_places().select_related("created_by").first()
    if event:
        scene = letters.scene_of(event, today)
        told, values = scene.sheets[language].title, dict(scene.values[language])
    else:
        shown = replace(example_sheet.example(), language=language, sender=sheet.sender_of(network, language))
        told, values = shown.title, letter_values.of_event(shown, _places(shown), today)
    before = dates.short_date(today - timedelta(days=DAYS_AGO), language)
    values |= letter_values.of_receiver(language, PARTNERS[language], PERSON)
    values |= {"topic": values.get("topic", ""), "invited_on": before, "answered_on": before}
    return told, {name: values.get(name, "") for name in OF_LETTERS}


def example(network: Network, language: str, words: Words, today: date) -> Example:
    """Return the words as a partner would read them."""
    told, values = values_for(network, language, today)
    return Example(told, fill_title(words.title, values), fill_letter(words.text, values), values)


def _places(shown: facts.EventSheet) -> dict[str, str]:
    place = shown.place
    if place is None:
        return {}
    return {
        "venue": place.name, "venue_genitive": place.genitive, "venue_locative": place.locative,
        "venue_destination": place.destination, "municipality": place.municipality,
        "municipality_genitive": place.municipality_genitive, "municipality_locative": place.municipality_locative,
        "network": shown.sender.name,
    }  # fmt: skip
