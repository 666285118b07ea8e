"""How is an idea of talkoot written down, and how does it become an event with a plan?

An idea is the same row as the event it becomes: its reason, its trail and its address in the database stay.
"""

from collections.abc import Mapping
from datetime import date, time
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from partners.models import Change, FieldChange, Municipality, Network, User, Venue
from talkoot.lib.text import slug

from ..models import Concept, Event, Poll
from ..schedule import planned_day
from .plan_texts import record_texts
from .planning import copy_rows, free_slug, shifted, venue_facts, when_in_words

WORKING_NAME = "title"


class AlreadyPlanned(Exception):
    """The idea has become an event meanwhile; `event` is as it is now."""

    def __init__(self, event: Event) -> None:
        super().__init__("the idea has a day already")
        self.event = event


def write_idea_once(*, creation_key: UUID, by: User, **facts: Any) -> tuple[Event, bool]:
    """Write down the idea of one filled-in form, or find the one it has made before: (event, whether it is new)."""
    mine = Event.objects.editable_by(by)
    earlier = mine.made_with(creation_key).first()
    if earlier:
        return earlier, False
    try:
        return write_idea(creation_key=creation_key, by=by, **facts), True
    except IntegrityError:  # sent twice at the same moment, or a short name that was just taken
        earlier = mine.made_with(creation_key).first()
        return (earlier, False) if earlier else (write_idea(by=by, **facts), True)


@transaction.atomic
def write_idea(
    *, network: Network, municipality: Municipality, name: str, reason: str, evidence: str, by: User,
    creation_key: UUID | None = None,
) -> Event:  # fmt: skip
    """Make an event without a day and a place. `name` is its working name until it is planned."""
    idea = Event.objects.create(
        network=network, municipality=municipality, title=name, reason=reason, evidence=evidence, created_by=by,
        slug=free_slug_of_idea(municipality), creation_key=creation_key, calendar_stamp=timezone.now(),
    )  # fmt: skip
    Change.objects.record(subject=idea.subject, network=network, deed="idea_written", by=by)
    return idea


@transaction.atomic
def plan_idea(
    idea: Event,
    *,
    concept: Concept,
    venue: Venue,
    day: date,
    opens: time,
    closes: time,
    keeps_name: bool,
    by: User,
    today: date,
    attendance: str = "",
    has_newspaper_ad: bool = True,
) -> Event:
    """Give an idea its place, its day and its whole plan by a model. Raises AlreadyPlanned for what has a day.

    Texts that somebody wrote into the record stay; the working name gives way to the model's title unless it is kept.
    """
    event = (
        Event.objects.select_for_update(of=("self",), no_key=True).select_related("network").get(pk=idea.pk)
    )
    if event.day is not None:
        raise AlreadyPlanned(event)
    attendance = attendance or concept.attendance
    write_texts(event, record_texts(concept, venue.municipality, venue, attendance), keeps_name=keeps_name)
    facts: dict[str, Any] = {
        "concept": concept, "concept_version": concept.version, "municipality": venue.municipality, "venue": venue,
        "slug": free_slug(venue.municipality, day), "day": day, "opens": opens, "closes": closes,
        "theme": concept.theme, "attendance": attendance, "has_newspaper_ad": has_newspaper_ad,
        "set_up_from": shifted(opens, -concept.set_up_minutes),
        "take_down_until": shifted(closes, concept.take_down_minutes),
        "answer_by": planned_day(day, concept.answer_by_days).day, "version": event.version + 1,
        "calendar_sequence": event.calendar_sequence + 1, "calendar_stamp": timezone.now(),
    }  # fmt: skip
    for name, value in (facts | missing_facts(event, venue)).items():
        setattr(event, name, value)
    event.save()
    Poll.objects.of(event).open().update(is_open=False, closed_at=timezone.now())
    copy_rows(concept, event, day, today)
    Change.objects.record(
        subject=event.subject, network=event.network, deed="idea_planned", by=by,
        changes=[FieldChange("day", "", when_in_words(event))],
    )  # fmt: skip
    return event


def write_texts(event: Event, texts: Mapping[str, str], *, keeps_name: bool) -> None:
    """Put the model's texts where nobody has written any, and its title in place of the working name."""
    for name, text in texts.items():
        if text and (not getattr(event, name) or (name == WORKING_NAME and not keeps_name)):
            setattr(event, name, text)


def missing_facts(event: Event, venue: Venue) -> dict[str, Any]:
    """Return what the venue tells of its room and nobody has told of the idea."""
    return {name: value for name, value in venue_facts(venue).items() if getattr(event, name) in ("", None)}


def free_slug_of_idea(municipality: Municipality) -> str:
    """Return a short name such as "sotkamo-idea" that no event has yet; planning gives it one with its year."""
    base = f"{slug(municipality.name)}-idea"
    taken = set(Event.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(
        name for name in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if name not in taken
    )
