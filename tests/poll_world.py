"""Who is asked about the day in tests? An idea of Eeva's with partners, a library and three proposed times."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from events import personal_links
from events.actions import polling
from events.models import Event, Poll, PollOption, Stand
from events.models.poll import Proposal
from partners.models import Venue
from talkoot.lib.links import new_token
from tests import world


def wednesday(weeks: int = 8) -> date:
    """A Wednesday so many weeks ahead, moved where it would be a day off."""
    from talkoot.lib import days

    today = timezone.localdate()
    day = today + timedelta(days=(2 - today.weekday()) % 7 + 7 * weeks)
    while days.day_off(day):
        day += timedelta(days=7)
    return day


@dataclass
class Idea:
    """An idea with an open poll: its event, the poll, and who is asked."""

    story: world.Story
    event: Event
    poll: Poll
    stands: list[Stand]
    library: Venue

    @property
    def options(self) -> list[PollOption]:
        """The proposed times in order of day."""
        return list(self.poll.options.all())

    def stand_url(self, stand: Stand, tail: str = "") -> str:
        """A fresh personal link of a partner."""
        token = new_token()
        personal_links.save_for_stand(token, stand)
        return f"/k/{token}/{tail}"

    def library_url(self, tail: str = "") -> str:
        """A fresh link of the library."""
        token = new_token()
        personal_links.save_for_library(token, self.event)
        return f"/kirjasto/{token}/{tail}"

    def eeva(self) -> Client:
        """Eeva's browser."""
        client = Client()
        client.force_login(self.story.eeva)
        return client

    def now(self) -> Event:
        """The event as the database has it."""
        return Event.objects.get(pk=self.event.pk)


def proposals(count: int = 3) -> list[Proposal]:
    """So many Wednesdays from 14 to 18, three weeks apart."""
    first = wednesday()
    return [Proposal(first + timedelta(days=21 * number), time(14), time(18)) for number in range(count)]


def idea(names: tuple[str, ...] = ("OP-Kainuu", "Kela", "Apteekki"), **facts: Any) -> Idea:
    """Open a poll about an idea in Kajaani among these partners and the library."""
    cache.clear()
    story = world.story()
    place = story.library
    place.email = "kirjasto@example.org"
    place.save()
    event = world.event(
        story.kainuu, None, slug="kajaani-idea", title="Talkoot Kajaanissa", day=None, opens=None, closes=None,
        municipality=place.municipality, created_by=story.eeva,
    )  # fmt: skip
    stands = []
    for number, name in enumerate(names):
        partner = world.organisation(story.kainuu, name, f"kysytty-{number}")
        world.contact(partner, f"Yhteys {number}", email=f"yhteys{number}@example.org")
        stands.append(world.stand(event, partner, state="invited", order=number, topic=""))
    asked = {
        "deadline": timezone.localdate() + timedelta(days=10),
        "note": "Sovitaan yhdessä.",
        "by": story.eeva,
    }
    poll = polling.ask(event, proposals(), venue=place, **(asked | facts))
    return Idea(story, event, poll, stands, place)
