"""How do rows become the facts that only the papers of the day need, in one language?"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.conf import settings

from talkoot.lib import programme
from talkoot.lib.text import in_language

from . import minutes_facts, run_sheet
from .choices import PublicFact
from .closing_costs import costs_of
from .day_facts import (
    BookletEntry,
    ClosingFacts,
    CostFacts,
    DayFacts,
    MarketingFacts,
    ProgrammeItem,
    SlotFacts,
    SupplyFacts,
    TaskFacts,
)
from .models import (
    Closing,
    DayPlan,
    Event,
    HostSite,
    MarketingPlan,
    RunSlot,
    Stand,
    Supply,
    Task,
)


def of(event: Event, language: str = "fi") -> DayFacts:
    """Return them; twelve queries at most, however many rows there are."""
    plan = DayPlan.objects.filter(event=event).first() or DayPlan(event_id=event.pk)
    closing = Closing.objects.filter(event=event).first()
    marketing = MarketingPlan.objects.filter(event=event).first()
    stands, supplies = list(event.stands.in_order().with_contacts()), list(event.supplies.in_order())
    tasks = tuple(task_facts(task) for task in event.tasks.in_order().with_marketing())
    return DayFacts(
        **_plan_facts(plan, language, slots_of(event)),
        hosts=tuple(
            site.facts(settings.CALENDAR_DOMAIN) for site in HostSite.objects.of_event(event).in_order()
        ),
        supplies=tuple(SupplyFacts(row.name, row.quantity, row.who_brings, row.note) for row in supplies),
        tasks=tasks,
        marketing=marketing_facts(marketing),
        costs=cost_facts(tasks, marketing, supplies, closing),
        booklet=tuple(_entry(stand, language) for stand in stands if stand.is_told),
        notes=tuple(
            minutes_facts.notes_of(one) for one in event.meetings.prefetch_related(*minutes_facts.NEEDED)
        ),
        closing=_closing(closing) if closing else ClosingFacts(),
    )


def slots_of(event: Event) -> tuple[SlotFacts, ...]:
    """Return the written run sheet; one query."""
    return run_sheet.in_order(RunSlot.objects.of_event(event).facts())


def for_day(event: Event, language: str = "fi") -> DayFacts:
    """Return what the run sheet, its phone page and visitors read of the day; two queries at most."""
    return in_languages(event, [language])[language]


def in_languages(event: Event, languages: Iterable[str]) -> dict[str, DayFacts]:
    """Return the same by language, in as many queries as one language takes."""
    plan, slots = _plan_of(event), slots_of(event)
    return {language: DayFacts(**_plan_facts(plan, language, slots)) for language in languages}


def _plan_of(event: Event) -> DayPlan:
    """Return the plan of the day, an empty one where there is none; no query where it came along with the event."""
    relation: Any = vars(Event)["day_plan"]
    if relation.is_cached(event):
        known = getattr(event, "day_plan", None)
        if known is None or known.pk:
            return known or DayPlan(event_id=event.pk)
    return DayPlan.objects.filter(event=event).first() or DayPlan(event_id=event.pk)


def light(event: Event, language: str, tasks: Iterable[Task], slots: tuple[SlotFacts, ...] = ()) -> DayFacts:
    """Return what can be told of rows at hand, without a query; supplies, contacts, host sites and notes lack."""
    plan = _plan_of(event)
    closing = getattr(event, "closing", None)
    return DayFacts(
        **_plan_facts(plan, language, slots),
        tasks=tuple(task_facts(task) for task in tasks),
        marketing=marketing_facts(getattr(event, "marketing_plan", None)),
        closing=_closing(closing) if closing else ClosingFacts(),
    )


def _plan_facts(plan: DayPlan, language: str, slots: tuple[SlotFacts, ...]) -> dict[str, Any]:
    told, is_translated = programme_in(plan, slots, language)
    lacking = {"arrival": in_language(plan, "arrival", language)[1], "programme": not is_translated}
    return {
        "arrival": in_language(plan, "arrival", language)[0],
        "missing": tuple(name for name, is_lacking in lacking.items() if is_lacking),
        "power": plan.power,
        "wifi_name": plan.wifi_name,
        "wifi_password": plan.wifi_password,
        "programme": told,
        "run_sheet": slots,
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


def programme_in(
    plan: DayPlan, slots: Iterable[SlotFacts], language: str
) -> tuple[tuple[ProgrammeItem, ...], bool]:
    """Return the programme for visitors, and whether all of it is in the language.

    Its home are the public short talks of the run sheet; typed lines without an hour follow them, and without such
    talks the typed lines are the programme. A run sheet is written in one language: in another one a talk goes by the
    typed line of that language at the same hour.
    """
    lines, fell_back = programme_of(plan, language), in_language(plan, "programme", language)[1]
    talks = run_sheet.talks_of(slots)
    if not talks or language == "fi":
        return run_sheet.with_lines(talks, lines), not fell_back
    own = _own_lines(plan, language)
    told = tuple(own.get(talk.starts, talk) for talk in talks)
    untold = any(talk.starts not in own for talk in talks)
    return run_sheet.with_lines(told, lines), not (untold or fell_back)


def _own_lines(plan: DayPlan, language: str) -> dict[Any, ProgrammeItem]:
    """Return the lines typed in a language by their hours."""
    text = getattr(plan, f"programme_{language}", "")
    try:
        items = programme.read(text)
    except programme.ProgrammeError:
        return {}
    return {item.starts: ProgrammeItem(item.title, item.starts, item.who) for item in items if item.starts}


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
