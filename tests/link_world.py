"""Who answers by a personal link? Kaisa at the bank: her contact, her invitation, a browser without a session."""

from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from events import personal_links
from events.models import Meeting, Stand
from partners.choices import LinkPurpose
from tests import world

COMES = {
    "state": "confirmed", "topic": "Verkkopankki ja mobiilisovellus", "presenter_0": "Kaisa Kursseja",
    "phone_0": "000 123 4567", "tables": "1", "sockets": "2", "needs": ["network", "screen"], "scope": "own_service",
    "public_facts": ["name_and_topic"], "works_remotely": "yes", "ethics": "on", "ethics_shown": "1",
    "who": "Kaisa Kursseja",
}  # fmt: skip


def invited(**facts: Any) -> "Kaisa":
    """Invite Kaisa's bank to an event 40 days ahead, with five places, a meeting and a day to answer by."""
    cache.clear()
    network = world.network(phone="000 111 2222")
    event = world.event(
        network, world.venue(network),
        **{"day": timezone.localdate() + timedelta(days=40), "places": 5,
           "answer_by": timezone.localdate() + timedelta(days=14)} | facts,
    )  # fmt: skip
    meeting = world.meeting(event, day=timezone.localdate() + timedelta(days=12))
    partner = world.organisation(network)
    world.contact(partner)
    return Kaisa(world.stand(event, partner, state="invited", topic=""), meeting)


class Kaisa:
    """A partner's contact with her link."""

    def __init__(self, stand: Stand, meeting: Meeting) -> None:
        self.stand, self.meeting, self.client = stand, meeting, Client()
        self.token, self.address = personal_links.new_address(LinkPurpose.STAND)
        personal_links.save_for_stand(self.token, stand)
        self.url = f"/k/{self.token}/"

    def look(self, tail: str = "") -> Any:
        """Open a page behind the link."""
        return self.client.get(self.url + tail)

    def typed(self, **more: Any) -> dict[str, Any]:
        """Return what a browser sends: the form as it is shown, with her answer in it."""
        form = self.look().context["form"]
        hidden = {"seen": form["seen"].value(), "ethics_shown": form["ethics_shown"].value()}
        return COMES | hidden | more

    def send(self, tail: str = "", **more: Any) -> Any:
        """Answer."""
        return self.client.post(self.url + tail, self.typed(**more))

    def now(self) -> Stand:
        """Return the stand as it is in the database."""
        return Stand.objects.get(pk=self.stand.pk)
