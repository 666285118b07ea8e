"""What has to be in the room on the day?"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.models.fields import Line

from .event import Event


class Supply(models.Model):
    """One thing on the supplies list of an event."""

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="supplies", verbose_name=_("event")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    name = Line(_("supply"))

    class Meta:
        verbose_name = _("supply")
        verbose_name_plural = _("supplies")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.name
