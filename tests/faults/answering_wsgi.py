"""Which portal do the fifty partners press at? The product's own, or for the control one without its guards."""

import os
from typing import Any

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()


def take_off() -> None:
    """Answer without locking rows; the constraint on places has been dropped and transactions begin DEFERRED."""
    from events.actions import answers
    from events.models import Event, Stand

    class Unlocked:
        """A manager whose rows are read without a lock."""

        def __init__(self, objects: Any) -> None:
            self.objects = objects

        def select_for_update(self, **options: Any) -> Any:
            """Read on."""
            return self.objects.all()

    class Unguarded:
        """A model seen through such a manager."""

        def __init__(self, model: Any) -> None:
            self.objects = Unlocked(model.objects)

    class Stands(Unguarded):
        """Stands, with what else the actions ask of the class."""

        DoesNotExist = Stand.DoesNotExist

    answers.Stand, answers.Event = Stands(Stand), Unguarded(Event)  # type: ignore[misc, assignment]


if os.environ.get("TALKOOT_FAULT_GUARD") == "off":
    take_off()
