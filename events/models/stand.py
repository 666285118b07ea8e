"""Which organisation stands at which event, with what and whom, and what has it answered?"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models.functions import Cast, Concat
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from partners.models import Message, Organisation, User
from partners.models.fields import Line, Prose
from partners.models.network import phone_number

from .. import rules
from ..choices import AnswerSource, Attending, EventState, LetterKind, PublicFact, Scope, StandState
from .event import Event
from .meeting import Meeting


def only_name_and_topic() -> list[str]:
    """Return what may be told of a partner until it says otherwise: organisations are no persons."""
    return [PublicFact.NAME_AND_TOPIC.value]


class StandQuerySet(models.QuerySet["Stand"]):
    """Questions about stands."""

    def visible_to(self, user: User) -> "StandQuerySet":
        """Return the stands of events that a user may see."""
        return self.filter(rules.plan_visible_to(user, "event__"))

    def editable_by(self, user: User) -> "StandQuerySet":
        """Return the stands a user may change."""
        return self.filter(rules.editable_by(user, "event__"))

    def in_order(self) -> "StandQuerySet":
        """Return them in the order of the board, each with its organisation."""
        return self.select_related("organisation").order_by("order", "id")

    def with_contacts(self) -> "StandQuerySet":
        """Bring the contacts along, in one query more."""
        return self.prefetch_related("organisation__contacts")

    def of_event(self, event: Event) -> "StandQuerySet":
        """Return one event's stands."""
        return self.filter(event=event)

    def silent(self) -> "StandQuerySet":
        """Return those who still have to answer."""
        return self.filter(state__in=StandState.silent())

    def confirmed(self) -> "StandQuerySet":
        """Return those who come."""
        return self.filter(state=StandState.CONFIRMED)

    def asked_by(self, messages: "Iterable[Message]") -> int:
        """Note that those to whom these invitations go have been invited again; returns how many that were."""
        keys = [one.subject.removeprefix("stand:") for one in messages if one.kind == LetterKind.INVITATION]
        chosen = self.filter(pk__in=[int(key) for key in keys if key.isdecimal()], invite_again=True)
        return chosen.update(invite_again=False)

    def with_posts(self) -> "StandQuerySet":
        """Add has_posted: whether the partner has told of the event in its own channels; in the same query."""
        posts = Stand.posts.rel.related_model.objects.filter(stand=models.OuterRef("pk"))  # type: ignore[attr-defined]
        return self.annotate(has_posted=models.Exists(posts))

    def numbered(self, keys: Iterable[int]) -> "StandQuerySet":
        """Return the stands with these keys."""
        return self.filter(pk__in=list(keys))

    def without(self, keys: Iterable[int]) -> "StandQuerySet":
        """Leave out the stands with these keys."""
        return self.exclude(pk__in=list(keys))

    def at_places(self, numbers: Iterable[int]) -> "StandQuerySet":
        """Return those who stand at one of these numbered places."""
        return self.filter(place__in=list(numbers))

    def with_presenters(self) -> "StandQuerySet":
        """Bring the presenters along, in one query more."""
        return self.prefetch_related("presenters")

    def unsure_since(self, moment: datetime) -> "StandQuerySet":
        """Return those who said at this moment or earlier that they do not know yet."""
        return self.filter(
            state=StandState.UNSURE, answered_at__lte=moment, organisation__no_invitations=False
        )

    def of_coming_events(self, today: date) -> "StandQuerySet":
        """Return those of events that are still to be held, as far as one knows, in order."""
        later = models.Q(event__day__gte=today) | models.Q(event__day=None)
        planned = models.Q(event__state__in=[EventState.SCHEDULED, EventState.RESCHEDULED])
        return self.filter(later, planned).order_by("event", "order", "id")

    def to_remind(self, last: date) -> "StandQuerySet":
        """Return those who may be reminded, with contacts and `post_count`: how often they have told of the day.

        Only where something may be due until a day: an own task, the answer, or what is to be ready before the event.
        """
        near = models.Q(event__day__lte=last + timedelta(days=14)) | models.Q(event__answer_by__lte=last)
        has_task = models.Q(tasks__due_on__lte=last)
        found = self.filter(near | has_task, organisation__no_invitations=False)
        return (
            found.select_related("organisation", "event")
            .prefetch_related("organisation__contacts")
            .annotate(post_count=models.Count("posts", distinct=True))
        )

    def with_people(self) -> "StandQuerySet":
        """Bring presenters and answers to meetings along, in two queries more."""
        return self.prefetch_related("presenters", "attendances")

    def subjects_named(self, words: str) -> "models.QuerySet[Stand, str]":
        """Return the names in messages ("stand:34") of the stands of organisations whose name holds the words."""
        named = models.Q(organisation__name__icontains=words)
        named |= models.Q(organisation__name_sv__icontains=words) | models.Q(
            organisation__name_en__icontains=words
        )
        subject = Concat(
            models.Value("stand:"), Cast("pk", models.CharField()), output_field=models.CharField()
        )
        return (
            self.filter(named).annotate(name_in_messages=subject).values_list("name_in_messages", flat=True)
        )

    def owners(self, organisations: Iterable[int]) -> dict[str, int]:
        """Return by each stand's name in messages ("stand:34") its organisation, of these organisations; one query."""
        rows = (
            self.filter(organisation__in=sorted(organisations))
            .order_by()
            .values_list("pk", "organisation_id")
        )
        return {f"stand:{pk}": organisation for pk, organisation in rows}

    def name_of_subject(self, subject: str) -> str:
        """Return the organisation behind a name in messages ("stand:34"), or nothing."""
        key = subject.removeprefix("stand:")
        found = (
            self.filter(pk=int(key)).values_list("organisation__name", flat=True) if key.isdecimal() else []
        )
        return next(iter(found), "")

    def with_event(self) -> "StandQuerySet":
        """Bring the event, its place and network along in the same query."""
        return self.select_related("event__venue", "event__municipality", "event__network", "event__day_plan")


class Stand(models.Model):
    """One organisation at one event."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="stands", verbose_name=_("event"))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="stands", verbose_name=_("organisation")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    state = models.CharField(_("state"), max_length=12, choices=StandState, default=StandState.INVITED)
    scope = models.CharField(_("scope"), max_length=20, choices=Scope, default=Scope.OWN_SERVICE)
    topic = Line(_("topic for the poster"), blank=True)
    topic_sv = Line(_("topic for the poster in Swedish"), blank=True)
    topic_en = Line(_("topic for the poster in English"), blank=True)
    topic_se = Line(_("topic for the poster in Northern Sámi"), blank=True)
    story = Line(_("text for the web"), max_length=300, blank=True)
    story_sv = Line(_("text for the web in Swedish"), max_length=300, blank=True)
    story_en = Line(_("text for the web in English"), max_length=300, blank=True)
    tables = models.PositiveSmallIntegerField(_("tables"), default=1, validators=[MaxValueValidator(9)])
    sockets = models.PositiveSmallIntegerField(
        _("wall sockets"), default=0, validators=[MaxValueValidator(9)]
    )
    needs = models.JSONField(_("needs"), default=list, blank=True)
    needs_note = Line(_("other needs"), max_length=300, blank=True)
    works_remotely = models.BooleanField(_("works remotely too"), null=True, blank=True)
    public_facts = models.JSONField(_("what may be told"), default=only_name_and_topic, blank=True)
    message = Prose(_("message to the organiser"), max_length=1000)
    ethics_version = models.PositiveIntegerField(_("version of the ethics agreed to"), null=True, blank=True)
    ethics_at = models.DateTimeField(_("ethics agreed to"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = Line(_("who answered"), blank=True)
    source = models.CharField(
        _("how the answer came"), max_length=10, choices=AnswerSource, default=AnswerSource.NONE, blank=True
    )
    place = models.PositiveSmallIntegerField(_("place number"), null=True, blank=True)
    before_answer = models.JSONField(_("what held before the last answer"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)

    invite_again = models.BooleanField(_("to be invited again"), default=False)
    proposal = models.JSONField(_("last answers, as a proposal"), default=dict, blank=True)

    objects = StandQuerySet.as_manager()

    class Meta:
        verbose_name = _("stand")
        verbose_name_plural = _("stands")
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "organisation"], name="one_stand_an_organisation_an_event"
            ),
            models.UniqueConstraint(fields=["event", "place"], name="one_stand_a_place_an_event"),
            models.CheckConstraint(
                condition=models.Q(state__in=StandState.values), name="stand_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.get_state_display()})"

    @property
    def subject(self) -> str:
        """Return the name of this stand in messages, links and the trail."""
        return f"stand:{self.pk}"

    @property
    def is_told(self) -> bool:
        """Tell whether posters and pages may name it: it comes, and it has not forbidden that."""
        return self.state == StandState.CONFIRMED and PublicFact.NAME_AND_TOPIC in self.public_facts

    @property
    def is_late(self) -> bool:
        """Tell whether the answer came after the day until which answers were asked for."""
        by = self.event.answer_by
        return bool(self.answered_at and by and localtime(self.answered_at).date() > by)


class Presenter(models.Model):
    """Somebody who comes to present. The phone is for the organisers only."""

    stand = models.ForeignKey(
        Stand, on_delete=models.CASCADE, related_name="presenters", verbose_name=_("stand")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    name = Line(_("presenter"))
    phone = models.CharField(_("phone"), max_length=20, blank=True, default="", validators=[phone_number])

    class Meta:
        verbose_name = _("presenter")
        verbose_name_plural = _("presenters")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.name


class Attendance(models.Model):
    """A partner's answer to one planning meeting."""

    stand = models.ForeignKey(
        Stand, on_delete=models.CASCADE, related_name="attendances", verbose_name=_("stand")
    )
    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="attendances", verbose_name=_("planning meeting")
    )
    answer = models.CharField(_("answer"), max_length=5, choices=Attending)

    class Meta:
        verbose_name = _("answer to a meeting")
        verbose_name_plural = _("answers to meetings")
        constraints = [
            models.UniqueConstraint(fields=["stand", "meeting"], name="one_answer_a_stand_a_meeting")
        ]

    def __str__(self) -> str:
        return f"{self.stand}: {self.answer}"


class StandType(models.Model):
    """A sort of stand wanted at an event, copied from the operating model."""

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="stand_types", verbose_name=_("event")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    name = Line(_("stand type"))
    scope = models.CharField(_("scope"), max_length=20, choices=Scope, default=Scope.OWN_SERVICE)
    needs = Line(_("needs"), max_length=300, blank=True)
    concept_row = models.UUIDField(_("row of the operating model"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("stand type")
        verbose_name_plural = _("stand types")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.name
