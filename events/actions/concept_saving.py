"""How does an event that was held become an operating model for the next ones?"""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Prefetch

from partners.models import Change, FieldChange, User

from ..concept_file import document_of
from ..event_document import Wanted, document_of_event
from ..models import Concept, Event, Task
from .cloning import minutes_between
from .concepts import install_document
from .planning import concept_padding

FROM_MODEL = ("for_whom", "tip", "materials")


def event_with_rows(event: Event) -> Event:
    """Return an event with the rows that a model can be made of, in six queries."""
    tasks = Task.objects.select_related("marketing").order_by("due_on", "order", "id")
    below = ("texts", "meetings", "supplies", "stand_types", Prefetch("tasks", tasks))
    return Event.objects.with_places().select_related("closing").prefetch_related(*below).get(pk=event.pk)


@transaction.atomic
def save_as_concept(
    event: Event, wanted: Wanted, *, creation_key: UUID, by: User, today: date
) -> tuple[Concept, bool]:
    """Make a model of the event's network out of what is wanted of it: (model, whether it is new).

    The model it was planned by comes first in its lineage. One form makes one model however often it is sent: its key
    is the model's identity. Raises ValueError for an idea, which has no day to count from.
    """
    event = event_with_rows(Event.objects.select_for_update().get(pk=event.pk))
    if event.day is None:
        raise ValueError("an idea has no plan")
    earlier = Concept.objects.filter(network=event.network_id, uid=creation_key).first()
    if earlier:
        return earlier, False
    source = (
        Concept.objects.whole().select_related("network").get(pk=event.concept_id)
        if event.concept_id
        else None
    )
    head = head_of(event, event.day, source, wanted, creation_key, today)
    document = document_of_event(event, event.day, source, wanted, head)
    based_on = document_of(source) if source else None
    concept = install_document(event.network, document, by=by, based_on=based_on, uid=creation_key)
    Change.objects.record(
        subject=event.subject, network=event.network, deed="event_saved_as_concept", by=by,
        changes=[FieldChange("concept", "", concept.name)],
    )  # fmt: skip
    return concept, True


def head_of(
    event: Event, day: date, source: Concept | None, wanted: Wanted, uid: UUID, today: date
) -> dict[str, Any]:
    """Return the settings of the model: hours, format and distances as they were at the event."""
    set_up, take_down, answer_days = concept_padding(event)
    opens, closes = event.opens, event.closes
    return {
        "uid": str(uid), "name": wanted.name, "network": event.network.name, "version": 1,
        "updated_on": today.isoformat(),
        "opens": f"{opens:%H:%M}" if opens else "12:00", "closes": f"{closes:%H:%M}" if closes else "16:00",
        "set_up_minutes": max(0, minutes_between(event.set_up_from, opens, set_up)),
        "take_down_minutes": max(0, minutes_between(closes, event.take_down_until, take_down)),
        "answer_by_days": max(0, (day - event.answer_by).days) if event.answer_by else answer_days,
        "attendance": event.attendance, "theme": event.theme, "summary": wanted.summary, "lessons": wanted.lessons,
        **{name: getattr(source, name, "") for name in FROM_MODEL}, "contact": "", "contact_email": "", "lineage": [],
    }  # fmt: skip
