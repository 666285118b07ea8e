"""What have people's calendars been told by our mails, and what did they answer?"""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.choices import MessageState
from partners.models import Message
from partners.models.fields import Line

from .event import Event

# A draft has told nobody anything, and what failed or was taken back never arrived.
TELLING = (*MessageState.leaving(), *MessageState.gone(), MessageState.UNCLEAR)


class CalendarToldQuerySet(models.QuerySet["CalendarTold"]):
    """Questions about what calendars were told."""

    def about(self, uids: Iterable[str]) -> "CalendarToldQuerySet":
        """Return what was told about some entries, given by calendar identity, the oldest first."""
        return self.filter(uid__in=sorted(set(uids))).order_by("id")

    def of_event(self, event: Event) -> "CalendarToldQuerySet":
        """Return what was told about an event and its meetings, the oldest first, each with its message's state."""
        return self.filter(event=event).select_related("message").order_by("id")

    def to_person(self, email: str) -> "CalendarToldQuerySet":
        """Return what one person was told."""
        return self.filter(email__iexact=email)

    def standing(self) -> "CalendarToldQuerySet":
        """Return what has left or is leaving, and what came back; a message forgotten since then had left."""
        return self.filter(models.Q(message=None) | models.Q(message__state__in=TELLING))

    def sent(self) -> "CalendarToldQuerySet":
        """Leave out the answers that came back."""
        return self.exclude(method="REPLY")

    def replies(self) -> "CalendarToldQuerySet":
        """Return the answers that came back by calendar mail."""
        return self.filter(method="REPLY")

    def of_messages(self, messages: Iterable[Message]) -> "CalendarToldQuerySet":
        """Return what some messages tell."""
        return self.filter(message__in=[message.pk for message in messages])


class CalendarTold(models.Model):
    """What one person's calendar has been told about one entry, by a mail that has been written. Append-only.

    `uid` is the calendar identity as it stands in the file; `method` REQUEST, CANCEL, or REPLY for what came back.
    """

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, null=True, blank=True, related_name="told", verbose_name=_("event")
    )
    meeting = models.ForeignKey(
        "events.Meeting", on_delete=models.CASCADE, null=True, blank=True, related_name="told",
        verbose_name=_("planning meeting"),
    )  # fmt: skip
    uid = models.CharField(_("calendar identity"), max_length=120)
    sequence = models.PositiveIntegerField(_("calendar sequence"))
    method = models.CharField(_("method"), max_length=10)
    email = models.EmailField(_("e-mail"))
    name = Line(_("name"), blank=True)
    says = models.JSONField(_("what it said: title, time, place, state"), default=dict)
    message = models.ForeignKey(
        Message,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="told",
        verbose_name=_("message"),
    )
    at = models.DateTimeField(_("when"), auto_now_add=True)

    objects = CalendarToldQuerySet.as_manager()

    class Meta:
        verbose_name = _("what a calendar was told")
        verbose_name_plural = _("what calendars were told")
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["email", "uid"], name="told_by_email_and_uid")]

    def __str__(self) -> str:
        return f"{self.email}: {self.method} {self.sequence}"
