"""What came along to an event that was copied from another, what did not, and what still speaks of the old place?"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talkoot.lib import dates

from ...forms.day_words import language
from ...models import Concept, Event, Meeting, Task
from ...place_texts import COLUMNS, Texts, brought, here, naming
from .plan_points import Point


def to_come(event: Event) -> list[str]:
    """Return what a copy of an event gets, each a line with its number; one query for each sort."""
    invited, tasks, meetings = event.stands.count(), event.tasks.count(), event.meetings.count()
    supplies, slots = event.supplies.count(), event.run_slots.count()
    lines = [
        ngettext("%(n)s task, dated anew", "%(n)s tasks, dated anew", tasks) % {"n": tasks},
        ngettext("%(n)s planning meeting with its agenda", "%(n)s planning meetings with their agendas", meetings)
        % {"n": meetings},
        ngettext("%(n)s partner to be invited again", "%(n)s partners to be invited again", invited) % {"n": invited},
        ngettext("%(n)s supply to be packed", "%(n)s supplies to be packed", supplies) % {"n": supplies},
        ngettext(
            "The run sheet, %(n)s row, without who does it", "The run sheet, %(n)s rows, without who does them", slots
        ) % {"n": slots},
        _("Texts, letter, poster's look and marketing plan"),
    ]  # fmt: skip
    numbers = (tasks, meetings, invited, supplies, slots, 1)
    return [line for line, number in zip(lines, numbers, strict=True) if number]


def left_behind() -> list[str]:
    """Return what never comes along."""
    return [
        _("Answers, presenters and places: last answers are proposals only"),
        _("Messages and personal links: nothing is sent"),
        _("What was paid, published and achieved, feedback and figures"),
        _("Remote link, the library's answer and the facts of the day"),
    ]


def source_of(event: Event) -> Event | None:
    """Return the event that this one was copied from, with its place; one query where there is one."""
    return Event.objects.with_places().get(pk=event.cloned_from_id) if event.cloned_from_id else None


def source_words(source: Event) -> dict[str, str]:
    """Return the name and the address of the event that another was copied from."""
    day = f" {dates.short_date(source.day, language())}" if source.day else ""
    return {"name": f"{source.municipality}{day}", "url": reverse("desk:event_detail", args=[source.slug])}


def banner(event: Event, source: Event, tasks: Iterable[Task]) -> dict[str, Any]:
    """Return what is told once, on the plan of a fresh copy; nine queries at most."""
    concept = Concept.objects.whole().get(pk=event.concept_id) if event.concept_id else None
    texts: Texts = brought(source, concept, here(event))
    pinned = sum(1 for task in tasks if task.offset_days is None)
    dated = ngettext(
        "%(n)s task whose day had been set by hand is as far from the event as it was.",
        "%(n)s tasks whose days had been set by hand are as far from the event as they were.",
        pinned,
    ) % {"n": pinned}
    return {
        **source_words(source), "comes": to_come(event), "stays": left_behind(), "pinned": dated if pinned else "",
        "invites": event.stands.exists(), "copied": [label(name) for name in texts.copied],
        "record_url": reverse("desk:event_edit", args=[event.slug]),
    }  # fmt: skip


def label(column: str) -> str:
    """Return the name of a text of the record."""
    return str(capfirst(Event._meta.get_field(column).verbose_name))  # type: ignore[union-attr]


def old_names(
    event: Event, source: Event | None, tasks: Iterable[Task], meetings: Iterable[Meeting]
) -> Iterator[Point]:
    """Yield a point for the record, and one for the plan, where words of a draft still name the old place."""
    if source is None or event.is_published:
        return
    places = (here(source), here(event))
    texts = [(label(name), getattr(event, name)) for name in COLUMNS]
    words = {"place": str(source.venue or source.municipality)}
    record = list(naming(texts, *places))
    if record:
        text = _("These texts still speak of %(place)s: %(texts)s.") % (words | {"texts": ", ".join(record)})
        yield Point(text, url=reverse("desk:event_edit", args=[event.slug]), link=_("Open the record"))
    rows = [(task.name, f"{task.name} {task.note}") for task in tasks]
    rows += [(meeting.name, f"{meeting.name} {meeting.agenda}") for meeting in meetings]
    plan = list(naming(rows, *places))
    if plan:
        text = _("These rows of the plan still speak of %(place)s: %(texts)s.")
        yield Point(text % (words | {"texts": ", ".join(plan)}))
