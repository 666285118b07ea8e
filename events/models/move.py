"""What was done to an event's time, state or form, and how is it undone?"""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from partners.models import User
from partners.models.fields import Line

from ..date_choices import MoveKind
from .event import Event

BESIDE = {
    "kind": "kind",
    "at": "at",
    "until": "undo_until",
    "undone_at": "undone_at",
    "messages": "before__messages",
}


class MoveQuerySet(models.QuerySet["Move"]):
    """Questions about moves, the newest first."""

    def standing(self) -> "MoveQuerySet":
        """Leave out what was undone."""
        return self.filter(undone_at=None)

    def with_rows_kept_at(self, moment: datetime) -> "MoveQuerySet":
        """Return those that could not be undone any more at a moment and still hold how everything was."""
        return self.filter(undo_until__lt=moment, before__has_key="trail")

    def beside(self, events: models.QuerySet[Event]) -> models.QuerySet[Event]:
        """Bring the last move of each event along in the same query, as last_move_kind and so on; no query."""
        last = self.filter(event=OuterRef("pk"))
        found: dict[str, Any] = {
            f"last_move_{name}": Subquery(last.values(path)[:1]) for name, path in BESIDE.items()
        }
        return events.annotate(**found)


class Move(models.Model):
    """One confirmed move, postponement, cancellation, return or change of form, with every row as it was before.

    `before` holds the changed columns by table and key; `undo_until` is when the held mails leave. Undoing puts the
    columns back, raises calendar sequences (a calendar may have read the new ones) and takes the held mails back.
    When that is over, only the messages and the meetings that went are kept, which holding it after all needs.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="moves", verbose_name=_("event"))
    kind = models.CharField(_("what"), max_length=10, choices=MoveKind)
    reason = Line(_("reason, told to people"), max_length=300, blank=True)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who")
    )
    before = models.JSONField(_("how it was"), default=dict)
    event_version = models.PositiveIntegerField(_("version of the record after it"))
    undo_until = models.DateTimeField(_("can be undone until"))
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    objects = MoveQuerySet.as_manager()

    class Meta:
        verbose_name = _("move")
        verbose_name_plural = _("moves")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.event}: {self.get_kind_display()}"
