"""Which meetings come again and again?"""

from datetime import date, time

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.models import Network
from partners.models.fields import Line, Prose

from ..date_choices import Rhythm
from .event import Event

# What the meetings of a series have in common.
SHARED = ("name", "starts", "minutes", "place", "link", "responsible")


class MeetingSeries(models.Model):
    """A rhythm that meetings were made by. Every meeting is a row and a calendar entry of its own, so that one can

    be moved or cancelled alone in every calendar program. The weekday and, for months, its number (second Tuesday)
    are those of `first_day`.
    """

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, null=True, blank=True, related_name="series", verbose_name=_("event")
    )
    network = models.ForeignKey(
        Network,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="series",
        verbose_name=_("network"),
    )
    name = Line(_("name"))
    rhythm = models.CharField(_("how often"), max_length=12, choices=Rhythm, default=Rhythm.WEEKLY)
    first_day: "models.DateField[date, date]" = models.DateField(_("first day"))
    last_day: "models.DateField[date, date]" = models.DateField(_("last day"))
    starts: "models.TimeField[time, time]" = models.TimeField(_("starts"))
    minutes = models.PositiveSmallIntegerField(_("length in minutes"), default=60)
    place = Line(_("place"), blank=True)
    link = models.URLField(_("remote link"), max_length=400, blank=True, default="")
    agenda = Prose(_("agenda"))
    version = models.PositiveIntegerField(_("version"), default=1)

    class Meta:
        verbose_name = _("series of meetings")
        verbose_name_plural = _("series of meetings")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(event=None, network__isnull=False)
                | models.Q(event__isnull=False, network=None),
                name="series_of_an_event_or_a_network",
            ),
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="series_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return self.name
