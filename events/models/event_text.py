"""Which words does an event have of its own for its letters?"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .concept import TextInLanguages
from .event import Event


class EventText(TextInLanguages):
    """One letter text of one event, copied from the operating model."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="texts", verbose_name=_("event"))

    class Meta:
        verbose_name = _("text of the event")
        verbose_name_plural = _("texts of the event")
        constraints = [models.UniqueConstraint(fields=["event", "key"], name="event_text_once")]
