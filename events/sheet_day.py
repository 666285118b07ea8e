"""How do rows become the facts that only the papers of the day need, in one language?"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from talkoot.lib import programme
from talkoot.lib.text import in_language

from .choices import Attending, PublicFact, StandState
from .closing_costs import costs_of
from .day_facts import (
    BookletEntry,
    ClosingFacts,
    CostFacts,
    DayFacts,
    MarketingFacts,
    NotesFacts,
    ProgrammeItem,
    SupplyFacts,
    TaskFacts,
)
from .models import Closing, DayPlan, Event, MarketingPlan, Meeting, MeetingNotes, Stand, Supply, Task
from .sheet import calendar_uid


def of(event: Event, language: str = "fi") -> DayFacts:
    """Return them; ten queries at most, however many rows there are."""
    plan = DayPlan.objects.filter(event=event).first() or DayPlan(event=event)
    closing = Closing.objects.filter(event=event).first()
    marketing = MarketingPlan.objects.filter(event=event).first()
    stands, supplies = list(event.stands.in_order().with_contacts()), list(event.supplies.in_order())
    tasks = tuple(task_facts(task) for task in event.tasks.in_order().with_marketing())
    return DayFacts(
        **_plan_facts(plan, language),
        supplies=tuple(SupplyFacts(row.name, row.quantity, row.who_brings, row.note) for row in supplies),
        tasks=tasks,
        marketing=marketing_facts(marketing),
        costs=cost_facts(tasks, marketing, supplies, closing),
        booklet=tuple(_entry(stand, language) for stand in stands if stand.is_told),
        notes=tuple(_notes(event.meetings.prefetch_related("attendances__stand__organisation", "notes"))),
        closing=_closing(closing) if closing else ClosingFacts(),
    )


def light(event: Event, language: str, tasks: Iterable[Task]) -> DayFacts:
    """Return what can be told without a query of rows that came with the event; supplies, contacts and notes lack."""
    plan = getattr(event, "day_plan", None) or DayPlan(event=event)
    closing = getattr(event, "closing", None)
    return DayFacts(
        **_plan_facts(plan, language),
        tasks=tuple(task_facts(task) for task in tasks),
        marketing=marketing_facts(getattr(event, "marketing_plan", None)),
        closing=_closing(closing) if closing else ClosingFacts(),
    )


def _plan_facts(plan: DayPlan, language: str) -> dict[str, Any]:
    return {
        "arrival": in_language(plan, "arrival", language)[0],
        "missing": tuple(name for name in ("arrival", "programme") if in_language(plan, name, language)[1]),
        "power": plan.power,
        "wifi_name": plan.wifi_name,
        "wifi_password": plan.wifi_password,
        "programme": programme_of(plan, language),
        "trained": tuple(name for line in plan.trained.splitlines() if (name := line.strip())),
    }


def task_facts(task: Task) -> TaskFacts:
    """Return a task with what the marketing plan adds to it; a query unless that came along."""
    facts = TaskFacts(task.due_on, task.name, task.channel, task.responsible, task.state, task.note)
    row = getattr(task, "marketing", None)
    if row is None:
        return facts
    return replace(
        facts, is_added=True, audience=row.audience, message=row.message, material=row.material, payer=row.payer,
        cost_planned=row.cost_planned, cost_actual=row.cost_actual, published_on=row.publish_on, result=row.result,
        reach=row.reach,
    )  # fmt: skip


def marketing_facts(plan: MarketingPlan | None) -> MarketingFacts:
    """Return what communications aim at, as lines."""
    if plan is None:
        return MarketingFacts()
    return MarketingFacts(lines_of(plan.audiences), lines_of(plan.messages), plan.budget, plan.own_share)


def costs_of_event(event: Event, closing: Closing | None) -> CostFacts:
    """Return what an event costs; three queries."""
    tasks = [task_facts(task) for task in event.tasks.of_marketing()]
    plan = MarketingPlan.objects.filter(event=event).first()
    return cost_facts(tasks, plan, event.supplies.all(), closing)


def cost_facts(
    tasks: Iterable[TaskFacts],
    plan: MarketingPlan | None,
    supplies: Iterable[Supply],
    closing: Closing | None,
) -> CostFacts:
    """Return what rows cost together; what was typed into the closing report wins. No query."""
    typed = (closing.costs, closing.own_costs) if closing else (None, None)
    return costs_of(tasks, marketing_facts(plan), [row.cost for row in supplies], *typed)


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def programme_of(plan: DayPlan, language: str) -> tuple[ProgrammeItem, ...]:
    """Return the programme in a language; a line that cannot be read is told as it was typed."""
    text = in_language(plan, "programme", language)[0]
    try:
        items = programme.read(text)
    except programme.ProgrammeError:
        items = tuple(programme.Item(line.strip()) for line in text.splitlines() if line.strip())
    return tuple(ProgrammeItem(item.title, item.starts, item.who) for item in items)


def _entry(stand: Stand, language: str) -> BookletEntry:
    """Return one organisation of the booklet; its contact only where it has allowed that."""
    told = {}
    if PublicFact.CONTACT_TO_PARTNERS in stand.public_facts:
        contact = next(iter(stand.organisation.contacts.all()), None)
        if contact:
            told = {
                "contact_name": contact.name,
                "contact_email": contact.email,
                "contact_phone": contact.phone,
            }
    return BookletEntry(
        slug=stand.organisation.slug,
        name=in_language(stand.organisation, "name", language)[0],
        kind=stand.organisation.kind,
        topic=in_language(stand, "topic", language)[0],
        story=in_language(stand, "story", language)[0],
        scope=stand.scope,
        place=stand.place,
        **told,
    )


def _notes(meetings: Iterable[Meeting]) -> Iterable[NotesFacts]:
    for meeting in meetings:
        written = getattr(meeting, "notes", None) or MeetingNotes(meeting=meeting)
        answers = [(one.answer, one.stand) for one in meeting.attendances.all()]
        yield NotesFacts(
            uid=calendar_uid(meeting),
            chair=written.chair,
            secretary=written.secretary,
            text=written.text,
            coming=_names(stand for answer, stand in answers if answer == Attending.YES),
            absent=_names(stand for answer, stand in answers if answer == Attending.NO),
        )


def _names(stands: Iterable[Stand]) -> tuple[str, ...]:
    return tuple(
        stand.organisation.name
        for stand in stands
        if stand.state in (StandState.CONFIRMED, StandState.INVITED, StandState.UNSURE)
    )


def _closing(row: Closing) -> ClosingFacts:
    return ClosingFacts(
        visitors=row.visitors,
        encounters=row.encounters,
        helpers=row.helpers,
        volunteers=row.volunteers,
        helper_hours=row.helper_hours,
        grade=float(row.grade) if row.grade is not None else None,
        worked=row.worked,
        improve=row.improve,
        quotes=tuple(line.strip() for line in row.quotes.splitlines() if line.strip()),
        next_steps=row.next_steps,
    )
