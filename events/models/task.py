"""Who does what, by when, through which channel?"""

from collections.abc import Iterable
from datetime import date

from django.db import models
from django.db.models import Case, Count, OuterRef, Subquery, Value, When
from django.utils.translation import gettext_lazy as _

from partners.models import User
from partners.models.fields import Line, Prose

from .. import rules
from ..choices import Channel, EventState, Responsible, TaskState
from ..plan_choices import Condition
from ..task_filters import TaskFilter, narrowings, of_person
from .event import Event

# What a line of the agenda shows: the event's long texts stay in the database.
OF_AGENDA = (
    "name", "channel", "responsible", "due_on", "computed_on", "was_past", "state", "event__slug", "event__network_id",
    "event__day", "event__municipality__name", "user__name", "stand__organisation__name",
)  # fmt: skip

OF_CALENDAR = (
    "name", "due_on", "state", "version", "after", "event__slug", "event__title", "event__state",
    "event__calendar_uid", "event__calendar_sequence", "event__created_at", "event__municipality__name",
)  # fmt: skip


class TaskQuerySet(models.QuerySet["Task"]):
    """Questions about tasks."""

    def visible_to(self, user: User) -> "TaskQuerySet":
        """Return the tasks of events that a user may see."""
        return self.filter(rules.plan_visible_to(user, "event__"))

    def editable_by(self, user: User) -> "TaskQuerySet":
        """Return the tasks of events whose plan a user may change."""
        return self.filter(rules.editable_by(user, "event__"))

    def open(self) -> "TaskQuerySet":
        """Return what is still to be done."""
        return self.filter(state=TaskState.OPEN)

    def waiting(self) -> "TaskQuerySet":
        """Return what is open at events that take place, in order of day, each with its event and place."""
        found = self.open().exclude(event__state__in=[EventState.CANCELLED, EventState.POSTPONED])
        rows = found.select_related("event__municipality", "user", "stand__organisation").only(*OF_AGENDA)
        return rows.order_by("due_on", "event_id", "order", "id")

    def late(self, today: date) -> "TaskQuerySet":
        """Return what should have been done before today."""
        return self.filter(due_on__lt=today)

    def between(self, first: date, last: date) -> "TaskQuerySet":
        """Return what is due from a day until another, both included."""
        return self.filter(due_on__range=(first, last))

    def after_day(self, day: date) -> "TaskQuerySet":
        """Return what is due later than a day."""
        return self.filter(due_on__gt=day)

    def of_person(self, user: User) -> "TaskQuerySet":
        """Return what a person has been given by name, and what nobody has by name and the person's role does."""
        return self.filter(of_person(user))

    def for_calendar(self, since: date) -> "TaskQuerySet":
        """Return what is due since a day, in order, with what a calendar tells of each and of its event."""
        rows = self.filter(due_on__gte=since).select_related("event__municipality").only(*OF_CALENDAR)
        return rows.order_by("due_on", "id")

    def to_remind_of(self, today: date) -> "TaskQuerySet":
        """Return open tasks whose day has not passed and that somebody wants to be reminded of, whole, in order."""
        found = self.open().of_planned_events().filter(remind_days__isnull=False, due_on__gte=today)
        rows = found.select_related(
            "user", "stand__organisation", "event__network", "event__venue", "event__municipality"
        )
        return rows.order_by("due_on", "event_id", "id")

    def of_partners(self) -> "TaskQuerySet":
        """Return what partners do, in order of day."""
        return self.exclude(stand=None).order_by("due_on", "order", "id")

    def of_people(self) -> "TaskQuerySet":
        """Leave out what partners do."""
        return self.filter(stand=None)

    def of_event(self, event: Event) -> "TaskQuerySet":
        """Return one event's tasks."""
        return self.filter(event=event)

    def of_planned_events(self) -> "TaskQuerySet":
        """Leave out the tasks of events that do not take place."""
        return self.exclude(event__state__in=[EventState.CANCELLED, EventState.POSTPONED])

    def numbered(self, keys: Iterable[int]) -> "TaskQuerySet":
        """Return the tasks with these keys."""
        return self.filter(pk__in=list(keys))

    def made_by_hand(self) -> "TaskQuerySet":
        """Return those that a person has added: no row of a model, and nothing of the marketing plan hangs on them."""
        return self.filter(concept_row=None, marketing=None)

    def shown(self, which: TaskFilter, channel: str, user: User, today: date) -> "TaskQuerySet":
        """Return what a filter and a channel ("" for all of them) let through."""
        found = self.filter(narrowings(user, today)[which])
        return found.filter(channel=channel) if channel else found

    def counted(self, user: User, today: date) -> dict[str, int]:
        """Return how many tasks each filter shows; one query."""
        return self.aggregate(
            **{
                which.name: Count("pk", filter=condition)
                for which, condition in narrowings(user, today).items()
            }
        )

    def channels(self, which: TaskFilter, user: User, today: date) -> list[tuple[str, int]]:
        """Return how many tasks of a filter each channel has; one query."""
        found = self.shown(which, "", user, today).order_by().values_list("channel")
        return [(channel, number) for channel, number in found.annotate(number=Count("pk"))]

    def for_list(self) -> "TaskQuerySet":
        """Return them as a list shows them, the open ones first.

        Each comes with its event, its doer, what it waits for, and as `file_count` how many files it has.
        """
        rank = Case(
            When(state=TaskState.OPEN, then=Value(0)),
            When(state=TaskState.DONE, then=Value(1)),
            default=Value(2),
        )
        counted = (
            Task.objects.filter(pk=OuterRef("pk")).order_by().values("pk").annotate(number=Count("files"))
        )
        rows = self.select_related(
            "event__municipality", "event__network", "user", "stand__organisation", "after"
        )
        return rows.annotate(rank=rank, file_count=Subquery(counted.values("number"))).order_by(
            "rank", "due_on", "event_id", "order", "id"
        )

    def by_day(self) -> "TaskQuerySet":
        """Return them by due day whatever their state."""
        return self.order_by("due_on", "event_id", "order", "id")

    def would_wait_in_circle(self, pk: int | None, first: int) -> bool:
        """Tell whether a task of these, put after another of them, would in the end wait for itself; one query."""
        after = dict(self.values_list("pk", "after_id"))
        seen: set[int] = set()
        while first in after and first not in seen:
            if first == pk:
                return True
            seen.add(first)
            first = after[first] or 0
        return False

    def in_order(self) -> "TaskQuerySet":
        """Return them by due day."""
        return self.order_by("due_on", "order", "id")

    def with_doers(self) -> "TaskQuerySet":
        """Bring the person and the partner who do each along in the same query."""
        return self.select_related("user", "stand__organisation")

    def with_marketing(self) -> "TaskQuerySet":
        """Bring what the marketing plan adds to each along in the same query."""
        return self.select_related("marketing")

    def of_marketing(self) -> "TaskQuerySet":
        """Return the rows of the marketing plan: tasks whose channel reaches people, and those somebody added to it."""
        channels = [channel for channel in Channel if channel.reaches_people]
        chosen = models.Q(channel__in=channels) | models.Q(marketing__isnull=False)
        return self.filter(chosen).select_related("marketing", "user").order_by("due_on", "order", "id")

    def due_by(self, day: date) -> "TaskQuerySet":
        """Return what should be done on that day or before."""
        return self.filter(due_on__lte=day)


class Task(models.Model):
    """A person's task. `computed_on` differs from `due_on` when a day off was in the way."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="tasks", verbose_name=_("event"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    name = Line(_("task"), max_length=200)
    channel = models.CharField(_("channel"), max_length=20, choices=Channel, default=Channel.NONE)
    responsible = models.CharField(_("responsible"), max_length=30, choices=Responsible)
    due_on: "models.DateField[date, date]" = models.DateField(_("due"))
    offset_days = models.SmallIntegerField(_("days before"), null=True, blank=True)
    computed_on: "models.DateField[date | None, date | None]" = models.DateField(
        _("computed day"), null=True, blank=True
    )
    keeps_computed = models.BooleanField(
        _("keeps its computed day also where it is a day off"), default=False
    )
    was_past = models.BooleanField(_("its day had passed when the event was made"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=TaskState, default=TaskState.OPEN)
    note = Prose(_("note"), max_length=1000)
    links = Prose(_("links, a line each"), max_length=1000)
    user = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="tasks", verbose_name=_("person")
    )
    stand = models.ForeignKey(
        "Stand",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="tasks",
        verbose_name=_("partner"),
    )
    after = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="before",
        verbose_name=_("after"),
    )
    remind_days = models.PositiveSmallIntegerField(_("reminder, days before"), null=True, blank=True)
    remind_subject = Line(_("subject of the reminder"), max_length=150, blank=True)
    concept_row = models.UUIDField(_("row of the operating model"), null=True, blank=True, editable=False)
    condition = models.CharField(
        _("when"), max_length=20, choices=Condition, default=Condition.ALWAYS, blank=True
    )
    version = models.PositiveIntegerField(_("version"), default=1)

    file_count: int  # how many files it has, as TaskQuerySet.for_list counts them; no column

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        indexes = [models.Index(fields=["event", "state", "due_on"], name="task_by_event_and_due")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Tell whether it is still to be done."""
        return self.state == TaskState.OPEN

    def get_risk(self) -> str:
        """Return what is in danger while this task is late, as a sentence."""
        return Channel(self.channel).risk

    @property
    def is_moved(self) -> bool:
        """Tell whether the due day is another than the one computed from the event's day."""
        return self.computed_on is not None and self.computed_on != self.due_on
