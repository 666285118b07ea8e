"""Which rows do the tests of the desk's pages start from? The Kajaani story with the shipped operating model."""

from datetime import date, time
from typing import Any

from events.actions.concepts import install_concept
from events.actions.planning import plan_event
from events.models import Concept, Event
from partners.choices import Role
from partners.models import CalendarDay, Municipality, Network, OpeningHours, User, Venue
from talkoot.lib.finnish import propose_forms
from tests import world

TODAY = date(2027, 1, 11)  # a Monday
PUOLANKA = {
    "name": "Puolanka", "name_sv": "Puolanka", "region_code": "18", "region_iso": "FI-05", "region_name": "Kainuu",
    "region_name_sv": "Kajanaland", "genitive": "Puolangan", "locative": "Puolangalla", "destination": "Puolangalle",
}  # fmt: skip


class Desk:
    """Eeva's network with its model and the libraries of Kajaani, Sotkamo and Puolanka; Oulu is the stranger's."""

    def __init__(self) -> None:
        self.network = world.network()
        self.model = install_concept(self.network)
        self.eeva = member("eeva.esimerkki@example.org", "Eeva Esimerkki", self.network, Role.COORDINATOR)
        self.matti = member("matti.mallikas@example.org", "Matti Mallikas", self.network, Role.MATERIALS)
        self.kajaani = world.venue(self.network, phone="08 615 5555", step_free=True)
        self.sotkamo = world.venue(
            self.network, "765", "Sotkamon kirjasto", phone="000 123 4567", step_free=True
        )
        self.puolanka = self.library("Puolangan pääkirjasto")
        world.municipality("564")

    def library(self, name: str) -> Venue:
        """A library in Puolanka whose name was made up in the test; its forms are proposed by rule, then stored."""
        town, _made = Municipality.objects.get_or_create(code="620", defaults=PUOLANKA)
        forms = propose_forms(name)
        return Venue.objects.create(
            network=self.network, municipality=town, name=name, genitive=forms.genitive, locative=forms.locative,
            destination=forms.destination, street_address="Esimerkkitie 1", phone="000 123 4567", step_free=True,
        )  # fmt: skip

    def plan(self, day: date = date(2027, 4, 22), venue: Venue | None = None, **facts: Any) -> Event:
        """A planned event of 14–18."""
        venue = venue or self.kajaani
        defaults: dict[str, Any] = {"opens": time(14), "closes": time(18), "today": TODAY, "by": self.eeva}
        model = Concept.objects.whole().get(pk=self.model.pk)
        return plan_event(
            concept=model, municipality=venue.municipality, venue=venue, day=day, **{**defaults, **facts}
        )

    def stranger(self) -> User:
        """Oulu's coordinator."""
        oulu, _made = Network.objects.get_or_create(
            slug="oulu", defaults={"name": "Oulun digituki", "region_code": "17", "email": "oulu@example.org"}
        )
        return member("oona.outonen@example.org", "Oona Outonen", oulu, Role.COORDINATOR)

    def liisa(self) -> User:
        """The librarian of Kajaani's library."""
        return member(
            "liisa.lainaaja@example.org", "Liisa Lainaaja", self.network, Role.LIBRARIAN, venue=self.kajaani
        )


def member(email: str, name: str, network: Network, role: Role, **facts: Any) -> User:
    """Somebody with a role."""
    return world.member(world.user(email, name), network, role, **facts)


def staffed(venue: Venue, weekday: int, opens: int, closes: int) -> None:
    """Staff at a library on one weekday (Monday is 0), hours as numbers."""
    OpeningHours.objects.create(venue=venue, weekday=weekday, opens=time(opens), closes=time(closes))


def voting() -> None:
    """The parliamentary elections of April 2027."""
    for kind, name, first, last in (
        ("election", "Eduskuntavaalit", date(2027, 4, 18), date(2027, 4, 18)),
        ("advance_voting", "Eduskuntavaalien ennakkoäänestys", date(2027, 4, 7), date(2027, 4, 13)),
    ):
        CalendarDay.objects.create(kind=kind, name=name, first_day=first, last_day=last)
