"""Which days were proposed for an event, and whom do they suit?"""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partners.models import User
from partners.models.fields import Prose

from ..date_choices import Suits
from .event import Event
from .stand import Stand

MOST_OPTIONS = 8


@dataclass(frozen=True, slots=True)
class Proposal:
    """One time to be asked about, in local wall time."""

    day: date
    opens: time
    closes: time


class PollQuerySet(models.QuerySet["Poll"]):
    """Questions about polls."""

    def of(self, event: Event) -> "PollQuerySet":
        """Return one event's polls, the newest first."""
        return self.filter(event=event).order_by("-id")

    def open(self) -> "PollQuerySet":
        """Return those that still take answers."""
        return self.filter(is_open=True)

    def still_open(self, pk: int) -> "Poll | None":
        """Return one poll while it is open, kept open until the transaction ends; None when it has been closed."""
        return self.open().select_for_update(of=("self",), no_key=True).filter(pk=pk).first()

    def close(self, pk: int, now: datetime) -> bool:
        """Close one poll in one conditional update; returns whether it was open until now."""
        closed = self.open().filter(pk=pk).update(
            is_open=False, closed_at=now, version=models.F("version") + 1
        )  # fmt: skip
        return bool(closed)

    def with_everything(self) -> "PollQuerySet":
        """Bring options and voices with their votes and organisations along; three queries more."""
        voices = PollVoice.objects.select_related("stand__organisation").prefetch_related("votes")
        voices = voices.order_by("stand__order", "stand__id", "id")
        return self.prefetch_related("options", models.Prefetch("voices", queryset=voices))

    def to_remind(self, today: date) -> "PollQuerySet":
        """Return the open ones whose deadline is still to come, with event, place and network."""
        places = ("event__venue", "event__municipality", "event__network", "event__created_by")
        return self.open().filter(deadline__gt=today).select_related(*places).order_by("id")


class Poll(models.Model):
    """A question about the day of an event. One at a time may be open; closing is one conditional update."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="polls", verbose_name=_("event"))
    deadline: "models.DateField[date, date]" = models.DateField(_("answer by"))
    note = Prose(_("words to those who are asked"), max_length=600)
    is_open = models.BooleanField(_("open"), default=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    created_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("made by")
    )
    version = models.PositiveIntegerField(_("version"), default=1)

    objects = PollQuerySet.as_manager()

    class Meta:
        verbose_name = _("question about the day")
        verbose_name_plural = _("questions about the day")
        constraints = [
            models.UniqueConstraint(
                fields=["event"], condition=Q(is_open=True), name="one_open_poll_an_event"
            )
        ]

    def __str__(self) -> str:
        return f"{self.event}: {self.deadline}"


class PollOption(models.Model):
    """A proposed time, in local wall time."""

    poll = models.ForeignKey(
        Poll, on_delete=models.CASCADE, related_name="options", verbose_name=_("question")
    )
    day: "models.DateField[date, date]" = models.DateField(_("day"))
    opens: "models.TimeField[time, time]" = models.TimeField(_("opens"))
    closes: "models.TimeField[time, time]" = models.TimeField(_("closes"))
    was_chosen = models.BooleanField(_("became the day"), default=False)

    class Meta:
        verbose_name = _("proposed time")
        verbose_name_plural = _("proposed times")
        ordering = ["day", "opens", "id"]
        constraints = [
            models.UniqueConstraint(fields=["poll", "day", "opens"], name="one_option_a_time"),
            models.CheckConstraint(
                condition=Q(closes__gt=models.F("opens")), name="option_closes_after_it_opens"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.opens:%H.%M}"


class PollVoice(models.Model):
    """Somebody who is asked: a partner by its stand, or the venue (no stand)."""

    poll = models.ForeignKey(
        Poll, on_delete=models.CASCADE, related_name="voices", verbose_name=_("question")
    )
    stand = models.ForeignKey(
        Stand, on_delete=models.CASCADE, null=True, blank=True, related_name="voices", verbose_name=_("stand")
    )
    comment = Prose(_("comment"), max_length=500)
    answered_at = models.DateTimeField(_("last answer"), null=True, blank=True)

    class Meta:
        verbose_name = _("voice in a question")
        verbose_name_plural = _("voices in questions")
        constraints = [
            models.UniqueConstraint(fields=["poll", "stand"], name="one_voice_a_stand"),
            models.UniqueConstraint(fields=["poll"], condition=Q(stand=None), name="one_voice_of_the_venue"),
        ]

    def __str__(self) -> str:
        return str(self.stand or self.poll)


class PollVote(models.Model):
    """What one voice says of one time. Every tap is saved by itself."""

    voice = models.ForeignKey(
        PollVoice, on_delete=models.CASCADE, related_name="votes", verbose_name=_("voice")
    )
    option = models.ForeignKey(
        PollOption, on_delete=models.CASCADE, related_name="votes", verbose_name=_("time")
    )
    answer = models.CharField(_("answer"), max_length=10, choices=Suits)

    class Meta:
        verbose_name = _("answer to a proposed time")
        verbose_name_plural = _("answers to proposed times")
        constraints = [models.UniqueConstraint(fields=["voice", "option"], name="one_vote_a_voice_a_time")]

    def __str__(self) -> str:
        return f"{self.option}: {self.answer}"
