"""Which letters does a network write for the day itself: facts of tomorrow to partners and the library, a host site?

The day before, everybody who comes reads when to arrive and through which door, where the stand is, what to connect
to and whom to call. A host site gets its joining sheet and a calendar entry.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from django.utils import translation

from partners.post.letter import Letter, Parcel
from talkoot.lib import dates

from . import letter_values, run_sheet
from .calendars import entries, itip
from .choices import LetterKind
from .day_facts import DayFacts, HostFacts
from .documents import joining_sheet, kinds
from .facts import EventSheet
from .letter_making import to_host, to_stand, to_venue
from .letter_scene import Scene
from .models import Event, HostSite, Stand

MOST_HOURS = 12  # rows of the run sheet told in a mail; the page tells all


def key_of(event: Event, stand: Stand | None) -> str:
    """Return what makes a letter of the day before one: whose it is, and of which day."""
    whose = f"stand:{stand.pk}" if stand else f"venue:{event.venue_id}"
    return f"{LetterKind.DAY_BEFORE}:{event.pk}:{event.day}:{whose}"


def day_before(scene: Scene, days: Mapping[str, DayFacts], stand: Stand | None) -> Letter:
    """Remind one partner, or without a stand the library, of tomorrow. `days` are the facts of the day by language.

    The key holds the day: one that is moved to another day is reminded of once more, the same day never twice.
    """
    event = scene.event
    language = stand.organisation.language if stand else "fi"
    values = _of_day(scene.sheets[language], days[language])
    key = key_of(event, stand)
    if stand is None:
        return replace(to_venue(LetterKind.DAY_BEFORE, scene, 1, "", further=values), key=key)
    own = next((one for one in scene.sheets[language].stands if one.slug == stand.organisation.slug), None)
    values |= letter_values.of_stand(own, language)
    return replace(to_stand(LetterKind.DAY_BEFORE, scene, stand, 1, "", values), key=key)


def _of_day(sheet: EventSheet, day: DayFacts) -> dict[str, str]:
    """Return what the placeholders of the day stand for."""
    with translation.override(sheet.language):
        rows = run_sheet.rows_of(sheet.with_changes(day_facts=day))[:MOST_HOURS]
        hours = [f"- {dates.clock(row.starts, sheet.language)} {run_sheet.title_of(row)}" for row in rows]
    wifi = " / ".join(part for part in (day.wifi_name, day.wifi_password) if part)
    return letter_values.safe(
        {"arrival": day.arrival, "power": day.power, "wifi": wifi, "timetable": "\n".join(hours)}
    )


def host_site(scene: Scene, site: HostSite, *, version: int = 1, thread: str = "") -> Letter:
    """Give a host site its link; the joining sheet and the calendar entry are enclosed when it leaves."""
    language = "fi"
    sheet, host = scene.sheets[language], site.facts("")
    with translation.override(language):
        further = {
            "host": site.name,
            "test_call": joining_sheet.when_tested(host, language),
            "joining": "\n".join(
                f"{number}. {step}" for number, step in enumerate(joining_sheet.steps(sheet), 1)
            ),
        }
    letter = to_host(LetterKind.HOST_SITE, scene, site, version, thread, further)
    return replace(letter, facts_digest=digest_of(letter.facts_digest, sheet, host))


def digest_of(facts: str, sheet: EventSheet, host: HostFacts) -> str:
    """Return the digest of a host site's letter: also the link, the steps and the test call are told in it."""
    agreed = replace(host, stamp=None, equipment=(), note="")
    told = (facts, sheet.remote_link, sheet.joining, str(agreed))
    return hashlib.blake2b(repr(told).encode(), digest_size=16).hexdigest()


def enclosures(sheet: EventSheet, host: HostFacts, email: str, name: str) -> list[Parcel]:
    """Return the joining sheet and, as far as there is a day, the calendar's part. Raises press.PressError."""
    document = kinds.make("joining_sheet", sheet, host)
    parcels = [Parcel(document.file_name, "application/pdf", document.pdf)]
    if email and sheet.day and sheet.opens:
        parcels.append(itip.parcel(entries.host_component(host, sheet), email, name))
    return parcels
