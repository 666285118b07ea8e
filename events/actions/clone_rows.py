"""Which rows of an event does a copy of it get, and on which days?"""

from datetime import date, timedelta

from ..choices import AttendanceMode, MeetingState, StandState, TaskState
from ..models import (
    Concept,
    Event,
    HostSite,
    MarketingPlan,
    MarketingRow,
    Meeting,
    RunSlot,
    Stand,
    StandType,
    Supply,
    Task,
)
from ..models.concept import ConceptRow
from ..proposals import proposal_of
from ..run_sheet import minutes, moved
from ..schedule import planned_day
from .planning import belongs, new_marketing, new_meeting, new_supply, new_task, tie_tasks

SAME_IN_TASKS = (
    "order", "name", "channel", "responsible", "offset_days", "note", "links", "remind_days", "remind_subject",
    "concept_row", "condition",
)  # fmt: skip
SAME_IN_MEETINGS = (
    "order", "name", "starts", "minutes", "agenda", "responsible", "offset_days", "concept_row", "condition",
)  # fmt: skip
SAME_IN_STAND_TYPES = ("order", "name", "scope", "needs", "concept_row")
PLANNED = ("audience", "message", "text_short", "text", "material", "cost_planned", "payer", "publish_at")
AIMS = ("audiences", "messages", "budget", "own_share")
SAME_IN_SLOTS = ("kind", "title", "note")
SAME_IN_HOST_SITES = ("name", "street_address", "helper_name", "helper_phone", "helper_email", "note")


def clone_rows(source: Event, event: Event, concept: Concept | None, days: "Days", today: date) -> None:
    """Copy the rows of a source that came with everything below it, for the place and the days of `event`."""
    clone_meetings(source, event, days, concept)
    tasks = clone_tasks(source, event, days, today, concept)
    clone_marketing(source, event, days, tasks)
    clone_run_sheet(source, event)
    clone_host_sites(source, event)
    supplies = [clone_supply(row, event) for row in source.supplies.all() if belongs(row, event)]
    supplies += [
        new_supply(row, event)
        for row in (concept.supplies.all() if concept else ())
        if is_added(row, source, event)
    ]
    Supply.objects.bulk_create(supplies)
    StandType.objects.bulk_create(
        StandType(event=event, **{name: getattr(row, name) for name in SAME_IN_STAND_TYPES})
        for row in source.stand_types.all()
    )
    Stand.objects.bulk_create(
        Stand(
            event=event, organisation_id=row.organisation_id, order=row.order, scope=row.scope,
            state=StandState.INVITED, invite_again=True, proposal=proposal_of(row, source),
        )
        for row in source.stands.all()
    )  # fmt: skip


class Days:
    """How the days of one event's rows become those of another's."""

    def __init__(self, old: date, new: date) -> None:
        self.old, self.new = old, new

    def of(self, day: date, offset_days: int | None) -> tuple[date, date | None]:
        """Return (day, computed day): by the offset where the row has one, else as far from the event as before."""
        if offset_days is None:
            return day + self.moved, None
        planned = planned_day(self.new, offset_days)
        return planned.day, planned.computed

    @property
    def moved(self) -> timedelta:
        """Return how far the event's day has moved."""
        return self.new - self.old


def is_added(row: ConceptRow, source: Event, event: Event) -> bool:
    """Tell whether a row of the model belongs to the new event and did not belong to the old one."""
    return belongs(row, event) and not belongs(row, source)


def clone_meetings(source: Event, event: Event, days: Days, concept: Concept | None) -> None:
    """Copy the meetings that were held or are to be; place and remote link are agreed anew."""
    rows = []
    for row in source.meetings.all():
        if row.state == MeetingState.CANCELLED or not belongs(row, event):
            continue
        day, computed = days.of(row.day, row.offset_days)
        same = {name: getattr(row, name) for name in SAME_IN_MEETINGS}
        rows.append(Meeting(event=event, day=day, computed_day=computed, **same))
    added = concept.meetings.all() if concept else ()
    rows += [new_meeting(row, event, days.new) for row in added if is_added(row, source, event)]
    Meeting.objects.bulk_create(rows)


def clone_tasks(
    source: Event, event: Event, days: Days, today: date, concept: Concept | None
) -> dict[int, Task]:
    """Copy the tasks, all open but those left out; return the copies by the key of what they were copied from."""
    copies: dict[int, Task] = {}
    rows = [row for row in source.tasks.all() if belongs(row, event)]
    for row in rows:
        due, computed = days.of(row.due_on, row.offset_days)
        left_out = row.state == TaskState.LEFT_OUT and not row.was_past  # not for want of time
        copies[row.pk] = Task(
            event=event, due_on=due, computed_on=computed, was_past=due < today, user_id=row.user_id,
            state=TaskState.LEFT_OUT if left_out else TaskState.OPEN,
            **{name: getattr(row, name) for name in SAME_IN_TASKS},
        )  # fmt: skip
    added = [
        (row, new_task(row, event, days.new, today))
        for row in (concept.tasks.all() if concept else ())
        if is_added(row, source, event)
    ]
    Task.objects.bulk_create([*copies.values(), *(task for _row, task in added)])
    MarketingRow.objects.bulk_create(new_marketing(added))
    tied = [row for row in rows if row.after_id in copies]
    for row in tied:
        copies[row.pk].after = copies[row.after_id or 0]
    Task.objects.bulk_update([copies[row.pk] for row in tied], ["after"])
    if concept and added:
        tie_tasks(concept, event, only={row.uid for row, _task in added})
    return copies


def clone_marketing(source: Event, event: Event, days: Days, tasks: dict[int, Task]) -> None:
    """Copy what was aimed at and planned; results, reach, links and what it cost belong to the event that was."""
    aims = getattr(source, "marketing_plan", None)
    if aims is not None:
        MarketingPlan.objects.bulk_create(
            [MarketingPlan(event=event, **{name: getattr(aims, name) for name in AIMS})]
        )
    found = [
        (row.marketing, tasks[row.pk])
        for row in source.tasks.all()
        if row.pk in tasks and hasattr(row, "marketing")
    ]
    MarketingRow.objects.bulk_create(
        MarketingRow(
            task=copy,
            publish_on=row.publish_on + days.moved if row.publish_on else None,
            **{name: getattr(row, name) for name in PLANNED},
        )
        for row, copy in found
    )


def clone_supply(row: Supply, event: Event) -> Supply:
    """Return an unsaved supply, unpacked; what a partner had promised to bring nobody brings yet."""
    return Supply(
        event=event, order=row.order, name=row.name, quantity=row.quantity, note=row.note,
        bringer="" if row.stand_id else row.bringer, concept_row=row.concept_row, condition=row.condition,
    )  # fmt: skip


def clone_run_sheet(source: Event, event: Event) -> None:
    """Copy what happens, as far from the opening hour as before; who does it is agreed anew.

    No short talk is told to visitors before somebody has promised it. Rooms are those of the venue.
    """
    later = minutes(event.opens) - minutes(source.opens) if event.opens and source.opens else 0
    RunSlot.objects.bulk_create(
        RunSlot(
            event=event,
            starts=moved(row.starts, later),
            ends=moved(row.ends, later) if row.ends else None,
            place=row.place if event.venue_id == source.venue_id else "",
            **{name: getattr(row, name) for name in SAME_IN_SLOTS},
        )
        for row in source.run_slots.all()
    )


def clone_host_sites(source: Event, event: Event) -> None:
    """Copy the places that follow a remote programme, within one municipality; test calls and ticks are made anew."""
    is_near = event.municipality_id == source.municipality_id
    if event.attendance == AttendanceMode.ONSITE or not is_near:
        return
    HostSite.objects.bulk_create(
        HostSite(event=event, **{name: getattr(row, name) for name in SAME_IN_HOST_SITES})
        for row in source.host_sites.all()
    )
