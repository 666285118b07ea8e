"""Which rows do the tests of shared operating models start from? Kainuu publishes a model, Oulu takes it into use."""

from typing import Any

from events.actions import concept_sharing
from events.models import Concept
from partners.models import User
from tests.desk_world import Desk

SECRET = "zqkainuuplanqz"  # what no other network may ever read


class Sharing(Desk):
    """Kainuu's published model beside everything private of Kainuu; Oona of Oulu is the one who takes it."""

    def __init__(self) -> None:
        super().__init__()
        self.oona: User = self.stranger()
        self.oulu = self.oona.memberships.get().network
        self.model.summary = "Avoimet ovet kirjastossa: apua laitteisiin ja palveluihin."
        self.model.for_whom = "Kaikille, jotka kaipaavat apua."
        self.model.contact, self.model.contact_email = "Eeva Esimerkki", "eeva.esimerkki@example.org"
        self.model.is_published = True
        self.model.save()

    @property
    def original(self) -> Concept:
        """Kainuu's model as it is now, with its rows."""
        return Concept.objects.select_related("network").whole().get(pk=self.model.pk)

    def fork(self) -> Concept:
        """Oulu's copy, with its rows."""
        copy, _is_new = concept_sharing.fork_concept(self.original, self.oulu, by=self.oona)
        return Concept.objects.select_related("network").whole().get(pk=copy.pk)

    def again(self, concept: Concept) -> Concept:
        """A model read anew, with its rows."""
        return Concept.objects.select_related("network").whole().get(pk=concept.pk)


def page(client: Any, address: str, status: int = 200) -> str:
    """The words of a page."""
    answer = client.get(address)
    assert answer.status_code == status, (address, answer.status_code)
    return str(answer.content.decode())


def change_original(sharing: Sharing) -> None:
    """Kainuu renames its first task, adds one, removes the last supply and raises the version."""
    first = sharing.model.tasks.order_by("order")[0]
    first.name = "Sovi päivä ja sali ajoissa"
    first.save()
    last = sharing.model.tasks.order_by("-order")[0]
    sharing.model.tasks.create(
        name="Kysy kuljetusta kylistä", offset_days=30, responsible="coordinator", order=last.order + 1
    )
    supply = sharing.model.supplies.order_by("-order")[0]
    supply.delete()
    sharing.model.version += 1
    sharing.model.save()
