"""Which pasted partner list is being checked or saved, and what did it make?"""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.models import Network, User
from partners.models.fields import Line

from .. import rules
from ..intake_choices import ImportState
from .event import Event


class ImportQuerySet(models.QuerySet["Import"]):
    """Questions about imports."""

    def editable_by(self, user: User) -> "ImportQuerySet":
        """Return the imports of events that a user coordinates."""
        return self.filter(rules.editable_by(user, "event__"))

    def of_event(self, event: Event) -> "ImportQuerySet":
        """Return one event's imports, the newest first, without the cells."""
        return self.filter(event=event).defer("table", "fixes", "made").order_by("-id")

    def with_event(self) -> "ImportQuerySet":
        """Bring the event, its place and network along in the same query."""
        return self.select_related("event__venue", "event__municipality", "event__network")

    def unconfirmed_since(self, moment: datetime) -> "ImportQuerySet":
        """Return the lists that nobody has confirmed since a moment."""
        return self.filter(state=ImportState.CHECKING, made_at__lt=moment)

    def finished_before(self, moment: datetime) -> "ImportQuerySet":
        """Return the lists that were saved before a moment."""
        return self.filter(state=ImportState.DONE, saved_at__lt=moment)

    def standing_still_since(self, moment: datetime) -> "ImportQuerySet":
        """Return the lists whose saving has not gone on since a moment: their worker has died."""
        return self.filter(state=ImportState.RUNNING, progressed_at__lt=moment)


class Import(models.Model):
    """A partner list on its way from Excel. Until it is confirmed, nothing else has been written.

    `table` holds the cells as they were read, and once confirmed the partners to save; `columns` which field each
    column is, `fixes` what a person corrected or chose (by place in the table), `reading` the row numbers of the
    file and what was told about it, `made` what came of the list, for undoing.
    """

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="imports", verbose_name=_("event")
    )
    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, related_name="imports", verbose_name=_("network")
    )
    state = models.CharField(_("state"), max_length=10, choices=ImportState, default=ImportState.CHECKING)
    source = Line(_("file"), max_length=150, blank=True)
    table = models.JSONField(_("cells"), default=list)
    columns = models.JSONField(_("columns"), default=list)
    has_header = models.BooleanField(_("the first line holds headings"), default=True)
    fixes = models.JSONField(_("corrections"), default=dict)
    reading = models.JSONField(_("what was found in the file"), default=dict)
    made = models.JSONField(_("what was made"), default=dict)
    done_count = models.PositiveIntegerField(_("lines done"), default=0)
    row_count = models.PositiveIntegerField(_("lines in all"), default=0)
    trouble = models.TextField(_("what went wrong"), blank=True, default="")
    by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who")
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    progressed_at = models.DateTimeField(_("last step of saving"), null=True, blank=True)
    saved_at = models.DateTimeField(_("saved"), null=True, blank=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self) -> str:
        return f"{self.event}: {self.get_state_display()}"
