"""What is agreed for the day itself, what was written down in a meeting, and how did the day go?"""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.models.fields import Line, Prose

from .event import Event
from .meeting import Meeting


class DayPlan(models.Model):
    """What presenters must know and visitors may read on the day; an event without a row has told nothing yet.

    `programme` holds a line for each item: "14.30 Huijausviestit – Kainuun Nuotta". `trained` holds a name a line.
    """

    event = models.OneToOneField(
        Event, on_delete=models.CASCADE, related_name="day_plan", verbose_name=_("event")
    )
    arrival = Prose(_("arrival: which door, unloading, parking"), max_length=600)
    arrival_sv = Prose(_("arrival, in Swedish"), max_length=600)
    arrival_en = Prose(_("arrival, in English"), max_length=600)
    arrival_se = Prose(_("arrival, in Northern Sámi"), max_length=600)
    joining = Prose(_("how to join remotely"), max_length=600)
    joining_sv = Prose(_("how to join remotely, in Swedish"), max_length=600)
    joining_en = Prose(_("how to join remotely, in English"), max_length=600)
    joining_se = Prose(_("how to join remotely, in Northern Sámi"), max_length=600)
    power = Line(_("power: where the sockets are"), max_length=200, blank=True)
    wifi_name = Line(_("name of the guests' Wi-Fi"), max_length=60, blank=True)
    wifi_password = Line(_("password of the guests' Wi-Fi"), max_length=80, blank=True)
    programme = Prose(_("programme"), max_length=3000)
    programme_sv = Prose(_("programme in Swedish"), max_length=3000)
    programme_en = Prose(_("programme in English"), max_length=3000)
    programme_se = Prose(_("programme in Northern Sámi"), max_length=3000)
    trained = Prose(_("who gets a digital diploma"), max_length=4000)
    version = models.PositiveIntegerField(_("version"), default=1)

    class Meta:
        verbose_name = _("plan of the day")
        verbose_name_plural = _("plans of the day")

    def __str__(self) -> str:
        return str(self.event)


class MeetingNotes(models.Model):
    """Who led one meeting and who wrote, and when its minutes were given to those who were asked to it."""

    meeting = models.OneToOneField(
        Meeting, on_delete=models.CASCADE, related_name="notes", verbose_name=_("planning meeting")
    )
    chair = Line(_("chair"), blank=True)
    secretary = Line(_("secretary"), blank=True)
    shared_at = models.DateTimeField(_("given to those who were asked"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)

    class Meta:
        verbose_name = _("notes of a meeting")
        verbose_name_plural = _("notes of meetings")

    def __str__(self) -> str:
        return str(self.meeting)


class Closing(models.Model):
    """The numbers and words of the closing report, typed by hand; None where nobody has counted."""

    event = models.OneToOneField(
        Event, on_delete=models.CASCADE, related_name="closing", verbose_name=_("event")
    )
    visitors = models.PositiveIntegerField(_("visitors"), null=True, blank=True)
    encounters = models.PositiveIntegerField(_("people helped"), null=True, blank=True)
    helpers = models.PositiveIntegerField(_("helpers"), null=True, blank=True)
    volunteers = models.PositiveIntegerField(_("of them volunteers"), null=True, blank=True)
    helper_hours = models.PositiveIntegerField(_("hours of help"), null=True, blank=True)
    grade = models.DecimalField(
        _("mean school grade, 4–10"), max_digits=3, decimal_places=1, null=True, blank=True,
        validators=[MinValueValidator(4), MaxValueValidator(10)],
    )  # fmt: skip
    costs = models.DecimalField(
        _("costs in all, euros"), max_digits=9, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(0)],
    )  # fmt: skip
    own_costs = models.DecimalField(
        _("own share of the costs, euros"), max_digits=9, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(0)],
    )  # fmt: skip
    worked = Prose(_("what worked"), max_length=1200)
    improve = Prose(_("what to do better"), max_length=1200)
    quotes = Prose(_("quotes that may be published, one a line"), max_length=1500)
    next_steps = Prose(_("what comes next"), max_length=1200)
    version = models.PositiveIntegerField(_("version"), default=1)

    class Meta:
        verbose_name = _("closing report")
        verbose_name_plural = _("closing reports")

    def __str__(self) -> str:
        return str(self.event)
