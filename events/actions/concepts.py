"""How does a shipped operating model get into a network's tables?"""

import json
from pathlib import Path
from typing import Any

from django.db import transaction

from partners.models import Network

from ..models import Concept, ConceptMeeting, ConceptStandType, ConceptSupply, ConceptTask, ConceptText

SHIPPED = Path(__file__).resolve().parents[1] / "fixtures" / "concepts"
SETTINGS = (
    "name",
    "updated_on",
    "opens",
    "closes",
    "set_up_minutes",
    "take_down_minutes",
    "answer_by_days",
    "theme",
)


@transaction.atomic
def install_concept(
    network: Network, name: str = "digitukitalkoot-kirjastossa", *, is_default: bool = True
) -> Concept:
    """Copy one shipped model into a network as rows that it then owns.

    Raises FileNotFoundError for a name that does not ship, IntegrityError if the network has it already.
    """
    model: dict[str, Any] = json.loads((SHIPPED / f"{name}.json").read_text(encoding="utf-8"))
    concept = Concept.objects.create(
        network=network, slug=model["slug"], is_default=is_default, **{key: model[key] for key in SETTINGS}
    )
    ConceptMeeting.objects.bulk_create(
        ConceptMeeting(concept=concept, order=order, **row) for order, row in enumerate(model["meetings"])
    )
    ConceptTask.objects.bulk_create(
        ConceptTask(concept=concept, order=order, **row) for order, row in enumerate(model["tasks"])
    )
    ConceptSupply.objects.bulk_create(
        ConceptSupply(concept=concept, order=order, name=row) for order, row in enumerate(model["supplies"])
    )
    ConceptStandType.objects.bulk_create(
        ConceptStandType(concept=concept, order=order, **row)
        for order, row in enumerate(model["stand_types"])
    )
    ConceptText.objects.bulk_create(ConceptText(concept=concept, **row) for row in model["texts"])
    concept.refresh_from_db()  # times arrive as text and leave as times
    return concept
