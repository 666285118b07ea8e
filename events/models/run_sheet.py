"""What happens at which hour of the day, and where does the programme reach people elsewhere?"""

import uuid
from datetime import date, datetime, time
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from partners.models import User
from partners.models.fields import Line, Prose
from partners.models.network import phone_number

from .. import rules
from ..date_choices import SlotKind
from ..day_facts import HostFacts, SlotFacts
from .event import Event


class RunSlotQuerySet(models.QuerySet["RunSlot"]):
    """Questions about rows of run sheets."""

    def of_event(self, event: Event) -> "RunSlotQuerySet":
        """Return one event's rows."""
        return self.filter(event=event)

    def facts(self) -> tuple[SlotFacts, ...]:
        """Return them as frozen facts, in the order in which they were made; one query."""
        return tuple(row.facts() for row in self.order_by("id"))


class HostSiteQuerySet(models.QuerySet["HostSite"]):
    """Questions about host sites."""

    def of_event(self, event: Event) -> "HostSiteQuerySet":
        """Return one event's host sites."""
        return self.filter(event=event)

    def in_order(self) -> "HostSiteQuerySet":
        """Return them by name."""
        return self.order_by("name", "id")

    def with_event(self) -> "HostSiteQuerySet":
        """Bring the event with its places along in the same query."""
        return self.select_related(
            "event__network", "event__venue", "event__municipality", "event__created_by"
        )

    def editable_by(self, user: User) -> "HostSiteQuerySet":
        """Return those of events whose plan a user may change."""
        return self.filter(rules.editable_by(user, "event__"))

    def save_over(self, site: "HostSite", seen: int, **values: Any) -> bool:
        """Save facts on condition that the version is still the one that was seen; tells whether it was."""
        return bool(self.filter(pk=site.pk, version=seen).update(**values, version=seen + 1))


class RunSlot(models.Model):
    """A row of the run sheet, in local wall time of the event's day. Visitors read those that are public."""

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="run_slots", verbose_name=_("event")
    )
    starts: "models.TimeField[time, time]" = models.TimeField(_("starts"))
    ends = models.TimeField(_("ends"), null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=SlotKind, default=SlotKind.OTHER)
    title = Line(_("what"), max_length=200)
    who = Line(_("who"), max_length=200, blank=True)
    place = Line(_("where"), max_length=120, blank=True)
    note = Line(_("note"), max_length=300, blank=True)
    is_public = models.BooleanField(_("told to visitors"), default=False)

    objects = RunSlotQuerySet.as_manager()

    class Meta:
        verbose_name = _("row of the run sheet")
        verbose_name_plural = _("rows of the run sheet")
        ordering = ["starts", "ends", "id"]

    def __str__(self) -> str:
        return f"{self.starts:%H.%M} {self.title}"

    def facts(self) -> SlotFacts:
        """Return the row as frozen facts."""
        return SlotFacts(
            self.starts, self.title, self.ends, self.kind, self.who, self.place, self.note, self.is_public
        )


class HostSite(models.Model):
    """A place that follows a remote programme together: a care home, a village hall."""

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="host_sites", verbose_name=_("event")
    )
    name = Line(_("name of the place"))
    street_address = Line(_("street address"), max_length=200, blank=True)
    helper_name = Line(_("local helper"), blank=True)
    helper_phone = models.CharField(
        _("helper's phone"), max_length=20, blank=True, default="", validators=[phone_number]
    )
    helper_email = models.EmailField(_("helper's e-mail"), blank=True, default="")
    test_call_on: "models.DateField[date | None, date | None]" = models.DateField(
        _("day of the test call"), null=True, blank=True
    )
    test_call_at: "models.TimeField[time | None, time | None]" = models.TimeField(
        _("hour of the test call"), null=True, blank=True
    )
    equipment = models.JSONField(_("equipment that is there"), default=list, blank=True)
    note = Prose(_("note"), max_length=600)
    version = models.PositiveIntegerField(_("version"), default=1)
    calendar_uid = models.UUIDField(_("calendar identity"), default=uuid.uuid4, unique=True, editable=False)
    calendar_sequence = models.PositiveIntegerField(_("calendar sequence"), default=0)
    calendar_stamp: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(
        _("calendar stamp"), default=timezone.now
    )

    objects = HostSiteQuerySet.as_manager()

    class Meta:
        verbose_name = _("host site")
        verbose_name_plural = _("host sites")
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def subject(self) -> str:
        """Return how messages, links and the trail name this place."""
        return f"host:{self.pk}"

    def facts(self, domain: str) -> HostFacts:
        """Return the place as frozen facts; `domain` is that of calendar identities."""
        return HostFacts(
            slug=slugify(self.name)[:50] or f"etapaikka-{self.pk}",
            uid=f"talkoot-{self.calendar_uid}@{domain}",
            sequence=self.calendar_sequence,
            stamp=self.calendar_stamp,
            equipment=tuple(self.equipment),
            **{name: getattr(self, name) for name in (
                "name", "street_address", "helper_name", "helper_phone", "test_call_on", "test_call_at", "note",
            )},
        )  # fmt: skip
