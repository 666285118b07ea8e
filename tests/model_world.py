"""With which small operating model do the tests of the editor begin, and how is its page of rows filled in?"""

from datetime import date, time
from typing import Any

from django.urls import reverse

from events.actions.planning import plan_event
from events.choices import Channel, Responsible
from events.concept_file import document_of
from events.models import Concept, Event
from events.models.concept import ConceptTask
from partners.choices import Role
from tests import world

TODAY = date(2026, 11, 22)
DAY = date(2027, 3, 10)


class ModelWorld:
    """Eeva and Elli coordinate Kainuu and edit its model; Oona is the stranger with a model of her own."""

    def __init__(self) -> None:
        self.story = world.story()
        self.eeva, self.oona, self.matti = self.story.eeva, self.story.oona, self.story.matti
        self.elli = world.member(
            world.user("elli.toinen@example.org", "Elli Toinen"), self.story.kainuu, Role.COORDINATOR
        )
        self.model = self.fresh()

    def fresh(self) -> Concept:
        """The model as it is now, with its rows."""
        return (
            Concept.objects.whole().select_related("network").get(network=self.story.kainuu, is_default=True)
        )

    def rows(self, sort: str = "tasks") -> list[dict[str, Any]]:
        """The rows of one sort as the file of the model holds them."""
        return list(document_of(self.fresh())[sort])

    def plan(self, **facts: Any) -> Event:
        """An event planned by the model as it is now."""
        venue = self.story.library
        defaults = {"day": DAY, "opens": time(14), "closes": time(18), "today": TODAY, "by": self.eeva}
        return plan_event(
            concept=self.fresh(), municipality=venue.municipality, venue=venue, **{**defaults, **facts}
        )

    def more_tasks(self, count: int) -> None:
        """So many further tasks."""
        ConceptTask.objects.bulk_create(
            ConceptTask(
                concept=self.model, order=number + 10, name=f"Tehtävä {number}", offset_days=number % 60,
                channel=Channel.NONE, responsible=Responsible.COORDINATOR,
            )
            for number in range(count)
        )  # fmt: skip


def address(name: str, model: Concept, *arguments: str) -> str:
    """The address of one of a model's pages."""
    return reverse(f"desk:{name}", args=[model.slug, *arguments])


def filled(client: Any, model: Concept, word: str = "tehtavat") -> dict[str, str]:
    """What the page of rows would send if nothing were typed."""
    page = client.get(address("concept_rows", model, word))
    assert page.status_code == 200
    data = {"seen": page.context["seen"], "do": "save"}
    return data | typed_in(page.context["lines"])


def typed_in(lines: Any) -> dict[str, str]:
    """What the rows of a page would send, whether they are folded or open."""
    return {cell.html_name: cell.value for line in lines for cell in line.cells.values()}


def names(model: Concept, sort: str = "tasks") -> list[str]:
    """The names of the stored rows in their order."""
    return [row.name for row in getattr(Concept.objects.get(pk=model.pk), sort).order_by("order", "id")]
