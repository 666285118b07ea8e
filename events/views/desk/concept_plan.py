"""What plan does an operating model give on an example day: which rows, on which days, and what stays away?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _

from talkoot.lib import dates, days

from ...choices import Channel, Responsible
from ...forms.day_words import language, say_day
from ...forms.example_plan import Example
from ...models import Meeting
from ...schedule import planned_day
from .plan_lines import Line, distance, short

Rows = Mapping[str, Any]


@dataclass(slots=True)
class ExamplePlan:
    """The lines in the order of days, what has to be there, and the names of the rows that do not belong."""

    day: str
    lines: list[Line] = field(default_factory=list)
    supplies: list[str] = field(default_factory=list)
    stand_types: list[str] = field(default_factory=list)
    away: list[str] = field(default_factory=list)


def example_plan(document: Rows, example: Example) -> ExamplePlan:
    """Return the plan that a model, given as its file holds it, makes for an example. Pure."""
    plan = ExamplePlan(say_day(example.day))
    lines = [
        Line(
            "example-day",
            "day",
            example.day,
            when(example.day, example.day),
            "",
            str(document["name"]),
            order=-2,
        )
    ]
    lines += [
        meeting_line(row, example.day, number)
        for number, row in enumerate(belonging(document, "meetings", example))
    ]
    names = {row["uid"]: row["name"] for row in document["tasks"]}
    lines += [
        task_line(row, example.day, number, names)
        for number, row in enumerate(belonging(document, "tasks", example))
    ]
    plan.lines = sorted(lines, key=lambda line: (line.day, line.order))
    plan.supplies = [counted(row) for row in belonging(document, "supplies", example)]
    plan.stand_types = [row["name"] for row in belonging(document, "stand_types", example)]
    for sort in ("meetings", "tasks", "supplies", "stand_types"):
        plan.away += [row["name"] for row in document[sort] if not example.has(row["condition"])]
    return plan


def belonging(document: Rows, sort: str, example: Example) -> Iterator[Rows]:
    """Yield the rows of one sort that belong to the example."""
    return (row for row in document[sort] if example.has(row["condition"]))


def meeting_line(row: Rows, event_day: date, number: int) -> Line:
    """Return one meeting on its day with its hours."""
    planned = planned_day(event_day, row["offset_days"])
    held = Meeting(day=planned.day, starts=time.fromisoformat(row["starts"]), minutes=row["minutes"])
    hours = dates.hours(held.starts, held.ends, language())
    return Line(
        f"example-meeting-{number}", "meeting", planned.day, f"{when(planned.day, event_day)} {hours}",
        distance(event_day, planned.day), ", ".join(part for part in (row["name"], row["place"]) if part),
        who=str(Responsible(row["responsible"]).label), why=why(planned.day, planned.computed), order=-1,
    )  # fmt: skip


def task_line(row: Rows, event_day: date, number: int, names: Mapping[str, str]) -> Line:
    """Return one task on its day with who does it, and after which other one."""
    planned = planned_day(event_day, row["offset_days"])
    who = str(Responsible(row["responsible"]).label)
    if row["channel"] != Channel.NONE:
        channel = str(Channel(row["channel"]).label)
        who = f"{who}, {channel[:1].lower()}{channel[1:]}"
    if row["after"] in names:
        who = _("%(who)s · after: %(task)s") % {"who": who, "task": names[row["after"]]}
    return Line(
        f"example-task-{number}", "task", planned.day, when(planned.day, event_day),
        distance(event_day, planned.day), row["name"], who=who, why=why(planned.day, planned.computed), order=number,
    )  # fmt: skip


def when(day: date, event_day: date) -> str:
    """Return a day of the plan with its weekday; its year where that is another than the event's."""
    return short(day) if day.year == event_day.year else say_day(day)


def why(day: date, computed: date) -> str:
    """Return why a row is not on its computed day, or nothing."""
    if day == computed:
        return ""
    return _("Moved, because %(reason)s.") % {"reason": days.reason(computed, language())}


def counted(row: Rows) -> str:
    """Return a thing with how many there are of it and who brings it."""
    name = f"{row['name']} × {row['quantity']}" if row["quantity"] != 1 else row["name"]
    return f"{name} ({row['bringer']})" if row["bringer"] else name
