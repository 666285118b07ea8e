"""How does an event's poster look, which paper has been printed, and which batches are being made?"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.models import Picture, User
from partners.models.fields import Line

from .. import rules
from ..paper_choices import BatchKind, BatchState, Grouping, Illustration, all_parts
from .event import Event


class PosterDesign(models.Model):
    """What a coordinator chose for an event's posters and screens; an event without a row has chosen nothing.

    The theme is a fact of the record (Event.theme). An empty headline means what one gets.
    """

    event = models.OneToOneField(
        Event, on_delete=models.CASCADE, related_name="poster_design", verbose_name=_("event")
    )
    headline = Line(_("headline"), blank=True)
    headline_sv = Line(_("headline in Swedish"), blank=True)
    headline_en = Line(_("headline in English"), blank=True)
    headline_se = Line(_("headline in Northern Sámi"), blank=True)
    illustration = models.CharField(
        _("picture"), max_length=20, choices=Illustration, default=Illustration.THEME, blank=True
    )
    picture = models.ForeignKey(
        Picture,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("own picture"),
    )
    listed = models.JSONField(_("what is listed"), default=all_parts, blank=True)
    grouping = models.CharField(
        _("order of those who help"), max_length=10, choices=Grouping, default=Grouping.SCOPE
    )
    version = models.PositiveIntegerField(_("version"), default=1)

    class Meta:
        verbose_name = _("poster's look")
        verbose_name_plural = _("posters' looks")

    def __str__(self) -> str:
        return str(self.event)


class PrintingQuerySet(models.QuerySet["Printing"]):
    """Questions about prints."""

    def of(self, event: Event) -> "PrintingQuerySet":
        """Return one event's prints, the newest first."""
        return self.filter(event=event).order_by("-at", "-id")

    def like(self, known: Mapping[str, Any]) -> "PrintingQuerySet":
        """Return the prints of the same document, paper, language and person; designs are compared by the caller."""
        return self.filter(**{name: value for name, value in known.items() if name != "design"})

    def with_people(self) -> "PrintingQuerySet":
        """Bring along who printed, in the same query."""
        return self.select_related("by")

    def posters(self) -> "PrintingQuerySet":
        """Return the posters among them."""
        return self.filter(kind="poster")


class Printing(models.Model):
    """Paper that somebody printed: which facts it tells (digest), so that one knows when it has become old.

    `version` is that of the record then; `design` holds theme, variant, second language, ink and shop as far as they
    differ from the usual; `subject` is the slug of a stand or the uid of a meeting, empty for all.
    """

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="printings", verbose_name=_("event")
    )
    kind = models.CharField(_("document"), max_length=30)
    paper = models.CharField(_("paper"), max_length=10, default="a4")
    language = models.CharField(_("language"), max_length=2, default="fi")
    design = models.JSONField(_("how it was set"), default=dict, blank=True)
    subject = models.CharField(_("of whom"), max_length=80, blank=True, default="")
    version = models.PositiveIntegerField(_("version of the record"), default=1)
    digest = models.CharField(_("digest of its facts"), max_length=32)
    copies = models.PositiveSmallIntegerField(_("copies"), default=1)
    at = models.DateTimeField(_("printed"), auto_now_add=True)
    by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who")
    )
    by_name = Line(_("name of who printed"), blank=True)

    objects = PrintingQuerySet.as_manager()

    class Meta:
        verbose_name = _("print")
        verbose_name_plural = _("prints")
        indexes = [models.Index(fields=["event", "kind", "-at"], name="printing_by_event")]

    def __str__(self) -> str:
        return f"{self.kind} {self.paper} {self.event}"


class BatchQuerySet(models.QuerySet["Batch"]):
    """Questions about batches, and the conditional updates by which they move on."""

    def of(self, event: Event) -> "BatchQuerySet":
        """Return one event's batches, the newest first."""
        return self.filter(event=event).order_by("-id")

    def made_by(self, user: User) -> "BatchQuerySet":
        """Return what one person asked for."""
        return self.filter(made_by=user)

    def same_asker(self, user: User | None, name: str) -> "BatchQuerySet":
        """Return what the same person, or the same place without a person, asked for."""
        return self.filter(made_by=user) if user else self.filter(made_by=None, by_name=name)

    def seen_by(self, user: User) -> "BatchQuerySet":
        """Return what a user may open: coordinators all, the venue's librarians the packs made for them."""
        for_library = models.Q(kind=BatchKind.PACK, order__for_library=True)
        return self.filter(
            rules.letters_seen_by(user, "event__") | (for_library & rules.people_seen_by(user, "event__"))
        )

    def for_library(self) -> "BatchQuerySet":
        """Return the packs that hold only what a library may read."""
        return self.filter(kind=BatchKind.PACK, order__for_library=True)

    def at(self, pk: int) -> "Batch | None":
        """Return the one with this key, or None."""
        return self.filter(pk=pk).first()

    def with_event(self) -> "BatchQuerySet":
        """Bring along the event with its places and network, in the same query."""
        return self.select_related("event__network", "event__venue", "event__municipality", "made_by")

    def at_work(self) -> "BatchQuerySet":
        """Return those that are not over."""
        return self.exclude(state__in=BatchState.over())

    def standing_still(self, before: datetime) -> "BatchQuerySet":
        """Return those that nobody has gone on with since a moment: their worker has died."""
        return self.at_work().filter(touched_at__lt=before).order_by("id")

    def made_before(self, moment: datetime) -> list[int]:
        """Return the keys of those that were asked for before a moment."""
        return list(self.filter(made_at__lt=moment).values_list("pk", flat=True))

    def claim(self, pk: int, now: datetime, patience: timedelta) -> bool:
        """Take a batch in hand, unless it is over or somebody has gone on with it lately."""
        free = models.Q(state=BatchState.WAITING) | models.Q(
            state=BatchState.RUNNING, touched_at__lt=now - patience
        )
        return bool(self.filter(free, pk=pk).update(state=BatchState.RUNNING, touched_at=now))

    def count_up(self, batch: "Batch", now: datetime, problem: dict[str, Any] | None) -> bool:
        """Count one more item, with what failed of it; False when somebody else has, or the batch was stopped."""
        problems = [*batch.problems, problem] if problem else batch.problems
        found = self.filter(pk=batch.pk, state=BatchState.RUNNING, made=batch.made)
        return bool(found.update(made=batch.made + 1, problems=problems, touched_at=now))

    def end(
        self, batch: "Batch", state: BatchState, now: datetime, problem: dict[str, Any] | None
    ) -> bool:  # fmt: skip
        """Call a running batch done or failed."""
        problems = [*batch.problems, problem] if problem else batch.problems
        found = self.filter(pk=batch.pk, state=BatchState.RUNNING)
        return bool(found.update(state=state, problems=problems, touched_at=now))

    def turn(self, batch: "Batch", states: Iterable[str], to: BatchState, now: datetime) -> bool:
        """Bring a batch from one of some states to another; tells whether this call did it."""
        found = self.filter(pk=batch.pk, state__in=list(states))
        return bool(found.update(state=to, touched_at=now))

    def revive(self, batch: "Batch", now: datetime) -> bool:
        """Let a failed batch wait again: from the item after the last, or from the first when all had failed."""
        found = self.filter(pk=batch.pk, state=BatchState.FAILED)
        again = {"made": 0, "problems": []} if batch.made == batch.total else {}
        return bool(found.update(state=BatchState.WAITING, touched_at=now, **again))

    def forsaken(self, batch: "Batch", before: datetime, now: datetime) -> bool:
        """Let a batch that nobody has gone on with since a moment be claimed again; tells whether this call did it."""
        found = self.at_work().filter(pk=batch.pk, touched_at__lt=before)
        return bool(found.update(state=BatchState.WAITING, touched_at=now))


class Batch(models.Model):
    """Many documents made by the background, one after another, so that it may stop and go on.

    `order` is JSON-plain and says what to make; `made` counts finished items of `total`. Finished parts lie in the
    storage "rendered" under `folder`; `file_name` names the whole when it is done.
    """

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="batches", verbose_name=_("event")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=BatchKind)
    order = models.JSONField(_("what is made"), default=dict)
    state = models.CharField(_("state"), max_length=10, choices=BatchState, default=BatchState.WAITING)
    made = models.PositiveIntegerField(_("made"), default=0)
    total = models.PositiveIntegerField(_("of how many"), default=0)
    problems = models.JSONField(_("what failed"), default=list, blank=True)
    file_name = models.CharField(_("file"), max_length=120, blank=True, default="")
    made_at = models.DateTimeField(_("asked"), auto_now_add=True)
    touched_at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(
        _("last step"), auto_now=True
    )
    made_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who")
    )
    by_name = Line(_("name of who asked"), blank=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("batch")
        verbose_name_plural = _("batches")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=BatchState.values), name="batch_state_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(made__lte=models.F("total")), name="batch_makes_no_more_than_all"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.event}"

    @property
    def folder(self) -> str:
        """Return where finished parts lie in the storage."""
        return f"batches/{self.pk}"

    @property
    def is_over(self) -> bool:
        """Tell whether nothing more happens by itself."""
        return self.state in BatchState.over()
