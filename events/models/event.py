"""What is the one shared record of an event, and which questions can be asked of all of them?"""

import uuid
from datetime import date, datetime, time
from typing import Any

from django.db import models
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partners.models import Municipality, Network, User, Venue
from partners.models.fields import Line, Prose
from partners.models.network import phone_number
from talkoot.lib import days

from .. import rules
from ..choices import AttendanceMode, EventState, Publication, StandState, Theme
from ..facts import CALENDAR_FACTS, LIST_FACTS
from .concept import Concept
from .event_words import EventWords

LANGUAGES_OF_HELP = [
    ("fi", _("Finnish")), ("sv", _("Swedish")), ("en", _("English")), ("se", _("Northern Sámi")),
    ("ru", _("Russian")), ("uk", _("Ukrainian")), ("ar", _("Arabic")),
]  # fmt: skip


def only_finnish() -> list[str]:
    """Return the default languages of help."""
    return ["fi"]


class EventQuerySet(models.QuerySet["Event"]):
    """Questions about events. What a person may see or change is decided in rules.py alone."""

    def visible_to(self, user: User) -> "EventQuerySet":
        """Return the events a signed-in user may see at the desk."""
        return self.filter(rules.visible_to(user))

    def plan_visible_to(self, user: User) -> "EventQuerySet":
        """Return the events whose planning side a user may see."""
        return self.filter(rules.plan_visible_to(user))

    def record_editable_by(self, user: User) -> "EventQuerySet":
        """Return the events whose record and public texts a user may change."""
        return self.filter(rules.record_editable_by(user))

    def editable_by(self, user: User) -> "EventQuerySet":
        """Return the events whose plan, stands and publication a user may change."""
        return self.filter(rules.editable_by(user))

    def people_seen_by(self, user: User) -> "EventQuerySet":
        """Return the events of which a user may read who comes and what each stand needs."""
        return self.filter(rules.people_seen_by(user))

    def letters_seen_by(self, user: User) -> "EventQuerySet":
        """Return the events whose letters (with contacts' names) a user may see."""
        return self.filter(rules.letters_seen_by(user))

    def whose_papers_are_seen_by(self, user: User, whose: str) -> "EventQuerySet":
        """Return the events of which a user may see papers of a sort: "all", "people", "letters" or "plan"."""
        found = {
            "people": rules.people_seen_by,
            "letters": rules.letters_seen_by,
            "plan": rules.plan_visible_to,
        }.get(whose, rules.visible_to)
        return self.filter(found(user))

    def published(self) -> "EventQuerySet":
        """Return what anyone may see."""
        return self.filter(publication=Publication.PUBLISHED)

    def of(self, network: Network) -> "EventQuerySet":
        """Return one network's events."""
        return self.filter(network=network)

    def coming(self, today: date) -> "EventQuerySet":
        """Return those today or later, and those without a day or with one that does not hold, in order of day."""
        later = models.Q(day__gte=today) | models.Q(day=None) | models.Q(state=EventState.POSTPONED)
        return self.filter(later).order_by(models.F("day").asc(nulls_last=True), "opens", "id")

    def in_feed(self, since: date) -> "EventQuerySet":
        """Return those with a day not older than `since`, for calendars."""
        return self.filter(day__gte=since, opens__isnull=False).order_by("day", "opens", "id")

    def calendar_versions(self) -> dict[int, tuple[object, ...]]:
        """Return by id, in order, the facts that calendar entries are made of; one query without row objects."""
        return {row[0]: row[1:] for row in self.values_list("pk", *CALENDAR_FACTS)}

    def list_versions(self) -> dict[int, tuple[Any, ...]]:
        """Return by id, in order, what rows of the public list are made of, the network's id first; one query."""
        return {row[0]: row[1:] for row in self.values_list("pk", *LIST_FACTS)}

    def made_with(self, key: uuid.UUID) -> "EventQuerySet":
        """Return the event that one filled-in form became, if it has been sent before."""
        return self.filter(creation_key=key)

    def drafts(self) -> "EventQuerySet":
        """Return those that only the network sees."""
        return self.filter(publication=Publication.DRAFT)

    def held(self, today: date) -> "EventQuerySet":
        """Return those whose day is over, the latest first; a postponed one is still to come."""
        return self.filter(day__lt=today).exclude(state=EventState.POSTPONED).order_by("-day", "-id")

    def turn(self, pk: int, to: Publication, now: datetime) -> bool:
        """Publish or withdraw one event in one conditional update; returns whether it was otherwise before."""
        return bool(self.filter(pk=pk).exclude(publication=to).update(publication=to, calendar_stamp=now))

    def with_counts(self) -> "EventQuerySet":
        """Add stand_count (all asked), confirmed_count and silent_count, counted for the rows that are read only."""
        asked = [StandState.INVITED, StandState.UNSURE, StandState.DECLINED, StandState.CONFIRMED]
        return self.annotate(
            stand_count=_stands_in(asked),
            confirmed_count=_stands_in([StandState.CONFIRMED]),
            silent_count=_stands_in(list(StandState.silent())),
        )

    def briefly(self) -> "EventQuerySet":
        """Bring only what a short line shows: municipality, day, phase; long texts stay in the database."""
        shown = (
            "slug", "day", "publication", "state", "network_id", "answer_by", "municipality__name", "venue_id",
            "attendance", "venue__lead_time_days", "booking__state", "booking__requested_at", "booking__event_id",
            "closing__visitors", "closing__event_id",
        )  # fmt: skip
        return self.select_related("municipality", "venue", "booking", "closing").only(*shown)

    def on_day(self, day: date) -> "EventQuerySet":
        """Return those that take place on a day."""
        return self.filter(day=day).exclude(state__in=[EventState.CANCELLED, EventState.POSTPONED])

    def at(self, slug: str) -> "EventQuerySet":
        """Return the event with this name in addresses."""
        return self.filter(slug=slug)

    def with_papers(self) -> "EventQuerySet":
        """Bring what was chosen for posters, agreed for the day and promised of the room along in the same query."""
        return self.select_related(
            "poster_design__picture", "day_plan", "closing", "booking", "marketing_plan"
        )

    def ideas(self) -> "EventQuerySet":
        """Return those without a day, by municipality, each with its place."""
        return self.filter(day=None).with_places().order_by("municipality__name", "id")

    def with_model(self) -> "EventQuerySet":
        """Bring the operating model along in the same query, without the long copy of its original."""
        return self.select_related("concept").defer("concept__base", "concept__lineage")

    def for_moving(self) -> "EventQuerySet":
        """Bring along what hangs on the time: places, model, room, plan of the day, dated rows; five queries."""
        rows = self.with_places().with_model().select_related("booking", "day_plan", "created_by")
        return rows.prefetch_related("meetings", "tasks", "run_slots", "host_sites")

    def with_places(self) -> "EventQuerySet":
        """Bring venue, municipality, network and how one joins remotely along in the same query."""
        return self.select_related("venue", "municipality", "network", "day_plan")


def _stands_in(states: list[StandState]) -> Coalesce:
    stands = Event.stands.rel.related_model.objects.filter(event=models.OuterRef("pk"), state__in=states)  # type: ignore
    stands = stands.exclude(invite_again=True, state=StandState.INVITED)  # proposed, and not asked yet
    count = stands.order_by().values("event").annotate(number=models.Count("pk")).values("number")
    return Coalesce(models.Subquery(count), 0)


class Event(EventWords):
    """The shared event record (talkoot). Every fact has its home here or on a row below it.

    Times are local wall time of Europe/Helsinki; `version` rises with every save of the record,
    `calendar_sequence` only when time, place or state changes (RFC 5545 3.8.7.4).
    """

    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, related_name="events", verbose_name=_("network")
    )
    concept = models.ForeignKey(
        Concept,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("operating model"),
    )
    concept_version = models.PositiveIntegerField(_("version of the operating model"), default=1)
    slug = models.SlugField(_("short name in addresses"), max_length=50, unique=True)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="events", verbose_name=_("municipality")
    )
    venue = models.ForeignKey(
        Venue,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("venue"),
    )
    publication = models.CharField(
        _("publication"), max_length=10, choices=Publication, default=Publication.DRAFT
    )
    state = models.CharField(_("state"), max_length=12, choices=EventState, default=EventState.SCHEDULED)
    day: "models.DateField[date | None, date | None]" = models.DateField(
        _("day"), null=True, blank=True, db_index=True
    )
    opens: "models.TimeField[time | None, time | None]" = models.TimeField(_("opens"), null=True, blank=True)
    closes: "models.TimeField[time | None, time | None]" = models.TimeField(
        _("closes"), null=True, blank=True
    )
    previous_day = models.DateField(_("day before it was moved"), null=True, blank=True)
    previous_opens = models.TimeField(_("opening before it was moved"), null=True, blank=True)
    previous_closes = models.TimeField(_("closing before it was moved"), null=True, blank=True)
    set_up_from = models.TimeField(_("set-up from"), null=True, blank=True)
    take_down_until = models.TimeField(_("cleared by"), null=True, blank=True)
    answer_by = models.DateField(_("partners answer by"), null=True, blank=True)
    places = models.PositiveSmallIntegerField(_("places for stands"), null=True, blank=True)
    attendance = models.CharField(
        _("format"), max_length=10, choices=AttendanceMode, default=AttendanceMode.ONSITE
    )
    remote_link = models.URLField(_("remote link"), max_length=400, blank=True, default="")
    contingency_plan = Prose(_("plan B"), max_length=2000)
    has_newspaper_ad = models.BooleanField(_("a newspaper advertisement is bought"), default=True)
    reason = Prose(_("why talkoot are needed here"), max_length=1000)
    reason_sv = Prose(_("why talkoot are needed here, in Swedish"), max_length=1000)
    reason_en = Prose(_("why talkoot are needed here, in English"), max_length=1000)
    evidence = Prose(_("what shows it"), max_length=1000)
    cloned_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="clones",
        verbose_name=_("copied from"),
    )  # fmt: skip

    step_free = models.BooleanField(_("step-free access"), null=True, blank=True)
    induction_loop = models.BooleanField(_("induction loop"), null=True, blank=True)
    accessible_toilet = models.BooleanField(_("accessible toilet"), null=True, blank=True)
    contact_name = Line(_("whom visitors may ask"), blank=True)
    contact_phone = models.CharField(
        _("phone"), max_length=20, blank=True, default="", validators=[phone_number]
    )
    contact_email = models.EmailField(_("e-mail"), blank=True, default="")
    languages = models.JSONField(_("languages of help"), default=only_finnish, blank=True)
    theme = models.CharField(_("poster theme"), max_length=20, choices=Theme, default=Theme.ASKER)
    case_number = Line(_("case number"), max_length=40, blank=True)

    version = models.PositiveIntegerField(_("version"), default=1)
    calendar_uid = models.UUIDField(_("calendar identity"), default=uuid.uuid4, unique=True, editable=False)
    calendar_sequence = models.PositiveIntegerField(_("calendar sequence"), default=0)
    calendar_stamp: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(_("calendar stamp"))
    creation_key = models.UUIDField(
        _("key of the form it was made with"), null=True, unique=True, editable=False
    )
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    created_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("made by")
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [models.Index(fields=["network", "day", "id"], name="event_by_network_and_day")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(opens=None)
                | models.Q(closes=None)
                | models.Q(closes__gt=models.F("opens")),
                name="event_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=models.Q(publication=Publication.DRAFT)
                | models.Q(day__isnull=False, opens__isnull=False),
                name="published_event_has_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=EventState.values), name="event_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of the public page in Finnish."""
        return reverse("public:event_detail", args=[self.slug])

    @property
    def subject(self) -> str:
        """Return the name of this record in the trail."""
        return f"event:{self.pk}"

    @property
    def starts_at(self) -> datetime | None:
        """Return the start as an instant (UTC), or None while day or hour is open."""
        return days.to_utc(self.day, self.opens) if self.day and self.opens else None

    @property
    def is_published(self) -> bool:
        """Tell whether anyone may see the public page."""
        return self.publication == Publication.PUBLISHED
