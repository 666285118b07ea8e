"""Where can an event be held, how does the place's name inflect, and when is somebody there?"""

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models.functions import Collate
from django.utils.translation import gettext_lazy as _

from .. import rules
from ..choices import VenueKind
from .fields import Line, Prose
from .municipality import Municipality
from .network import Network, five_digits, phone_number

if TYPE_CHECKING:
    from .account import User


class VenueQuerySet(models.QuerySet["Venue"]):
    """Questions about venues."""

    def managed_by(self, user: "User") -> "VenueQuerySet":
        """Return the venues a user may see and change."""
        return self.filter(rules.managed_by(user))

    def of(self, network: Network) -> "VenueQuerySet":
        """Return one network's venues."""
        return self.filter(network=network)

    def named(self, name: str) -> "VenueQuerySet":
        """Return those with this name, whatever its capitals."""
        return self.filter(name__iexact=name)

    def without(self, key: int | None) -> "VenueQuerySet":
        """Leave out the one with this key."""
        return self.exclude(pk=key)

    def in_order(self) -> "VenueQuerySet":
        """Return them in Finnish alphabetical order."""
        return self.order_by(Collate("name", "fi-x-icu"))


class Venue(models.Model):
    """A library or another place. Finnish case forms are proposed by rule, shown once, and stored."""

    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, related_name="venues", verbose_name=_("network")
    )
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="venues", verbose_name=_("municipality")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=VenueKind, default=VenueKind.LIBRARY)
    name = Line(_("name"))
    genitive = Line(_("genitive (whose?)"))
    locative = Line(_("locative (where?)"))
    destination = Line(_("destination (where to?)"))
    name_sv = Line(_("name in Swedish"), blank=True)
    locative_sv = Line(
        _("where, in Swedish"), blank=True, help_text=_("For example: på Kajana stadsbibliotek")
    )
    name_en = Line(_("name in English"), blank=True)
    locative_en = Line(
        _("where, in English"), blank=True, help_text=_("For example: at Kajaani City Library")
    )
    name_se = Line(_("name in Northern Sámi"), blank=True)
    locative_se = Line(_("where, in Northern Sámi"), blank=True)
    room = Line(_("usual room"), max_length=60, blank=True)
    street_address = Line(_("street address"), blank=True)
    postal_code = models.CharField(_("postal code"), max_length=5, blank=True, validators=[five_digits])
    postal_place = Line(_("post office"), max_length=60, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True, validators=[phone_number])
    email = models.EmailField(_("e-mail"), blank=True)
    lead_time_days = models.PositiveSmallIntegerField(_("book this many days before"), null=True, blank=True)
    step_free = models.BooleanField(_("step-free access"), null=True, blank=True)
    induction_loop = models.BooleanField(_("induction loop"), null=True, blank=True)
    accessible_toilet = models.BooleanField(_("accessible toilet"), null=True, blank=True)
    tables = models.PositiveSmallIntegerField(_("tables in the room"), null=True, blank=True)
    sockets = models.PositiveSmallIntegerField(_("wall sockets in the room"), null=True, blank=True)
    screens = models.PositiveSmallIntegerField(_("screens"), null=True, blank=True)
    has_wifi = models.BooleanField(_("Wi-Fi for guests"), null=True, blank=True)
    has_copier = models.BooleanField(_("copier for posters"), null=True, blank=True)
    poster_sizes = Line(_("poster sizes that can be printed there"), max_length=40, blank=True)
    keys = Prose(_("keys and doors: who opens, who locks"), max_length=400)
    parking = Prose(_("parking and unloading"), max_length=400)
    note = Prose(_("note"), max_length=1000)

    objects = VenueQuerySet.as_manager()

    class Meta:
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        constraints = [
            models.UniqueConstraint(fields=["network", "name"], name="venue_name_once_in_a_network")
        ]

    def __str__(self) -> str:
        return self.name


class OpeningHoursQuerySet(models.QuerySet["OpeningHours"]):
    """Questions about staffed hours."""

    def regular(self) -> "OpeningHoursQuerySet":
        """Return those that hold always, without a first or last day."""
        return self.filter(valid_from=None, valid_until=None)


class OpeningHours(models.Model):
    """Hours when the venue is staffed; self-service hours are not listed, as nobody opens the door then."""

    venue = models.ForeignKey(Venue, on_delete=models.CASCADE, related_name="hours", verbose_name=_("venue"))
    weekday = models.PositiveSmallIntegerField(_("weekday, Monday is 0"))
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    objects = OpeningHoursQuerySet.as_manager()

    class Meta:
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")
        ordering = ["weekday", "opens"]
        constraints = [
            models.CheckConstraint(condition=models.Q(weekday__lte=6), name="opening_hours_weekday_exists"),
            models.CheckConstraint(
                condition=models.Q(closes__gt=models.F("opens")), name="opening_hours_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.venue}: {self.weekday} {self.opens:%H.%M}–{self.closes:%H.%M}"


class Closure(models.Model):
    """Days when the venue is closed, with the reason (a renovation, a move)."""

    venue = models.ForeignKey(
        Venue, on_delete=models.CASCADE, related_name="closures", verbose_name=_("venue")
    )
    first_day: "models.DateField[date, date]" = models.DateField(_("first day"))
    last_day: "models.DateField[date, date]" = models.DateField(_("last day"))
    reason = Line(_("reason"), blank=True)

    class Meta:
        verbose_name = _("closure")
        verbose_name_plural = _("closures")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="closure_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.venue}: {self.first_day}–{self.last_day}"
