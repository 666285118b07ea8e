"""With which words does a network write to partners, and what has the library said?"""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.models import Network, User
from partners.models.fields import Line, Prose

from ..choices import LetterKind, RoomState
from .event import Event


class LetterTemplateQuerySet(models.QuerySet["LetterTemplate"]):
    """Questions about a network's own words."""

    def of(self, network: Network) -> "LetterTemplateQuerySet":
        """Return one network's letters."""
        return self.filter(network=network)


class LetterTemplate(models.Model):
    """A network's own words of one kind of message. Placeholders are a fixed set (events/placeholders.py)."""

    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, related_name="letter_templates", verbose_name=_("network")
    )
    kind = models.CharField(_("kind"), max_length=30, choices=LetterKind)
    title = Line(_("subject line"), max_length=200)
    title_sv = Line(_("subject line in Swedish"), max_length=200, blank=True)
    title_en = Line(_("subject line in English"), max_length=200, blank=True)
    title_se = Line(_("subject line in Northern Sámi"), max_length=200, blank=True)
    text = Prose(_("message"), max_length=6000, blank=False)
    text_sv = Prose(_("message in Swedish"), max_length=6000)
    text_en = Prose(_("message in English"), max_length=6000)
    text_se = Prose(_("message in Northern Sámi"), max_length=6000)
    version = models.PositiveIntegerField(_("version"), default=1)

    objects = LetterTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("message template")
        verbose_name_plural = _("message templates")
        constraints = [
            models.UniqueConstraint(fields=["network", "kind"], name="one_template_a_kind_a_network")
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class RoomBooking(models.Model):
    """What the venue has answered about the room. An event without a row has only asked."""

    event = models.OneToOneField(
        Event, on_delete=models.CASCADE, related_name="booking", verbose_name=_("event")
    )
    state = models.CharField(_("state"), max_length=10, choices=RoomState, default=RoomState.ASKED)
    requested_at = models.DateTimeField(_("requested"), null=True, blank=True)
    request_note = Prose(_("words with the request"), max_length=600)
    proposed_day = models.DateField(_("day proposed instead"), null=True, blank=True)
    proposed_opens = models.TimeField(_("opening proposed instead"), null=True, blank=True)
    proposed_closes = models.TimeField(_("closing proposed instead"), null=True, blank=True)
    note = Prose(_("note from the library"), max_length=500)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who")
    )
    by_name = Line(_("who answered"), blank=True)

    class Meta:
        verbose_name = _("room booking")
        verbose_name_plural = _("room bookings")
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=RoomState.values), name="room_state_is_known")
        ]

    def __str__(self) -> str:
        return f"{self.event}: {self.get_state_display()}"

    @classmethod
    def of(cls, event: Event) -> "RoomBooking":
        """Return an event's booking, unsaved while nobody has answered."""
        found: Any = cls.objects.filter(event=event).first()
        return found or cls(event=event)
