"""What do readers of a published operating model ask, and which improvements do other networks offer?"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.models import User
from partners.models.fields import Line, Prose

from .. import rules
from ..plan_choices import OfferState
from .concept import Concept


class QuestionQuerySet(models.QuerySet["ConceptQuestion"]):
    """Questions about readers' questions."""

    def editable_by(self, user: User) -> "QuestionQuerySet":
        """Return those to models of the networks that a user coordinates, each with its model."""
        found = self.filter(rules.editable_by(user, "concept__"))
        return found.select_related("concept__network", "concept__owner")

    def waiting(self) -> "QuestionQuerySet":
        """Return those that nobody has answered yet, the oldest first."""
        return self.filter(answered_at=None)

    def answered(self) -> "QuestionQuerySet":
        """Return those that are public with their answers, the latest answer first."""
        return self.exclude(answered_at=None).order_by("-answered_at", "-id")


class OfferQuerySet(models.QuerySet["ConceptOffer"]):
    """Questions about offered improvements."""

    def editable_by(self, user: User) -> "OfferQuerySet":
        """Return those to models of the networks that a user coordinates, each with its model."""
        found = self.filter(rules.editable_by(user, "concept__"))
        return found.select_related("concept__network", "concept__owner")

    def waiting(self) -> "OfferQuerySet":
        """Return those that nobody has looked at yet, the oldest first."""
        return self.filter(state=OfferState.NEW)

    def settled(self) -> "OfferQuerySet":
        """Return those that were taken or declined, the latest first."""
        return self.exclude(state=OfferState.NEW).order_by("-offered_at", "-id")


class ConceptQuestion(models.Model):
    """A question to the owner of a published model; it and its answer become public when it is answered."""

    concept = models.ForeignKey(
        Concept, on_delete=models.CASCADE, related_name="questions", verbose_name=_("operating model")
    )
    name = Line(_("name"), blank=True)
    email = models.EmailField(_("e-mail for the answer, never shown"), blank=True, default="")
    question = Prose(_("question"), max_length=1000)
    answer = Prose(_("answer"), max_length=2000)
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question about a model")
        verbose_name_plural = _("questions about models")
        ordering = ["asked_at", "id"]

    def __str__(self) -> str:
        return self.question[:60]


class ConceptOffer(models.Model):
    """An improvement that another network offers back: its whole model as exported, and why."""

    concept = models.ForeignKey(
        Concept, on_delete=models.CASCADE, related_name="offers", verbose_name=_("operating model")
    )
    network_name = Line(_("network that offers"))
    document = models.JSONField(_("the model offered, as exported"))
    note = Prose(_("what is better and why"), max_length=1000)
    state = models.CharField(_("state"), max_length=10, choices=OfferState, default=OfferState.NEW)
    offered_at = models.DateTimeField(_("offered"), auto_now_add=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("offered improvement")
        verbose_name_plural = _("offered improvements")
        ordering = ["offered_at", "id"]

    def __str__(self) -> str:
        return self.network_name
