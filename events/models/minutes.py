"""What is on a meeting's agenda, who was there, and what was written down line by line?"""

import uuid
from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.models.fields import Line, Prose

from ..choices import Attending
from ..date_choices import ItemOrigin, LineKind
from .meeting import Meeting
from .stand import Stand
from .task import Task


class AgendaItemQuerySet(models.QuerySet["AgendaItem"]):
    """Questions about points of agendas."""

    def standing(self) -> "AgendaItemQuerySet":
        """Return those that nobody has taken away, in order."""
        return self.filter(is_removed=False).order_by("order", "id")


class MinutesLineQuerySet(models.QuerySet["MinutesLine"]):
    """Questions about lines of minutes."""

    def standing(self) -> "MinutesLineQuerySet":
        """Return those that nobody has taken away, in order, with what each belongs to."""
        doers = ("wrote_task__user", "wrote_task__event__municipality", "wrote_task__stand__organisation")
        return self.filter(is_removed=False).select_related("item", *doers).order_by("order", "id")

    def of_uids(self, uids: Iterable[uuid.UUID]) -> "MinutesLineQuerySet":
        """Return the lines of these identities, taken away or not."""
        return self.filter(uid__in=list(uids))


class AgendaItem(models.Model):
    """A point of a meeting's agenda. `source` names what it came from ("task:12", "stand:3"), so that it comes once."""

    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="agenda_items", verbose_name=_("planning meeting")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    title = Line(_("point"), max_length=200)
    note = Prose(_("more about it"), max_length=1000)
    origin = models.CharField(_("where from"), max_length=10, choices=ItemOrigin, default=ItemOrigin.OWN)
    source = models.CharField(_("source"), max_length=80, blank=True, default="")
    is_finished = models.BooleanField(_("dealt with"), default=False)
    is_removed = models.BooleanField(
        _("taken away"), default=False
    )  # so that it does not come again by itself
    version = models.PositiveIntegerField(_("version"), default=1)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("point of an agenda")
        verbose_name_plural = _("points of agendas")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.title


class MinutesLine(models.Model):
    """A line of the minutes. `uid` is made where it is typed, so that sending it twice saves it once.

    Two people may write at once: every line has its own version. A task line that names somebody and a day becomes
    a task; `wrote_task` keeps which.
    """

    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="lines", verbose_name=_("planning meeting")
    )
    uid = models.UUIDField(_("identity"), default=uuid.uuid4, unique=True, editable=False)
    order = models.PositiveIntegerField(_("order"), default=0)
    kind = models.CharField(_("kind"), max_length=10, choices=LineKind, default=LineKind.TALK)
    text = Prose(_("text"), max_length=2000)
    item = models.ForeignKey(
        AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="lines",
        verbose_name=_("point of the agenda"),
    )  # fmt: skip
    wrote_task = models.ForeignKey(
        Task, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("task")
    )
    is_removed = models.BooleanField(_("taken away"), default=False)
    is_twin = models.BooleanField(_("written at the same time as the line above"), default=False)
    by_name = Line(_("written by"), blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)

    objects = MinutesLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of minutes")
        verbose_name_plural = _("lines of minutes")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.text


class AttendeeQuerySet(models.QuerySet["Attendee"]):
    """Questions about those who are asked to meetings."""

    def of(self, meeting: Meeting) -> "AttendeeQuerySet":
        """Return those of one meeting."""
        return self.filter(meeting=meeting)

    def meetings_of(self, stand: Stand) -> set[int]:
        """Return to which meetings a partner has been asked."""
        return set(self.filter(stand=stand).values_list("meeting_id", flat=True))


class Attendee(models.Model):
    """Somebody who is asked to a meeting: of a partner's stand, or written in by hand.

    `answer` is what was said beforehand (link, calendar reply or phone), `was_there` what the secretary ticked. What a
    partner says is kept in Attendance, beside its other answers: of those with a stand `answer` stays empty.
    """

    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="attendees", verbose_name=_("planning meeting")
    )
    stand = models.ForeignKey(
        Stand, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("stand")
    )
    name = Line(_("name"))
    organisation = Line(_("organisation"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True, default="")
    answer = models.CharField(_("answer"), max_length=5, choices=Attending, blank=True, default="")
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    was_there = models.BooleanField(_("was there"), null=True, blank=True)

    objects = AttendeeQuerySet.as_manager()

    class Meta:
        verbose_name = _("person asked to a meeting")
        verbose_name_plural = _("people asked to meetings")
        ordering = ["organisation", "name", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def subject(self) -> str:
        """Return the name of this participant in messages and links."""
        return f"attendee:{self.pk}"
