"""Which operating models does a network plan its events by? Rows, never code."""

import uuid
from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.models import Network, User
from partners.models.fields import Line, Prose

from .. import rules
from ..choices import AttendanceMode, Channel, Responsible, Scope, TextKey, Theme
from ..plan_choices import Condition

OFFSET_RANGE = [MinValueValidator(-365), MaxValueValidator(365)]
OFFSET_HELP = _("Days before the event; a negative number is days after it.")


class ConceptQuerySet(models.QuerySet["Concept"]):
    """Questions about operating models."""

    def visible_to(self, user: User) -> "ConceptQuerySet":
        """Return the models of the networks whose planning side a user may see."""
        return self.filter(rules.plan_visible_to(user)).order_by("network_id", "-is_default", "name", "id")

    def editable_by(self, user: User) -> "ConceptQuerySet":
        """Return the models that a user may change: those of the networks they coordinate."""
        return self.filter(rules.editable_by(user)).order_by("network_id", "id")

    def called(self, slug: str, network: str = "") -> "ConceptQuerySet":
        """Return the model with this name in addresses; the network's short name tells two of the same name apart."""
        found = self.filter(slug=slug)
        # No short name has the sign that PostgreSQL does not take.
        return found.filter(network__slug=network.replace("\0", " ")) if network else found

    def published(self) -> "ConceptQuerySet":
        """Return what anyone may read, of every network, the latest first."""
        return self.filter(is_published=True).select_related("network").order_by("-updated_on", "name", "id")

    def with_words(self, words: str) -> "ConceptQuerySet":
        """Return those that have all of these words in their name, their description or their network's name."""
        found = self
        for word in words.split():
            fields = ("name", "summary", "for_whom", "tip", "network__name", "tasks__name", "meetings__name")
            matches = (models.Q(**{f"{field}__icontains": word}) for field in fields)
            found = found.filter(pk__in=Concept.objects.filter(reduce(or_, matches)).values("pk"))
        return found

    def with_identities(self, uids: Iterable[str]) -> "ConceptQuerySet":
        """Return the models with these identities, the first that was made first."""
        return self.filter(uid__in=list(uids)).order_by("id")

    def publish(self, pk: int, *, is_published: bool) -> bool:
        """Publish or withdraw one model in one conditional update; returns whether it was otherwise before."""
        return bool(self.filter(pk=pk, is_published=not is_published).update(is_published=is_published))

    def with_use(self) -> "ConceptQuerySet":
        """Add event_count, how many events were planned by the model; bring owner and network along."""
        counted = self.annotate(event_count=models.Count("events"))
        return counted.select_related("owner", "network")

    def of(self, network: Network) -> "ConceptQuerySet":
        """Return one network's models, the default first."""
        return self.filter(network=network).order_by("-is_default", "id")

    def default_of(self, networks: Iterable[Network]) -> "Concept | None":
        """Return the model by which new events of the first of these networks are planned, with its rows."""
        return self.filter(network__in=list(networks), is_default=True).order_by("network_id").whole().first()

    def to_plan_by(self, networks: Iterable[Network]) -> "ConceptQuerySet":
        """Return the models by which events of these networks may be planned, each network's default first."""
        return self.filter(network__in=list(networks)).order_by("network_id", "-is_default", "name", "id")

    def at(self, pk: int) -> "Concept | None":
        """Return the one of these models with this id, if it is among them."""
        return self.filter(pk=pk).first()

    def identified(self, uid: uuid.UUID) -> "Concept | None":
        """Return the one of these models with this identity, if it is among them."""
        return self.filter(uid=uid).first()

    def whole(self) -> "ConceptQuerySet":
        """Bring every row of the model along, in five more queries."""
        return self.prefetch_related("meetings", "tasks", "supplies", "stand_types", "texts")


class Concept(models.Model):
    """An operating model (toimintamalli). Its rows are copied into an event; later edits move no event."""

    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, related_name="concepts", verbose_name=_("network")
    )
    slug = models.SlugField(_("short name in addresses"), max_length=50)
    name = Line(_("name"))
    version = models.PositiveIntegerField(_("version"), default=1)
    updated_on = models.DateField(_("updated"))
    is_default = models.BooleanField(_("used for new events"), default=False)
    opens = models.TimeField(_("proposed opening"))
    closes = models.TimeField(_("proposed closing"))
    set_up_minutes = models.PositiveSmallIntegerField(_("set-up before opening, minutes"), default=60)
    take_down_minutes = models.PositiveSmallIntegerField(_("take-down after closing, minutes"), default=30)
    answer_by_days = models.PositiveSmallIntegerField(_("partners answer this many days before"), default=26)
    theme = models.CharField(_("poster theme"), max_length=20, choices=Theme, default=Theme.ASKER)
    attendance = models.CharField(
        _("proposed format"), max_length=10, choices=AttendanceMode, default=AttendanceMode.ONSITE
    )

    uid = models.UUIDField(_("identity"), default=uuid.uuid4, db_index=True, editable=False)
    owner = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("owner")
    )
    summary = Prose(_("what it is"), max_length=1000)
    for_whom = Prose(_("for whom"), max_length=600)
    tip = Prose(_("a tip to those who try it"), max_length=1000)
    materials = Prose(_("materials, a line each"), max_length=2000)
    lessons = Prose(_("lessons learned"), max_length=3000)
    contact = Line(_("whom to ask, shown to everybody"), blank=True)
    contact_email = models.EmailField(_("e-mail, shown to everybody"), blank=True, default="")
    is_published = models.BooleanField(_("anyone may read it"), default=False)
    # Where it comes from: copies of names, never a reference to another network's row.
    lineage = models.JSONField(_("models it is based on, the nearest first"), default=list, blank=True)
    base = models.JSONField(_("the model as it was when it was taken into use"), null=True, blank=True)

    objects = ConceptQuerySet.as_manager()

    class Meta:
        verbose_name = _("operating model")
        verbose_name_plural = _("operating models")
        constraints = [
            models.UniqueConstraint(fields=["network", "slug"], name="concept_slug_once_in_a_network"),
            models.UniqueConstraint(
                fields=["network"],
                condition=models.Q(is_default=True),
                name="one_default_concept_in_a_network",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def subject(self) -> str:
        """Return the name of this model in the trail."""
        return f"concept:{self.pk}"


class ConceptRow(models.Model):
    """What every row of a model has: its place in the order."""

    order = models.PositiveSmallIntegerField(_("order"), default=0)
    # Stays the same in every copy, so that two versions can be compared row by row.
    uid = models.UUIDField(_("identity"), default=uuid.uuid4, editable=False)
    condition = models.CharField(
        _("when"), max_length=20, choices=Condition, default=Condition.ALWAYS, blank=True
    )

    class Meta:
        abstract = True
        ordering = ["order", "id"]


class ConceptMeeting(ConceptRow):
    """A planning meeting so many days before the event."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="meetings")
    name = Line(_("name"))
    offset_days = models.SmallIntegerField(_("days before"), help_text=OFFSET_HELP, validators=OFFSET_RANGE)
    starts = models.TimeField(_("starts"))
    minutes = models.PositiveSmallIntegerField(_("length in minutes"), default=60)
    place = Line(_("place"), blank=True)
    agenda = Prose(_("agenda"))
    responsible = models.CharField(
        _("responsible"), max_length=30, choices=Responsible, default=Responsible.COORDINATOR
    )

    class Meta(ConceptRow.Meta):
        verbose_name = _("meeting of the model")
        verbose_name_plural = _("meetings of the model")

    def __str__(self) -> str:
        return self.name


class ConceptTask(ConceptRow):
    """A task so many days before (or after) the event."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="tasks")
    name = Line(_("task"), max_length=200)
    offset_days = models.SmallIntegerField(_("days before"), help_text=OFFSET_HELP, validators=OFFSET_RANGE)
    channel = models.CharField(_("channel"), max_length=20, choices=Channel, default=Channel.NONE)
    responsible = models.CharField(_("responsible"), max_length=30, choices=Responsible)
    after = models.UUIDField(_("after the task with this identity"), null=True, blank=True)
    note = Prose(_("note"), max_length=1000)
    material = models.CharField(_("material: a kind of document"), max_length=30, blank=True, default="")
    audience = Line(_("audience"), max_length=200, blank=True)

    class Meta(ConceptRow.Meta):
        verbose_name = _("task of the model")
        verbose_name_plural = _("tasks of the model")

    def __str__(self) -> str:
        return self.name


class ConceptSupply(ConceptRow):
    """Something that has to be there on the day."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="supplies")
    name = Line(_("supply"))
    quantity = models.PositiveSmallIntegerField(_("quantity"), default=1)
    bringer = Line(_("who brings it"), blank=True)

    class Meta(ConceptRow.Meta):
        verbose_name = _("supply of the model")
        verbose_name_plural = _("supplies of the model")

    def __str__(self) -> str:
        return self.name


class ConceptStandType(ConceptRow):
    """A sort of stand and what it usually needs."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="stand_types")
    name = Line(_("stand type"))
    scope = models.CharField(_("scope"), max_length=20, choices=Scope, default=Scope.OWN_SERVICE)
    needs = Line(_("needs"), max_length=300, blank=True)

    class Meta(ConceptRow.Meta):
        verbose_name = _("stand type of the model")
        verbose_name_plural = _("stand types of the model")

    def __str__(self) -> str:
        return self.name


class TextInLanguages(models.Model):
    """A text in each language under its key; may hold placeholders such as {venue_locative}."""

    key = models.CharField(_("text"), max_length=30, choices=TextKey)
    text = Prose(_("in Finnish"))
    text_sv = Prose(_("in Swedish"))
    text_en = Prose(_("in English"))
    text_se = Prose(_("in Northern Sámi"))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.key


class ConceptText(TextInLanguages):
    """One text of the model."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="texts")

    class Meta:
        verbose_name = _("text of the model")
        verbose_name_plural = _("texts of the model")
        constraints = [models.UniqueConstraint(fields=["concept", "key"], name="concept_text_once")]
