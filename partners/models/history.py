"""What was changed, when, by whom, from what to what? One append-only trail."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from .. import rules
from .account import User
from .network import Network


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One changed fact in words a person reads. `field` is a model field's name, or empty for a whole deed."""

    field: str
    before: str = ""
    after: str = ""


class ChangeQuerySet(models.QuerySet["Change"]):
    """Questions about the trail. It can be added to and read, never edited."""

    def about(self, subject: str) -> "ChangeQuerySet":
        """Return one subject's changes, newest first."""
        return self.filter(subject=subject).select_related("by").order_by("-at", "-id")

    def of_part(self, part: str) -> "ChangeQuerySet":
        """Return the changes of one part of a subject ("stand:34"), newest first."""
        return self.filter(part=part).order_by("-at", "-id")

    def of_parts(self) -> "ChangeQuerySet":
        """Return the changes that belong to a part of a subject (a stand), not to the subject itself."""
        return self.exclude(part="")

    def managed_by(self, user: User) -> "ChangeQuerySet":
        """Return the changes in the networks that a user coordinates, newest first."""
        return self.filter(rules.managed_by(user)).order_by("-at", "-id")

    def of_deeds(self, deeds: Iterable[str]) -> "ChangeQuerySet":
        """Return the changes of these kinds."""
        return self.filter(deed__in=list(deeds))

    def without_parts_of(self, deed: str) -> "ChangeQuerySet":
        """Leave out the changes of one kind that belong to a part of a subject."""
        return self.exclude(models.Q(deed=deed) & ~models.Q(part=""))

    def by_others(self, user: User) -> "ChangeQuerySet":
        """Leave out what a user has done, also on somebody's behalf."""
        return self.exclude(by=user)

    def before(self, moment: datetime) -> "ChangeQuerySet":
        """Return what changed before a moment."""
        return self.filter(at__lt=moment)

    def since(self, moment: datetime) -> "ChangeQuerySet":
        """Return what has changed since a moment."""
        return self.filter(at__gte=moment)

    def newest_by_subject(self, subjects: Iterable[str]) -> dict[str, datetime]:
        """Return for each of these subjects when the trail last told something of it; one query."""
        found = self.filter(subject__in=sorted(subjects)).order_by().values_list("subject")
        return dict(found.annotate(newest=models.Max("at")))

    def newest_of(self, deed: str, after: str, subjects: Iterable[str]) -> dict[tuple[str, str], datetime]:
        """Return when a deed last gave a field this value, by subject and field; one query, none for no subjects."""
        names = sorted(subjects)
        if not names:
            return {}
        rows = self.filter(subject__in=names, deed=deed, after=after).order_by().values("subject", "field")
        found = rows.annotate(newest=models.Max("at")).values_list("subject", "field", "newest")
        return {(subject, field): newest for subject, field, newest in found}

    def update(self, **kwargs: Any) -> int:
        """Refuse: the trail is append-only."""
        raise TypeError("the trail is append-only")

    def record(
        self,
        *,
        subject: str,
        network: Network,
        deed: str,
        by: User | None = None,
        by_name: str = "",
        changes: Iterable[FieldChange] = (),
        part: str = "",
    ) -> None:
        """Add one row per changed field, or one row for a deed without fields, under one occasion.

        `part` names the piece of the subject that changed ("stand:34"), `by_name` is self-declared where nobody
        has signed in.
        """
        occasion = uuid4()
        rows = list(changes) or [FieldChange("")]
        who = by_name or (str(by) if by else "")
        self.bulk_create([
            self.model(
                subject=subject, part=part, network=network, deed=deed, by=by, by_name=who, occasion=occasion,
                field=row.field, before=row.before, after=row.after,
            )
            for row in rows
        ])  # fmt: skip


class Change(models.Model):
    """One line of the trail. `subject` is opaque ("event:12"), `deed` a code such as "event_edited"."""

    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, related_name="+", verbose_name=_("network")
    )
    subject = models.CharField(_("subject"), max_length=80)
    part = models.CharField(_("part"), max_length=80, blank=True, default="")
    occasion = models.UUIDField(_("occasion"))
    deed = models.CharField(_("deed"), max_length=40)
    at = models.DateTimeField(_("when"), auto_now_add=True)
    by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who")
    )
    by_name = models.CharField(_("name of who did it"), max_length=120, blank=True, default="")
    field = models.CharField(_("field"), max_length=60, blank=True, default="")
    before = models.TextField(_("from"), blank=True, default="")
    after = models.TextField(_("to"), blank=True, default="")

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        indexes = [
            models.Index(fields=["subject", "-at"], name="change_by_subject"),
            models.Index(fields=["part", "-at"], name="change_by_part"),
            models.Index(fields=["network", "-at"], name="change_by_network"),
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.deed}"
