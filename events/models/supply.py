"""What has to be in the room on the day?"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.models.fields import Line

from ..plan_choices import Condition, Shortage
from .event import Event


class Supply(models.Model):
    """One thing on the supplies list of an event."""

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="supplies", verbose_name=_("event")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    name = Line(_("supply"))
    quantity = models.PositiveSmallIntegerField(_("quantity"), default=1)
    bringer = Line(_("who brings it"), blank=True)
    stand = models.ForeignKey(
        "Stand", on_delete=models.SET_NULL, null=True, blank=True, related_name="supplies",
        verbose_name=_("partner who brings it"),
    )  # fmt: skip
    cost = models.DecimalField(_("cost, euros"), max_digits=9, decimal_places=2, null=True, blank=True)
    is_packed = models.BooleanField(_("packed"), default=False)
    note = Line(_("note"), max_length=200, blank=True)
    answers = models.CharField(
        _("shortage of the room that it answers"), max_length=10, choices=Shortage, blank=True, default=""
    )
    concept_row = models.UUIDField(_("row of the operating model"), null=True, blank=True, editable=False)
    condition = models.CharField(
        _("when"), max_length=20, choices=Condition, default=Condition.ALWAYS, blank=True
    )

    class Meta:
        verbose_name = _("supply")
        verbose_name_plural = _("supplies")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.name
