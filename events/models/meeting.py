"""When does the network meet to plan an event?"""

import uuid
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.models import Network, User
from partners.models.fields import Line, Prose

from .. import rules
from ..choices import EventState, MeetingState, Responsible
from ..plan_choices import Condition
from .event import Event
from .meeting_series import MeetingSeries

CALENDAR_FACTS = (
    "name", "day", "starts", "minutes", "place", "link", "agenda", "agenda_now", "state",
    "calendar_uid", "calendar_sequence", "calendar_stamp",
)  # fmt: skip


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Questions about planning meetings."""

    def visible_to(self, user: User) -> "MeetingQuerySet":
        """Return the meetings that a user may see: of events, and of the network alone."""
        return self.filter(rules.meetings_visible_to(user))

    def editable_by(self, user: User) -> "MeetingQuerySet":
        """Return the meetings that a user calls together and writes the minutes of."""
        return self.filter(rules.meetings_editable_by(user))

    def of_networks(self) -> "MeetingQuerySet":
        """Return those that belong to no event."""
        return self.filter(event=None)

    def whole(self) -> "MeetingQuerySet":
        """Return them each with its event or network, and with what a page shows beside its day."""
        return self.select_related(
            "event__network",
            "event__municipality",
            "event__venue__municipality",
            "network",
            "series",
            "notes",
        )

    def beside(self, meeting: "Meeting") -> "MeetingQuerySet":
        """Return the meetings of the same event, series or network that are held, in order."""
        found = self.filter(event=meeting.event_id, state=MeetingState.SCHEDULED)
        if meeting.event_id is None:
            found = found.filter(network=meeting.network_id, series=meeting.series_id)
        return found.exclude(pk=meeting.pk).order_by("day", "starts", "id")

    def before(self, meeting: "Meeting") -> "Meeting | None":
        """Return the meeting of the same sort that was held before this one, or nothing."""
        return self.beside(meeting).filter(day__lt=meeting.day).last()

    def after(self, meeting: "Meeting") -> "Meeting | None":
        """Return the next meeting of the same sort, or nothing."""
        return self.beside(meeting).filter(day__gt=meeting.day).first()

    def following(self, meeting: "Meeting") -> "MeetingQuerySet":
        """Return the later meetings of the same series that are to be held."""
        if meeting.series_id is None:
            return self.none()
        return self.filter(series=meeting.series_id, day__gt=meeting.day, state=MeetingState.SCHEDULED)

    def in_series(self, series: MeetingSeries, since: date) -> "MeetingQuerySet":
        """Return the meetings of a series from a day on, held or cancelled, in order."""
        return self.filter(series=series, day__gte=since).order_by("day", "starts", "id")

    def numbered(self, pks: Iterable[int]) -> "MeetingQuerySet":
        """Return the meetings of these numbers, in order."""
        return self.filter(pk__in=list(pks)).order_by("day", "starts", "id")

    def of_events(self, events: Iterable[int]) -> "MeetingQuerySet":
        """Return the meetings of some events, given by id."""
        return self.filter(event__in=list(events))

    def since(self, day: date) -> "MeetingQuerySet":
        """Return those not older than a day, in order, each with its event."""
        return self.filter(day__gte=day).select_related("event", "network").order_by("day", "starts", "id")

    def coming(self, today: date) -> "MeetingQuerySet":
        """Return those that are to be held today or later, in order, each with its event and place."""
        found = self.filter(day__gte=today, state=MeetingState.SCHEDULED)
        return found.select_related("event__municipality", "network").order_by("day", "starts", "id")

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
    """A planning meeting in local wall time. `computed_day` differs from `day` when it was moved.

    `agenda` are the model's lines; `agenda_now` is what has become of them with all that is open, None until somebody
    has touched the agenda (models/minutes.py AgendaItem holds its points).
    """

    event = models.ForeignKey(
        Event,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="meetings",
        verbose_name=_("event"),
    )
    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, null=True, blank=True, related_name="meetings", verbose_name=_("network"),
        help_text=_("Only of a meeting that belongs to no event"),
    )  # fmt: skip
    series = models.ForeignKey(
        MeetingSeries, on_delete=models.SET_NULL, null=True, blank=True, related_name="meetings",
        verbose_name=_("series"),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    name = Line(_("name"))
    day: "models.DateField[date, date]" = models.DateField(_("day"))
    starts: "models.TimeField[time, time]" = models.TimeField(_("starts"))
    minutes = models.PositiveSmallIntegerField(_("length in minutes"), default=60)
    place = Line(_("place"), blank=True)
    link = models.URLField(_("remote link"), max_length=400, blank=True, default="")
    agenda = Prose(_("agenda"))
    agenda_now = models.TextField(  # noqa: DJ001  None: nobody has touched it; empty: all points were taken away
        _("agenda as it stands"), null=True, blank=True, editable=False
    )
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
    invited_at = models.DateTimeField(_("called together"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
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
        constraints = [
            models.CheckConstraint(
                condition=models.Q(event=None, network__isnull=False)
                | models.Q(event__isnull=False, network=None),
                name="meeting_of_an_event_or_a_network",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def own_event(self) -> Event:
        """Return the event that it plans. Raises LookupError for a meeting of the network alone."""
        if self.event is None:
            raise LookupError(f"meeting {self.pk} belongs to no event")
        return self.event

    @property
    def current_agenda(self) -> str:
        """Return the agenda as it stands, a line each."""
        return self.agenda if self.agenda_now is None else self.agenda_now

    @property
    def whose(self) -> Event | Network:
        """Return whose meeting it is: an event's, or the network's own."""
        return self.event or self.own_network

    @property
    def own_network(self) -> Network:
        """Return the network that calls it together."""
        found = self.event.network if self.event else self.network
        if found is None:
            raise LookupError(f"meeting {self.pk} belongs to nobody")
        return found

    @property
    def occasion(self) -> str:
        """Return under which name the trail and the outbox keep it: its event's, or its own."""
        return self.event.subject if self.event else f"meeting:{self.pk}"

    @property
    def ends(self) -> time:
        """Return the end as local wall time; a meeting never passes midnight."""
        end = datetime.combine(self.day, self.starts) + timedelta(minutes=self.minutes)
        return end.time() if end.date() == self.day else time(23, 59)

    @property
    def is_moved(self) -> bool:
        """Tell whether the day is another than the one computed from the event's day."""
        return self.computed_day is not None and self.computed_day != self.day
