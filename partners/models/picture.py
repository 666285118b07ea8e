"""Which logos, pictures and signatures has a network uploaded?

Rows hold facts; the file itself lies in the storage "pictures", decoded and written anew by us, named by its digest.
"""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from .. import rules
from ..choices import PictureUse
from .fields import Line
from .municipality import Municipality
from .network import Network
from .organisation import Organisation

if TYPE_CHECKING:
    from .account import User


class PictureQuerySet(models.QuerySet["Picture"]):
    """Questions about pictures."""

    def managed_by(self, user: "User") -> "PictureQuerySet":
        """Return the pictures a user may see and change."""
        return self.filter(rules.managed_by(user))

    def seen_by(self, user: "User") -> "PictureQuerySet":
        """Return the pictures whose files a user may see; signatures are the coordinators' alone."""
        return self.filter(rules.pictures_seen_by(user))

    def in_order(self) -> "PictureQuerySet":
        """Return them network by network, as they stand in their rows."""
        return self.order_by("network_id", "use", "order", "id")

    def of(self, network: Network) -> "PictureQuerySet":
        """Return one network's pictures."""
        return self.filter(network=network)

    def of_partner(self, organisation: Organisation) -> "PictureQuerySet":
        """Return the logos that stand only in what this partner publishes, as far as the network has taken them."""
        return self.in_use().filter(organisation=organisation, use=PictureUse.LOGO).order_by("order", "id")

    def in_use(self) -> "PictureQuerySet":
        """Leave out what partners have given and nobody of the network has taken into use."""
        return self.filter(given_for="")

    def waiting(self) -> "PictureQuerySet":
        """Return the logos that partners have given and nobody of the network has taken into use."""
        return self.exclude(given_for="")

    def given_through(self, subject: str) -> "PictureQuerySet":
        """Return the logo that was given through the link of this subject ("stand:12"), if there is one."""
        return self.waiting().filter(given_for=subject)

    def published_by(self, organisation: Organisation, subject: str) -> "PictureQuerySet":
        """Return the logos of what a partner publishes behind the link of a subject; what was given there first."""
        found = self.filter(organisation=organisation, use=PictureUse.LOGO, given_for__in=("", subject))
        return found.order_by("-given_for", "order", "id")

    def used_as(self, use: PictureUse) -> "PictureQuerySet":
        """Return those of one use, in order."""
        return self.filter(use=use).order_by("order", "id")


class Picture(models.Model):
    """One raster picture of a network. Sizes are pixels of the file we wrote."""

    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, related_name="pictures", verbose_name=_("network")
    )
    use = models.CharField(_("use"), max_length=10, choices=PictureUse, default=PictureUse.LOGO)
    name = Line(_("whose logo, or what the picture shows"))
    name_sv = Line(_("the same in Swedish"), blank=True)
    name_en = Line(_("the same in English"), blank=True)
    name_se = Line(_("the same in Northern Sámi"), blank=True)
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("only at events in this municipality"),
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="logos",
        verbose_name=_("only in what this partner publishes"),
    )
    given_for = models.CharField(
        _("given through the link of"), max_length=80, blank=True, default="", editable=False
    )  # an opaque subject; empty once the network has taken the logo into use
    is_funder = models.BooleanField(_("the funder's logo, always last"), default=False)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    digest = models.CharField(_("digest of the file"), max_length=32)
    ending = models.CharField(_("file type"), max_length=4)
    width = models.PositiveIntegerField(_("width in pixels"))
    height = models.PositiveIntegerField(_("height in pixels"))
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    objects = PictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["use", "order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(use__in=PictureUse.values), name="picture_use_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(given_for="") | models.Q(organisation__isnull=False, use=PictureUse.LOGO),
                name="given_picture_is_a_partners_logo",
            ),
            models.UniqueConstraint(
                fields=["given_for"], condition=~models.Q(given_for=""), name="one_given_logo_of_a_link"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        """Return where the file lies in the storage "pictures"."""
        return f"{self.digest[:2]}/{self.digest}.{self.ending}"
