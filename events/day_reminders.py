"""Who is reminded of tomorrow: the partners that come, and the library, with the facts that one needs to get in?

From seven in the morning of the day before, once: the key holds the event, its day and the receiver. An event that is
moved is reminded of before its new day; one that is cancelled or postponed never. Clocks that stood still all that day
send nothing later.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils.timezone import localtime

from partners.choices import LinkPurpose
from partners.models import Message
from partners.post import outbox

from . import day_letters, letters, personal_links, rounds, sheet_day
from .choices import LetterKind, StandState
from .day_facts import DayFacts
from .facts import PUBLIC_LANGUAGES
from .letter_scene import Scene
from .models import Event, Stand
from .reminders import HOUR


def send_due(now: datetime) -> int:
    """Write the letters of the day before that are due and not written yet; returns how many."""
    moment = localtime(now)
    if moment.hour < HOUR:
        return 0
    tomorrow = moment.date() + timedelta(days=1)
    events = Event.objects.on_day(tomorrow).with_places().select_related("created_by").order_by("pk")
    return rounds.each(events, partial(_remind, moment)).done


def _remind(moment: datetime, event: Event) -> int:
    """Write to everybody who comes to one event and has not been written to of this day; returns how many."""
    written = Message.objects.about(event.subject).of_kinds([LetterKind.DAY_BEFORE])
    done = set(written.values_list("key", flat=True))
    fresh = [one for one in _receivers(event) if day_letters.key_of(event, one) not in done]
    if not fresh:
        return 0
    scene, days = letters.scene_of(event, moment.date()), sheet_day.in_languages(event, PUBLIC_LANGUAGES)
    return sum(_write(scene, days, one) for one in fresh)


def _receivers(event: Event) -> Iterator[Stand | None]:
    """Yield the stands that come, and None for the library; whoever has no address cannot be reminded."""
    for stand in event.stands.in_order().with_contacts():
        contact = letters.contact_of(stand)
        if stand.state == StandState.CONFIRMED and contact and contact.email:
            stand.event = event
            yield stand
    if event.venue and event.venue.email:
        yield None


@transaction.atomic
def _write(scene: Scene, days: Mapping[str, DayFacts], stand: Stand | None) -> bool:
    """Write one letter unless it is there; its link is saved together with it, or not at all."""
    letter = day_letters.day_before(scene, days, stand)
    token, link = personal_links.new_address(LinkPurpose.STAND if stand else LinkPurpose.LIBRARY)
    is_new = outbox.write(replace(letter, link=link))[1]
    if is_new:
        personal_links.save_for(token, scene.event, stand)
    return is_new
