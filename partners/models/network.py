"""Which networks plan events together, with whose name, address and colours?"""

from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from .. import rules
from ..choices import CalendarKind
from .fields import Line, Prose

hex_colour = RegexValidator(
    r"^#[0-9a-f]{6}$", _("Write the colour as # and six digits, for example #14507a.")
)
five_digits = RegexValidator(r"^\d{5}$", _("A Finnish postal code has five digits."))
phone_number = RegexValidator(
    r"^[0-9+() -]{5,20}$", _("Write a phone number with digits and spaces, for example 08 615 5555.")
)


if TYPE_CHECKING:
    from .account import User


class NetworkQuerySet(models.QuerySet["Network"]):
    """Questions about networks."""

    def managed_by(self, user: "User") -> "NetworkQuerySet":
        """Return the networks a user coordinates."""
        return self.filter(rules.network_managed_by(user)).order_by("id")

    def called(self, slug: str) -> "NetworkQuerySet":
        """Return the one of that short name; without a name the first of them."""
        return self.filter(slug=slug) if slug else self[:1]

    def joined_by(self, user: "User") -> "NetworkQuerySet":
        """Return the networks whose planning side a user may see, those they coordinate and those they help."""
        return self.filter(rules.network_joined_by(user)).order_by("id")

    def turn_post(self, pk: int, is_paused: bool) -> bool:
        """Pause or resume one network's sending in one conditional update; returns whether it was otherwise."""
        return bool(self.filter(pk=pk, post_is_paused=not is_paused).update(post_is_paused=is_paused))


class Network(models.Model):
    """The coordinating body and its region. Everything private hangs on one network."""

    slug = models.SlugField(_("short name in addresses"), max_length=50, unique=True)
    name = Line(_("name"))
    name_sv = Line(_("name in Swedish"), blank=True)
    name_en = Line(_("name in English"), blank=True)
    project = Line(_("project line under the name"), blank=True)
    project_sv = Line(_("project line in Swedish"), blank=True)
    project_en = Line(_("project line in English"), blank=True)
    region_code = models.CharField(_("region code"), max_length=2)
    street_address = Line(_("street address"), blank=True)
    postal_code = models.CharField(_("postal code"), max_length=5, blank=True, validators=[five_digits])
    postal_place = Line(_("post office"), max_length=60, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True, validators=[phone_number])
    email = models.EmailField(_("reply address"))
    website = Line(_("website"), blank=True)
    business_id = Line(_("business ID"), max_length=9, blank=True)
    signer_name = Line(_("who signs letters"), blank=True)
    signer_title = Line(_("signer's title"), blank=True)
    signer_title_sv = Line(_("signer's title in Swedish"), blank=True)
    signer_title_en = Line(_("signer's title in English"), blank=True)
    colour_dark = models.CharField(_("dark colour"), max_length=7, default="#14507a", validators=[hex_colour])
    colour_light = models.CharField(
        _("light colour"), max_length=7, default="#f3b73b", validators=[hex_colour]
    )
    window_left_mm = models.DecimalField(
        _("address window, shift to the right in mm"), max_digits=4, decimal_places=1, default=0,
        validators=[MinValueValidator(-10), MaxValueValidator(15)],
    )  # fmt: skip
    window_top_mm = models.DecimalField(
        _("address window, shift down in mm"), max_digits=4, decimal_places=1, default=0,
        validators=[MinValueValidator(-10), MaxValueValidator(10)],
    )  # fmt: skip
    is_example = models.BooleanField(_("example data"), default=False)
    post_is_paused = models.BooleanField(
        _("sending is paused"),
        default=False,
        help_text=_("Nothing is sent; what is released waits in the queue."),
    )
    post_per_hour = models.PositiveIntegerField(
        _("messages an hour at most"), default=300, validators=[MinValueValidator(1)]
    )

    objects = NetworkQuerySet.as_manager()

    class Meta:
        verbose_name = _("network")
        verbose_name_plural = _("networks")

    def __str__(self) -> str:
        return self.name


class CalendarDayQuerySet(models.QuerySet["CalendarDay"]):
    """Questions about days that deserve a warning."""

    def known_to(self, network: Network) -> "CalendarDayQuerySet":
        """Return the national days and the network's own."""
        return self.filter(models.Q(network=network) | models.Q(network=None))


class CalendarDay(models.Model):
    """Elections, school breaks and seasons as rows, because laws and school boards change them."""

    network = models.ForeignKey(
        Network,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        verbose_name=_("network"),
        related_name="days",
    )
    kind = models.CharField(_("kind"), max_length=20, choices=CalendarKind)
    name = Line(_("name"))
    name_sv = Line(_("name in Swedish"), blank=True)
    name_en = Line(_("name in English"), blank=True)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    note = Prose(_("note"), max_length=500)

    objects = CalendarDayQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar day")
        verbose_name_plural = _("calendar days")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="calendar_day_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.name
