"""What do readers of a published operating model ask, and which improvements do other networks offer?"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.models.fields import Line, Prose

from ..plan_choices import OfferState
from .concept import Concept


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

    class Meta:
        verbose_name = _("offered improvement")
        verbose_name_plural = _("offered improvements")
        ordering = ["offered_at", "id"]

    def __str__(self) -> str:
        return self.network_name
