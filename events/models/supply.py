"""What has to be in the room on the day?"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.models import User
from partners.models.fields import Line
from talkoot.lib import money

from .. import rules
from ..plan_choices import Condition, Shortage
from .event import Event

MOST = 9_999  # of one thing; what is larger is a slip of the finger
FACTS = ("name", "quantity", "bringer", "stand", "cost", "note")  # what a person types of a row


@dataclass(frozen=True, slots=True)
class Costs:
    """What a supplies list costs together, in euros; `unknown` rows have no cost written down."""

    total: Decimal
    known: int
    unknown: int


class SupplyQuerySet(models.QuerySet["Supply"]):
    """Questions about supplies."""

    def of_event(self, event: Event) -> "SupplyQuerySet":
        """Return one event's supplies."""
        return self.filter(event=event)

    def in_order(self) -> "SupplyQuerySet":
        """Return them as they stand on the list, each with the partner who brings it."""
        return self.select_related("stand__organisation").order_by("order", "id")

    def visible_to(self, user: User) -> "SupplyQuerySet":
        """Return the supplies of events whose plan a user may see."""
        return self.filter(rules.plan_visible_to(user, "event__"))

    def editable_by(self, user: User) -> "SupplyQuerySet":
        """Return the supplies of events whose plan a user may change."""
        return self.filter(rules.editable_by(user, "event__"))


def costs_of(supplies: Iterable["Supply"]) -> Costs:
    """Return what these rows cost together; no query."""
    sums = [row.cost for row in supplies]
    known = [cost for cost in sums if cost is not None]
    return Costs(sum(known, Decimal(0)), len(known), len(sums) - len(known))


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

    objects = SupplyQuerySet.as_manager()

    class Meta:
        verbose_name = _("supply")
        verbose_name_plural = _("supplies")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def who_brings(self) -> str:
        """Return who brings it: the partner by name, with what was written beside it, or what was written."""
        return ", ".join(
            part for part in (str(self.stand.organisation) if self.stand else "", self.bringer) if part
        )

    def as_seen(self) -> dict[str, Any]:
        """Return what a person types of a row as a form can carry it hidden, to be compared later."""
        return {name: as_plain(getattr(self, f"{name}_id" if name == "stand" else name)) for name in FACTS}


def as_plain(value: Any) -> Any:
    """Return a fact of a row as JSON can carry it: a row by its key, a sum of money as text."""
    return money.typed(value) if isinstance(value, Decimal) else getattr(value, "pk", value)
