"""How does an operating model become the dated plan of an event? By copying its rows."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.dateformat import format as format_date

from partners.choices import VenueKind
from partners.models import Change, FieldChange, Municipality, User, Venue
from talkoot.lib.text import slug

from ..choices import Channel, TextKey
from ..models import (
    Concept,
    ConceptMeeting,
    ConceptStandType,
    ConceptSupply,
    ConceptTask,
    Event,
    EventText,
    MarketingRow,
    Meeting,
    StandType,
    Supply,
    Task,
)
from ..models.concept import ConceptRow
from ..plan_choices import Condition
from ..schedule import planned_day, replanned
from .plan_texts import record_texts

PAGES_OF_THE_DESK = frozenset(
    {"uudet", "kalenteri", "kalenteritarkistus", "lahtevat", "esimerkkivastaus"}
    | {"muistutukset", "tehtavat", "ideat", "mallit", "kokoukset"}
)  # beside the events, at the same depth


def plan_event_once(*, creation_key: UUID, by: User, **facts: Any) -> tuple[Event, bool]:
    """Make the event of one filled-in form, or find the one it has made before: (event, whether it is new).

    A double click, a second tab and the back button send the same key. Facts as in plan_event.
    """
    mine = Event.objects.editable_by(by)
    earlier = mine.made_with(creation_key).first()
    if earlier:
        return earlier, False
    try:
        return plan_event(creation_key=creation_key, by=by, **facts), True
    except IntegrityError:  # sent twice at the same moment, or a key or short name that was just taken
        earlier = mine.made_with(creation_key).first()
        return (earlier, False) if earlier else (plan_event(creation_key=uuid4(), by=by, **facts), True)


@transaction.atomic
def plan_event(
    *,
    concept: Concept,
    municipality: Municipality,
    venue: Venue,
    day: date,
    opens: time,
    closes: time,
    by: User,
    today: date,
    short_name: str = "",
    creation_key: UUID | None = None,
    attendance: str = "",
    has_newspaper_ad: bool = True,
) -> Event:
    """Make an event with its whole plan out of four facts and an operating model.

    Days off are avoided as `schedule.planned_day` says; both the computed and the proposed day are kept.
    Without an attendance mode the event is of the format that the model proposes.
    """
    event = Event.objects.create(
        network=concept.network,
        concept=concept,
        concept_version=concept.version,
        slug=unreserved(short_name) or free_slug(municipality, day),
        municipality=municipality,
        venue=venue,
        day=day,
        opens=opens,
        closes=closes,
        theme=concept.theme,
        attendance=(attendance := attendance or concept.attendance),
        has_newspaper_ad=has_newspaper_ad,
        set_up_from=shifted(opens, -concept.set_up_minutes),
        take_down_until=shifted(closes, concept.take_down_minutes),
        answer_by=planned_day(day, concept.answer_by_days).day,
        created_by=by,
        creation_key=creation_key,
        calendar_stamp=timezone.now(),
        **venue_facts(venue),
        **record_texts(concept, municipality, venue, attendance),
    )
    copy_rows(concept, event, day, today)
    Change.objects.record(subject=event.subject, network=event.network, deed="event_planned", by=by)
    return event


def copy_rows(concept: Concept, event: Event, day: date, today: date) -> None:
    """Copy the rows whose conditions hold, and the letter texts; later edits of the model stay away."""
    Meeting.objects.bulk_create(
        new_meeting(row, event, day) for row in concept.meetings.all() if belongs(row, event)
    )
    tasks = [(row, new_task(row, event, day, today)) for row in concept.tasks.all() if belongs(row, event)]
    Task.objects.bulk_create(task for _row, task in tasks)
    MarketingRow.objects.bulk_create(new_marketing(tasks))
    tie_tasks(concept, event)
    Supply.objects.bulk_create(
        new_supply(row, event) for row in concept.supplies.all() if belongs(row, event)
    )
    StandType.objects.bulk_create(
        new_stand_type(row, event) for row in concept.stand_types.all() if belongs(row, event)
    )
    letters = TextKey.of_letters()
    EventText.objects.bulk_create(
        EventText(event=event, key=row.key, text=row.text, text_sv=row.text_sv, text_en=row.text_en)
        for row in concept.texts.all()
        if row.key in letters
    )


def belongs(row: ConceptRow | Meeting | Task | Supply, event: Event) -> bool:
    """Tell whether a row of a model belongs to an event of this sort."""
    in_library = event.venue is None or event.venue.kind == VenueKind.LIBRARY
    return Condition(row.condition).holds(
        event.attendance, newspaper_ad=event.has_newspaper_ad, in_library=in_library
    )


def tie_tasks(concept: Concept, event: Event, only: Collection[UUID] | None = None) -> None:
    """Let each task of the event that has one know the task that it comes after; one query and one update.

    With `only`, those of these rows of the model alone: what a person has tied otherwise stays.
    """
    after = {row.uid: row.after for row in concept.tasks.all() if row.after}
    if not after:
        return
    tasks = {task.concept_row: task for task in event.tasks.all() if task.concept_row}
    tied = []
    for uid, task in tasks.items():
        first = after.get(uid)
        if first in tasks and (only is None or uid in only):
            task.after = tasks[first]
            tied.append(task)
    Task.objects.bulk_update(tied, ["after"])


def new_meeting(row: ConceptMeeting, event: Event, day: date) -> Meeting:
    """Return an unsaved meeting on its working day."""
    planned = planned_day(day, row.offset_days)
    return Meeting(
        event=event, order=row.order, name=row.name, day=planned.day, computed_day=planned.computed,
        offset_days=row.offset_days, starts=row.starts, minutes=row.minutes, place=row.place, agenda=row.agenda,
        responsible=row.responsible, concept_row=row.uid, condition=row.condition,
    )  # fmt: skip


def new_task(row: ConceptTask, event: Event, day: date, today: date) -> Task:
    """Return an unsaved task due on its working day."""
    planned = planned_day(day, row.offset_days)
    return Task(
        event=event, order=row.order, name=row.name, channel=row.channel, responsible=row.responsible,
        due_on=planned.day, computed_on=planned.computed, offset_days=row.offset_days, was_past=planned.day < today,
        note=row.note, concept_row=row.uid, condition=row.condition,
    )  # fmt: skip


def new_marketing(tasks: Iterable[tuple[ConceptTask, Task]]) -> list[MarketingRow]:
    """Return unsaved rows of the marketing plan for saved tasks that reach people, by what the model says of them."""
    return [
        MarketingRow(task=task, audience=row.audience, material=row.material)
        for row, task in tasks
        if Channel(row.channel).reaches_people and (row.audience or row.material)
    ]


def new_supply(row: ConceptSupply, event: Event) -> Supply:
    """Return an unsaved thing of the supplies list."""
    return Supply(
        event=event, order=row.order, name=row.name, quantity=row.quantity, bringer=row.bringer,
        concept_row=row.uid, condition=row.condition,
    )  # fmt: skip


def new_stand_type(row: ConceptStandType, event: Event) -> StandType:
    """Return an unsaved sort of stand."""
    return StandType(
        event=event, order=row.order, name=row.name, scope=row.scope, needs=row.needs, concept_row=row.uid
    )


def venue_facts(venue: Venue) -> dict[str, Any]:
    """Return what an event takes over from its venue: room, accessibility and whom to ask."""
    return {
        "room": venue.room,
        "step_free": venue.step_free,
        "induction_loop": venue.induction_loop,
        "accessible_toilet": venue.accessible_toilet,
        "contact_name": venue.name,
        "contact_phone": venue.phone,
        "contact_email": venue.email,
    }


def unreserved(short_name: str) -> str:
    """Return a short name as it is. Raises ValueError where the desk has a page of its own at that address."""
    if short_name in PAGES_OF_THE_DESK:
        raise ValueError(f"the desk has a page of its own at {short_name}")
    return short_name


def free_slug(municipality: Municipality, day: date) -> str:
    """Return a short name such as "sotkamo-2027" that no event has yet; people read and print it."""
    base = f"{slug(municipality.name)}-{day.year}"
    taken = set(Event.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(
        name for name in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if name not in taken
    )


def shifted(clock: time, minutes: int) -> time:
    """Return a local time moved by minutes, kept within the same day."""
    moved = datetime.combine(date(2000, 1, 2), clock) + timedelta(minutes=minutes)
    if moved.date() != date(2000, 1, 2):
        return time(0) if minutes < 0 else time(23, 59)
    return moved.time()


@transaction.atomic
def redate_event(event: Event, *, day: date, opens: time, closes: time, by: User, today: date) -> bool:
    """Move an unpublished event: its relative meetings and open tasks follow; what a person set by hand stays.

    Returns False, and does nothing, where it is so already or the event has become public meanwhile.
    """
    event.refresh_from_db(from_queryset=Event.objects.select_for_update())
    if event.is_published or (event.day, event.opens, event.closes) == (day, opens, closes):
        return False
    before, old_day = when_in_words(event), event.day
    move_times(event, day, opens, closes)
    event.version += 1
    event.calendar_sequence += 1
    event.calendar_stamp = timezone.now()
    event.save()
    if day != old_day:
        for meeting in event.meetings.exclude(offset_days=None):
            planned = replanned(day, meeting.offset_days or 0, keeps_computed=meeting.keeps_computed)
            meeting.day, meeting.computed_day = planned.day, planned.computed
            meeting.calendar_sequence += 1
            meeting.calendar_stamp = event.calendar_stamp
            meeting.save()
        for task in event.tasks.open().exclude(offset_days=None):
            planned = replanned(day, task.offset_days or 0, keeps_computed=task.keeps_computed)
            task.due_on, task.computed_on, task.was_past = planned.day, planned.computed, planned.day < today
            task.version += 1
            task.save()
    Change.objects.record(
        subject=event.subject, network=event.network, deed="event_redated", by=by,
        changes=[FieldChange("day", before, when_in_words(event))],
    )  # fmt: skip
    return True


def move_times(event: Event, day: date, opens: time, closes: time) -> None:
    """Set an event's day and hours, and of what hangs on them only that whose ground has changed."""
    set_up, take_down, answer_days = concept_padding(event)
    if opens != event.opens:
        event.set_up_from = shifted(opens, -set_up)
    if closes != event.closes:
        event.take_down_until = shifted(closes, take_down)
    if day != event.day:
        event.answer_by = planned_day(day, answer_days).day
    event.day, event.opens, event.closes = day, opens, closes


def concept_padding(event: Event) -> tuple[int, int, int]:
    """Return set-up minutes, take-down minutes and days to answer of the event's model, or the usual ones."""
    concept = event.concept
    return (
        (concept.set_up_minutes, concept.take_down_minutes, concept.answer_by_days)
        if concept
        else (60, 30, 26)
    )


def when_in_words(event: Event) -> str:
    """Return day and hours for the trail, for example "10.3.2027 14.00–18.00"."""
    if not (event.day and event.opens and event.closes):
        return ""
    return f"{format_date(event.day, 'j.n.Y')} {event.opens:%H.%M}–{event.closes:%H.%M}"
