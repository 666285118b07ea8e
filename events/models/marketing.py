"""What is told of an event, to whom, through which channel, at what cost, and who has told it already?"""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.models import User
from partners.models.fields import Line, Prose

from .. import rules
from ..choices import Channel
from ..plan_choices import ReadyKind
from .event import Event
from .stand import Stand
from .task import Task

NOT_NEGATIVE = [MinValueValidator(0)]


class MarketingPlan(models.Model):
    """What the communications of an event aim at. Sums in euros; own share in per cent of the costs."""

    event = models.OneToOneField(
        Event, on_delete=models.CASCADE, related_name="marketing_plan", verbose_name=_("event")
    )
    audiences = Prose(_("target groups, a line each"), max_length=1000)
    messages = Prose(_("key messages, a line each"), max_length=1500)
    budget = models.DecimalField(
        _("budget, euros"), max_digits=9, decimal_places=2, null=True, blank=True, validators=NOT_NEGATIVE
    )
    own_share = models.PositiveSmallIntegerField(
        _("own share, per cent"), null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    version = models.PositiveIntegerField(_("version"), default=1)

    class Meta:
        verbose_name = _("marketing plan")
        verbose_name_plural = _("marketing plans")

    def __str__(self) -> str:
        return str(self.event)


class MarketingRow(models.Model):
    """What a task of communications adds to the task itself, whose channel, day, state and responsible it shares."""

    task = models.OneToOneField(
        Task, on_delete=models.CASCADE, related_name="marketing", verbose_name=_("task")
    )
    audience = Line(_("audience"), max_length=200, blank=True)
    message = Line(_("message"), max_length=300, blank=True)
    text_short = Line(_("text, at most 160 characters"), max_length=160, blank=True)
    text = Prose(_("text"), max_length=4000)
    material = models.CharField(_("material: a kind of document"), max_length=30, blank=True, default="")
    cost_planned = models.DecimalField(
        _("planned cost, euros"),
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=NOT_NEGATIVE,
    )
    cost_actual = models.DecimalField(
        _("actual cost, euros"),
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=NOT_NEGATIVE,
    )
    payer = Line(_("who pays"), blank=True)
    publish_on = models.DateField(_("published on"), null=True, blank=True)
    publish_at = models.TimeField(_("published at"), null=True, blank=True)
    result = Line(_("result"), max_length=300, blank=True)
    reach = models.PositiveIntegerField(_("reached, people"), null=True, blank=True)
    link = models.URLField(_("link to what was published"), max_length=400, blank=True, default="")

    class Meta:
        verbose_name = _("row of the marketing plan")
        verbose_name_plural = _("rows of the marketing plan")

    def __str__(self) -> str:
        return str(self.task)


class ReadyTextQuerySet(models.QuerySet["ReadyText"]):
    """Questions about ready texts."""

    def in_language(self, language: str) -> "ReadyTextQuerySet":
        """Return those of one language."""
        return self.filter(language=language)


class ReadyText(models.Model):
    """A ready text that somebody edited or copied; one nobody touched is made from the record each time.

    `facts_digest` tells of which facts the text was made, `copied_digest` of which it was when it was last copied.
    """

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="ready_texts", verbose_name=_("event")
    )
    kind = models.CharField(_("text"), max_length=20, choices=ReadyKind)
    language = models.CharField(_("language"), max_length=2, default="fi")
    text = Prose(_("text"), max_length=6000)
    facts_digest = models.CharField(_("facts it was made of"), max_length=32, blank=True, default="")
    copied_digest = models.CharField(_("facts when it was copied"), max_length=32, blank=True, default="")
    copied_at = models.DateTimeField(_("copied"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)

    objects = ReadyTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("ready text")
        verbose_name_plural = _("ready texts")
        constraints = [
            models.UniqueConstraint(fields=["event", "kind", "language"], name="ready_text_once"),
        ]

    def __str__(self) -> str:
        return self.kind


class PartnerPostQuerySet(models.QuerySet["PartnerPost"]):
    """Questions about what partners have published."""

    def of_stand(self, stand: Stand) -> "PartnerPostQuerySet":
        """Return one partner's, the newest first."""
        return self.filter(stand=stand).order_by("-published_on", "-id")

    def of_event(self, event: Event) -> "PartnerPostQuerySet":
        """Return all partners' of one event, the newest first, each with its partner."""
        rows = self.filter(stand__event=event).select_related("stand__organisation")
        return rows.order_by("-published_on", "-id")

    def at(self, pk: int) -> "PartnerPost | None":
        """Return the one with this key, or None."""
        return self.filter(pk=pk).first()

    def editable_by(self, user: User) -> "PartnerPostQuerySet":
        """Return those of events that a user coordinates."""
        return self.filter(rules.editable_by(user, "stand__event__"))


class PartnerPost(models.Model):
    """What a partner has told of an event in its own channels, ticked by itself or noted by the coordinator."""

    stand = models.ForeignKey(Stand, on_delete=models.CASCADE, related_name="posts", verbose_name=_("stand"))
    channel = models.CharField(_("channel"), max_length=20, choices=Channel, default=Channel.OWN_CHANNELS)
    place = Line(_("where"), max_length=120, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    reach = models.PositiveIntegerField(_("reached, people"), null=True, blank=True)
    link = models.URLField(_("link"), max_length=400, blank=True, default="")
    created_at = models.DateTimeField(_("noted"), auto_now_add=True)

    objects = PartnerPostQuerySet.as_manager()

    class Meta:
        verbose_name = _("what a partner published")
        verbose_name_plural = _("what partners published")
        ordering = ["published_on", "id"]

    def __str__(self) -> str:
        return self.place or self.channel
