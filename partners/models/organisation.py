"""Which organisations help, and who speaks for each?"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models.functions import Collate
from django.utils.translation import gettext_lazy as _

from .. import rules
from ..choices import OrganisationKind
from .fields import Line, Prose
from .municipality import Municipality
from .network import Network, five_digits, phone_number

LANGUAGES = [("fi", _("Finnish")), ("sv", _("Swedish")), ("en", _("English"))]


if TYPE_CHECKING:
    from .account import User


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Questions about organisations."""

    def managed_by(self, user: "User") -> "OrganisationQuerySet":
        """Return the organisations a user may see and change."""
        return self.filter(rules.managed_by(user))

    def of(self, network: Network) -> "OrganisationQuerySet":
        """Return one network's organisations."""
        return self.filter(network=network)

    def in_order(self) -> "OrganisationQuerySet":
        """Return them in Finnish alphabetical order."""
        return self.order_by(Collate("name", "fi-x-icu"))

    def slugs_like(self, base: str) -> "models.QuerySet[Any, Any]":
        """Return the short names that begin in this way."""
        return self.filter(slug__startswith=base).values_list("slug", flat=True)

    def with_contacts(self) -> "OrganisationQuerySet":
        """Bring municipality and contacts along, in one query more."""
        return self.select_related("municipality").prefetch_related("contacts")

    def without(self, keys: "models.QuerySet[Any] | Iterable[int]") -> "OrganisationQuerySet":
        """Leave out those with these keys."""
        return self.exclude(pk__in=keys)

    def holding(self, words: str) -> "OrganisationQuerySet":
        """Return those whose name, contact or municipality holds the words, whatever their capitals."""
        found = models.Q(municipality__name__icontains=words) | models.Q(
            pk__in=Contact.objects.holding(words)
        )
        for field in ("name", "name_sv", "name_en", "business_id"):
            found |= models.Q(**{f"{field}__icontains": words})
        return self.filter(found)

    def named(self, name: str) -> "OrganisationQuerySet":
        """Return those with this name, whatever its capitals."""
        return self.filter(name__iexact=name)


class Organisation(models.Model):
    """A partner of the network."""

    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, related_name="organisations", verbose_name=_("network")
    )
    slug = models.SlugField(_("short name in addresses"), max_length=50)
    name = Line(_("name"))
    name_sv = Line(_("name in Swedish"), blank=True)
    name_en = Line(_("name in English"), blank=True)
    kind = models.CharField(
        _("kind"), max_length=20, choices=OrganisationKind, default=OrganisationKind.OTHER
    )
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("municipality"),
        related_name="+",
    )
    business_id = Line(_("business ID"), max_length=9, blank=True)
    street_address = Line(_("street address"), blank=True)
    postal_code = models.CharField(_("postal code"), max_length=5, blank=True, validators=[five_digits])
    postal_place = Line(_("post office"), max_length=60, blank=True)
    language = models.CharField(_("language of letters"), max_length=2, choices=LANGUAGES, default="fi")
    no_invitations = models.BooleanField(
        _("does not want invitations"), default=False, help_text=_("The partner has asked not to be invited.")
    )
    note = Prose(_("note"), max_length=1000)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.UniqueConstraint(fields=["network", "slug"], name="organisation_slug_once_in_a_network"),
        ]

    def __str__(self) -> str:
        return self.name


class ContactQuerySet(models.QuerySet["Contact"]):
    """Questions about contacts."""

    def holding(self, words: str) -> "models.QuerySet[Contact, int]":
        """Return the organisations of those whose name or address holds the words."""
        found = models.Q(name__icontains=words) | models.Q(email__icontains=words)
        return self.filter(found).values_list("organisation", flat=True)


class Contact(models.Model):
    """A partner's contact person: work details only, never a home address."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="contacts", verbose_name=_("organisation")
    )
    name = Line(_("name"))
    title = Line(_("title"), blank=True)
    email = models.EmailField(_("work e-mail"), blank=True)
    phone = models.CharField(_("work phone"), max_length=20, blank=True, validators=[phone_number])
    is_primary = models.BooleanField(_("letters are addressed to this person"), default=True)

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["-is_primary", "id"]

    def __str__(self) -> str:
        return self.name
