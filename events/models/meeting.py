"""When does the network meet to plan an event?"""

import uuid
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.models import User
from partners.models.fields import Line, Prose

from .. import rules
from ..choices import EventState, MeetingState, Responsible
from ..plan_choices import Condition
from .event import Event

CALENDAR_FACTS = (
    "name", "day", "starts", "minutes", "place", "link", "agenda", "state",
    "calendar_uid", "calendar_sequence", "calendar_stamp",
)  # fmt: skip


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Questions about planning meetings."""

    def visible_to(self, user: User) -> "MeetingQuerySet":
        """Return the meetings of events that a user may see."""
        return self.filter(rules.plan_visible_to(user, "event__"))

    def of_events(self, events: Iterable[int]) -> "MeetingQuerySet":
        """Return the meetings of some events, given by id."""
        return self.filter(event__in=list(events))

    def since(self, day: date) -> "MeetingQuerySet":
        """Return those not older than a day, in order, each with its event."""
        return self.filter(day__gte=day).select_related("event").order_by("day", "starts", "id")

    def coming(self, today: date) -> "MeetingQuerySet":
        """Return those that are to be held today or later, in order, each with its event and place."""
        found = self.filter(day__gte=today, state=MeetingState.SCHEDULED)
        return found.select_related("event__municipality").order_by("day", "starts", "id")

    def until(self, day: date) -> "MeetingQuerySet":
        """Return those on a day or before."""
        return self.filter(day__lte=day)

    def of_planned_events(self) -> "MeetingQuerySet":
        """Leave out the meetings of events that do not take place."""
        return self.exclude(event__state__in=[EventState.CANCELLED, EventState.POSTPONED])

    def calendar_versions(self) -> dict[int, list[tuple[object, ...]]]:
        """Return by event the facts that calendar entries of its meetings are made of; one query."""
        versions: dict[int, list[tuple[object, ...]]] = {}
        for event, *facts in self.order_by("day", "starts", "id").values_list("event_id", *CALENDAR_FACTS):
            versions.setdefault(event, []).append(tuple(facts))
        return versions


class Meeting(models.Model):
    """A planning meeting in local wall time. `computed_day` differs from `day` when it was moved."""

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="meetings", verbose_name=_("event")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    name = Line(_("name"))
    day: "models.DateField[date, date]" = models.DateField(_("day"))
    starts: "models.TimeField[time, time]" = models.TimeField(_("starts"))
    minutes = models.PositiveSmallIntegerField(_("length in minutes"), default=60)
    place = Line(_("place"), blank=True)
    link = models.URLField(_("remote link"), max_length=400, blank=True, default="")
    agenda = Prose(_("agenda"))
    responsible = models.CharField(
        _("responsible"), max_length=30, choices=Responsible, default=Responsible.COORDINATOR
    )
    state = models.CharField(_("state"), max_length=12, choices=MeetingState, default=MeetingState.SCHEDULED)
    offset_days = models.SmallIntegerField(_("days before"), null=True, blank=True)
    computed_day: "models.DateField[date | None, date | None]" = models.DateField(
        _("computed day"), null=True, blank=True
    )
    keeps_computed = models.BooleanField(
        _("keeps its computed day also where it is a day off"), default=False
    )
    concept_row = models.UUIDField(_("row of the operating model"), null=True, blank=True, editable=False)
    condition = models.CharField(
        _("when"), max_length=20, choices=Condition, default=Condition.ALWAYS, blank=True
    )
    calendar_uid = models.UUIDField(_("calendar identity"), default=uuid.uuid4, unique=True, editable=False)
    calendar_sequence = models.PositiveIntegerField(_("calendar sequence"), default=0)
    calendar_stamp: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(
        _("calendar stamp"), default=timezone.now
    )

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("planning meeting")
        verbose_name_plural = _("planning meetings")
        ordering = ["day", "starts", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def ends(self) -> time:
        """Return the end as local wall time; a meeting never passes midnight."""
        end = datetime.combine(self.day, self.starts) + timedelta(minutes=self.minutes)
        return end.time() if end.date() == self.day else time(23, 59)

    @property
    def is_moved(self) -> bool:
        """Tell whether the day is another than the one computed from the event's day."""
        return self.computed_day is not None and self.computed_day != self.day
