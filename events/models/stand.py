"""Which organisation stands at which event, with what, and has it confirmed?"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.models import Organisation, User
from partners.models.fields import Line

from .. import rules
from ..choices import Scope, StandState
from .event import Event


class StandQuerySet(models.QuerySet["Stand"]):
    """Questions about stands."""

    def visible_to(self, user: User) -> "StandQuerySet":
        """Return the stands of events that a user may see."""
        return self.filter(rules.plan_visible_to(user, "event__"))

    def editable_by(self, user: User) -> "StandQuerySet":
        """Return the stands a user may change."""
        return self.filter(rules.editable_by(user, "event__"))

    def in_order(self) -> "StandQuerySet":
        """Return them in the order of the board, each with its organisation."""
        return self.select_related("organisation").order_by("order", "id")

    def with_contacts(self) -> "StandQuerySet":
        """Bring the contacts along, in one query more."""
        return self.prefetch_related("organisation__contacts")

    def with_event(self) -> "StandQuerySet":
        """Bring the event, its place and network along in the same query."""
        return self.select_related("event__venue", "event__municipality", "event__network")


class Stand(models.Model):
    """One organisation at one event."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="stands", verbose_name=_("event"))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="stands", verbose_name=_("organisation")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    state = models.CharField(_("state"), max_length=12, choices=StandState, default=StandState.INVITED)
    scope = models.CharField(_("scope"), max_length=20, choices=Scope, default=Scope.OWN_SERVICE)
    topic = Line(_("topic for the poster"), blank=True)
    topic_sv = Line(_("topic for the poster in Swedish"), blank=True)
    topic_en = Line(_("topic for the poster in English"), blank=True)

    objects = StandQuerySet.as_manager()

    class Meta:
        verbose_name = _("stand")
        verbose_name_plural = _("stands")
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "organisation"], name="one_stand_an_organisation_an_event"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=StandState.values), name="stand_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.get_state_display()})"


class StandType(models.Model):
    """A sort of stand wanted at an event, copied from the operating model."""

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="stand_types", verbose_name=_("event")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    name = Line(_("stand type"))
    scope = models.CharField(_("scope"), max_length=20, choices=Scope, default=Scope.OWN_SERVICE)
    needs = Line(_("needs"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("stand type")
        verbose_name_plural = _("stand types")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.name
