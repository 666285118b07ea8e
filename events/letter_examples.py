"""How does a message read with its facts in place, before anything is sent to anybody?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from django.utils import translation
from django.utils.translation import gettext as _

from partners.models import Network
from talkoot.lib import dates, days

from . import example_sheet, facts, letter_values, letters, sheet, wording
from .letter_words import Words
from .models import Event
from .placeholders import Filled, fill_letter, fill_title, of_kind

PARTNERS = {"fi": "Esimerkkiyhdistys", "sv": "Exempelföreningen", "en": "Example Association"}
PERSON = "Malli Mallikas"
DAYS_AGO = 7
HOURS, FURNITURE = (time(14), time(18)), (8, 6)


@dataclass(frozen=True, slots=True)
class Example:
    """A message to an invented partner: about which event, and what each placeholder became."""

    event: str
    title: Filled
    text: Filled
    values: Mapping[str, str]


def values_for(network: Network, kind: str, language: str, today: date) -> tuple[str, dict[str, str]]:
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
    with translation.override(language):
        values |= letter_values.safe(_of_day(values, language, today))
    return told, {name: values.get(name, "") for name in of_kind(kind)}


def example(network: Network, kind: str, language: str, words: Words, today: date) -> Example:
    """Return the words as a partner would read them."""
    told, values = values_for(network, kind, language, today)
    return Example(told, fill_title(words.title, values), fill_letter(words.text, values), values)


def _of_day(values: Mapping[str, str], language: str, today: date) -> dict[str, str]:
    """Return invented answers to what polls and requests for a room tell."""
    first = days.working_day(today + timedelta(weeks=8), earlier=False)
    times = [first, days.working_day(first + timedelta(weeks=1), earlier=False)]
    told = [dates.event_time(day, *HOURS, None, language) for day in times]
    by = today + timedelta(days=DAYS_AGO)
    return {
        "options": "\n".join(f"- {line}" for line in told),
        "poll_note": _("We look for a day that suits as many as possible."),
        "deadline": dates.deadline(by, language), "deadline_short": dates.short_deadline(by, language),
        "request_note": _("We would like to be near the newspapers, as before."),
        "room_time": values.get("time") or told[0], "room_needs": wording.furniture(*FURNITURE),
        "reply_by": dates.deadline(by, language),
        "change_word": _("New time"), "time_word": _("New time"), "place_word": _("Place"),
        "reason": _("The library is being renovated then."), "way": _("remotely"),
    }  # fmt: skip


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
