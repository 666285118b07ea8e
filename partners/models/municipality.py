"""Which municipalities are there, in which region, and how do their names inflect?"""

from django.db import models
from django.db.models.functions import Collate
from django.utils.translation import gettext_lazy as _

from ..choices import LanguageStatus
from .fields import Line


class MunicipalityQuerySet(models.QuerySet["Municipality"]):
    """Questions about municipalities."""

    def in_order(self) -> "MunicipalityQuerySet":
        """Return them in Finnish alphabetical order."""
        return self.order_by(Collate("name", "fi-x-icu"))

    def current(self) -> "MunicipalityQuerySet":
        """Leave out those that have merged into another."""
        return self.filter(valid_until__isnull=True)

    def in_region(self, region_code: str) -> "MunicipalityQuerySet":
        """Return those of one region (Statistics Finland's two-digit code)."""
        return self.filter(region_code=region_code)

    def by_code(self) -> "dict[str, Municipality]":
        """Return all, keyed by their three-digit code."""
        return {municipality.code: municipality for municipality in self}


class Municipality(models.Model):
    """A municipality with its stored case forms (Statistics Finland, municipal classification 2026, CC BY 4.0).

    Codes are text with leading zeros. Forms are stored because no rule gets all 308 right.
    """

    code = models.CharField(_("code"), max_length=3, primary_key=True)
    name = Line(_("name"), max_length=60)
    name_sv = Line(_("name in Swedish"), max_length=60)
    region_code = models.CharField(_("region code"), max_length=2, db_index=True)
    region_iso = models.CharField(_("ISO 3166-2 code of the region"), max_length=5)
    region_name = Line(_("region"), max_length=60)
    region_name_sv = Line(_("region in Swedish"), max_length=60)
    genitive = Line(_("genitive (whose?)"), max_length=60)
    locative = Line(_("locative (where?)"), max_length=60)
    destination = Line(_("destination (where to?)"), max_length=60)
    language_status = models.CharField(
        _("languages"), max_length=5, choices=LanguageStatus, default=LanguageStatus.FINNISH
    )
    note = Line(_("note"), max_length=500, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^[0-9]{3}$"), name="municipality_code_has_three_digits"
            ),
        ]

    def __str__(self) -> str:
        return self.name
