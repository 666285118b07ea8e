"""How does one event become the plan of another, in another municipality and on another day?

Everything relative is dated anew, rows that a person pinned keep their distance to the event's day, and the run sheet
its distance to the opening hour. Partners are to be invited again with their last answers as proposals. Nothing
confirmed comes along: no answers, people, places, mails, links, prints, results or figures. Places that follow a remote
programme come along within one municipality.
"""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.dateformat import format as format_date

from partners.models import Change, FieldChange, Municipality, User, Venue

from ..models import Concept, Event, EventText, PosterDesign, Task
from ..place_texts import Here, brought
from ..schedule import planned_day
from .clone_rows import Days, clone_rows
from .planning import concept_padding, free_slug, shifted, venue_facts

SAME = ("concept_version", "theme", "attendance", "has_newspaper_ad", "languages")
LETTER_COLUMNS = ("key", "text", "text_sv", "text_en", "text_se")
LOOK = (
    "headline", "headline_sv", "headline_en", "headline_se", "illustration", "picture_id", "listed", "grouping",
)  # fmt: skip


class NotClonable(ValueError):
    """An idea has no day to count from, and a venue of another network is out of reach."""


def clone_event_once(source: Event, *, creation_key: UUID, by: User, **facts: Any) -> tuple[Event, bool]:
    """Make the event of one filled-in form, or find the one it has made before: (event, whether it is new)."""
    mine = Event.objects.editable_by(by)
    earlier = mine.made_with(creation_key).first()
    if earlier:
        return earlier, False
    try:
        return clone_event(source, creation_key=creation_key, by=by, **facts), True
    except IntegrityError:  # sent twice at the same moment, or a short name that was just taken
        earlier = mine.made_with(creation_key).first()
        return (earlier, False) if earlier else (
            clone_event(source, creation_key=uuid4(), by=by, **facts), True
        )  # fmt: skip


@transaction.atomic
def clone_event(
    source: Event,
    *,
    municipality: Municipality,
    venue: Venue,
    day: date,
    opens: time,
    closes: time,
    by: User,
    today: date,
    creation_key: UUID | None = None,
) -> Event:
    """Make an unpublished event out of another of the same network, in a number of queries that never grows.

    Raises NotClonable for an event without a day and for a venue of another network.
    """
    source = whole(source)
    if source.day is None or venue.network_id != source.network_id:
        raise NotClonable
    concept = Concept.objects.whole().get(pk=source.concept_id) if source.concept_id else None
    event = copy_of(source, concept, municipality, venue, day, opens, closes)
    event.created_by, event.creation_key = by, creation_key
    event.save(force_insert=True)
    clone_texts(source, event)
    clone_rows(source, event, concept, Days(source.day, day), today)
    Change.objects.record(
        subject=event.subject, network=event.network, deed="event_cloned", by=by,
        changes=[FieldChange("cloned_from", "", name_of(source))],
    )  # fmt: skip
    return event


def copy_of(
    source: Event,
    concept: Concept | None,
    municipality: Municipality,
    venue: Venue,
    day: date,
    opens: time,
    closes: time,
) -> Event:
    """Return the unsaved record of the copy, its texts speaking of the new place."""
    return Event(
        network=source.network, concept=concept, cloned_from=source, slug=free_slug(municipality, day),
        municipality=municipality, venue=venue, day=day, opens=opens, closes=closes, calendar_stamp=timezone.now(),
        **{name: getattr(source, name) for name in SAME},
        **times_of(source, day, opens, closes),
        **contact_and_room(source, venue),
        **brought(source, concept, Here(municipality, venue, source.network)).columns,
    )  # fmt: skip


def whole(source: Event) -> Event:
    """Return an event with everything that a copy of it is made of, in ten queries."""
    tasks = Task.objects.select_related("marketing").order_by("order", "id")
    rows = Event.objects.with_places().select_related("poster_design", "marketing_plan", "concept")
    below = ("texts", "meetings", "supplies", "stand_types", "stands__presenters", "run_slots", "host_sites")
    return rows.prefetch_related(*below, Prefetch("tasks", tasks)).get(pk=source.pk)


def times_of(source: Event, day: date, opens: time, closes: time) -> dict[str, Any]:
    """Return set-up, take-down and the day of answers, as far from the event as they were at the source."""
    set_up, take_down, answer_days = concept_padding(source)
    set_up = minutes_between(source.set_up_from, source.opens, set_up)
    take_down = minutes_between(source.closes, source.take_down_until, take_down)
    if source.day and source.answer_by and source.answer_by != planned_day(source.day, answer_days).day:
        answer_days = (source.day - source.answer_by).days  # somebody has set it
    return {
        "set_up_from": shifted(opens, -set_up),
        "take_down_until": shifted(closes, take_down),
        "answer_by": planned_day(day, answer_days).day,
    }


def minutes_between(first: time | None, last: time | None, usual: int) -> int:
    """Return the minutes between two local times, or the usual ones where either is not known."""
    if first is None or last is None:
        return usual
    some_day = date(2000, 1, 1)
    return int((datetime.combine(some_day, last) - datetime.combine(some_day, first)) / timedelta(minutes=1))


def contact_and_room(source: Event, venue: Venue) -> dict[str, Any]:
    """Return the new room's facts, and whom visitors ask: a person stays, a library gives way to the new one."""
    facts = venue_facts(venue)
    was_the_venue = source.venue is not None and source.contact_name in ("", source.venue.name)
    if not was_the_venue and source.contact_name:
        facts |= {name: getattr(source, name) for name in ("contact_name", "contact_phone", "contact_email")}
    return facts


def clone_texts(source: Event, event: Event) -> None:
    """Copy the letter's texts, whose places stand in braces, and the look of the poster."""
    EventText.objects.bulk_create(
        EventText(event=event, **{name: getattr(row, name) for name in LETTER_COLUMNS})
        for row in source.texts.all()
    )
    look = getattr(source, "poster_design", None)
    if look is not None:
        PosterDesign.objects.bulk_create(
            [PosterDesign(event=event, **{name: getattr(look, name) for name in LOOK})]
        )


def name_of(event: Event) -> str:
    """Return place and day as the trail keeps them: "Kajaani 10.3.2027"."""
    return f"{event.municipality} {format_date(event.day, 'j.n.Y')}" if event.day else str(event.municipality)
